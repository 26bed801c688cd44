import Foundation
import MoultLedger
import Synchronization
import Testing

@testable import MoultRelease

/// Where a ledger is, and what may be there instead.
@Suite struct LedgerPlaceTests {
  private func place(_ sample: ReleaseSample, _ name: String) -> LedgerPlace {
    LedgerPlace(sample.path(name), clock: { Moment(seconds: 0) }, warn: { _ in })
  }

  @Test func openingCreatesNothing() throws {
    let sample = try ReleaseSample()
    let path = sample.path("none")
    #expect(throws: LedgerError.missing(path: path)) { try place(sample, "none").open() }
    #expect(sample.names(in: "") == ["ledger", "ledger-head"])
  }

  @Test func createdOnce() throws {
    let sample = try ReleaseSample()
    try place(sample, "a/b/new").create()
    #expect(sample.names(in: "a/b") == ["new", "new-head"])
    #expect(throws: LedgerError.exists(path: sample.path("a/b/new"))) {
      try place(sample, "a/b/new").create()
    }
    #expect(try place(sample, "a/b/new").openOrCreate().state().head.count == 0)
  }

  /// A missing ledger is replaced only on request.
  @Test func aMissingLedger() throws {
    let sample = try ReleaseSample()
    try FileManager.default.moveItem(atPath: sample.path("ledger"), toPath: sample.path("kept"))
    let gone = LedgerError.vanished(path: sample.path("ledger"), rows: 1)
    #expect(throws: gone) { try sample.place.open() }
    #expect(throws: gone) { try sample.place.openOrCreate() }
    try sample.place.create()
    #expect(try sample.place.open().state().recipients == [])
  }

  @Test func whatIsNotALedger() throws {
    let sample = try ReleaseSample()
    let files = FileManager.default
    try files.createSymbolicLink(atPath: sample.path("link"), withDestinationPath: "nothing")
    try files.createDirectory(atPath: sample.path("folder"), withIntermediateDirectories: false)
    try sample.write("text", to: "text")
    try files.linkItem(atPath: sample.path("ledger"), toPath: sample.path("second"))
    for name in ["link", "folder", "text", "second"] {
      let place = place(sample, name)
      #expect(throws: LedgerError.self, "\(name)") { try place.open() }
      #expect(throws: LedgerError.self, "\(name)") { try place.openOrCreate() }
    }
    #expect(throws: LedgerError.manyNames(path: sample.path("ledger"))) { try sample.place.open() }
    #expect(try sample.text(of: "text") == "text")
  }

  /// The rows are added, and the user is warned once.
  @Test func aHeadThatCannotBeSaved() throws {
    let sample = try ReleaseSample()
    let files = FileManager.default
    try files.createDirectory(
      atPath: sample.path("ledger-head-new"), withIntermediateDirectories: false)
    for name in ["B", "C"] {
      try sample.ledger.add(NewRecipient(name: name, agreed: Moment(day: "2019-12-01")!))
    }
    #expect(try sample.ledger.state().recipients.count == 3)
    let warnings = sample.surroundings.warnings.withLock { $0 }
    #expect(warnings.count == 1 && warnings[0].contains("moult ledger verify"))
    try files.removeItem(atPath: sample.path("ledger-head-new"))
    _ = try sample.ledger.state()
    #expect(try sample.text(of: "ledger-head").hasPrefix("3 "))
  }
}
