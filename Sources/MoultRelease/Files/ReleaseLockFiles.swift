import MoultIO
import MoultLedger
import Synchronization

/// What is beside a ledger: a lock for each release in progress, which says where its files are.
struct ReleaseFiles: ReleaseLocks {
  private let locks: LockFiles

  /// - Parameter ledger: the ledger's path, its links resolved: all processes have to agree on it.
  init(beside ledger: String) { locks = LockFiles(prefix: Self.prefix(beside: ledger)) }

  static func prefix(beside ledger: String) -> String { ledger + "-release-" }

  func hold(_ release: Int) throws { try locks.hold(release) }

  func note(_ release: Int, _ place: String) throws { try locks.note(release, place) }

  func isHeld(_ release: Int) -> Bool { locks.isHeld(release) }

  func letGo(_ release: Int) { locks.letGo(release) }

  func remains(of release: Release, settling: Bool) -> Remains {
    // The lock is there from before the release is reserved, and the place from before a byte is written.
    guard let note = locks.note(of: release.number) else { return .unknown }
    if note.isEmpty { return release.manifest == nil ? .nothing : .unknown }
    guard let place = DirectoryPlace(note), place.isThere else { return .unknown }
    let files = StagedFiles(in: place.path, number: release.number)
    guard let manifest = release.manifest else {
      return !settling || files.discard() ? .nothing : .unknown
    }
    if settling, files.isThere { try? files.publish(last: Manifest.fileName) }
    let path = place.path + "/" + Manifest.fileName
    let text = try? PrivateFile.text(of: path, mostBytes: longestManifest)
    return text.flatMap { $0 }.map(Checksum.of) == manifest ? .whole : .unknown
  }
}

/// How far a ledger had come, in a file beside it.
final class LedgerHead: LedgerMemory {
  private let ledger: String
  private let path: String
  private let hasTold = Atomic(false)

  init(beside ledger: String) { (self.ledger, path) = (ledger, ledger + "-head") }

  func recall() throws -> String? { try PrivateFile.text(of: path, mostBytes: 1 << 10) }

  func remember(_ text: String) throws { try PrivateFile.replace(path, with: text) }

  /// Told once: a command adds several rows.
  func tellFailure(_ error: any Error) {
    guard !hasTold.exchange(true, ordering: .relaxed) else { return }
    writeMessage(
      "moult: warning: how far the ledger \(ledger) has come could not be kept, and until it is, an "
        + "older copy in its place is not noticed: \(error) Then run `moult ledger verify`, which keeps it"
    )
  }
}
