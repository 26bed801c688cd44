import Foundation
import Testing

/// Files beside a ledger or in its place, and arguments that name no ledger.
@Suite(.tags(.process)) struct LedgerPlaceTests {
  private static let ledger = "state/moult/ledger.sqlite"

  /// Runs the command, with a time limit in case it waits for somebody.
  private func moult(_ sample: ShareSample, _ line: String) throws -> Workspace.Finished {
    try sample.place.shell(
      "export XDG_STATE_HOME=$PWD/state MOULT_TEST_CLOCK=2020-01-01T00:00:00Z L=\(Self.ledger); "
        + "moult() { timeout 60 \"$MOULT\" \"$@\"; }; " + line)
  }

  /// The command must not wait for the pipe, into which nobody writes.
  @Test(arguments: [
    ("-head", "recipient list"), ("-head", "recipient end Lab"), ("-head", "ledger adopt"),
    // The lock of the next release.
    ("-release-1", "recipient end Lab"),
    ("-release-1", "share ids --to Lab -o next list"), ("-journal", "recipient list"),
  ]) func whatIsNoFileIsRefused(name: String, line: String) throws {
    for (make, what) in [("mkfifo", "it is a named pipe"), ("mkdir", "it is a directory")] {
      let sample = try ShareSample()
      try sample.place.write("1\n", to: "list")
      let run = try moult(sample, "rm -f $L\(name); \(make) $L\(name); moult \(line)")
      if line == "recipient end Lab" && name != "-head" {
        #expect(run.code == 0, "\(run.messages)")
      } else {
        #expect(run.code == 74 && run.messages.contains(what), "\(run.code) \(run.messages)")
        #expect(run.messages.contains("Move it away") && !sample.exists("next"))
      }
    }
  }

  /// Then no ledger is created.
  @Test(arguments: ["-head", "-new", "-release-0"]) func nothingIsBegun(besideIt name: String)
    throws
  {
    let sample = try ShareSample()
    let run = try moult(sample, "mkdir other\(name); moult ledger new --ledger other")
    #expect(run.code == 74 && run.messages.contains("Move it away"), "\(run.messages)")
    #expect(!sample.exists("other"))
  }

  /// Two ledgers in one file; SQLite would read the first.
  @Test func aLedgerTwice() throws {
    let sample = try ShareSample()
    let run = try moult(sample, "cat $L $L > two; moult ledger verify --ledger two")
    #expect(run.code == 74 && run.messages.contains("is damaged"), "\(run.messages)")
  }

  @Test func aJournalOfSomethingElseStays() throws {
    let sample = try ShareSample()
    let run = try moult(
      sample,
      "truncate -s 5000 $L; echo x > $L-journal; moult ledger verify; code=$?; cat $L-journal; "
        + "exit $code")
    #expect(run.code == 74 && run.messages.contains("not its journal"), "\(run.messages)")
    #expect(run.output == "x\n")
  }

  /// The recipient is added, and the command warns that an older copy would not be detected.
  @Test func whatCannotBeKeptIsTold() throws {
    let sample = try ShareSample()
    let added = try moult(sample, "mkdir $L-head-new; moult recipient add B --agreed 2019-12-01")
    #expect(added.code == 0 && added.output.contains("added 'B'"))
    #expect(added.messages.contains("older copy") && added.messages.contains("ledger verify"))
    #expect(added.messages.split(separator: "\n").count == 1, "\(added.messages)")
    let kept = try moult(sample, "rmdir $L-head-new; moult ledger verify; cut -d' ' -f1 $L-head")
    #expect(kept.messages == "" && kept.output.hasSuffix("\n2\n"), "\(kept.output)")
  }

  /// Files may not grow; the message does not blame permissions.
  @Test func aFileThatMayNotGrow() throws {
    let sample = try ShareSample()
    let run = try moult(
      sample, "trap '' XFSZ; ulimit -f 1; moult recipient add B --agreed 2019-12-01")
    #expect(run.code == 74 && run.messages.contains("ulimit -f"), "\(run.messages)")
    #expect(!run.messages.contains("owner"))
  }

  @Test func aLedgerWithALog() throws {
    let sample = try ShareSample()
    _ = try sample.place.shell(
      "python3 -c \"import sqlite3; c = sqlite3.connect('\(Self.ledger)'); "
        + "c.execute('pragma journal_mode = wal')\"")
    let run = try moult(sample, "moult recipient list")
    #expect(run.code == 74 && run.messages.contains("journal_mode = DELETE"), "\(run.messages)")
    #expect(!run.messages.contains("no ledger"))
  }

  /// Arguments that name no file, or not a single one.
  @Test(arguments: [
    ("recipient list --ledger ''", Int32(64), "--ledger"),
    ("recipient add B --agreed 2019-12-01 --ledger -", 64, "./-"),
    ("share ids --to Lab -o '' list", 74, "Name a file"), ("redact -o '' list", 74, "Name a file"),
    ("dehydrate --split 5 -o '' list", 74, "Name a file"),
    ("share ids --to Lab --limits . -o next list", 74, "Name a file."),
    ("redact --policy . list", 74, "Name a file."),
    ("recipient add $'B\\xe9' --agreed 2019-12-01", 64, "UTF-8"),
    ("recipient add B --agreed 2019-12-01 --contact $'\\xe9'", 64, "UTF-8"),
    ("share ids --to Lab --purpose $'a\\xe9' -o next list", 64, "UTF-8"),
    ("share ids --to Lab --application $'a\\xe9' -o next list", 64, "UTF-8"),
    ("redact $'--nope\\xe9' list", 64, "--nope\\xE9"),
    ("redact $'--nope\\e[31m' list", 64, "--nope\\u{1B}[31m"),
  ]) func words(line: String, code: Int32, words: String) throws {
    let sample = try ShareSample()
    try sample.place.write("1\n", to: "list")
    let run = try moult(sample, "moult \(line)")
    #expect(run.code == code && run.messages.contains(words), "\(run.code) \(run.messages)")
    #expect(
      !run.messages.contains("jsonl") && !run.messages.contains("is a directory. Name a file in"))
    #expect(!sample.exists("-") && !sample.exists("next"))
    #expect(try sample.moult("ledger show").output == "")
    #expect(try sample.moult("recipient list").output.split(separator: "\n").count == 1)
  }

  /// An unknown word in a file of quotas gets the nearest known one proposed.
  @Test func aMisspelledQuota() throws {
    let sample = try ShareSample()
    try sample.place.write("kinds:\n  tweet-ids: {mots: 1}\n", to: "own.yaml")
    let run = try moult(sample, "moult share ids --to Lab --limits own.yaml -o next list")
    #expect(run.code == 64, "\(run.messages)")
    #expect(run.messages.contains("own.yaml: line 2: there is no key `mots`; perhaps `most`"))
  }

  /// The usage keeps its line breaks.
  @Test func usageStaysInLines() throws {
    let run = try moult(try ShareSample(), "moult redact --nope")
    #expect(run.code == 64 && run.messages.split(separator: "\n").count > 2)
    #expect(run.messages.hasPrefix("Error: ") && !run.messages.contains("\\n"))
  }

  @Test func aDirectoryWithoutAManifest() throws {
    let sample = try ShareSample()
    try sample.place.write("", to: "notices")
    let run = try moult(sample, "mkdir rel; moult share recall rel --with notices")
    #expect(run.code == 74 && run.messages.contains("there is no release in 'rel'"))
  }
}
