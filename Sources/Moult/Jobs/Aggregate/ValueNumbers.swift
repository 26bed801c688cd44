/// Numbers the values of one dimension in the order of arrival, so that the key of a cell consists
/// of small numbers instead of texts.
///
/// Tweets are often in the order of time and in one language, so the previous value is compared
/// first.
struct ValueNumbers: Sendable {
  /// The values by their numbers.
  private(set) var values: [DimensionValue] = []
  /// The numbers by the codes of the values: of numbers (``code(of:)``) and of words
  /// (``WordDimension``).
  private var codes = PlainMap<UInt128>()
  private var texts: [String: Int32] = [:]
  private var missing: Int32?
  private var lastCode = (key: UInt128(0), id: Int32(-1))
  private var lastText = (key: "", id: Int32(-1))

  /// The number of a value that is a number, or of the missing value. O(1).
  mutating func id(of number: Int?) -> Int32 {
    guard let number else { return idOfMissing() }
    let code = Self.code(of: number)
    if let known = id(ofCode: code) { return known }
    let id = append(.number(number))
    keep(id, code)
    return id
  }

  /// The number of a word by its code, or of the missing value if the code is 0. O(1).
  mutating func id(ofWord code: UInt128, _ dimension: Dimension) -> Int32 {
    if code == 0 { return idOfMissing() }
    if let known = id(ofCode: code) { return known }
    let id = id(of: dimension.value(ofCode: code))
    keep(id, code)
    return id
  }

  private static func code(of number: Int) -> UInt128 {
    1 << 127 | UInt128(UInt64(bitPattern: Int64(number)))
  }

  @inline(__always)
  private mutating func id(ofCode code: UInt128) -> Int32? {
    if lastCode.key == code { return lastCode.id }
    guard let known = codes[code] else { return nil }
    lastCode = (code, known)
    return known
  }

  private mutating func keep(_ id: Int32, _ code: UInt128) {
    codes.insert(code, id)
    lastCode = (code, id)
  }

  /// The number of a text, or of the missing value. O(length).
  mutating func id(of text: String?) -> Int32 {
    guard let text else { return idOfMissing() }
    if lastText.id >= 0 && lastText.key == text { return lastText.id }
    let key = Self.bounded(text)
    let id: Int32
    if let known = texts[key] {
      id = known
    } else {
      id = append(.text(key))
      texts[key] = id
    }
    lastText = (key, id)
    return id
  }

  /// The number of a text, or nil if it has none. O(length).
  func number(of text: String) -> Int32? { texts[Self.bounded(text)] }

  /// The number of a value. O(length).
  mutating func id(of value: DimensionValue) -> Int32 {
    switch value {
    case .none: idOfMissing()
    case .number(let number): id(of: number)
    case .text(let text): id(of: text)
    }
  }

  /// A text truncated to a length that is stored.
  ///
  /// A truncated text is still too long for the gate, so it is never printed.
  private static func bounded(_ text: String) -> String {
    guard text.utf8.count > 4 * IdentifierGate.longest else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(IdentifierGate.longest + 1)))
  }

  private mutating func idOfMissing() -> Int32 {
    if let missing { return missing }
    let id = append(.none)
    missing = id
    return id
  }

  private mutating func append(_ value: DimensionValue) -> Int32 {
    values.append(value)
    return Int32(values.count - 1)
  }
}
