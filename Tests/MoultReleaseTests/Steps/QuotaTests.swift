import MoultLedger
import Testing

@testable import MoultRelease

/// A release that is over the quota, and the one that continues it.
@Suite struct QuotaTests {
  @Test func overTheQuotaNothingIsReservedOrWritten() throws {
    let sample = try ReleaseSample()
    let error = try #require(
      #expect(throws: LedgerError.self) { try sample.release(1...11) })
    guard case .overQuota(let shortage) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(shortage.wanted == 11 && shortage.usage.left == 10 && error.isRefusal)
    #expect(try sample.state() == nil)
    #expect(sample.names(in: "") == ["ledger", "ledger-head"])
  }

  /// Ten at once, the rest when the window has passed, and no ID twice.
  @Test func upToTheQuotaAndOn() throws {
    let sample = try ReleaseSample()
    var order = sample.order()
    order.takesFewer = true
    let first = try PendingRelease(order, sample.store(1...15), linesEach: 100, sample.ledger)
    #expect(try first.perform().count == 10 && first.wanted == 15)
    let manifest = try ReleasedFiles(in: sample.path("out"), sample.ledger).manifest
    #expect(manifest.leftOut == .init(count: 5, from: 11))
    sample.surroundings.set("2020-02-01T00:00:00Z")
    let rest = IDStore()
    let last = try EarlierReleases([sample.path("out")], sample.order(), sample.ledger)
      .exclude(from: rest)
    let all = try sample.store(1...15).takeAll()
    try rest.take(all.bytes)
    #expect(last == 1 && rest.count == 5 && rest.repeated == 10)
    let next = PendingRelease(
      sample.order(to: "next"), rest, linesEach: 100, continues: last, sample.ledger)
    #expect(try next.perform().release == 2)
    #expect(try sample.text(of: "next/tweet-ids-0001.txt") == "11\n12\n13\n14\n15\n")
    #expect(try ReleasedFiles(in: sample.path("next"), sample.ledger).manifest.continues == 1)
  }
}
