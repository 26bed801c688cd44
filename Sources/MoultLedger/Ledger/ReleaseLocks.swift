/// What is on the disk of a release whose process is gone.
public enum Remains: Sendable {
  /// None of its files has a name, and what was written of them is removed.
  case nothing
  /// All of its files have their names, and the manifest is the one of which the ledger has the checksum.
  case whole
  /// Anything else, or nobody can say.
  case unknown
}

/// Says whether the process that owns a release is alive, and what it left where it is not.
public protocol ReleaseLocks: Sendable {
  /// Takes the lock of a release, which this process keeps until it ends or lets it go.
  func hold(_ release: Int) throws

  /// Keeps with a lock that is held where the files of its release are.
  func note(_ release: Int, _ place: String) throws

  /// Whether a living process holds the lock. In doubt it is held.
  func isHeld(_ release: Int) -> Bool

  /// What is left of a release that nobody holds.
  ///
  /// - Parameter settling: whether complete files get their names and incomplete ones are removed;
  ///   otherwise this says what would come of that.
  func remains(of release: Release, settling: Bool) -> Remains

  /// Lets a lock go that this process holds, or removes what is left of one that nobody holds.
  func letGo(_ release: Int)
}

/// Keeps, apart from the ledger, how far the ledger had come when it was used last, so that one that is
/// gone, cut, or put back from an older copy is noticed. What is kept may be older than the ledger: a process
/// may end between a row and its memory.
public protocol LedgerMemory: Sendable {
  /// What was kept last; nil where nothing ever was.
  func recall() throws -> String?

  /// Keeps a text in place of the one before, whole or not at all.
  func remember(_ text: String) throws

  /// Says that it could not be kept: until it can be, an older copy may not be noticed.
  func reportFailure(_ error: any Error)
}
