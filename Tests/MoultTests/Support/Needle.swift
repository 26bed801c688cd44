import Foundation

/// A word that stands nowhere but where a test puts it, with a number behind it, and the ways in
/// which it could come out.
struct Needle: Sendable {
  private let plain: String
  private let encoded: [String]
  /// The digit or letter that the number behind it is written with for 0; the others follow.
  private let zero: UInt8

  /// A word of letters.
  static let word = Needle("qzvxcanry", zero: UInt8(ascii: "a"))
  /// The start of a number.
  static let figures = Needle("84627315", zero: UInt8(ascii: "0"))

  /// - Precondition: `plain` is ASCII in small letters, and long enough that none of its forms turns
  ///   up by chance.
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
      // A number that became a floating-point one.
      plain.prefix(1) + "." + plain.dropFirst(),
    ]
    // What is the same in Base64 whatever stands before and after, for each place modulo three.
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

  /// The numbers with which it stands in a text as it is, in whatever case.
  func numbers(in text: String) -> Set<Int> {
    var found: Set<Int> = []
    for rest in text.lowercased().components(separatedBy: plain).dropFirst() {
      let digits = rest.utf8.prefix(4).map { Int($0) - Int(zero) }
      found.insert(digits.reduce(0) { $0 * 10 + $1 })
    }
    return found
  }

  /// Whether it stands in a text otherwise than as it is: with JSON's escapes, in percent, as HTML's
  /// references, in hexadecimal, in Base64, as a floating-point number, or backwards.
  func isHidden(in text: String) -> Bool {
    let lower = text.lowercased()
    return encoded.contains { lower.contains($0) }
  }
}
