import Foundation
import Testing

/// Output that cannot be written.
@Suite(.tags(.process)) struct PrintingTests {
  static let lines = [
    "--version", "--help", "help share", "ledger --help", "--generate-completion-script bash",
    "policy list", "policy show", "ledger show", "ledger export", "ledger verify", "ledger adopt",
    "ledger new --ledger other", "recipient list", "recipient show Lab", "recipient end Lab",
    "recipient add Other --agreed 2019-12-01", "share ids --to Lab -o dry --dry-run list",
    "share recall out --with notices", "policy check policy.yaml",
  ]

  @Test(arguments: lines) func arrivesOrFails(line: String) throws {
    let sample = try LedgerFaultSample()
    try sample.place.write("policy: own\nextends: strict\n", to: "policy.yaml")
    #expect(try sample.moult("share ids --to Lab -o out list").code == 0)
    for target in [">/dev/full", ">&-"] {
      let fresh = try sample.shell(
        "rm -rf copy; cp -r state copy; " + "timeout 60 \"$MOULT\" \(line) \(target)")
      #expect(fresh.code == 74, "\(target): \(fresh.messages)")
      #expect(fresh.messages.contains("standard output"), "\(target): \(fresh.messages)")
      _ = try sample.shell("rm -rf state other*; mv copy state")
    }
    let printed = try sample.moult(line)
    #expect(printed.code == 0 && !printed.output.isEmpty, "\(printed.messages)")
  }

  /// The release is complete, and the message says so.
  @Test(arguments: [">/dev/full", ">&-"]) func aReleaseWithoutItsSummary(target: String) throws {
    let sample = try LedgerFaultSample()
    let run = try sample.shell("\"$MOULT\" share ids --to Lab -o out list \(target)")
    #expect(run.code == 74 && run.messages.contains("release 1 is complete in out and counts"))
    #expect(try sample.states() == ["settled"])
    #expect(try sample.moult("ledger verify out/manifest.json").code == 0)
  }

  /// A reader that stops early is not an error.
  @Test func aReaderThatStopsEarly() throws {
    let sample = try LedgerFaultSample()
    let run = try sample.shell("\"$MOULT\" policy show | true; \"$MOULT\" ledger export | true")
    #expect(run.messages == "")
  }
}
