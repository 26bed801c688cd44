import Testing

@testable import MoultIO

/// The lines of a file, read in parts.
struct FileLinesTests {
  private func lines(of bytes: [UInt8]) throws -> FileLines? {
    let scratch = try Scratch()
    let input = try InputSource(scratch.write(bytes, to: "in"))
    return input.lines()
  }

  /// Every byte is in one part, and each part but the last ends with a line end.
  @Test(arguments: ["a\n", "a", "\n\n\n", "ab\ncdef\n\ng\nhijklm\nn", "long, longer\nx\n"], 1...9)
  func partsAreWholeLines(text: String, size: Int) throws {
    let bytes = Array(text.utf8)
    let file = try #require(try lines(of: bytes))
    var end = 0
    for start in stride(from: 0, to: bytes.count, by: size) {
      let part = try #require(file.lines(startingIn: start..<min(start + size, bytes.count)))
      #expect(part.isEmpty || part.lowerBound == end)
      #expect(part.isEmpty || part.upperBound == bytes.count || bytes[part.upperBound - 1] == 10)
      end = max(end, part.upperBound)
    }
    #expect(end == bytes.count)
  }

  /// A line that is longer than a thread may load is left to the stream.
  @Test(arguments: [(1_000_000, true), (1_100_000, false)])
  func aLongLine(count: Int, isRead: Bool) throws {
    let bytes = [UInt8](repeating: 120, count: count) + [10, 120, 10]
    let file = try #require(try lines(of: bytes))
    #expect((file.lines(startingIn: 0..<10) != nil) == isRead)
    #expect(file.lines(startingIn: count + 1..<count + 3) == count + 1..<count + 3)
  }

  @Test func onlyPlainFilesFromTheirStart() throws {
    #expect(try lines(of: []) == nil)
    let scratch = try Scratch()
    let walk = ArchiveWalker(ContainerLimits(), scriptStarts: [])
    try walk.enter(scratch.write(Array("{}\n{}\n".utf8), to: "in"))
    guard case .open(let open)? = try walk.next() else {
      Issue.record("the file is not opened")
      return
    }
    #expect(open.stream.fileLines()?.size == 6)
    var block: [UInt8] = [0]
    var space = block.mutableSpan
    #expect(try open.stream.read(into: &space) == 1)
    #expect(open.stream.fileLines() == nil)
  }
}
