import Foundation
import Testing

/// A ledger with a recipient, and releases of it that are stopped at any step.
struct LedgerPlaceSample {
  let place: FaultPlace

  static let ledger = "state/moult/ledger.sqlite"

  init() throws {
    place = try FaultPlace()
    try place.write((1...9).map { "\($0)\n" }.joined(), to: "list")
    try place.write(#"{"delete":{"status":{"id":3}}}"# + "\n", to: "notices")
    let added = try shell(#""$MOULT" recipient add Lab --agreed 2019-12-01"#)
    #expect(added.code == 0, "\(added.messages)")
  }

  func shell(_ line: String, faults: String? = nil) throws -> FaultPlace.Finished {
    let library = Self.stepLibrary ?? "none"
    return try place.shell(
      "export XDG_STATE_HOME=$PWD/state STEPS=\(library) L=\(Self.ledger); " + line, faults: faults)
  }

  /// Runs the command with these arguments.
  func moult(_ words: String, faults: String? = nil) throws -> FaultPlace.Finished {
    try shell("timeout 60 \"$MOULT\" \(words)", faults: faults)
  }

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: place.path(name))
  }

  /// The states of all releases.
  func states() throws -> [String] {
    struct Exported: Decodable {
      struct Release: Decodable { let state: String }
      let releases: [Release]
    }
    let run = try moult("ledger export")
    #expect(run.code == 0, "\(run.messages)")
    return try JSONDecoder().decode(Exported.self, from: Data(run.output.utf8)).releases.map(
      \.state)
  }

  /// Raises a signal before the MOULT_STEP-th call that changes a file. With MOULT_AT, only calls whose path
  /// contains that text count.
  private static let steps = """
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <signal.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include <sys/stat.h>
    #include <unistd.h>
    static long done;
    static void step(const char *path) {
      const char *at = getenv("MOULT_AT"), *number = getenv("MOULT_STEP");
      if (!number || (at && (!path || !strstr(path, at)))) return;
      const char *wanted = getenv("MOULT_SIGNAL");
      if (++done == atol(number)) raise(wanted ? atoi(wanted) : SIGKILL);
    }
    #define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
    int rename(const char *a, const char *b) { step(b); return REAL(rename)(a, b); }
    int mkdir(const char *a, mode_t b) { step(a); return REAL(mkdir)(a, b); }
    int rmdir(const char *a) { step(a); return REAL(rmdir)(a); }
    int unlink(const char *a) { step(a); return REAL(unlink)(a); }
    int fsync(int a) { step(0); return REAL(fsync)(a); }
    int fdatasync(int a) { step(0); return REAL(fdatasync)(a); }
    int ftruncate(int a, off_t b) { step(0); return REAL(ftruncate)(a, b); }
    ssize_t pwrite64(int a, const void *b, size_t c, off64_t d) {
      step(0);
      return REAL(pwrite64)(a, b, c, d);
    }
    ssize_t write(int a, const void *b, size_t c) { step(0); return REAL(write)(a, b, c); }

    """

  /// Compiled once for all tests; nil if there is no C compiler.
  private static let stepLibrary: String? = {
    let folder = FileManager.default.temporaryDirectory.path + "/moult-steps-\(UUID())"
    let library = folder + "/steps.so"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(steps.utf8).write(to: URL(fileURLWithPath: folder + "/steps.c"))
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["cc", "-shared", "-fPIC", "-o", library, folder + "/steps.c", "-ldl"]
      try process.run()
      process.waitUntilExit()
      return process.terminationStatus == 0 ? library : nil
    } catch {
      return nil
    }
  }()

  /// Stops a release just before its manifest is renamed; `meanwhile` runs while it is stopped.
  func stopped(_ meanwhile: String) throws -> FaultPlace.Finished {
    try shell(
      """
      LD_PRELOAD=$STEPS MOULT_STEP=1 MOULT_SIGNAL=19 MOULT_AT=out/manifest.json \
        "$MOULT" share ids --to Lab -o out list & p=$!
      for i in $(seq 500); do grep -q '^State:.T' /proc/$p/status && break; sleep 0.02; done
      \(meanwhile)
      kill -CONT $p; wait $p
      """)
  }
}

/// Text that cannot be written.
@Suite(.tags(.process)) struct PrintingTests {
  static let lines = [
    "--version", "--help", "help share", "ledger --help", "--generate-completion-script bash",
    "policy list", "policy show", "ledger show", "ledger export", "ledger verify", "ledger adopt",
    "ledger new --ledger other", "recipient list", "recipient show Lab", "recipient end Lab",
    "recipient add Other --agreed 2019-12-01", "share ids --to Lab -o dry --dry-run list",
    "share recall out --with notices", "policy check policy.yaml",
  ]

  @Test(arguments: lines) func arrivesOrFails(line: String) throws {
    let sample = try LedgerPlaceSample()
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
    let sample = try LedgerPlaceSample()
    let run = try sample.shell("\"$MOULT\" share ids --to Lab -o out list \(target)")
    #expect(run.code == 74 && run.messages.contains("release 1 is whole in out and counts"))
    #expect(try sample.states() == ["settled"])
    #expect(try sample.moult("ledger verify out/manifest.json").code == 0)
  }

  /// A reader that closes the pipe early is no error.
  @Test func aReaderThatGoes() throws {
    let sample = try LedgerPlaceSample()
    let run = try sample.shell("\"$MOULT\" policy show | true; \"$MOULT\" ledger export | true")
    #expect(run.messages == "")
  }
}

/// Damaged files in the ledger's place, and missing ledgers.
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

  @Test(arguments: damages) func isDamagedAndStays(damage: String) throws {
    let sample = try LedgerPlaceSample()
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

  @Test(arguments: ["mkdir $L", "mkfifo $L", "ln -s nothing $L"]) func isNoFile(other: String)
    throws
  {
    let sample = try LedgerPlaceSample()
    _ = try sample.shell("rm $L; " + other)
    for command in Self.commands {
      let run = try sample.moult(command)
      #expect(run.code == 74, "\(command): \(run.messages)")
    }
  }

  /// No ledger is created by accident, only on request.
  @Test func aLedgerThatIsGone() throws {
    let sample = try LedgerPlaceSample()
    #expect(try sample.moult("share ids --to Lab -o out list").code == 0)
    _ = try sample.shell("mv $L kept")
    for command in Self.commands where command != "ledger new" {
      let run = try sample.moult(command)
      #expect(run.code == 74, "\(command): \(run.messages)")
      #expect(run.messages.contains("4 rows") && run.messages.contains("moult ledger new"))
    }
    #expect(!sample.exists(LedgerPlaceSample.ledger))
    // The ledger was moved, and works in its new place.
    #expect(try sample.moult("ledger verify --ledger kept out/manifest.json").code == 0)
    #expect(try sample.moult("ledger new").code == 0)
    #expect(try sample.moult("ledger new").code == 74)
    #expect(try sample.moult("recipient add Lab --agreed 2019-12-01").code == 0)
  }

  /// A failing disk is not reported as missing permissions; a failing rename leaves the row in the ledger.
  @Test func adviceOfItsOwn() throws {
    let sample = try LedgerPlaceSample()
    let failed = try sample.moult("recipient add Other --agreed 2019-12-01", faults: "sync")
    #expect(failed.code == 74 && failed.messages.contains("its disk"), "\(failed.messages)")
    #expect(!failed.messages.contains("owner"))
    let added = try sample.moult("recipient add Third --agreed 2019-12-01", faults: "rename")
    #expect(added.code == 0 && added.messages.contains("older copy"), "\(added.messages)")
  }

  @Test func anOlderCopy() throws {
    let sample = try LedgerPlaceSample()
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

  /// Processes that open a ledger by different names would not see each other's locks and journals.
  @Test func aSecondName() throws {
    let sample = try LedgerPlaceSample()
    _ = try sample.shell("ln $L other")
    for command in ["ledger verify", "ledger verify --ledger other"] {
      let run = try sample.moult(command)
      #expect(run.code == 74 && run.messages.contains("more than one name"))
    }
    _ = try sample.shell("rm other")
    #expect(try sample.moult("ledger verify").code == 0)
  }
}

/// Releases whose process is killed or stopped.
@Suite(.tags(.process)) struct ReleaseStepTests {
  /// A release killed at any step is either complete, verified and counted, or nothing of it exists.
  @Test func killedAtEachStep() throws {
    let sample = try LedgerPlaceSample()
    _ = try sample.shell("cp -r state before")
    var outcomes: Set<[String]> = []
    for step in 1... {
      _ = try sample.shell("rm -rf state out; cp -r before state")
      let run = try sample.shell(
        "LD_PRELOAD=$STEPS MOULT_STEP=\(step) \"$MOULT\" share ids --split 5 --to Lab -o out list; exit $?"
      )
      if run.code == 0 { break }
      #expect(run.code == 137, "\(step): \(run.messages)")
      let isNamed = sample.exists("out/manifest.json")
      if isNamed {
        #expect(try sample.moult("ledger verify out/manifest.json").code == 0, "\(step)")
      }
      // The next command that writes finishes or removes what is left.
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

  /// A process that opens the ledger by another path sees that the release is alive.
  @Test(arguments: [
    "ln -s ledger.sqlite state/moult/link; link=state/moult/link",
    "ln -s state/moult way; link=way/ledger.sqlite", "link=state/../state/./moult/ledger.sqlite",
    "cd state/moult; link=ledger.sqlite", "ln -s $PWD/$L link; ln -s link two; link=two",
  ]) func aLivingRelease(way: String) throws {
    let sample = try LedgerPlaceSample()
    let run = try sample.stopped(
      "(\(way); \"$MOULT\" recipient add Other --agreed 2019-12-01 --ledger $link)")
    #expect(run.code == 0 && run.output.contains("release 1"), "\(run.messages)")
    #expect(try sample.states() == ["settled"])
    #expect(try sample.moult("ledger verify out/manifest.json").code == 0)
  }

  /// All files but the manifest have their names; the next command is a recall.
  @Test func killedAndRecalled() throws {
    let sample = try LedgerPlaceSample()
    #expect(try sample.stopped("kill -KILL $p").code == 137)
    let dry = try sample.moult("share recall out --with notices --dry-run")
    #expect(dry.code == 74 && dry.messages.contains("the next release, recall"), "\(dry.messages)")
    #expect(try sample.moult("share recall out --with notices").output == "3\n")
    #expect(try sample.states() == ["settled"])
  }

  /// The release is moved before anybody has finished it: it counts, and its manifest verifies.
  @Test func killedAndMoved() throws {
    let sample = try LedgerPlaceSample()
    let run = try sample.stopped("mv out elsewhere; kill -KILL $p")
    #expect(run.code == 137)
    #expect(try sample.moult("recipient add Other --agreed 2019-12-01").code == 0)
    #expect(try sample.states() == ["lost"])
    // Files that wait for their names are complete.
    _ = try sample.shell("mv elsewhere/.moult-unfinished-1/* elsewhere")
    #expect(try sample.moult("ledger verify elsewhere/manifest.json").code == 0)
    #expect(try sample.moult("share recall elsewhere --with notices").output == "3\n")
  }

  /// The release is complete and the ledger fails: no message may say that nothing was released.
  @Test func aLedgerThatFailsAtTheEnd() throws {
    let sample = try LedgerPlaceSample()
    let run = try sample.stopped("cp $L kept; : > $L")
    #expect(run.code == 74 && run.messages.contains("release 1 is whole in out and counts"))
    #expect(!run.messages.lowercased().contains("nothing was released"), "\(run.messages)")
    _ = try sample.shell("cat kept > $L")
    #expect(try sample.moult("recipient add Other --agreed 2019-12-01").code == 0)
    #expect(try sample.states() == ["settled"])
  }
}

/// If the system's limit of threads is reached, nothing waits for one.
@Suite(.tags(.process)) struct NoThreadTests {
  @Test(arguments: [
    "recipient add Other --agreed 2019-12-01", "recipient list", "recipient show Lab",
    "recipient end Lab", "ledger show", "ledger export", "ledger verify", "ledger adopt",
    "ledger new --ledger other", "share ids --to Lab -o new list",
    "share recall out --with notices",
    "share ids --to Lab -o new --dry-run list",
  ]) func endsWell(line: String) throws {
    let sample = try LedgerPlaceSample()
    #expect(try sample.moult("share ids --to Lab -o out list").code == 0)
    let run = try sample.moult(line, faults: "thread")
    #expect(run.code == 0, "\(run.messages)")
  }

  /// A run that needs threads reports the failure.
  @Test func endsWithAWord() throws {
    let sample = try LedgerPlaceSample()
    try sample.place.write(FaultPlace.tweets(1..<60_000), to: "large")
    let run = try sample.moult("share ids --to Lab --threads 2 -o new large", faults: "thread")
    #expect(run.code == 74 && run.messages.contains("thread"), "\(run.code) \(run.messages)")
    #expect(!sample.exists("new"))
    #expect(try sample.states() == [])
    let alone = try sample.moult("share ids --to Lab --threads 1 -o new large", faults: "thread")
    #expect(alone.code == 0, "\(alone.messages)")
  }
}
