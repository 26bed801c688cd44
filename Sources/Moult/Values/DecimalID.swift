internal import JSONStream

/// A decimal identifier of 1 to 20 digits, including leading zeros: two are equal if and only if
/// their texts are.
struct DecimalID: Hashable, BitwiseCopyable, Sendable {
  /// The low 64 bits of the number.
  let low: UInt64
  /// The bits above the low 64.
  private let high: UInt8
  /// The number of digits, including leading zeros.
  let digits: UInt8

  /// Reads ASCII digits; nil for any other text. O(1).
  @inline(__always)
  init?(_ text: Span<UInt8>) {
    let count = text.count
    guard 1...20 ~= count else { return nil }
    var low: UInt64 = 0
    var index = 0
    // Nineteen digits fit into 64 bits.
    let end = count == 20 ? 19 : count
    while index &+ 8 <= end {
      guard let eight = EightDigits.value(text.word(at: index)) else { return nil }
      low = low &* 100_000_000 &+ eight
      index &+= 8
    }
    while index < end {
      let digit = text[index] &- 0x30
      guard digit < 10 else { return nil }
      low = low &* 10 &+ UInt64(digit)
      index += 1
    }
    var high: UInt8 = 0
    if count == 20 {
      let digit = text[19] &- 0x30
      guard digit < 10 else { return nil }
      let product = low.multipliedFullWidth(by: 10)
      let (sum, isOver) = product.low.addingReportingOverflow(UInt64(digit))
      low = sum
      high = UInt8(product.high) + (isOver ? 1 : 0)
    }
    self.low = low
    self.high = high
    digits = UInt8(count)
  }

  /// A number of 64 bits, without leading zeros.
  init(_ number: UInt64) {
    low = number
    high = 0
    var digits: UInt8 = 1
    while digits < 20, number >= Self.powers[Int(digits)] { digits += 1 }
    self.digits = digits
  }

  /// Reads the value of a node: a number, or a string after its escapes are decoded.
  @inline(__always)
  init?(_ node: Node, _ record: borrowing Record) {
    if node.kind == .escaped {
      self.init(escaped: record.literal(node))
    } else {
      self.init(record.literal(node))
    }
  }

  /// Reads the value of a node that contains the ID in a form.
  @inline(__always)
  init?(_ node: Node, in form: IDForm, _ record: borrowing Record) {
    if form == .plain {
      self.init(node, record)
    } else {
      self.init(embedded: node, form, record)
    }
  }

  @inline(never)
  private init?(embedded node: Node, _ form: IDForm, _ record: borrowing Record) {
    guard node.kind.isString else { return nil }
    var text = ByteBuffer()
    Escapes.decode(record.literal(node), into: &text)
    guard let id = form.id(in: text.bytes) else { return nil }
    self = id
  }

  /// - Parameter literal: the bytes of a string that has escapes.
  @inline(never)
  private init?(escaped literal: Span<UInt8>) {
    // An escaped digit has six bytes, and an ID at most 20 digits.
    guard literal.count <= 120 else { return nil }
    var text = ByteBuffer()
    Escapes.decode(literal, into: &text)
    self.init(text.bytes)
  }

  /// Whether it fits in 64 bits and has no leading zeros, so that no other ID has the same number.
  var isPlain: Bool {
    guard high == 0 else { return false }
    return digits == 1 || low >= Self.powers[Int(digits) - 1]
  }

  /// The number without regard to leading zeros; nil if it does not fit in 64 bits.
  var number: UInt64? { high == 0 ? low : nil }

  /// The number in two words, low and high, without regard to leading zeros.
  var value: (UInt64, UInt64) { (low, UInt64(high)) }

  /// Whether all digits are zeros. No user and no tweet has this ID.
  var isZero: Bool { low == 0 && high == 0 }

  /// The number and its digits in two words, which differ for different IDs.
  var words: (UInt64, UInt64) { (low, UInt64(high) << 8 | UInt64(digits)) }

  /// The ID that has these ``words``.
  init(words: (UInt64, UInt64)) {
    low = words.0
    high = UInt8(truncatingIfNeeded: words.1 >> 8)
    digits = UInt8(truncatingIfNeeded: words.1)
  }

  /// The powers of ten that fit in 64 bits.
  private static let powers: InlineArray<20, UInt64> = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
    1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
    1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
  ]

  /// Appends the digits.
  func append(to out: inout ByteBuffer) {
    var text = InlineArray<20, UInt8>(repeating: UInt8(ascii: "0"))
    var rest = UInt128(high) << 64 | UInt128(low)
    var index = Int(digits)
    while index > 0 {
      index -= 1
      text[index] += UInt8(rest % 10)
      rest /= 10
    }
    out.append(text.span.extracting(0..<Int(digits)))
  }
}
