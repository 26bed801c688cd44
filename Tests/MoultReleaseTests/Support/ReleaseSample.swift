import Foundation
import Moult
import MoultLedger
import MoultRelease
import Synchronization

/// The clock and the warnings of a test.
final class TestSurroundings: Sendable {
  private let times: Mutex<[Moment]>
  let warnings = Mutex<[String]>([])

  init(_ time: String) { times = Mutex([Moment(time)!]) }

  /// Sets the times that the clock shows one after the other; the last stays.
  func set(_ texts: String...) { times.withLock { $0 = texts.map { Moment($0)! } } }

  func now() -> Moment {
    times.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
  }

  func warn(_ text: String) { warnings.withLock { $0.append(text) } }
}

/// A folder with a ledger that has the recipient "Lab".
final class ReleaseSample {
  let folder: String
  let surroundings: TestSurroundings
  let place: LedgerPlace
  let ledger: Ledger

  init(at time: String = "2020-01-01T00:00:00Z") throws {
    folder = FileManager.default.temporaryDirectory.path + "/moult-release-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let surroundings = TestSurroundings(time)
    self.surroundings = surroundings
    place = LedgerPlace(
      folder + "/ledger", clock: { surroundings.now() }, warn: { surroundings.warn($0) })
    ledger = try place.openOrCreate()
    try ledger.add(NewRecipient(name: "Lab", agreed: Moment(day: "2019-12-01")!))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Quotas that a test reaches with a few items.
  static let quotas = try! QuotaEdition(
    yaml: """
      limits: small
      date: "2020"
      source: a test
      kinds:
        tweet-ids: {most: 10, within: 30 days}
        user-ids: {most: unlimited, within: 30 days}
        message-ids: {most: unlimited, within: 30 days}
        hydrated: {most: 4, within: calendar day, fetch-anew: 1 day}
      """)

  func path(_ name: String) -> String { folder + "/" + name }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
  }

  func text(of name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self)
  }

  /// The names in a directory, hidden ones too; empty where there is no directory.
  func names(in directory: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path(directory))) ?? []).sorted()
  }

  func order(
    to directory: String = "out", _ kind: ReleaseKind = .tweetIDs, recipient: String = "Lab"
  ) -> ReleaseOrder {
    ReleaseOrder(
      recipient: recipient, kind: kind, application: "test", purpose: nil, quotas: Self.quotas,
      directory: path(directory))
  }

  func store(_ ids: some Sequence<Int>) throws -> IDStore {
    let store = IDStore()
    var lines = ByteBuffer()
    for id in ids { lines.append("\(id)\n") }
    try store.take(lines.bytes)
    return store
  }

  @discardableResult
  func release(_ ids: some Sequence<Int>, to directory: String = "out") throws -> Grant {
    try PendingRelease(order(to: directory), store(ids), linesEach: 100, ledger).perform()
  }

  /// The state of a release.
  func state(_ release: Int = 1) throws -> Release.State? {
    try ledger.state().release(release)?.state
  }
}
