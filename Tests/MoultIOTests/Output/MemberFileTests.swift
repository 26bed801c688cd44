import Foundation
import Testing

@testable import MoultIO

/// Unfinished outputs of a batch.
@Suite(.tags(.slow)) struct MemberFileTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func folder(resuming: Bool = false) throws -> BatchFolder {
    try BatchFolder(scratch.path("out/"), resuming: resuming)
  }

  /// Short outputs stay in memory, long ones are written as they come; both appear when they are complete.
  @Test(arguments: [0, 5, 10_000_000], [nil, OutputCompression.gzip, .zstd])
  func appearsWhenItIsComplete(count: Int, compression: OutputCompression?) throws {
    let (bytes, folder) = (pattern(count), try folder())
    let file = MemberFile("a/b", in: folder, compression: compression)
    for start in stride(from: 0, to: count, by: 300_001) {
      try file.write(bytes.span.extracting(start..<min(count, start + 300_001)))
    }
    let making = try FileManager.default.contentsOfDirectory(atPath: scratch.path("out/.moult"))
    #expect((making.count == 2) == (count > 5))
    #expect(try folder.size(of: "a/b") == nil)
    file.complete()
    let size = try folder.size(of: "a/b")
    #expect(try file.size() == size)
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.path("out/.moult"))
    #expect(left == ["journal"])
    guard compression == nil else { return }
    #expect(try scratch.bytes(of: "out/a/b") == bytes)
  }

  @Test func whatCannotBeWrittenIsSaid() throws {
    let folder = try folder()
    _ = try scratch.write([1], to: "out/a")
    let file = MemberFile("a/b", in: folder, compression: nil)
    try file.write([2].span)
    file.complete()
    #expect(failure { _ = try file.size() }?.code == .notFolder)
    #expect(try scratch.bytes(of: "out/a") == [1])
  }

  @Test func whatWasInTheMakingIsRemoved() throws {
    do {
      let folder = try folder()
      try folder.addToJournal("one")
    }
    _ = try scratch.write([1], to: "out/.moult/.b.moult-1")
    let folder = try folder(resuming: true)
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.path("out/.moult"))
    #expect(left == ["journal"])
    try folder.addToJournal("two")
    var lines: [String] = []
    try folder.readJournal { line, start in
      let again = try folder.journalLine(at: start)
      #expect(again == line)
      lines.append(line)
      return true
    }
    #expect(lines == ["one", "two"])
  }

  @Test func aLongLineOfTheJournal() throws {
    let folder = try folder()
    let lines = [String(repeating: "x", count: 20_000), "", String(repeating: "y", count: 4096)]
    for line in lines { try folder.addToJournal(line) }
    var starts: [Int] = []
    try folder.readJournal { _, start in
      starts.append(start)
      return true
    }
    for (start, line) in zip(starts, lines) {
      let again = try folder.journalLine(at: start)
      #expect(again == line)
    }
    try folder.truncateJournal(to: starts[1])
    #expect(throws: IOError.self) { try folder.journalLine(at: starts[1]) }
  }
}
