/// The key of one run: 128 random bits, under which users are hashed.
///
/// Tables can be merged if they have the same key. Without the key, nobody can find out which user
/// a hash belongs to, so it stays in memory: printing a key reveals nothing of it.
package struct RunKey: Equatable, Sendable {
  /// The low 64 bits.
  let low: UInt64
  /// The high 64 bits.
  let high: UInt64

  /// A new key from the system's source of random numbers.
  init() {
    var system = SystemRandomNumberGenerator()
    self.init(using: &system)
  }

  /// A new key from a chosen source, for results that can be repeated.
  init(using generator: inout some RandomNumberGenerator) {
    low = generator.next()
    high = generator.next()
  }

  /// The hash of an author's ID; two users with the same hash count as one. IDs that differ only in
  /// leading zeros have the same hash.
  func hash(_ author: DecimalID) -> UInt64 { SipHash.hash(author.value, key: self) }

  /// The hash of a user by ID, which is even.
  func user(_ id: DecimalID) -> UInt64 { hash(id) & ~1 }

  /// The hash of a user by handle, which is odd: no user by ID has it.
  func user(_ handle: Handle) -> UInt64 {
    let words = (UInt64(truncatingIfNeeded: handle.bits), UInt64(handle.bits >> 64))
    return SipHash.hash(words, key: self) | 1
  }

  /// Whether the hash of a user, or its lower half, is one by handle.
  static func isByHandle(_ user: some BinaryInteger) -> Bool { user & 1 == 1 }

  /// The hash of a value. The same value of two kinds has two hashes. O(`value.count`).
  func hash(_ value: Span<UInt8>, kind: UInt8) -> UInt64 {
    SipHash.hash(value, key: Self(low: low ^ UInt64(kind), high: high))
  }

  /// The witness of a tweet in a part of a table. O(1).
  func witness(ofTweet id: DecimalID) -> UInt64 {
    SipHash.hash(id.words, key: Self(low: low ^ Self.tweets, high: high))
  }

  /// Sets the hashes of tweets apart from those of authors; ``hash(_:kind:)`` uses the last byte alone.
  private static let tweets: UInt64 = 1 << 8

  /// A key that several runs have in common.
  package init(low: UInt64, high: UInt64) { (self.low, self.high) = (low, high) }
}

extension RunKey: CustomStringConvertible, CustomReflectable {
  package var description: String { "RunKey" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
