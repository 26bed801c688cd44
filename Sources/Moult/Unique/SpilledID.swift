/// A spilled ID with its sequence number, in two words.
struct SpilledID: BitwiseCopyable, Sendable {
  /// The low 64 bits of the ID.
  let low: UInt64
  /// The sequence number above eight bits: the bits of the ID above the low 64 (three bits, as 20 digits are
  /// less than 6 times 2 to the 64) and its number of digits (five bits, 1 to 20).
  let rest: UInt64

  init(low: UInt64, rest: UInt64) {
    (self.low, self.rest) = (low, rest)
  }

  init(_ id: DecimalID, number: Int) {
    let (low, above) = id.words
    self.low = low
    rest = UInt64(number) << 8 | (above >> 8) << 5 | above & 0x1F
  }

  var number: Int { Int(rest >> 8) }

  var id: DecimalID {
    DecimalID(words: (low, (rest >> 5 & 7) << 8 | rest & 0x1F))
  }
}
