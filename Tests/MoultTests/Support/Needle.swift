import Foundation

/// A word with a number after it that occurs only where a test puts it, and the encodings in which it could leak.
struct Needle: Sendable {
  private let plain: String
  private let encoded: [String]
  /// The digit or letter for 0 in the number. Those for 1 to 9 follow it.
  private let zero: UInt8

  /// A word of letters.
  static let word = Needle("qzvxcanry", zero: UInt8(ascii: "a"))
  /// The first digits of a number.
  static let figures = Needle("84627315", zero: UInt8(ascii: "0"))

  /// - Precondition: `plain` is ASCII in lower case, and too long for any of its encodings to occur by chance.
  private init(_ plain: String, zero: UInt8) {
    self.plain = plain
    self.zero = zero
    let bytes = Array(plain.utf8)
    var encoded = [
      bytes.map { String(format: "\\u%04x", $0) }.joined(),
      bytes.map { String(format: "%%%02x", $0) }.joined(),
      bytes.map { "&#\($0);" }.joined(),
      bytes.map { String(format: "&#x%x;", $0) }.joined(),
      bytes.map { String(format: "%02x", $0) }.joined(),
      String(plain.reversed()),
      // A number as floating-point text.
      plain.prefix(1) + "." + plain.dropFirst(),
    ]
    // The part in Base64 that does not depend on the bytes around it, for each offset modulo three.
    for spelling in [plain, plain.capitalized] {
      for shift in 0..<3 {
        let data = Data(Array(repeating: 0, count: shift) + spelling.utf8)
        let whole = data.count * 8 / 6
        let code = data.base64EncodedString().prefix(whole)
        encoded.append(code.dropFirst((shift * 8 + 5) / 6).lowercased())
      }
    }
    self.encoded = encoded
  }

  /// The word with a number below ten thousand.
  func numbered(_ number: Int) -> String {
    let digits = String(number + 10_000).utf8.dropFirst().map { $0 - 0x30 + zero }
    let word = plain + String(decoding: digits, as: UTF8.self)
    return zero == UInt8(ascii: "0") ? word + "00000" : word.capitalized
  }

  /// The numbers with which it occurs in a text without encoding, in any letter case.
  func numbers(in text: String) -> Set<Int> {
    var found: Set<Int> = []
    for rest in text.lowercased().components(separatedBy: plain).dropFirst() {
      let digits = rest.utf8.prefix(4).map { Int($0) - Int(zero) }
      found.insert(digits.reduce(0) { $0 * 10 + $1 })
    }
    return found
  }

  /// Whether it occurs in a text with an encoding: JSON escapes, percent encoding, HTML references, hexadecimal,
  /// Base64, a floating-point number, or reversed.
  func isHidden(in text: String) -> Bool {
    let lower = text.lowercased()
    return encoded.contains { lower.contains($0) }
  }
}
