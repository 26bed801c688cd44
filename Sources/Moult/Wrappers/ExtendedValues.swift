internal import JSONStream

/// MongoDB's extended JSON, in which an object with a key like `$numberLong` is a value: the canonical and the relaxed
/// form, and those of older exports.
enum ExtendedValues {
  /// How a value is written in plain JSON.
  private enum Form {
    /// A number in a string, digit by digit.
    case number
    case text
    /// A time in ISO's form, or in milliseconds since 1970.
    case time
    /// A value of a type that no dialect has, as null.
    case nothing
  }

  private static let words = WordSet([
    "$numberLong", "$numberInt", "$numberDouble", "$numberDecimal", "$oid", "$uuid", "$symbol",
    "$date",
    "$undefined", "$minKey", "$maxKey", "$binary", "$regularExpression", "$regex", "$timestamp",
    "$code",
    "$dbPointer", "$ref",
  ])

  private static func form(_ key: Span<UInt8>) -> Form? {
    switch words.index(of: key) {
    case nil: nil
    case 0?, 1?, 2?, 3?: .number
    case 4?, 5?, 6?: .text
    case 7?: .time
    default: .nothing
    }
  }

  /// A record with plain values in place of extended ones; nil where it has none. O(bytes).
  static func plain(_ json: Span<UInt8>) -> ByteBuffer? {
    var out = ByteBuffer(capacity: json.count)
    var (index, copied) = (0, 0)
    while index < json.count {
      switch json[index] {
      case UInt8(ascii: "\""): index = JSONPlaces.endOfString(json, index + 1) + 1
      case UInt8(ascii: "{"):
        let start = index
        index += 1
        guard let form = formOfObject(json, start) else { break }
        index = JSONPlaces.endOfValue(json, start)
        OneLine.append(json.extracting(copied..<start), to: &out)
        append(json.extracting(start..<index), form, to: &out)
        copied = index
      default: index += 1
      }
    }
    guard copied > 0 else { return nil }
    OneLine.append(json.extracting(copied...), to: &out)
    return out
  }

  /// The form of the value that an object is, by its first key; nil where it is an object of a record.
  private static func formOfObject(_ json: Span<UInt8>, _ start: Int) -> Form? {
    let quote = JSONPlaces.skipSpace(json, start + 1)
    guard json[quote] == UInt8(ascii: "\""), json[quote + 1] == UInt8(ascii: "$") else {
      return nil
    }
    let end = JSONPlaces.endOfString(json, quote + 1)
    return form(json.extracting(quote + 1..<end))
  }

  private static func append(_ object: Span<UInt8>, _ form: Form, to out: inout ByteBuffer) {
    var isWritten = false
    JSONPlaces.forEachMember(of: object, at: 0) { _, value in
      switch form {
      case .number: isWritten = appendNumber(object.extracting(value), to: &out)
      case .text where object[value.lowerBound] == UInt8(ascii: "\""):
        out.append(object.extracting(value))
        isWritten = true
      case .time: isWritten = appendTime(object.extracting(value), to: &out)
      case .text, .nothing: break
      }
      return false
    }
    if !isWritten { out.append("null") }
  }

  /// Appends a number with the digits that it has in its string; false for what JSON has no number for.
  private static func appendNumber(_ value: Span<UInt8>, to out: inout ByteBuffer) -> Bool {
    let digits = value.extracting(inQuotes(value))
    guard isNumber(digits) else { return false }
    out.append(digits)
    return true
  }

  /// The range of a value without the quotation marks of a string.
  private static func inQuotes(_ value: Span<UInt8>) -> Range<Int> {
    value[0] == UInt8(ascii: "\"") ? 1..<value.count - 1 : 0..<value.count
  }

  /// Whether a text is a number of JSON.
  private static func isNumber(_ text: Span<UInt8>) -> Bool {
    var index = text.count > 0 && text[0] == UInt8(ascii: "-") ? 1 : 0
    let start = index
    guard skipDigits(text, &index), index == start + 1 || text[start] != UInt8(ascii: "0") else {
      return false
    }
    if index < text.count, text[index] == UInt8(ascii: ".") {
      index += 1
      guard skipDigits(text, &index) else { return false }
    }
    if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < text.count, "+-".utf8.contains(text[index]) { index += 1 }
      guard skipDigits(text, &index) else { return false }
    }
    return index == text.count
  }

  private static func skipDigits(_ text: Span<UInt8>, _ index: inout Int) -> Bool {
    let start = index
    while index < text.count, text[index].isDigit { index += 1 }
    return index > start
  }

  /// Appends a time in ISO's form: a string as it is, milliseconds converted.
  private static func appendTime(_ value: Span<UInt8>, to out: inout ByteBuffer) -> Bool {
    if value[0] == UInt8(ascii: "\"") {
      out.append(value)
      return true
    }
    var number = 0..<value.count
    if value[0] == UInt8(ascii: "{") {
      JSONPlaces.forEachMember(of: value, at: 0) { _, inner in
        let range = inQuotes(value.extracting(inner))
        number = inner.lowerBound + range.lowerBound..<inner.lowerBound + range.upperBound
        return false
      }
    }
    let digits = Bytes.array(value.extracting(number))
    guard let milliseconds = Int(String(decoding: digits, as: UTF8.self)) else { return false }
    out.append("\"" + CivilText.millisecond(milliseconds) + "\"")
    return true
  }
}
