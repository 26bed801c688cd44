/// A small generator of numbers: SplitMix64, the same on every machine.
///
/// It yields only integers, so that the output depends neither on floating-point rounding nor on the
/// version of a standard library.
struct Random {
  private var state: UInt64

  /// The purpose of a generator. Two purposes never share a sequence, even with the same seed and index.
  enum Purpose: UInt64 {
    case vocabulary = 1
    case account, popular, line, tweet, place, damage, start, page, topics, card, archive
  }

  /// The sequence of one object: the same seed, purpose and index always give the same sequence.
  init(seed: UInt64, purpose: Purpose, index: Int) {
    let place = Random.mix(UInt64(bitPattern: Int64(index)) ^ (purpose.rawValue << 56))
    state = Random.mix(seed &+ 0x9E37_79B9_7F4A_7C15) ^ place
  }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Random.mix(state)
  }

  /// A number from 0 to `bound - 1`.
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

  /// A number from 2^`low` to 2^`high` - 1; each power of two is equally likely.
  ///
  /// This is a Zipf distribution of exponent one in steps: a few large shares and a long tail.
  mutating func heavy(_ low: Int, _ high: Int) -> Int {
    let bits = low + below(high - low)
    return (1 << bits) + below(1 << bits)
  }

  /// One element of a list that is not empty.
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
