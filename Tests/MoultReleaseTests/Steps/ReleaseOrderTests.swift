import Foundation
import MoultIO
import MoultLedger
import Testing

@testable import MoultRelease

/// What is refused before anything is read.
@Suite struct ReleaseOrderTests {
  @Test func withoutALedgerNobodyHasAgreed() throws {
    let sample = try ReleaseSample()
    let place = LedgerPlace(sample.path("none"), clock: { Moment(seconds: 0) }, warn: { _ in })
    let error = try #require(
      #expect(throws: ReleaseError.self) { try sample.order().open(place, isDryRun: false) })
    #expect(error.category == .refusal)
    #expect(error.description.hasPrefix("refused by the clause `terms`"))
    #expect(error.description.contains("moult recipient add"))
  }

  @Test func anUnknownRecipient() throws {
    let sample = try ReleaseSample()
    #expect(throws: LedgerError.noRecipient("X")) {
      try sample.order(recipient: "X").open(sample.place, isDryRun: true)
    }
  }

  @Test func aDirectoryInUse() throws {
    let sample = try ReleaseSample()
    try sample.release(1...2)
    #expect(throws: IOError.self) { try sample.order().open(sample.place, isDryRun: true) }
    _ = try sample.order(to: "next").open(sample.place, isDryRun: true)
  }
}
