import Foundation
import Testing

/// If the system has no more threads, the command does not wait for one.
@Suite(.tags(.process)) struct NoThreadTests {
  @Test(arguments: [
    "recipient add Other --agreed 2019-12-01", "recipient list", "recipient show Lab",
    "recipient end Lab", "ledger show", "ledger export", "ledger verify", "ledger adopt",
    "ledger new --ledger other", "share ids --to Lab -o new list",
    "share recall out --with notices",
    "share ids --to Lab -o new --dry-run list",
  ]) func succeeds(line: String) throws {
    let sample = try LedgerFaultSample()
    #expect(try sample.moult("share ids --to Lab -o out list").code == 0)
    let run = try sample.moult(line, faults: "thread")
    #expect(run.code == 0, "\(run.messages)")
  }

  /// A run that needs threads reports it.
  @Test func aRunThatNeedsThreads() throws {
    let sample = try LedgerFaultSample()
    try sample.place.write(FaultPlace.tweets(1..<60_000), to: "large")
    let run = try sample.moult("share ids --to Lab --threads 2 -o new large", faults: "thread")
    #expect(run.code == 74 && run.messages.contains("thread"), "\(run.code) \(run.messages)")
    #expect(!sample.exists("new"))
    #expect(try sample.states() == [])
    let alone = try sample.moult("share ids --to Lab --threads 1 -o new large", faults: "thread")
    #expect(alone.code == 0, "\(alone.messages)")
  }
}
