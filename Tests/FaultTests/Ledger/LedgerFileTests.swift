import Foundation
import Testing

/// Files in the ledger's place that are not a whole ledger, and missing ledgers.
@Suite(.tags(.process)) struct LedgerFileTests {
  static let damages = [
    ": > $L", "truncate -s 10 $L", "truncate -s 50 $L", "truncate -s 4096 $L",
    "truncate -s 5000 $L", "cat $L $L > x; cat x > $L", "truncate -s -1 $L", "truncate -s -4096 $L",
    "echo text > $L",
    "python3 -c \"import sqlite3; c = sqlite3.connect('x'); c.execute('create table t(a)'); "
      + "c.commit()\"; cat x > $L",
    "python3 -c \"import sqlite3; c = sqlite3.connect('x'); "
      + "c.execute('pragma journal_mode = wal'); c.execute('create table t(a)'); c.commit()\"; "
      + "cat x > $L",
  ]
  static let commands = [
    "ledger verify", "ledger show", "ledger export", "ledger adopt", "ledger new",
    "recipient list", "recipient add Other --agreed 2019-12-01", "recipient end Lab",
    "recipient show Lab", "share ids --to Lab -o new list",
    "share ids --to Lab -o new --dry-run list",
    "share recall out --with notices",
  ]

  @Test(arguments: damages) func aDamagedFileIsReportedAndUnchanged(damage: String) throws {
    let sample = try LedgerFaultSample()
    #expect(try sample.moult("share ids --to Lab -o out list").code == 0)
    let before = try sample.shell(damage + "; sha256sum < $L; stat -c %Y $L").output
    for command in Self.commands {
      let run = try sample.moult(command)
      #expect(run.code == 74, "\(command): \(run.messages)")
      #expect(run.output == "" && run.messages.contains("ledger.sqlite"), "\(command)")
      #expect(!run.messages.contains("`moult ledger verify`"))
    }
    #expect(try sample.shell("sha256sum < $L; stat -c %Y $L").output == before)
    #expect(!sample.exists("new"))
    #expect(try sample.shell("ls state/moult").output == "ledger.sqlite\nledger.sqlite-head\n")
  }

  @Test(arguments: ["mkdir $L", "mkfifo $L", "ln -s nothing $L"]) func otherFileTypes(other: String)
    throws
  {
    let sample = try LedgerFaultSample()
    _ = try sample.shell("rm $L; " + other)
    for command in Self.commands {
      let run = try sample.moult(command)
      #expect(run.code == 74, "\(command): \(run.messages)")
    }
  }

  /// A new ledger is created only on request.
  @Test func aMissingLedger() throws {
    let sample = try LedgerFaultSample()
    #expect(try sample.moult("share ids --to Lab -o out list").code == 0)
    _ = try sample.shell("mv $L kept")
    for command in Self.commands where command != "ledger new" {
      let run = try sample.moult(command)
      #expect(run.code == 74, "\(command): \(run.messages)")
      #expect(run.messages.contains("4 rows") && run.messages.contains("moult ledger new"))
    }
    #expect(!sample.exists(LedgerFaultSample.ledger))
    // The ledger was moved, and is usable where it is.
    #expect(try sample.moult("ledger verify --ledger kept out/manifest.json").code == 0)
    #expect(try sample.moult("ledger new").code == 0)
    #expect(try sample.moult("ledger new").code == 74)
    #expect(try sample.moult("recipient add Lab --agreed 2019-12-01").code == 0)
  }

  /// If the disk fails, the message does not blame permissions; if a rename fails, the row is added.
  @Test func adviceFitsTheFailure() throws {
    let sample = try LedgerFaultSample()
    let failed = try sample.moult("recipient add Other --agreed 2019-12-01", faults: "sync")
    #expect(failed.code == 74 && failed.messages.contains("its disk"), "\(failed.messages)")
    #expect(!failed.messages.contains("owner"))
    let added = try sample.moult("recipient add Third --agreed 2019-12-01", faults: "rename")
    #expect(added.code == 0 && added.messages.contains("older copy"), "\(added.messages)")
  }

  @Test func anOlderCopy() throws {
    let sample = try LedgerFaultSample()
    _ = try sample.shell("cp $L older")
    #expect(try sample.moult("share ids --to Lab -o out list").code == 0)
    _ = try sample.shell("cp $L newer; cp older $L")
    let refused = try sample.moult("share ids --to Lab -o next list")
    #expect(refused.code == 74 && refused.messages.contains("moult ledger adopt"))
    #expect(!sample.exists("next"))
    _ = try sample.shell("cp newer $L")
    #expect(try sample.moult("ledger verify").code == 0)
    _ = try sample.shell("cp older $L")
    let adopted = try sample.moult("ledger adopt")
    #expect(adopted.code == 0 && adopted.output.contains("4 when it was used last"))
    #expect(try sample.moult("share ids --to Lab -o next list").code == 0)
  }

  /// Processes that use different names would not see each other's locks and journals.
  @Test func aSecondName() throws {
    let sample = try LedgerFaultSample()
    _ = try sample.shell("ln $L other")
    for command in ["ledger verify", "ledger verify --ledger other"] {
      let run = try sample.moult(command)
      #expect(run.code == 74 && run.messages.contains("more than one name"))
    }
    _ = try sample.shell("rm other")
    #expect(try sample.moult("ledger verify").code == 0)
  }
}
