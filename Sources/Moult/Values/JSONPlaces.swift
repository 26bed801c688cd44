/// Places in JSON that a reader has accepted, so that nothing is checked again.
enum JSONPlaces {
  /// The index of the first byte from `index` on that is no white space.
  static func skipSpace(_ json: Span<UInt8>, _ index: Int) -> Int {
    var index = index
    while index < json.count, json[index] <= UInt8(ascii: " ") { index += 1 }
    return index
  }

  /// The index of the quotation mark that ends a string.
  ///
  /// - Parameter start: the index after its first quotation mark.
  static func endOfString(_ json: Span<UInt8>, _ start: Int) -> Int {
    var index = start
    while json[index] != UInt8(ascii: "\"") {
      index += json[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return index
  }

  /// The index after a value. O(bytes of the value).
  static func endOfValue(_ json: Span<UInt8>, _ start: Int) -> Int {
    var index = start
    var depth = 0
    repeat {
      switch json[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""): index = endOfString(json, index + 1)
      default:
        if depth == 0 { index = endOfScalar(json, index) - 1 }
      }
      index += 1
    } while depth > 0
    return index
  }

  /// The index after a number or literal.
  private static func endOfScalar(_ json: Span<UInt8>, _ start: Int) -> Int {
    var index = start
    while index < json.count, json[index] > UInt8(ascii: " "), !",:]}".utf8.contains(json[index]) {
      index += 1
    }
    return index
  }

  /// Calls `body` with the key and the value of each member of an object, as ranges: of the key without its
  /// quotation marks. It ends when `body` returns false. O(bytes of the object).
  ///
  /// - Parameter start: the index of the object's bracket.
  static func forEachMember(
    of json: Span<UInt8>, at start: Int, _ body: (Range<Int>, Range<Int>) -> Bool
  ) {
    var index = skipSpace(json, start + 1)
    while json[index] == UInt8(ascii: "\"") {
      let key = index + 1..<endOfString(json, index + 1)
      let value = skipSpace(json, skipSpace(json, key.upperBound + 1) + 1)
      let end = endOfValue(json, value)
      guard body(key, value..<end) else { return }
      index = skipSpace(json, end)
      if json[index] == UInt8(ascii: ",") { index = skipSpace(json, index + 1) }
    }
  }
}
