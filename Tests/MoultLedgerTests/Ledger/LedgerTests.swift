import Foundation
import MoultIO
import SQLite
import Testing

@testable import MoultLedger

/// Releases that stop between two steps, clocks, and ledgers that were changed.
struct LedgerTests {
  @Test func aReservationOfAnEndedProcessIsGivenBack() throws {
    let sample = try LedgerSample()
    let first = try sample.ledger.reserve(sample.request(1_500_000))
    // Its process is alive, so it counts.
    #expect(try sample.shortage(sample.request(1)) != nil)
    sample.locks.unlock(first.release)
    #expect(try sample.release(sample.request(1_500_000)).count == 1_500_000)
    #expect(try sample.ledger.state().release(1)?.state == .givenBack)
    #expect(throws: LedgerError.wrongState(release: 1, state: .givenBack)) {
      try sample.ledger.startWriting(1, manifest: LedgerSample.manifest)
    }
  }

  @Test func aStartedReleaseCountsInFull() throws {
    let sample = try LedgerSample()
    let first = try sample.ledger.reserve(sample.request(1_000_000))
    try sample.ledger.startWriting(first.release, manifest: LedgerSample.manifest)
    sample.locks.unlock(first.release)
    sample.clock.advance(3600)
    #expect(try sample.shortage(sample.request(500_001)) != nil)
    try sample.release(sample.request(500_000))
    #expect(try sample.ledger.state().release(1)?.state == .lost)
    // Its window begins when it was found.
    sample.clock.set("2020-01-31T00:59:59Z")
    #expect(try sample.shortage(sample.request(1)) != nil)
    sample.clock.set("2020-01-31T01:00:00Z")
    #expect(try sample.shortage(sample.request(1_500_000)) == nil)
  }

  /// A lost release is found once, by the first request, even if that is refused.
  @Test func aRefusedRequestFindsLostReleases() throws {
    let sample = try LedgerSample()
    let first = try sample.ledger.reserve(sample.request(1_500_000))
    try sample.ledger.startWriting(first.release, manifest: LedgerSample.manifest)
    sample.locks.unlock(first.release)
    for _ in 1...3 {
      #expect(throws: LedgerError.self) { try sample.ledger.reserve(sample.request(1)) }
      sample.clock.advance(86_400)
    }
    sample.clock.set("2020-01-30T23:59:59Z")
    #expect(throws: LedgerError.self) { try sample.ledger.reserve(sample.request(1)) }
    sample.clock.advance(1)
    #expect(try sample.ledger.reserve(sample.request(1_500_000)).count == 1_500_000)
  }

  /// A preview agrees with the reservation.
  @Test func aPreviewAgreesWithTheReservation() throws {
    let sample = try LedgerSample()
    let first = try sample.ledger.reserve(sample.request(1_500_000))
    sample.locks.unlock(first.release)
    #expect(try sample.ledger.preview(sample.request(1_500_000)).count == 1_500_000)
    #expect(try sample.ledger.state().release(1)?.state == .reserved)
  }

  @Test func theExampleReleasesWhatTheQuotaHasRoomFor() throws {
    let sample = try LedgerSample()
    var written = 0
    let write = { (grant: Grant) in
      written = grant.count
      return LedgerSample.manifest
    }
    #expect(try release(1_000_000, to: "Lab", from: sample.ledger, write) == 1_000_000)
    #expect(try release(1_000_000, to: "lab", from: sample.ledger, write) == 500_000)
    #expect(written == 500_000)
    #expect(throws: LedgerError.self) { try release(1, to: "Lab", from: sample.ledger, write) }
  }

  @Test func theExampleGivesBackWhatWasNotWritten() throws {
    let sample = try LedgerSample()
    #expect(throws: CancellationError.self) {
      try release(5, to: "Lab", from: sample.ledger) { _ in throw CancellationError() }
    }
    #expect(try sample.ledger.state().releases.map(\.state) == [.givenBack])
  }

  @Test func givenBackByItsOwner() throws {
    let sample = try LedgerSample()
    let first = try sample.ledger.reserve(sample.request(1_500_000))
    try sample.ledger.startWriting(first.release, manifest: LedgerSample.manifest)
    try sample.ledger.giveBack(first.release)
    try sample.release(sample.request(1_500_000))
    #expect(throws: LedgerError.wrongState(release: 2, state: .settled)) {
      try sample.ledger.giveBack(2)
    }
  }

  @Test func aClockThatWasSetBack() throws {
    let sample = try LedgerSample(at: "2020-03-01T00:00:00Z")
    try sample.release(sample.request(1))
    let last = Moment("2020-03-01T00:00:00Z")!
    sample.clock.set("2020-02-29T23:58:59Z")
    #expect(throws: LedgerError.clockSetBack(now: sample.clock.now, last: last)) {
      try sample.ledger.reserve(sample.request(1))
    }
    #expect(try sample.ledger.state().releases.count == 1)
    // A minute is within the tolerance, and the new row is not older than the last.
    sample.clock.advance(1)
    #expect(try sample.release(sample.request(1)).time == last)
  }

  static let changes = [
    "UPDATE entry SET count = 1 WHERE release = 1 AND what = 'reserved'",
    "UPDATE entry SET time = time - 2592000 WHERE what = 'settled'",
    "UPDATE entry SET recipient = 'Other' WHERE number = 2",
    "UPDATE entry SET details = '{}' WHERE number = 2",
    "UPDATE entry SET what = 'given back' WHERE what = 'settled'",
    "DELETE FROM entry WHERE number = 2",
    "DELETE FROM entry WHERE number = (SELECT max(number) FROM entry)",
    "DELETE FROM entry", "DELETE FROM head", "UPDATE head SET count = count - 1",
    "INSERT INTO entry SELECT number + 2, time, 'given back', recipient, release, NULL, NULL, "
      + "'{}', digest FROM entry WHERE what = 'writing'",
    "DROP TABLE head",
    "DROP TABLE entry; CREATE TABLE entry (number, time, what, recipient, release, kind, count, "
      + "details, digest); INSERT INTO entry (number) VALUES ('one')",
  ]

  @Test(arguments: changes) func aChangedRowIsDetected(sql: String) throws {
    let sample = try LedgerSample()
    try sample.release(sample.request(1_000_000))
    try Database(path: sample.path).execute(script: sql)
    #expect(throws: LedgerError.self) { try sample.ledger.state() }
    #expect(throws: LedgerError.self) { try sample.ledger.reserve(sample.request(1)) }
  }

  /// A later manifest reveals that rows at the end were removed together with the head.
  @Test func rowsRemovedWithTheirHead() throws {
    let sample = try LedgerSample()
    try sample.release(sample.request(1_000_000))
    let (manifest, text) = try releaseWithManifest(sample)
    #expect(try sample.ledger.fault(of: manifest, text: text) == nil)
    #expect(try sample.ledger.fault(of: manifest, text: text + " ")?.contains("changed") == true)
    try Database(path: sample.path).execute(
      script: """
        DELETE FROM entry WHERE number > 1;
        UPDATE head SET count = 1, digest = (SELECT digest FROM entry);
        """)
    #expect(throws: LedgerError.rolledBack(path: sample.path, rows: 1, remembered: 7)) {
      try sample.ledger.state()
    }
    sample.memory.text.withLock { $0 = nil }
    #expect(try sample.ledger.state().releases == [])
    #expect(try sample.ledger.fault(of: manifest, text: text)?.contains("rows") == true)
  }

  private func releaseWithManifest(_ sample: LedgerSample) throws -> (Manifest, String) {
    let request = sample.request(5)
    let grant = try sample.ledger.reserve(request)
    let manifest = Manifest(grant, request, files: [])
    let text = try manifest.json()
    #expect(Manifest(json: text) == manifest)
    try sample.ledger.startWriting(grant.release, manifest: Checksum.of(text))
    try sample.ledger.settle(grant.release)
    return (manifest, text)
  }

  @Test func aNewerLedger() throws {
    let sample = try LedgerSample()
    try Database(path: sample.path).execute(
      "INSERT INTO grdb_migrations VALUES ('99 something')")
    #expect(throws: LedgerError.newer(path: sample.path)) { try open(sample.path) }
  }

  @Test func notALedger() throws {
    let sample = try LedgerSample()
    let other = sample.path + "-other"
    try Database(path: other).execute("CREATE TABLE things (a)")
    #expect(throws: LedgerError.notALedger(path: other)) { try open(other) }
    let text = sample.path + "-text"
    try Data(String(repeating: "no database ", count: 100).utf8).write(
      to: URL(fileURLWithPath: text))
    #expect(throws: LedgerError.damaged(path: text, reason: "SQLite cannot read it")) {
      try open(text)
    }
  }

  private func open(_ path: String) throws -> Ledger {
    try Ledger(path: path, locks: TestLocks(), memory: TestMemory()) { Moment(seconds: 0) }
  }

  /// Each row's checksum, computed from what `export` prints, as documented.
  @Test func theChainIsAsDocumented() throws {
    let sample = try LedgerSample()
    try sample.release(sample.request(3, purpose: "a \"purpose\", with commas: 1:,"))
    struct Exported: Decodable {
      struct Row: Decodable {
        let number: Int
        let digest: String
      }
      let rows: [Row]
      let head: String
    }
    let exported = try JSONDecoder().decode(
      Exported.self, from: Data(try sample.ledger.export().utf8))
    var previous = String(repeating: "0", count: 64)
    let database = try Database(path: sample.path)
    for row in exported.rows {
      let columns = try #require(
        try database.rows(
          """
          SELECT number, time, what, recipient, release, kind, count, details FROM entry
          WHERE number = ?
          """, [.integer(row.number)]
        ).first)
      var text = "64:\(previous),"
      for value in columns.values {
        switch value {
        case .null: text += "-,"
        case .integer(let number): text += "\("\(number)".utf8.count):\(number),"
        case .text(let words): text += "\(words.utf8.count):\(words),"
        default: Issue.record("a column has another type")
        }
      }
      previous = Checksum.of(text)
      #expect(row.digest == previous)
    }
    #expect(exported.head == previous && exported.rows.count == 4)
  }

  @Test func aNameIsUnique() throws {
    let sample = try LedgerSample()
    #expect(throws: LedgerError.recipientExists("Lab")) {
      try sample.ledger.add(NewRecipient(name: "  LAB ", agreed: Moment(day: "2020-01-01")!))
    }
    #expect(throws: LedgerError.noRecipient("Nobody")) {
      try sample.ledger.reserve(sample.request(1, to: "Nobody"))
    }
  }
}
