import Foundation
import Testing

/// Releases whose process is killed or stopped.
@Suite(.tags(.process)) struct ReleaseStepTests {
  /// Killed at each step, a release is either complete, verified and counted, or none of its files is there.
  @Test func killedAtEachStep() throws {
    let sample = try LedgerFaultSample()
    _ = try sample.shell("cp -r state before")
    var outcomes: Set<[String]> = []
    for step in 1... {
      _ = try sample.shell("rm -rf state out; cp -r before state")
      let run = try sample.shell(
        "LD_PRELOAD=$SHIM MOULT_FAULT=kill=\(step) \"$MOULT\" share ids --split 5 --to Lab -o out list; exit $?"
      )
      if run.code == 0 { break }
      #expect(run.code == 137, "\(step): \(run.messages)")
      let isNamed = sample.exists("out/manifest.json")
      if isNamed {
        #expect(try sample.moult("ledger verify out/manifest.json").code == 0, "\(step)")
      }
      // The next use that writes completes or removes what is left.
      let next = try sample.moult("recipient add 'R' --agreed 2019-12-01")
      #expect(next.code == 0, "\(step): \(next.messages)")
      let states = try sample.states()
      outcomes.insert(states)
      if states == ["settled"] {
        #expect(try sample.moult("ledger verify out/manifest.json").code == 0, "\(step)")
        let recall = try sample.moult("share recall out --with notices")
        #expect(recall.code == 0 && recall.output == "3\n", "\(step): \(recall.messages)")
      } else {
        #expect(!isNamed && (states == [] || states == ["given back"]), "\(step): \(states)")
        #expect(try sample.shell("find out -type f 2>/dev/null").output == "", "\(step)")
      }
      #expect(
        try sample.shell("ls -A out | grep unfinished; ls state/moult").output
          == "ledger.sqlite\nledger.sqlite-head\n", "\(step)")
    }
    #expect(outcomes == [[], ["given back"], ["settled"]])
  }

  /// A process that uses another path to the ledger sees that the release is alive.
  @Test(arguments: [
    "ln -s ledger.sqlite state/moult/link; link=state/moult/link",
    "ln -s state/moult way; link=way/ledger.sqlite", "link=state/../state/./moult/ledger.sqlite",
    "cd state/moult; link=ledger.sqlite", "ln -s $PWD/$L link; ln -s link two; link=two",
  ]) func aLivingRelease(way: String) throws {
    let sample = try LedgerFaultSample()
    let run = try sample.stopped(
      "(\(way); \"$MOULT\" recipient add Other --agreed 2019-12-01 --ledger $link)")
    #expect(run.code == 0 && run.output.contains("release 1"), "\(run.messages)")
    #expect(try sample.states() == ["settled"])
    #expect(try sample.moult("ledger verify out/manifest.json").code == 0)
  }

  /// All files but the manifest have their names; a recall completes the release first.
  @Test func killedAndRecalled() throws {
    let sample = try LedgerFaultSample()
    #expect(try sample.stopped("kill -KILL $p").code == 137)
    let dry = try sample.moult("share recall out --with notices --dry-run")
    #expect(dry.code == 74 && dry.messages.contains("the next release, recall"), "\(dry.messages)")
    #expect(try sample.moult("share recall out --with notices").output == "3\n")
    #expect(try sample.states() == ["settled"])
  }

  /// Moved before it was completed, the release counts, and its manifest is valid.
  @Test func killedAndMoved() throws {
    let sample = try LedgerFaultSample()
    let run = try sample.stopped("mv out elsewhere; kill -KILL $p")
    #expect(run.code == 137)
    #expect(try sample.moult("recipient add Other --agreed 2019-12-01").code == 0)
    #expect(try sample.states() == ["lost"])
    // The files without their names are complete.
    _ = try sample.shell("mv elsewhere/.moult-unfinished-1/* elsewhere")
    #expect(try sample.moult("ledger verify elsewhere/manifest.json").code == 0)
    #expect(try sample.moult("share recall elsewhere --with notices").output == "3\n")
  }

  /// The release is complete and the ledger fails: no message says that nothing was released.
  @Test func aLedgerThatFailsAtTheEnd() throws {
    let sample = try LedgerFaultSample()
    let run = try sample.stopped("cp $L kept; : > $L")
    #expect(run.code == 74 && run.messages.contains("release 1 is complete in out and counts"))
    #expect(!run.messages.lowercased().contains("nothing was released"), "\(run.messages)")
    _ = try sample.shell("cat kept > $L")
    #expect(try sample.moult("recipient add Other --agreed 2019-12-01").code == 0)
    #expect(try sample.states() == ["settled"])
  }
}
