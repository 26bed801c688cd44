import Moult
package import MoultLedger

/// Releases that a new one continues. The ledger contains no IDs: they are read from the files of the
/// releases, and the ledger confirms that the files are unchanged.
package struct EarlierReleases {
  private let directories: [String]
  private let order: ReleaseOrder
  private let ledger: Ledger

  /// Names the releases.
  ///
  /// - Parameter directories: the directories of the releases.
  package init(_ directories: [String], _ order: ReleaseOrder, _ ledger: Ledger) {
    self.directories = directories
    self.order = order
    self.ledger = ledger
  }

  /// Excludes their IDs from a new release. O(bytes).
  ///
  /// - Returns: the number of the last of them; nil where there are none.
  /// - Throws: ``ReleaseError``, ``LedgerError`` or ``IOError``.
  package func exclude(from store: IDStore) throws -> Int? {
    let releases = try directories.map(read)
    let numbers = Set(releases.map(\.manifest.release))
    for release in releases {
      guard let before = release.manifest.continues, !numbers.contains(before) else { continue }
      throw ReleaseError.earlierNotNamed(release: release.manifest.release, continues: before)
    }
    for release in releases {
      for file in release.manifest.files {
        let lines = try release.content(of: file)
        store.exclude(lines.bytes)
      }
    }
    return numbers.max()
  }

  private func read(_ directory: String) throws -> ReleasedFiles {
    let release = try ReleasedFiles(in: directory, ledger)
    let manifest = release.manifest
    let recipient = try ledger.state().recipient(order.recipient)
    guard manifest.recipient == recipient?.name, manifest.kind == order.kind else {
      throw ReleaseError.otherRelease(
        manifest.release, kind: manifest.kind, recipient: manifest.recipient)
    }
    return release
  }
}
