import Foundation
import Testing

/// Batches that are stopped and resumed.
@Suite(.tags(.process)) struct ResumeTests {
  private static let batch = "\"$MOULT\" dehydrate in -o out/ --resume"

  private func journal(_ place: Workspace) throws -> [Substring] {
    try place.text(of: "out/.moult/journal").split(separator: "\n")
  }

  /// Some hundred members, in files and archives.
  private func filled() throws -> Workspace {
    let place = try Workspace()
    try FileManager.default.createDirectory(
      atPath: place.path("in"), withIntermediateDirectories: true)
    for number in 0..<120 {
      let first = number * 400
      try place.write(Invented.lines(first..<first + 500), to: "in/\(number).json")
    }
    try place.write(Invented.lines(100_000..<111_000), to: "in/long.json")
    let packed = try place.shell(
      "cd in; tar cf a.tar ?.json; tar czf b.tgz 3?.json long.json; gzip 5?.json")
    #expect(packed.code == 0)
    return place
  }

  @Test(
    .enabled(if: ContainerTests.missing.isEmpty, ContainerTests.needsTools),
    .timeLimit(.minutes(5)),
    arguments: [
      "dehydrate --threads 1", "dehydrate --unique --threads 2",
      "redact --threads 3 --compress gzip",
    ])
  func killedAtAnyMoment(job: String) throws {
    let place = try filled()
    let start = ContinuousClock.now
    let whole = try place.shell("\"$MOULT\" \(job) in -o whole/")
    let duration = ContinuousClock.now - start
    #expect(whole.code == 0, "\(whole.messages)")
    let expected = try BatchTests.files(place, "whole")
    let (kills, seed) = (job.contains("threads 1") ? 50 : 25, UInt64.random(in: 0...UInt64.max))
    var (random, killed, finished, midway) = (Dice(seed), 0, 0, 0)
    let arguments =
      job.split(separator: " ").map(String.init) + ["in", "-o", "out/", "--resume"]
    while killed < kills {
      let hidden = try Workspace()
      let process = try place.start(
        arguments, input: FileHandle.nullDevice, outputsIn: hidden)
      usleep(UInt32(random.next() % UInt64(duration / .microseconds(3))))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal {
        killed += 1
        if (try? journal(place).count) ?? 0 > 1 { midway += 1 }
      } else {
        #expect(process.terminationStatus == 0, "seed \(seed)")
        #expect(try BatchTests.files(place, "out") == expected, "seed \(seed)")
        finished += 1
        try FileManager.default.removeItem(atPath: place.path("out"))
      }
    }
    let last = try place.shell("\"$MOULT\" \(job) in -o out/ --resume")
    #expect(last.code == 0, "seed \(seed): \(last.messages)")
    // Otherwise no run has finished a member before it was killed, and the test shows nothing.
    #expect(midway > kills / 3)
    let isSame = try BatchTests.files(place, "out") == expected
    #expect(isSame, "seed \(seed), after \(killed) kills and \(finished) whole runs")
  }

  @Test(.enabled(if: ContainerTests.missing.isEmpty, ContainerTests.needsTools))
  func aSignalLeavesWhatIsFinished() throws {
    let place = try filled()
    // The threads of the tests block signals, and child processes inherit that.
    let unblocked =
      "python3 -c 'import os, signal, sys; signal.pthread_sigmask(signal.SIG_SETMASK, []); "
      + "os.execv(sys.argv[1], sys.argv[1:])'"
    let run = try place.shell(
      """
      mkfifo f; exec 9<>f
      \(unblocked) "$MOULT" dehydrate in - -o out/ < f &
      until [ "$(cat out/.moult/journal 2>/dev/null | wc -l)" -gt 20 ]; do sleep 0.01; done
      kill $!; wait $!; echo $?
      """)
    #expect(run.output == "143\n")
    let inner = try FileManager.default.contentsOfDirectory(atPath: place.path("out/.moult"))
    #expect(inner == ["journal"])
    #expect(try journal(place).count > 20)
  }

  @Test func finishedMembersAreNotReadAgain() throws {
    let place = try Workspace()
    #expect(try place.shell("mkdir in").code == 0)
    try place.write(Invented.lines(1..<9), to: "in/a.json")
    try place.write("{broken\n" + Invented.lines(9..<12), to: "in/b.json")
    let first = try place.shell(Self.batch + " --stats s.json")
    #expect(first.code == 1 && first.messages.contains("in/b.json"))
    let rows = try journal(place)
    let stats = try place.text(of: "s.json").prefix { $0 != "s" }
    // A change of the content with the same size and time is not noticed, since the file is not read.
    let other = try place.shell(
      "touch -r in/a.json t; sed -i s/words/WORDS/ in/a.json; touch -r t in/a.json; rm s.json")
    #expect(other.code == 0)
    let second = try place.shell(Self.batch + " --stats s.json")
    #expect(second.code == 1 && !second.messages.contains("changed"), "\(second.messages)")
    // The member that caused code 1 is not read again, but its loss is reported again.
    #expect(second.messages.contains("earlier runs") && second.messages.contains("1 not-json"))
    #expect(try journal(place) == rows)
    #expect(try place.text(of: "s.json").prefix { $0 != "s" } == stats)
  }

  @Test func whatHasChangedIsReadAgain() throws {
    let place = try Workspace()
    #expect(try place.shell("mkdir in").code == 0)
    for name in ["a", "b", "c"] { try place.write(Invented.lines(1..<9), to: "in/\(name).json") }
    #expect(try place.shell(Self.batch).code == 0)
    try place.write(Invented.lines(20..<23), to: "in/b.json")
    #expect(try place.shell("rm in/c.json out/in/a.txt").code == 0)
    try place.write(Invented.lines(40..<41), to: "in/d.json")
    let run = try place.shell(Self.batch + " --report r.txt")
    #expect(run.code == 0)
    #expect(
      run.messages.contains("1 of the members have changed")
        && run.messages.contains("1 of the members are not in the inputs"), "\(run.messages)")
    #expect(try place.text(of: "out/in/a.txt") == (1..<9).map { "\($0)\n" }.joined())
    #expect(try place.text(of: "out/in/b.txt") == "20\n21\n22\n")
    #expect(try place.text(of: "out/in/d.txt") == "40\n")
    #expect(try BatchTests.files(place, "out").count == 4)
    let report = try place.text(of: "r.txt").split(separator: "\n").map { $0.prefix { $0 != "\t" } }
    #expect(report.dropFirst().sorted() == ["in/a.json", "in/b.json", "in/c.json", "in/d.json"])
  }

  @Test(.enabled(if: ContainerTests.missing.isEmpty, ContainerTests.needsTools))
  func nothingStaysOfWhatAMemberHeldBefore() throws {
    let place = try Workspace()
    for name in ["a", "b", "c"] { try place.write(Invented.lines(1..<9), to: "\(name).json") }
    let packed = try place.shell("mkdir in; tar czf in/x.tgz ?.json; cp a.json in/y.json")
    #expect(packed.code == 0)
    #expect(try place.shell(Self.batch).code == 0)
    #expect(try BatchTests.files(place, "out").count == 4)
    #expect(try place.shell("tar czf in/x.tgz b.json; echo '{}' > in/y.json").code == 0)
    // A member without useful records is named.
    #expect(try place.shell(Self.batch).code == 1)
    #expect(try BatchTests.files(place, "out").keys.sorted() == ["in/x.tgz/b.txt"])
  }

  static let finished: [(String, Int32)] = [
    ("{broken\n", 65), ("{}\n", 65), ("", 65), (Invented.tweet(1) + "\n", 0),
    (Invented.tweet(1) + "\n{broken\n", 1), ("window.YTD.tweets.part0 = [ ]", 65),
  ]

  /// A resumed batch has the exit code and the message of an uninterrupted run.
  @Test(arguments: finished)
  func theCodeIsThatOfTheWholeBatch(text: String, code: Int32) throws {
    let place = try Workspace()
    #expect(try place.shell("mkdir in").code == 0)
    try place.write(text, to: "in/a.json")
    let first = try place.shell(Self.batch)
    #expect(first.code == code, "\(first.messages)")
    let second = try place.shell(Self.batch)
    #expect(second.code == code && second.messages.isEmpty == (code == 0), "\(second.messages)")
    let last = first.messages.split(separator: "\n").last
    #expect(code == 1 || second.messages.split(separator: "\n").last == last, "\(second.messages)")
  }

  /// A member keeps its number, even if other members are added or removed.
  @Test(arguments: ["1", "4"]) func numbersStay(threads: String) throws {
    let place = try Workspace()
    let batch = "\"$MOULT\" redact in -o out/ --resume --threads \(threads)"
    #expect(try place.shell("mkdir in").code == 0)
    for (name, id) in [("b", 1), ("d", 2), ("e", 3), ("f", 4)] {
      try place.write(Invented.lines(id * 10..<id * 10 + id), to: "in/\(name).json")
    }
    #expect(try place.shell(batch).code == 0)
    let before = try BatchTests.files(place, "out")
    #expect(before.keys.sorted() == (1...4).map { "00000\($0).jsonl" })
    // A member is added at the start, one changes, one is removed, and two outputs are deleted.
    try place.write(Invented.lines(50..<55), to: "in/a.json")
    try place.write(Invented.lines(60..<66), to: "in/e.json")
    #expect(try place.shell("rm in/d.json out/000001.jsonl out/000004.jsonl").code == 0)
    #expect(try place.shell(batch + " --report r.txt").code == 0)
    let after = try BatchTests.files(place, "out")
    #expect(after.keys.sorted() == (1...5).map { "00000\($0).jsonl" })
    for name in ["000001.jsonl", "000002.jsonl", "000004.jsonl"] {
      #expect(after[name] == before[name], "\(name)")
    }
    let lines = after.mapValues { String(decoding: $0, as: UTF8.self).count { $0 == "\n" } }
    #expect(lines["000003.jsonl"] == 6 && lines["000005.jsonl"] == 5)
    let rows = try place.text(of: "r.txt").split(separator: "\n").dropFirst().map {
      $0.split(separator: "\t").prefix(2).joined(separator: " ")
    }
    #expect(
      rows.sorted() == [
        "in/a.json 000005.jsonl", "in/b.json 000001.jsonl", "in/d.json 000002.jsonl",
        "in/e.json 000003.jsonl", "in/f.json 000004.jsonl",
      ])
  }

  /// An output that a killed run completed and did not note is removed, since its member may be gone.
  @Test func anOutputThatWasNotNoted() throws {
    let place = try Workspace()
    let batch = "\"$MOULT\" redact in -o out/ --resume"
    #expect(try place.shell("mkdir in").code == 0)
    for name in ["a", "b", "c"] { try place.write(Invented.lines(1..<9), to: "in/\(name).json") }
    #expect(try place.shell(batch).code == 0)
    let rows = try journal(place)
    try place.write(rows.dropLast().map { $0 + "\n" }.joined(), to: "out/.moult/journal")
    #expect(try place.shell("rm in/c.json").code == 0)
    #expect(try place.shell(batch).code == 0)
    #expect(try BatchTests.files(place, "out").keys.sorted() == ["000001.jsonl", "000002.jsonl"])
  }

  /// The same for a member that was found twice.
  @Test(arguments: ["numbered", "mirrored"], ["1", "3"])
  func aMemberThatIsGivenTwice(names: String, threads: String) throws {
    let place = try Workspace()
    #expect(try place.shell("mkdir in").code == 0)
    for count in [3, 5, 5] {
      try place.write(Invented.lines(1..<count), to: "in/a.json")
      let run = try place.shell(
        "\"$MOULT\" redact in in/a.json in -o out/ --resume --names \(names) --threads \(threads)")
      #expect(run.code == 0 && run.messages.contains("2 of the members were found"), "\(run)")
      let files = try BatchTests.files(place, "out")
      #expect(files.keys.sorted() == [names == "numbered" ? "000001.jsonl" : "in/a.jsonl"])
      #expect(files.values.first?.count { $0 == 10 } == count - 1)
    }
  }

  static let others = [
    "dehydrate --ids users in", "dehydrate in in/a.json", "redact in",
    "dehydrate in --compress gzip", "dehydrate in --names numbered",
    "dehydrate in --max-depth 9",
  ]

  @Test(arguments: others) func anotherBatchIsNotMixedIn(_ arguments: String) throws {
    let place = try Workspace()
    #expect(try place.shell("mkdir in").code == 0)
    try place.write(Invented.lines(1..<9), to: "in/a.json")
    #expect(try place.shell(Self.batch).code == 0)
    let before = try BatchTests.files(place, "out")
    let run = try place.shell("\"$MOULT\" \(arguments) -o out/ --resume")
    #expect(run.code == 64 && run.messages.contains("other inputs or options"), "\(run.messages)")
    let without = try place.shell("\"$MOULT\" \(arguments) -o out/")
    #expect(without.code == 74 && without.messages.contains("--resume"), "\(without.messages)")
    #expect(try BatchTests.files(place, "out") == before)
  }

  @Test func twoRunsAtOnceAreRefused() throws {
    let place = try Workspace()
    let writer = Pipe()
    let first = try place.start(
      ["dehydrate", "-o", "out/"], input: writer.fileHandleForReading, outputsIn: Workspace())
    while !FileManager.default.fileExists(atPath: place.path("out/.moult/journal")) {
      usleep(1_000)
    }
    let second = try place.moult(
      ["dehydrate", "-o", "out/", "--resume"], input: Invented.lines(1..<3))
    #expect(second.code == 74 && second.messages.contains("another process"), "\(second.messages)")
    try writer.fileHandleForWriting.write(contentsOf: Data(Invented.lines(5..<7).utf8))
    try writer.fileHandleForWriting.close()
    first.waitUntilExit()
    #expect(try place.text(of: "out/standard-input.txt") == "5\n6\n")
  }

  /// A journal that a power cut damaged is read up to the damage.
  @Test func aJournalCutAnywhere() throws {
    let place = try Workspace()
    #expect(try place.shell("mkdir in").code == 0)
    for name in ["a", "b", "c"] { try place.write(Invented.lines(1..<9), to: "in/\(name).json") }
    #expect(try place.shell(Self.batch).code == 0)
    let (whole, expected) = (
      try place.text(of: "out/.moult/journal"), try BatchTests.files(place, "out")
    )
    for count in stride(from: 0, to: whole.utf8.count, by: 97) {
      try place.write(String(whole.prefix(count)), to: "out/.moult/journal")
      try place.write("half", to: "out/.moult/.a.txt.moult-x")
      #expect(try place.shell(Self.batch).code == 0, "cut at \(count)")
      #expect(try BatchTests.files(place, "out") == expected, "cut at \(count)")
      #expect(try place.text(of: "out/.moult/journal") == whole, "cut at \(count)")
    }
  }
}

/// The random numbers of SplitMix64.
struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
