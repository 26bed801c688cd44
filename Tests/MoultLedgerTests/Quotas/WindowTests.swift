import Foundation
import Testing

@testable import MoultLedger

/// How much counts, to the second.
struct WindowTests {
  /// The time of a release, and the time from which it no longer counts: thirty times 24 hours later, whatever
  /// the months, the leap day and the local clocks do.
  @Test(arguments: [
    ("2020-01-31T23:59:59Z", "2020-03-01T23:59:59Z"),
    ("2020-02-29T00:00:00Z", "2020-03-30T00:00:00Z"),
    ("2021-02-28T12:00:00Z", "2021-03-30T12:00:00Z"),
    // Summer time begins in Europe and America between these.
    ("2020-03-08T01:30:00Z", "2020-04-07T01:30:00Z"),
    ("2020-03-29T00:59:59Z", "2020-04-28T00:59:59Z"),
    ("2020-10-25T00:30:00Z", "2020-11-24T00:30:00Z"),
    ("2019-12-31T23:59:59Z", "2020-01-30T23:59:59Z"),
  ]) func thirtyDays(start: String, end: String) throws {
    let sample = try LedgerSample(at: start)
    try sample.release(sample.request(1_500_000))
    sample.clock.set(end)
    sample.clock.advance(-1)
    let shortage = try sample.shortage(sample.request(1))
    #expect(shortage?.usage.used == 1_500_000)
    #expect(shortage?.usage.frees == [.init(time: Moment(end)!, count: 1_500_000)])
    sample.clock.advance(1)
    #expect(try sample.release(sample.request(1_500_000)).count == 1_500_000)
  }

  @Test func theWindowSlides() throws {
    let sample = try LedgerSample(at: "2020-02-28T10:00:00Z")
    try sample.release(sample.request(1_000_000))
    sample.clock.set("2020-03-10T10:00:00Z")
    try sample.release(sample.request(400_000))
    let shortage = try #require(try sample.shortage(sample.request(600_000)))
    #expect(shortage.usage.left == 100_000)
    #expect(
      shortage.usage.frees == [
        .init(time: Moment("2020-03-29T10:00:00Z")!, count: 1_000_000),
        .init(time: Moment("2020-04-09T10:00:00Z")!, count: 400_000),
      ])
    for figure in ["600,000", "1,500,000", "1,400,000", "100,000", "2020-03-29T10:00:00Z"] {
      #expect(shortage.description.contains(figure), "\(figure)")
    }
    sample.clock.set("2020-03-29T10:00:00Z")
    #expect(try sample.shortage(sample.request(600_000)) == nil)
    #expect(try sample.shortage(sample.request(1_100_001))?.usage.left == 1_100_000)
  }

  /// A file that was written between two times may have been released at any of them.
  @Test func aReleaseCountsFromItsEnd() throws {
    let sample = try LedgerSample(at: "2020-01-01T00:00:00Z")
    let grant = try sample.ledger.reserve(sample.request(1_500_000))
    try sample.ledger.startWriting(grant.release, manifest: LedgerSample.manifest)
    sample.clock.set("2020-01-01T06:00:00Z")
    try sample.ledger.settle(grant.release)
    sample.clock.set("2020-01-31T05:59:59Z")
    #expect(try sample.shortage(sample.request(1)) != nil)
    sample.clock.set("2020-01-31T06:00:00Z")
    #expect(try sample.shortage(sample.request(1_500_000)) == nil)
  }

  @Test func hydratedRecordsCountByTheDay() throws {
    let sample = try LedgerSample(at: "2020-02-28T23:59:58Z")
    try sample.release(sample.request(50_000, of: .hydrated))
    sample.clock.advance(1)
    let shortage = try #require(try sample.shortage(sample.request(1, of: .hydrated)))
    #expect(shortage.usage.frees == [.init(time: Moment("2020-02-29T00:00:00Z")!, count: 50_000)])
    sample.clock.advance(1)
    try sample.release(sample.request(50_000, of: .hydrated))
    #expect(try sample.shortage(sample.request(1, of: .hydrated)) != nil)
    // Each kind counts separately.
    #expect(try sample.shortage(sample.request(1_500_000)) == nil)
  }

  @Test func twoApplicationsAreOneRecipient() throws {
    let sample = try LedgerSample()
    try sample.release(sample.request(1_000_000, for: "one", purpose: "first"))
    #expect(
      try sample.shortage(sample.request(500_001, to: " lAB ", for: "two", purpose: "second"))
        != nil)
    #expect(try sample.shortage(sample.request(500_000, to: "LAB", for: "two")) == nil)
  }

  @Test func aRecipientAddedAgainKeepsItsCount() throws {
    let sample = try LedgerSample()
    try sample.release(sample.request(1_500_000))
    try sample.ledger.endRecipient("Lab")
    #expect(throws: LedgerError.recipientEnded("Lab", at: sample.clock.now)) {
      try sample.ledger.preview(sample.request(0))
    }
    try sample.ledger.add(NewRecipient(name: "LAB", agreed: Moment(day: "2020-01-01")!))
    #expect(try sample.shortage(sample.request(1)) != nil)
  }

  @Test func anAcademicRecipientWithAPurpose() throws {
    let sample = try LedgerSample(
      recipient: NewRecipient(
        name: "Lab", agreed: Moment(day: "2019-12-01")!, institution: "A University"))
    #expect(try sample.shortage(sample.request(1_500_001)) != nil)
    let grant = try sample.release(sample.request(9_000_000, purpose: "research"))
    #expect(grant.usage.quota == Quota(most: nil, basis: .academic))
    #expect(try sample.ledger.state().release(1)?.basis == .academic)
    // Without a declared purpose the quota applies, and the earlier release counts.
    #expect(try sample.shortage(sample.request(1)) != nil)
    #expect(try sample.shortage(sample.request(50_001, of: .hydrated, purpose: "research")) != nil)
  }

  @Test func aPurposeAloneLiftsNothing() throws {
    let sample = try LedgerSample()
    #expect(try sample.shortage(sample.request(1_500_001, purpose: "research")) != nil)
  }

  @Test func writtenPermission() throws {
    let permission = Permission(
      document: String(repeating: "0", count: 64), limit: 4_000_000,
      until: Moment(day: "2020-02-29")!)
    let sample = try LedgerSample(
      recipient: NewRecipient(
        name: "Lab", agreed: Moment(day: "2019-12-01")!, permission: permission))
    #expect(try sample.release(sample.request(2_000_000)).usage.quota.basis == .permission)
    sample.clock.set("2020-02-29T23:59:59Z")
    #expect(try sample.shortage(sample.request(4_000_001)) != nil)
    #expect(try sample.release(sample.request(3_000_000)).count == 3_000_000)
    sample.clock.advance(1)
    #expect(
      try sample.shortage(sample.request(1))?.usage.quota == Quota(most: 1_500_000, basis: .rules))
  }

  @Test func upToTheLimit() throws {
    let sample = try LedgerSample()
    try sample.release(sample.request(1_400_000))
    var request = sample.request(300_000)
    request.takesFewer = true
    #expect(try sample.release(request).count == 100_000)
    // A release of nothing is refused.
    #expect(throws: LedgerError.self) { try sample.ledger.reserve(request) }
    #expect(try sample.ledger.state().releases.count == 2)
  }

  @Test func anAgreementInTheFuture() throws {
    let sample = try LedgerSample(
      at: "2020-02-28T23:59:59Z",
      recipient: NewRecipient(name: "Lab", agreed: Moment(day: "2020-02-29")!))
    #expect(throws: LedgerError.notYetAgreed("Lab", on: Moment(day: "2020-02-29")!)) {
      try sample.ledger.preview(sample.request(1))
    }
    sample.clock.advance(1)
    #expect(try sample.release(sample.request(1)).count == 1)
  }
}
