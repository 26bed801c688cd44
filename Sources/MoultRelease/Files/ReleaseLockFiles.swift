import MoultIO
import MoultLedger

/// The lock files beside a ledger: one for each release in progress, whose text is the place of its directory.
struct ReleaseLockFiles: Sendable {
  private let locks: LockFiles

  /// - Parameter ledger: the ledger's path with every link resolved: all processes must agree on it.
  init(beside ledger: String) { locks = LockFiles(prefix: Self.prefix(beside: ledger)) }

  /// What the paths of the lock files begin with; the number of a release follows.
  static func prefix(beside ledger: String) -> String { ledger + "-release-" }
}

extension ReleaseLockFiles: ReleaseLocks {
  func lock(_ release: Int) throws { try locks.lock(release) }

  func note(_ release: Int, _ place: String) throws { try locks.note(release, place) }

  func isLocked(_ release: Int) -> Bool { locks.isLocked(release) }

  func unlock(_ release: Int) { locks.unlock(release) }

  func remains(of release: Release, settling: Bool) -> Remains {
    // The lock exists before the release is reserved, and its text before a byte is written.
    guard let note = locks.note(of: release.number) else { return .unknown }
    if note.isEmpty { return release.manifest == nil ? .nothing : .unknown }
    guard let place = DirectoryPlace(note), place.isThere else { return .unknown }
    let files = StagedFiles(in: place.path, number: release.number)
    guard let manifest = release.manifest else {
      return !settling || files.discard() ? .nothing : .unknown
    }
    if settling, files.isThere { try? files.publish(last: Manifest.fileName) }
    let path = place.path + "/" + Manifest.fileName
    let text = try? PrivateFile.text(of: path, mostBytes: Manifest.mostBytes)
    return text.flatMap { $0 }.map(Checksum.of) == manifest ? .whole : .unknown
  }
}
