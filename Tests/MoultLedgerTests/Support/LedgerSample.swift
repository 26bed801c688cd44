import Foundation
import Synchronization

@testable import MoultLedger

/// A clock that a test sets.
final class TestClock: Sendable {
  private let time: Mutex<Moment>

  init(_ text: String) { time = Mutex(Moment(text)!) }

  var now: Moment { time.withLock { $0 } }

  func set(_ text: String) { time.withLock { $0 = Moment(text)! } }

  func advance(_ seconds: Int) { time.withLock { $0 = $0 + seconds } }
}

/// Locks of releases; a test decides which processes have ended.
final class TestLocks: ReleaseLocks {
  private let held = Mutex<Set<Int>>([])
  /// What releases whose files were about to get their names left on the disk.
  let found = Mutex(Remains.unknown)

  func note(_ release: Int, _ place: String) {}

  func remains(of release: Release, settling: Bool) -> Remains {
    release.manifest == nil ? .nothing : found.withLock { $0 }
  }

  func lock(_ release: Int) { held.withLock { _ = $0.insert(release) } }

  func isLocked(_ release: Int) -> Bool { held.withLock { $0.contains(release) } }

  func unlock(_ release: Int) { held.withLock { _ = $0.remove(release) } }
}

/// The head of a ledger at its last use, in memory.
final class TestMemory: LedgerMemory {
  let text = Mutex<String?>(nil)
  /// Whether saving fails.
  let fails = Mutex(false)
  /// The number of failures that were reported.
  let failures = Mutex(0)

  func recall() -> String? { text.withLock { $0 } }

  func remember(_ text: String) throws {
    if fails.withLock({ $0 }) { throw CocoaError(.fileWriteUnknown) }
    self.text.withLock { $0 = text }
  }

  func reportFailure(_ error: any Error) { failures.withLock { $0 += 1 } }
}

/// A ledger with one recipient, in a folder of its own.
final class LedgerSample {
  let clock: TestClock
  let locks = TestLocks()
  let memory = TestMemory()
  let path: String
  private let folder: String
  let ledger: Ledger

  init(at time: String = "2020-01-01T00:00:00Z", recipient: NewRecipient? = nil) throws {
    folder = FileManager.default.temporaryDirectory.path + "/moult-ledger-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    path = folder + "/ledger.sqlite"
    let clock = TestClock(time)
    self.clock = clock
    try Ledger.create(path)
    ledger = try Ledger(path: path, locks: locks, memory: memory) { clock.now }
    try ledger.add(recipient ?? NewRecipient(name: "Lab", agreed: Moment(day: "2019-12-01")!))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  static let manifest = String(repeating: "a", count: 64)
  static let quotas = QuotaEdition.named(QuotaEdition.builtInNames[0])!

  func request(
    _ count: Int, of kind: ReleaseKind = .tweetIDs, to recipient: String = "Lab",
    for application: String = "moult", purpose: String? = nil
  ) -> ReleaseRequest {
    ReleaseRequest(
      recipient: recipient, kind: kind, wanted: count, quotas: Self.quotas,
      application: application, purpose: purpose)
  }

  /// Performs all steps of a release.
  @discardableResult
  func release(_ request: ReleaseRequest) throws -> Grant {
    let grant = try ledger.reserve(request)
    try ledger.startWriting(grant.release, manifest: Self.manifest)
    try ledger.settle(grant.release)
    return grant
  }

  /// The shortage for which a release is refused; nil where it is granted.
  func shortage(_ request: ReleaseRequest) throws -> Shortage? {
    do {
      _ = try ledger.preview(request)
      return nil
    } catch LedgerError.overQuota(let shortage) {
      return shortage
    }
  }
}
