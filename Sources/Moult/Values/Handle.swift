/// A handle without its sign, in lower case: the platform does not distinguish letter case in handles.
struct Handle: Equatable, BitwiseCopyable, Sendable {
  /// Six bits for each character, from 1 to 37.
  let bits: UInt128

  /// The longest handle: new ones have 15 characters at most, some old ones more.
  private static let longest = 20

  /// A handle as a record has it, `@Name` or `name`; nil for a text that is none.
  init?(_ text: Span<UInt8>) {
    let start = !text.isEmpty && text[0] == UInt8(ascii: "@") ? 1 : 0
    guard 1...Self.longest ~= text.count - start else { return nil }
    var bits: UInt128 = 0
    for index in start..<text.count {
      guard let code = Self.code(of: text[index]) else { return nil }
      bits = bits << 6 | code
    }
    self.bits = bits
  }

  /// The six bits of a letter, a digit or `_`.
  private static func code(of byte: UInt8) -> UInt128? {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt128(byte - UInt8(ascii: "a")) + 1
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt128(byte - UInt8(ascii: "A")) + 1
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt128(byte - UInt8(ascii: "0")) + 27
    case UInt8(ascii: "_"): 37
    default: nil
    }
  }
}
