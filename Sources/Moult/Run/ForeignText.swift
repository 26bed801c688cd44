internal import JSONStream

/// Texts that look like records and are none: what programs print of their own objects, and tables in JSON. They are
/// recognized at the start of an input, by more than one damaged byte can change, and refused as a whole.
enum ForeignText {
  /// What the start of an input is.
  enum Finding: Equatable {
    case none
    /// More bytes are needed.
    case unfinished
    /// With what it is, and the call that writes records.
    case refused(String)
  }

  /// The most bytes that are examined.
  static let reach = 1 << 10
  private static let longestWord = 80

  /// Examines the start of an input. O(bytes).
  ///
  /// - Parameter isAll: whether there are no more bytes.
  static func find(in head: Span<UInt8>, isAll: Bool) -> Finding {
    let isAll = isAll || head.count >= reach
    var scan = HeadScan(head.extracting(0..<min(head.count, reach)))
    scan.skip([0xEF, 0xBB, 0xBF])
    scan.skipSpace()
    for test in [isBytes, isPrinted, isObject, isDict, isTable] {
      var attempt = scan.copy()
      if let words = test(&attempt) { return .refused(words) }
      if attempt.isShort && !isAll { return .unfinished }
    }
    return .none
  }

  /// `b'{"id":5}'`
  private static func isBytes(_ scan: inout HeadScan) -> String? {
    guard scan.skip("b"), scan.skipOne(of: "'\""), scan.skip("{") else { return nil }
    return "Python bytes, not JSON; write them with line.decode() instead of str(line)"
  }

  /// `<Tweet id=5 text='so'>`
  private static func isPrinted(_ scan: inout HeadScan) -> String? {
    _ = scan.skip("[")
    guard scan.skip("<"), scan.skipWord(atMost: longestWord) != nil, scan.skip(" id=") else {
      return nil
    }
    return object
  }

  /// `Status(_api=…)`, `OrderedDict([('id', 5)])`
  private static func isObject(_ scan: inout HeadScan) -> String? {
    _ = scan.skip("[")
    guard scan.skipWord(atMost: longestWord) != nil, scan.skip("(") else { return nil }
    var argument = scan.copy()
    let isNamed = argument.skipWord(atMost: longestWord) != nil && argument.skip("=")
    let holdsPairs = scan.skip("[(") || scan.skip("{'") || scan.skip("<class")
    if argument.isShort { scan.isShort = true }
    return isNamed || holdsPairs ? object : nil
  }

  private static let object =
    "a Python object, not JSON; write its data, as with json.dumps(status._json), instead of str(status)"

  /// `{'id': 5}`, `[{u'id': 5}]`; `{ id: 5 }` and `{"id"=>5}` of other languages.
  private static func isDict(_ scan: inout HeadScan) -> String? {
    if scan.skipOne(of: "[(") { scan.skipSpace() }
    guard scan.skip("{") else { return nil }
    scan.skipSpace()
    if scan.skipOne(of: ":") {
      guard scan.skipWord(atMost: longestWord) != nil, scan.skip("=>") else { return nil }
      return ruby
    }
    if scan.skip("\"") {
      guard scan.skipText(to: UInt8(ascii: "\""), atMost: longestWord) != nil else { return nil }
      scan.skipSpace()
      return scan.skip("=>") ? ruby : nil
    }
    var quoted = scan.copy()
    _ = quoted.skipOne(of: "ub")
    if quoted.skip("'") {
      let key = quoted.skipText(to: UInt8(ascii: "'"), atMost: longestWord)
      quoted.skipSpace()
      let isKey = key != nil && quoted.skip(":")
      scan.isShort = scan.isShort || quoted.isShort
      return isKey
        ? "a Python dict, not JSON; write it with json.dumps(record) instead of str(record)" : nil
    }
    guard scan.skipWord(atMost: longestWord) != nil else { return nil }
    scan.skipSpace()
    return scan.skip(":")
      ? "a JavaScript object as it is printed, not JSON; write it with JSON.stringify(record)" : nil
  }

  private static let ruby = "a Ruby hash, not JSON; write it with record.to_json"

  /// A table of pandas, in any of its orientations without records.
  private static func isTable(_ scan: inout HeadScan) -> String? {
    if scan.skip("[") {
      scan.skipSpace()
      guard scan.skip("[") else { return nil }
      return scan.opensScalar() ? table("as rows without names") : nil
    }
    guard scan.skip("{"), let key = scan.skipKey(atMost: longestWord) else { return nil }
    if Bytes.equal(key, Array("columns".utf8)) || Bytes.equal(key, Array("index".utf8)) {
      return scan.skip("[") && scan.opensScalar() ? table("in parts") : nil
    }
    let isNumber = isDigits(key)
    let isSchema = Bytes.equal(key, Array("schema".utf8))
    let isRow = isNumber && key.count < 10
    guard scan.skip("{"), let inner = scan.skipKey(atMost: longestWord) else { return nil }
    if isSchema {
      guard Bytes.equal(inner, Array("fields".utf8)), scan.skip("[") else { return nil }
      scan.skipSpace()
      guard scan.skip("{"), let first = scan.skipKey(atMost: longestWord) else { return nil }
      return Bytes.equal(first, Array("name".utf8)) ? table("with a schema") : nil
    }
    let isFirst = Bytes.equal(inner, [UInt8(ascii: "0")])
    if isFirst || isDigits(inner) && !isNumber && scan.opensScalar() { return table("by columns") }
    return isRow && !isDigits(inner) ? table("by rows, as one object") : nil
  }

  static func table(_ form: String) -> String {
    "a table as pandas writes it \(form); write it with to_json(orient=\"records\", lines=True)"
  }

  private static func isDigits(_ text: Span<UInt8>) -> Bool {
    for index in text.indices where !text[index].isDigit { return false }
    return text.count > 0
  }
}

/// Reads the first bytes of an input, and notices if a decision needs bytes that have not come yet.
struct HeadScan: ~Escapable {
  private let bytes: Span<UInt8>
  private var index = 0
  /// Whether bytes are missing.
  var isShort = false

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>) {
    self.bytes = bytes
  }

  @_lifetime(copy self)
  func copy() -> HeadScan { self }

  private mutating func peek() -> UInt8? {
    guard index < bytes.count else {
      isShort = true
      return nil
    }
    return bytes[index]
  }

  mutating func skipSpace() {
    while let byte = peek(), [0x20, 0x09, 0x0A, 0x0D].contains(byte) { index += 1 }
  }

  /// Skips some bytes if they are all there.
  @discardableResult
  mutating func skip(_ word: some Collection<UInt8>) -> Bool {
    let start = index
    for byte in word {
      guard peek() == byte else {
        index = start
        return false
      }
      index += 1
    }
    return true
  }

  mutating func skip(_ word: String) -> Bool { skip(word.utf8) }

  mutating func skipOne(of bytes: String) -> Bool {
    guard let byte = peek(), bytes.utf8.contains(byte) else { return false }
    index += 1
    return true
  }

  /// Skips a name as programming languages have them, with periods; nil where there is none.
  mutating func skipWord(atMost most: Int) -> Range<Int>? {
    let start = index
    while index - start < most, let byte = peek() {
      let isLetter = 0x61...0x7A ~= byte | 0x20 || byte == UInt8(ascii: "_")
      guard isLetter || index > start && (byte.isDigit || byte == UInt8(ascii: ".")) else { break }
      index += 1
    }
    return index > start ? start..<index : nil
  }

  /// Skips a text and the byte that ends it; nil where it is longer.
  mutating func skipText(to end: UInt8, atMost most: Int) -> Range<Int>? {
    let start = index
    while index - start <= most, let byte = peek() {
      index += 1
      if byte == end { return start..<index - 1 }
    }
    return nil
  }

  /// Skips a key of JSON with its colon; nil where there is none.
  @_lifetime(copy self)
  mutating func skipKey(atMost most: Int) -> Span<UInt8>? {
    skipSpace()
    guard skip("\""), let key = skipText(to: UInt8(ascii: "\""), atMost: most) else { return nil }
    skipSpace()
    guard skip(":") else { return nil }
    skipSpace()
    return bytes.extracting(key)
  }

  /// Whether a string, number or literal comes next.
  mutating func opensScalar() -> Bool {
    skipSpace()
    guard let byte = peek() else { return false }
    return byte.isDigit || "\"-tfn".utf8.contains(byte)
  }
}
