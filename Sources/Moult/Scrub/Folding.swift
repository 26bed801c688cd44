internal import JSONStream

/// The form of a character by which texts and names are compared: without case, accents and other optional
/// marks, compatibility forms and, in other scripts, digits of their own.
///
/// `Ä`, `Ａ` and `𝐀` become `a`, `ß` becomes `ss`, `٣` becomes `3`. Equal letters have equal forms whether
/// they are composed or decomposed, since a mark on its own becomes nothing. The forms are those of
/// `folding.txt`.
struct Folding: Sendable {
  /// The forms that come with Moult.
  static let builtIn = Folding(PackageResources.folding_txt)

  private static let pageBits: UInt32 = 7
  /// No code point from here on has a form of its own.
  private static let end: UInt32 = 0x20000

  /// For each page of 128 code points, the start of its row in ``places``; row 0 is that of pages without forms.
  private var rows = [UInt16](repeating: 0, count: Int(end >> pageBits))
  /// For each code point of a row, the place of its form: `start << 8 | length + 1`, 0 where it has none.
  private var places = [UInt32](repeating: 0, count: 1 << pageBits)
  private var forms: [UInt8] = []

  /// Reads the lines of `folding.txt`. O(`text.count`).
  init(_ text: [UInt8]) {
    let text = text.span
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
      if text[start] != UInt8(ascii: "#") { add(line: text.extracting(start..<end)) }
      start = end + 1
    }
  }

  /// Appends the form of a code point in UTF-8. O(1).
  @inline(__always)
  func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    if scalar < 0x80 {
      bytes.append(
        scalar &- 0x41 < 26
          ? UInt8(truncatingIfNeeded: scalar) | 0x20 : UInt8(truncatingIfNeeded: scalar))
    } else {
      appendWide(scalar, to: &bytes)
    }
  }

  private func appendWide(_ scalar: UInt32, to bytes: inout [UInt8]) {
    let place = place(of: scalar)
    guard place != 0 else { return UTF8Scalars.append(scalar, to: &bytes) }
    let start = Int(place >> 8)
    for index in start..<start + Int(place & 0xFF) - 1 { bytes.append(forms[index]) }
  }

  /// The first three bytes of the form of a code point beyond ASCII; zeros for those that it does not have.
  func start(of scalar: UInt32) -> (first: UInt8, second: UInt8, third: UInt8) {
    let place = place(of: scalar)
    guard place != 0 else { return UTF8Scalars.start(of: scalar) }
    let start = Int(place >> 8)
    let count = Int(place & 0xFF) - 1
    return (
      count > 0 ? forms[start] : 0, count > 1 ? forms[start + 1] : 0,
      count > 2 ? forms[start + 2] : 0
    )
  }

  private func place(of scalar: UInt32) -> UInt32 {
    guard scalar < Self.end else { return 0 }
    let row = Int(rows[Int(scalar >> Self.pageBits)])
    return places[row << Int(Self.pageBits) | Int(scalar & (1 << Self.pageBits - 1))]
  }

  /// Adds a line: a code point or a range in hexadecimal digits, and the form of the first one.
  private mutating func add(line: Span<UInt8>) {
    var index = 0
    let first = Self.hexadecimal(line, &index)
    var last = first
    if index < line.count, line[index] == UInt8(ascii: "-") {
      index += 1
      last = Self.hexadecimal(line, &index)
    }
    var form: [UInt8] = []
    for place in min(index + 1, line.count)..<line.count { form.append(line[place]) }
    var scalar = first
    while scalar <= last {
      add(form, of: scalar)
      scalar += 1
      if scalar <= last { Self.advance(&form) }
    }
  }

  private mutating func add(_ form: [UInt8], of scalar: UInt32) {
    guard scalar < Self.end else { return }
    let page = Int(scalar >> Self.pageBits)
    if rows[page] == 0 {
      rows[page] = UInt16(places.count >> Int(Self.pageBits))
      places.append(contentsOf: repeatElement(0, count: 1 << Int(Self.pageBits)))
    }
    let place = UInt32(forms.count) << 8 | UInt32(form.count + 1)
    places[Int(rows[page]) << Int(Self.pageBits) | Int(scalar & (1 << Self.pageBits - 1))] = place
    forms.append(contentsOf: form)
  }

  /// Replaces a form of one code point by the next code point; an empty form stays empty.
  private static func advance(_ form: inout [UInt8]) {
    guard !form.isEmpty else { return }
    let (scalar, _) = UTF8Scalars.decode(form.span, at: 0)
    form.removeAll(keepingCapacity: true)
    UTF8Scalars.append(scalar + 1, to: &form)
  }

  private static func hexadecimal(_ line: Span<UInt8>, _ index: inout Int) -> UInt32 {
    var value: UInt32 = 0
    while index < line.count, let digit = WrittenForms.digit(UInt32(line[index])) {
      value = value << 4 | digit
      index += 1
    }
    return value
  }
}
