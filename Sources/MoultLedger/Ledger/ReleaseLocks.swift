/// What a release whose process has ended left on the disk.
public enum Remains: Sendable {
  /// None of its files has its name, and unfinished files are removed.
  case nothing
  /// All of its files have their names, and the ledger has the checksum of the manifest.
  case whole
  /// Anything else.
  case unknown
}

/// The locks of releases in progress: whether a release's process is alive, and what it left on the disk.
public protocol ReleaseLocks: Sendable {
  /// Takes the lock of a release, which this process holds until it ends or releases the lock.
  func lock(_ release: Int) throws

  /// Saves the place of a release's directory with its lock, which this process holds.
  func note(_ release: Int, _ place: String) throws

  /// Whether a living process holds the lock; true where that is unknown.
  func isLocked(_ release: Int) -> Bool

  /// What a release whose lock nobody holds left on the disk.
  ///
  /// - Parameters:
  ///   - release: the release.
  ///   - settling: whether complete files get their names and incomplete files are removed; otherwise nothing is changed, and
  ///     the result is what settling would return.
  func remains(of release: Release, settling: Bool) -> Remains

  /// Releases a lock that this process holds, or removes one that nobody holds.
  func unlock(_ release: Int)
}

/// The head of the ledger at its last use, saved outside the ledger, so that a ledger that is missing,
/// truncated, or restored from an older copy is detected. The saved head may be older than the ledger: a
/// process may end between adding a row and saving the head.
public protocol LedgerMemory: Sendable {
  /// The text that was saved last; nil where none was.
  func recall() throws -> String?

  /// Replaces the saved text, completely or not at all.
  func remember(_ text: String) throws

  /// Reports that the text could not be saved; until it is, an older copy may not be detected.
  func reportFailure(_ error: any Error)
}
