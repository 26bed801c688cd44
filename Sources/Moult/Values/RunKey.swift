/// The key of one run: 128 random bits that stay in memory. Under it users are hashed, and IDs that are
/// put aside are made unreadable.
///
/// All tables that are to be merged need the same key. Without it nobody can tell which user a hash
/// belongs to, so it is never written: printing a key shows nothing of it.
struct RunKey: Equatable, Sendable {
  let low: UInt64
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

  /// The hash of an author's ID, cut to 32 bits: too short to be anyone's name, and where two users
  /// share one they count as one. IDs that differ in leading zeros alone are one user's.
  func hash(_ author: DecimalID) -> UInt32 {
    UInt32(truncatingIfNeeded: SipHash.hash(author.value, key: self))
  }
}

extension RunKey: CustomStringConvertible, CustomReflectable {
  var description: String { "RunKey" }
  var customMirror: Mirror { Mirror(self, children: []) }
}
