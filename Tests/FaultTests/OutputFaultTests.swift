import Foundation
import Testing

/// Outputs and messages when the system fails.
@Suite(.tags(.process)) struct OutputFaultTests {
  /// Every failure of an output is reported with its cause, and nothing of the output is left.
  @Test(arguments: [
    ("full=1000", "No space left"), ("full=0", "No space left"), ("write-eio=10", "check the disk"),
    ("sync", "cannot sync"), ("close", "cannot close"), ("rename", "cannot rename"),
    ("short-write=7,full=999", "No space left"),
  ])
  func anOutputThatFails(fault: String, words: String) throws {
    let place = try FaultPlace()
    try place.write(FaultPlace.tweets(1..<5_000), to: "in")
    for command in ["dehydrate", "redact", "dehydrate --compress gzip", "dehydrate --split 9999"] {
      let run = try place.shell("\"$MOULT\" \(command) in -o out", faults: fault)
      #expect(run.code == 74 && run.messages.contains(words) && !run.messages.contains("Success"))
      #expect(try place.names() == [])
    }
  }

  @Test func aBatchThatFails() throws {
    let place = try FaultPlace()
    try place.write(FaultPlace.tweets(1..<5_000), to: "in")
    let run = try place.shell("\"$MOULT\" dehydrate in -o out/", faults: "full=5000")
    #expect(run.code == 74 && run.messages.contains("No space left"))
    let left = try #require(FileManager.default.enumerator(atPath: place.path("out")))
    #expect(left.compactMap { $0 as? String }.sorted() == [".moult", ".moult/journal"])
    let again = try place.shell("\"$MOULT\" dehydrate in -o out/ --resume")
    #expect(again.code == 0)
    #expect(try place.text(of: "out/in.txt").hasPrefix("1\n2\n"))
  }

  /// Short and interrupted calls change nothing.
  @Test func shortAndInterruptedCalls() throws {
    let place = try FaultPlace()
    try place.write(FaultPlace.tweets(1..<500), to: "in")
    let faults = "interrupt,short-read=997,short-write=3"
    let run = try place.shell("\"$MOULT\" dehydrate in -o out", faults: faults)
    #expect(run.code == 0)
    #expect(try place.text(of: "out") == (1..<500).map { "\($0)\n" }.joined())
  }

  @Test func noThread() throws {
    let place = try FaultPlace()
    try place.write(FaultPlace.tweets(1..<30_000), to: "in")
    let run = try place.shell("\"$MOULT\" dehydrate --threads 2 in -o out", faults: "thread")
    #expect(run.code == 74 && run.messages.contains("--threads 1"))
    #expect(!run.messages.contains("disk"))
    #expect(try place.names() == [])
    let one = try place.shell("\"$MOULT\" dehydrate --threads 1 in | wc -l", faults: "thread")
    #expect(one.output == "29999\n")
  }

  /// The limit on file sizes is an error like a full disk, not a signal.
  @Test func aLimitOnTheSizeOfFiles() throws {
    let place = try FaultPlace()
    try place.write(FaultPlace.tweets(1..<5_000), to: "in")
    for output in ["out", "out/"] {
      let run = try place.shell("ulimit -f 8; exec \"$MOULT\" dehydrate in -o \(output)")
      #expect(run.code == 74 && !run.isSignal && run.messages.contains("ulimit -f"))
    }
    #expect(try place.names() == ["out"])
    #expect(!FileManager.default.fileExists(atPath: place.path("out/in.txt")))
  }

  /// However the process ends, unfinished outputs are removed and a message is printed.
  @Test(arguments: ["INT", "TERM", "HUP", "XCPU", "USR1", "ABRT", "SEGV", "BUS", "ILL"])
  func aSignal(_ name: String) throws {
    let place = try FaultPlace()
    try place.write(FaultPlace.tweets(1..<100), to: "in")
    let run = try place.shell(
      """
      set -m; ulimit -c 0; mkfifo pipe; (cat in; exec sleep 20) >pipe & feeder=$!
      "$MOULT" dehydrate -o out <pipe & job=$!
      until ls -A | grep -q '^\\.out\\.moult-'; do sleep 0.02; done
      kill -\(name) $job; wait $job; code=$?; kill $feeder; rm pipe; exit $code
      """, faults: "unblock")
    // A lost input is no fault of the program.
    #expect(name == "BUS" ? run.code == 74 : run.code > 128)
    #expect(run.messages.contains("moult: a"))
    #expect(run.messages.contains("unfinished outputs are removed"))
    #expect(try place.names() == [])
  }

  @Test func noMemory() throws {
    let place = try FaultPlace()
    try place.write("{\"a\":\"" + String(repeating: "x", count: 60 << 20) + "\"}\n", to: "in")
    // Enough memory to start, but not for the record.
    let run = try place.shell(
      """
      ulimit -c 0; mkfifo pipe
      "$MOULT" dehydrate --threads 1 -o probe <pipe & exec 8>pipe
      until ls -A | grep -q '^\\.probe\\.moult-'; do sleep 0.02; done
      start=$(awk '/VmPeak/ { print $2 }' /proc/$!/status); exec 8>&-; wait; rm pipe
      ulimit -v $((start + 20000)); exec "$MOULT" dehydrate --threads 1 in -o out
      """)
    #expect(run.code != 0 && run.messages.contains("memory"))
    #expect(try place.names() == [])
  }
}
