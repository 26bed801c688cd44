package import MoultLedger

/// The content of a release.
package protocol ReleaseContent {
  /// Writes items to files of a directory.
  ///
  /// - Parameter count: the number of items that the ledger granted.
  /// - Returns: the files, which are complete.
  func write(_ count: Int, into directory: String) throws -> [Manifest.File]
}
