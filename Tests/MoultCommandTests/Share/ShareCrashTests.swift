import Foundation
import Testing

/// Many processes at once, and processes that are killed at any moment.
@Suite(.serialized, .tags(.process)) struct ShareCrashTests {
  @Test func twentyAtOnce() throws {
    let sample = try ShareSample()
    try sample.place.write(
      ShareSample.smallLimits.replacing("tweet-ids: {most: 10", with: "tweet-ids: {most: 100"),
      to: "small.yaml")
    // 7 for each: fourteen of them fit.
    let script = """
      export XDG_STATE_HOME=$PWD/state
      for i in $(seq 20); do
        (seq $((i * 100)) $((i * 100 + 6)) | "$MOULT" share ids --to Lab --limits small.yaml \
          -o out-$i >messages-$i 2>&1; echo $? >code-$i) &
      done
      wait
      cat code-*
      """
    let start = Date()
    let codes = try sample.place.shell(script).output.split(separator: "\n")
    #expect(codes.count == 20)
    #expect(codes.filter { $0 == "0" }.count == 14 && codes.filter { $0 == "77" }.count == 6)
    #expect(Date().timeIntervalSince(start) < 120)
    #expect(try sample.counted() == 98)
    let present = try (1...20).map { try sample.idsPresent(in: "out-\($0)") }
    #expect(present.reduce(0, +) == 98 && present.allSatisfy { $0 == 0 || $0 == 7 })
    #expect(try sample.moult("ledger verify", at: "2030-01-01T00:00:00Z").code == 0)
  }

  /// All of them find no ledger, and one creates it.
  @Test func aLedgerIsBegunOnce() throws {
    let place = try Workspace()
    let codes = try place.shell(
      """
      for i in $(seq 12); do
        ("$MOULT" recipient add "R $i" --agreed 2019-01-01 --ledger a/b/ledger >/dev/null; echo $?) &
      done
      wait
      """
    ).output
    #expect(codes == String(repeating: "0\n", count: 12))
    let list = try place.shell("\"$MOULT\" recipient list --ledger a/b/ledger").output
    #expect(list.split(separator: "\n").count == 12)
  }

  /// Four ledgers, each with fifty releases that are killed at a random moment: the
  /// directories never have more IDs than the ledger counts, and the next release needs no help.
  @Test func killedAtTwoHundredMoments() async throws {
    try await withThrowingTaskGroup(of: Set<Int>.self) { group in
      for seed in 1...4 {
        group.addTask { try Self.kill(times: 50, seed: UInt64(seed)) }
      }
      let outcomes = try await group.reduce(into: Set<Int>()) { $0.formUnion($1) }
      #expect(outcomes.count > 1, "all were killed at the same stage")
    }
  }

  private static let ids = 1_500

  /// - Returns: whether nothing, a part or all of a release was there when its process was killed.
  private static func kill(times: Int, seed: UInt64) throws -> Set<Int> {
    let sample = try ShareSample()
    try sample.place.write((1...ids).map { "\($0)\n" }.joined(), to: "list")
    var random = Random(state: seed)
    let whole = Date()
    try share(sample, to: "whole")?.waitUntilExit()
    let seconds = Date().timeIntervalSince(whole)
    #expect(try sample.idsPresent(in: "whole") == ids)
    var present = ids
    var outcomes: Set<Int> = []
    for number in 1...times {
      let process = try #require(try share(sample, to: "out-\(number)"))
      // Most of a run is reading; half of the moments are in its last third.
      let part = Double(random.next() % 1000) / 1000
      let moment = number.isMultiple(of: 2) ? part : 0.66 + part / 2
      Thread.sleep(forTimeInterval: seconds * moment)
      Foundation.kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let here = try sample.idsPresent(in: "out-\(number)")
      outcomes.insert(here == 0 ? 0 : here == ids ? 2 : 1)
      present += here
      if number.isMultiple(of: 10) { #expect(try present <= sample.counted()) }
    }
    #expect(try present <= sample.counted())
    let next = try #require(try share(sample, to: "next"))
    next.waitUntilExit()
    #expect(next.terminationStatus == 0)
    #expect(try sample.idsPresent(in: "next") == ids)
    // No release is left between two steps, and no lock file.
    let shown = try sample.moult("ledger show", at: "2030-01-01T00:00:00Z").output
    #expect(!shown.contains("writing") && !shown.contains("reserved  "))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: sample.place.path("state/moult")).count
        == 2)
    return outcomes
  }

  private static func share(_ sample: ShareSample, to directory: String) throws -> Process? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try Workspace.executable())
    process.arguments = [
      "share", "ids", "--to", "Lab", "--split", "10", "-o", directory, "list",
    ]
    process.environment = ["XDG_STATE_HOME": sample.place.path("state"), "PATH": "/usr/bin:/bin"]
    process.currentDirectoryURL = URL(fileURLWithPath: sample.place.folder)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// SplitMix64: the same moments in each run of the tests.
  private struct Random {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var word = state
      word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
      word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
      return word ^ word >> 31
    }
  }
}
