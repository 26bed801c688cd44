/// An error after a release was reserved: what became of the release, and the cause.
package struct ReleaseFailure: Error, CustomStringConvertible {
  /// What became of the release.
  package enum Aftermath: Sendable {
    /// Nothing was released, and it was given back.
    case doesNotCount
    /// Some of its files could not be removed; it counts.
    case filesAreLeft
    /// Nothing was released, but the ledger could not record that; it counts until the next use of the ledger.
    case countsUntilRecovery
    /// It is complete and counts; the ledger could not record that it is settled.
    case isComplete
  }

  /// The number of the release.
  package let release: Int
  /// Its directory.
  package let directory: String
  /// What became of it.
  package let aftermath: Aftermath
  /// Why it failed.
  package let cause: any Error

  /// What became of the release, without the cause.
  package var description: String {
    switch aftermath {
    case .doesNotCount: "nothing was released, and release \(release) does not count"
    case .filesAreLeft:
      "release \(release) failed, and some of its files remain in \(directory): it counts. Remove them"
    case .countsUntilRecovery:
      "release \(release) failed, and the ledger could not record that: it counts until the next use of "
        + "the ledger"
    case .isComplete:
      "release \(release) is complete in \(directory) and counts; the ledger could not record that it is "
        + "done, and its next use will"
    }
  }
}
