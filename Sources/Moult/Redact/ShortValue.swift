internal import JSONStream

/// What is made of most values: at most eight bytes, in a word with the first one lowest.
struct ShortValue: BitwiseCopyable {
  let word: UInt64
  let count: Int

  static let null: UInt64 = 0x6C6C_756E
  private static let yes: UInt64 = 0x6575_7274
  private static let no: UInt64 = 0x65_736C_6166
  private static let zero: UInt64 = 0x30
  /// A one and seven zeros, of which a count of digits is the power of ten.
  private static let powers: UInt64 = 0x3030_3030_3030_3031

  /// What is made of null, of a yes or no, and of a count of one to eight digits; nil for all else.
  @inline(__always)
  init?(_ node: Node, _ way: Transform.Way, _ record: borrowing Record) {
    switch node.kind {
    case .null: (word, count) = (Self.null, 4)
    case .true where way == .boolean: (word, count) = (Self.yes, 4)
    case .false where way == .boolean: (word, count) = (Self.no, 5)
    case .number where way == .power:
      let length = Int(node.end &- node.start)
      let start = Int(node.start)
      guard 1...8 ~= length, start &+ 8 <= record.bytes.count else { return nil }
      let digits = record.bytes.word(at: start)
      let mask = UInt64.max >> UInt64(truncatingIfNeeded: 64 &- 8 &* length)
      let isZero = UInt8(truncatingIfNeeded: digits) == UInt8(ascii: "0")
      guard EightDigits.areDigits(digits, mask: mask), !isZero || length == 1 else { return nil }
      (word, count) = (isZero ? Self.zero : Self.powers, length)
    default: return nil
    }
  }
}
