import Foundation
import MoultIO
import Testing

private let hasTools: Comment = "needs gzip, bzip2, xz, zstd, tar, zip and python3"

/// Streams of each compression: complete, joined, truncated, damaged, and followed by other bytes.
@Suite(.tags(.slow), .enabled(if: missingTools.isEmpty, hasTools)) struct CompressedTests {
  static let tools = ["gzip", "bzip2", "xz", "zstd"]

  let scratch: Scratch
  let text = lines(20_000)

  init() throws {
    scratch = try Scratch()
    _ = try scratch.write(text, to: "a")
    _ = try scratch.write(lines(7, seed: 2), to: "b")
  }

  @Test(arguments: tools) func isReadWhateverItsName(tool: String) throws {
    try scratch.shell("\(tool) -c a > in.txt")
    #expect(try scratch.members("in.txt") == [Met(name: "in.txt", content: text)])
  }

  @Test(arguments: tools) func streamsThatWereJoined(tool: String) throws {
    try scratch.shell("(\(tool) -c a; \(tool) -c b; \(tool) -c a) > in")
    let all = text + lines(7, seed: 2) + text
    #expect(try scratch.members("in") == [Met(name: "in", content: all)])
  }

  @Test(arguments: tools) func emptyContent(tool: String) throws {
    try scratch.shell("(: | \(tool) -c; \(tool) -c b) > in; : | \(tool) -c > none")
    #expect(try scratch.members("in") == [Met(name: "in", content: lines(7, seed: 2))])
    #expect(try scratch.members("none") == [Met(name: "none")])
  }

  @Test(arguments: tools) func oneWithinTheOther(tool: String) throws {
    try scratch.shell("\(tool) -c a | gzip -c | \(tool) -c > in")
    #expect(try scratch.members("in") == [Met(name: "in", content: text)])
  }

  /// Content before a truncation is returned, as much as the compression's own program returns.
  @Test(arguments: tools, [11, 100, 3_001, 100_003, 200_000])
  func cut(tool: String, at count: Int) throws {
    try scratch.shell("\(tool) -c a > all; head -c \(count) all > in")
    _ = try? scratch.shell("set +e; \(tool) -dc < in > out; true")
    let met = try scratch.members("in")
    let known = try scratch.bytes(of: "out")
    #expect(met.count == 1 && met[0].error == .cutShort, "\(met)")
    #expect(text.starts(with: met[0].content) && met[0].content.count >= known.count)
  }

  @Test(arguments: tools, [40, 1_000, 60_000, 150_000])
  func damaged(tool: String, at place: Int) throws {
    try scratch.shell("\(tool) -c a > in")
    var bytes = try scratch.bytes(of: "in")
    bytes[place] ^= 0x10
    _ = try scratch.write(bytes, to: "in")
    let met = try scratch.members("in")
    #expect(met.count == 1 && [.damaged, .cutShort].contains(met[0].error), "\(met)")
  }

  /// A wrong checksum alone is an error, even if all content can be decoded.
  @Test func aWrongChecksum() throws {
    try scratch.shell("gzip -c a > in")
    var bytes = try scratch.bytes(of: "in")
    bytes[bytes.count - 8] ^= 1
    _ = try scratch.write(bytes, to: "in")
    #expect(try scratch.members("in") == [Met(name: "in", content: text, error: .damaged)])
  }

  @Test(arguments: tools) func whatFollowsIsTold(tool: String) throws {
    try scratch.shell("(\(tool) -c a; cat b) > in")
    #expect(try scratch.members("in") == [Met(name: "in", content: text, error: .trailingBytes)])
    try scratch.shell("(\(tool) -c a; head -c 4096 /dev/zero) > zeros")
    #expect(try scratch.members("zeros") == [Met(name: "zeros", content: text)])
  }

  /// Parallel compressors of zstd start with a frame without content.
  @Test func aSkippableFrame() throws {
    try scratch.shell(#"(printf '\x50\x2a\x4d\x18\x04\x00\x00\x00abcd'; zstd -c a) > in"#)
    #expect(try scratch.members("in") == [Met(name: "in", content: text)])
  }

  @Test(arguments: tools) func fromAPipe(tool: String) throws {
    let pipe = try scratch.makePipe("pipe")
    let writer = Process()
    writer.executableURL = URL(fileURLWithPath: "/bin/bash")
    writer.arguments = ["-c", "cd '\(scratch.directory)'; \(tool) -c a > pipe"]
    try writer.run()
    #expect(try members(of: pipe) == [Met(name: pipe, content: text)])
    writer.waitUntilExit()
  }
}
