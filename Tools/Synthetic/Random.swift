/// A small generator of numbers: SplitMix64, the same on every machine.
///
/// Everything drawn from it is an integer, so that no rounding of a floating-point unit and no
/// version of a standard library can change a byte of what is made.
struct Random {
  private var state: UInt64

  /// What a generator is for. Two purposes never share a sequence, even with one seed and index.
  enum Purpose: UInt64 {
    case vocabulary = 1
    case account, popular, line, tweet, place, damage, start, page, topics, card
  }

  /// The sequence that belongs to one thing: the same seed, purpose and index always give it.
  init(seed: UInt64, purpose: Purpose, index: Int) {
    let place = Random.mix(UInt64(bitPattern: Int64(index)) ^ (purpose.rawValue << 56))
    state = Random.mix(seed &+ 0x9E37_79B9_7F4A_7C15) ^ place
  }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Random.mix(state)
  }

  /// A number from 0 up to and without `bound`.
  ///
  /// The high half of a product: a bias of no more than `bound` in 2^64, and no division.
  ///
  /// - Precondition: `bound` is positive.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// True in `perMille` of a thousand cases.
  mutating func chance(_ perMille: Int) -> Bool {
    below(1000) < perMille
  }

  /// A number from 2^`low` up to and without 2^`high`, each power of two as likely as the others.
  ///
  /// This is a Zipf distribution of exponent one in steps: a few large shares and a long tail.
  mutating func heavy(_ low: Int, _ high: Int) -> Int {
    let bits = low + below(high - low)
    return (1 << bits) + below(1 << bits)
  }

  /// One element of a list that has at least one.
  mutating func pick<Element>(_ list: [Element]) -> Element {
    list[below(list.count)]
  }

  /// An index into `shares`, each as likely as its share of their sum.
  mutating func weighted(_ shares: [Int]) -> Int {
    var rest = below(shares.reduce(0, +))
    for (index, share) in shares.enumerated() {
      rest -= share
      if rest < 0 { return index }
    }
    return shares.count - 1
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
