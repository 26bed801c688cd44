import Foundation
import Testing

/// Faults of disks, ledgers and clocks: each gives a clear error, no release, and no loss.
@Suite(.tags(.process)) struct ShareFaultTests {
  private func refuses(
    _ sample: ShareSample, _ run: Workspace.Finished, code: Int32 = 74, _ words: String...,
    directory: String = "out"
  ) {
    #expect(run.code == code, "\(run.messages)")
    for text in words { #expect(run.messages.contains(text), "\(text): \(run.messages)") }
    #expect(!sample.exists(directory))
  }

  /// A limit on the size of files has the effect of a full disk: writing fails in the middle.
  @Test func aFullDisk() throws {
    let sample = try ShareSample()
    // Many small files fit, and one large file does not.
    try sample.place.write((1...20_000).map { "\($0 + 1_000_000_000_000)\n" }.joined(), to: "list")
    let line = "share ids --to Lab -o out list"
    let full = try sample.place.shell(
      "export XDG_STATE_HOME=$PWD/state MOULT_TEST_CLOCK=2020-01-01T00:00:00Z TMPDIR=$PWD; "
        + "trap '' XFSZ; ulimit -f 200; \"$MOULT\" \(line)")
    refuses(sample, full, "Free some space")
    // None of its files is left, so it does not count.
    #expect(try sample.counted() == 0)
    #expect(try sample.moult(line).code == 0)
    #expect(try sample.counted() == 20_000)
  }

  /// There is no room for the ledger: SQLite cannot write the page.
  @Test func noRoomForTheLedger() throws {
    let sample = try ShareSample()
    try sample.place.write("1\n", to: "list")
    let run = try sample.place.shell(
      "export XDG_STATE_HOME=$PWD/state MOULT_TEST_CLOCK=2020-01-01T00:00:00Z; "
        + "trap '' XFSZ; ulimit -f 4; \"$MOULT\" share ids --to Lab -o out list")
    refuses(sample, run, "ledger")
    #expect(try sample.counted() == 0)
    #expect(try sample.share([1], to: "out").code == 0)
  }

  /// Root may write to read-only files, so the test runs as another user.
  @Test func aLedgerThatMayNotBeWritten() throws {
    let sample = try ShareSample()
    try sample.place.write("1\n", to: "list")
    let isRoot = try sample.place.shell("id -u").output == "0\n"
    let other = isRoot ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : ""
    _ = try sample.place.shell(
      "chmod 755 . && mkdir mine && chmod 777 mine && chmod 755 state state/moult && "
        + "chmod 444 state/moult/ledger.sqlite && cp \"$MOULT\" mine/moult"
        + (isRoot ? "" : " && chmod 555 state/moult"))
    let run = try sample.place.shell(
      "export XDG_STATE_HOME=$PWD/state; \(other) mine/moult share ids --to Lab -o mine/out list")
    #expect(run.code == 74, "\(run.messages)")
    #expect(run.messages.contains("ledger.sqlite") && !sample.exists("mine/out"))
    _ = try sample.place.shell("chmod 755 state/moult; chmod 600 state/moult/ledger.sqlite")
    #expect(try sample.share([1], to: "out").code == 0)
  }

  @Test func aNewerLedger() throws {
    let sample = try ShareSample()
    _ = try sample.place.shell(
      "python3 -c \"import sqlite3; c = sqlite3.connect('state/moult/ledger.sqlite'); "
        + "c.execute('INSERT INTO grdb_migrations VALUES (\\'9 later\\')'); c.commit()\"")
    refuses(sample, try sample.share([1], to: "out"), "newer version")
    #expect(try sample.moult("ledger verify").code == 74)
    #expect(try sample.moult("recipient list").code == 74)
  }

  @Test(arguments: [
    "c.execute('DELETE FROM entry WHERE number = 3')",
    "c.execute('DELETE FROM entry WHERE number = (SELECT max(number) FROM entry)')",
    "c.execute('UPDATE entry SET count = 0 WHERE number = 2')",
  ]) func aChangedLedger(change: String) throws {
    let sample = try ShareSample()
    #expect(try sample.share([1, 2], to: "first").code == 0)
    _ = try sample.place.shell(
      "python3 -c \"import sqlite3; c = sqlite3.connect('state/moult/ledger.sqlite'); "
        + "\(change); c.commit()\"")
    refuses(sample, try sample.share([1], to: "out"), "is damaged")
    #expect(try sample.moult("ledger verify").code == 74)
  }

  /// A page in the middle of the file holds other bytes.
  @Test func aDamagedFile() throws {
    let sample = try ShareSample()
    #expect(try sample.share([1, 2], to: "first").code == 0)
    _ = try sample.place.shell(
      "dd if=/dev/urandom of=state/moult/ledger.sqlite bs=4096 seek=1 count=4 conv=notrunc")
    refuses(sample, try sample.share([1], to: "out"), "ledger.sqlite")
    _ = try sample.place.shell("head -c 5000 /dev/urandom > state/moult/ledger.sqlite")
    refuses(sample, try sample.share([1], to: "out"), "is damaged")
  }

  @Test func aClockThatWasSetBack() throws {
    let sample = try ShareSample()
    #expect(try sample.share([1], to: "first", at: "2020-03-01T00:00:00Z").code == 0)
    refuses(
      sample, try sample.share([1], to: "out", at: "2020-02-01T00:00:00Z"), "2020-02-01T00:00:00Z",
      "2020-03-01T00:00:00Z", "clock")
    #expect(try sample.counted() == 1)
  }

  @Test func anInputThatCannotBeRead() throws {
    let sample = try ShareSample()
    #expect(try sample.moult("share ids --to Lab -o out nothing").code == 74)
    #expect(try sample.counted() == 0 && !sample.exists("out"))
  }
}
