internal import JSONStream

/// A redacted value of at most eight bytes, as most are, in a word with the first byte lowest.
struct ShortValue: BitwiseCopyable {
  let word: UInt64
  let count: Int

  static let null: UInt64 = 0x6C6C_756E
  private static let zero: UInt64 = 0x30
  /// `1` and seven zeros: the first N of these bytes are the power of ten with N digits.
  private static let powers: UInt64 = 0x3030_3030_3030_3031
  /// For each kind of node, its literal. A table, as a branch on true or false would be mispredicted.
  private static let literals: InlineArray<8, UInt64> = [
    0, 0, 0, 0, 0, 0x6575_7274, 0x65_736C_6166, null,
  ]
  private static let lengths: InlineArray<8, UInt8> = [0, 0, 0, 0, 0, 4, 5, 4]

  /// The redacted value of null, of a Boolean, and of a count of one to eight digits; nil for all else.
  @inline(__always)
  init?(_ node: Node, _ transform: Transform, _ record: borrowing Record) {
    let way = transform.way
    let kind = Int(node.kind.rawValue & 7)
    if node.kind == .null || way == .boolean && Self.lengths[kind] > 0 {
      (word, count) = (Self.literals[kind], Int(Self.lengths[kind]))
      return
    }
    guard way == .power, node.kind == .number else { return nil }
    let length = Int(node.end &- node.start)
    let start = Int(node.start)
    guard 1...8 ~= length, start &+ 8 <= record.bytes.count else { return nil }
    let digits = record.bytes.word(at: start)
    let mask = UInt64.max >> UInt64(truncatingIfNeeded: 64 &- 8 &* length)
    let isZero = UInt8(truncatingIfNeeded: digits) == UInt8(ascii: "0")
    guard EightDigits.areDigits(digits, mask: mask), !isZero || length == 1 else { return nil }
    let most = Int(transform.mostDigits)
    (word, count) = (isZero ? Self.zero : Self.powers, min(length, most))
  }
}
