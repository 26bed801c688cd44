/// The ways in which a line is made unreadable.
public enum Damage: CaseIterable, Sendable {
  /// The record ends in the middle.
  case cut
  /// The line is not JSON: an error page in place of the record.
  case garbage
  /// A string has bytes in it that are not UTF-8.
  case badUTF8
  /// A bracket is replaced by one of the other kind.
  case wrongBracket
  /// A string has a control character in it that should have been escaped.
  case controlCharacter

  /// Damages the record that begins at `start` and reaches to the end of `bytes`.
  ///
  /// The record must be a JSON object with at least one string in it, so that each kind of
  /// damage makes it invalid. It has no line end yet. O(length of the record).
  func apply(to bytes: inout [UInt8], from start: Int, _ random: inout Random) {
    let length = bytes.count - start
    switch self {
    case .cut:
      bytes.removeLast(length - (1 + random.below(length - 1)))
    case .garbage:
      bytes.removeLast(length)
      bytes.append(ascii: "<html><body>Error 503 ")
      for _ in 0..<(1 + random.below(30)) { bytes.append(hex: 16, using: &random) }
    case .badUTF8:
      let wrong: [[UInt8]] = [
        [0xC3, 0x28], [0xFF], [0x80], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
        [0xE2, 0x82],
      ]
      insert(random.pick(wrong), into: &bytes, from: start, &random)
    case .controlCharacter:
      let wrong: [UInt8] = [0x00, 0x01, 0x08, 0x09, 0x0B, 0x1B, 0x1F]
      insert([random.pick(wrong)], into: &bytes, from: start, &random)
    case .wrongBracket:
      let places = brackets(in: bytes, from: start)
      // [ and {, as ] and }, differ in one bit.
      bytes[random.pick(places)] ^= 0x20
    }
  }

  /// Inserts bytes into a string, directly after its opening quotation mark.
  private func insert(
    _ wrong: [UInt8], into bytes: inout [UInt8], from start: Int, _ random: inout Random
  ) {
    let place = random.pick(openings(in: bytes, from: start)) + 1
    bytes.insert(contentsOf: wrong, at: place)
  }

  /// The indices at which strings begin.
  private func openings(in bytes: [UInt8], from start: Int) -> [Int] {
    places(in: bytes, from: start) { $0 == UInt8(ascii: "\"") }
  }

  /// The places of brackets of either kind outside strings.
  private func brackets(in bytes: [UInt8], from start: Int) -> [Int] {
    places(in: bytes, from: start) { [0x5B, 0x5D, 0x7B, 0x7D].contains($0) }
  }

  /// The places outside strings, opening quotation marks included, of bytes that a condition selects.
  private func places(
    in bytes: [UInt8], from start: Int, where isAskedFor: (UInt8) -> Bool
  ) -> [Int] {
    var found: [Int] = []
    var inString = false
    var isEscaped = false
    for index in start..<bytes.count {
      let byte = bytes[index]
      if !inString, isAskedFor(byte) { found.append(index) }
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = inString
      } else if byte == UInt8(ascii: "\"") {
        inString.toggle()
      }
    }
    return found
  }
}
