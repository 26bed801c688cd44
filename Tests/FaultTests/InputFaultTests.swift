import Foundation
import Testing

/// Inputs that are truncated while they are read, and names that are not UTF-8.
@Suite(.tags(.process)) struct InputFaultTests {
  private static let lineBytes = FaultPlace.tweets(1_000..<1_001).utf8.count

  /// A file that is truncated while it is read is reported, whether it ends at a line end or within a line.
  @Test(arguments: [0, 10, 10 * lineBytes, 10 * lineBytes + 20, 4_000 * lineBytes], [1, 2])
  func aTruncatedFile(bytes: Int, threads: Int) throws {
    let place = try FaultPlace()
    try place.write(FaultPlace.tweets(1_000..<9_000), to: "in")
    let run = try place.shell(
      "\"$MOULT\" dehydrate --threads \(threads) in -o out --stats stats", faults: "end=\(bytes)")
    #expect(run.messages.contains("in: it is cut short at byte \(bytes)"))
    #expect(run.code == (bytes < Self.lineBytes ? 65 : 1))
    #expect(try place.text(of: "stats").contains(#""cut-short":1"#))
  }

  @Test func aTruncatedMember() throws {
    let place = try FaultPlace()
    let folder = place.path("in")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for name in ["a", "b"] {
      try place.write(FaultPlace.tweets(1_000..<1_090), to: "in/" + name)
    }
    let run = try place.shell(
      "\"$MOULT\" dehydrate in --stats stats | wc -l", faults: "end=\(100 * Self.lineBytes)")
    #expect(run.output == "100\n")
    #expect(run.messages.contains("in/b: it is cut short at byte \(10 * Self.lineBytes)"))
    #expect(try place.text(of: "stats").contains(#""members":{"cut-short":1,"read":2}"#))
  }

  /// Only the size of a regular file is checked.
  @Test func otherFileTypes() throws {
    let place = try FaultPlace()
    try place.write(FaultPlace.tweets(10..<99), to: "in")
    let pipe = try place.shell("cat in | \"$MOULT\" dehydrate - | wc -l")
    #expect(pipe.output == "89\n")
    let rest = try place.shell("{ read line; \"$MOULT\" dehydrate; } <in | wc -l")
    #expect(rest.output == "88\n")
    let growing = try place.shell(
      "cp in grow; (head -n 1 in; sleep 0.2) | \"$MOULT\" dehydrate grow - >/dev/null; cat in >>grow; "
        + "\"$MOULT\" dehydrate grow | wc -l")
    #expect(growing.output == "178\n" && growing.messages.isEmpty)
    for file in ["/proc/self/status", "/sys/kernel/mm/transparent_hugepage/enabled"]
    where FileManager.default.fileExists(atPath: file) {
      #expect(!(try place.shell("\"$MOULT\" dehydrate \(file)").messages.contains("cut short")))
    }
  }
}
