import Foundation
import MoultIO
import Testing

/// Lines in numbered files.
@Suite struct LineSinkTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Writes a number of lines in pieces of a few bytes.
  private func write(_ count: Int, to path: String, linesEach: Int, commit: Bool = true) throws {
    let text = (0..<count).map { "\($0)\n" }.joined()
    let bytes = Array(text.utf8)
    var sink = try LineSink(path, linesEach: linesEach)
    for start in stride(from: 0, to: bytes.count, by: 7) {
      try sink.write(bytes.span.extracting(start..<min(start + 7, bytes.count)))
    }
    if commit { try sink.commit() }
  }

  @Test(arguments: [
    (count: 0, each: 3, files: 1), (count: 1, each: 3, files: 1), (count: 3, each: 3, files: 1),
    (count: 4, each: 3, files: 2), (count: 300, each: 1, files: 300),
    (count: 1_000, each: 7, files: 143),
  ]) func allLinesInOrder(count: Int, each: Int, files: Int) throws {
    try write(count, to: scratch.path("ids.txt"), linesEach: each)
    let names = try scratch.names()
    let expected = (1...files).map { "ids-\(String(10_000 + $0).dropFirst()).txt" }
    #expect(names == expected)
    let parts = try names.map { try String(decoding: scratch.bytes(of: $0), as: UTF8.self) }
    let lines = (0..<count).map { "\($0)\n" }.joined()
    #expect(parts.joined() == lines)
    for part in parts.dropLast() { #expect(part.utf8.count { $0 == 10 } == each) }
  }

  @Test(arguments: [
    ("ids", "ids-0001"), ("a.b.txt", "a.b-0001.txt"), (".ids", ".ids-0001"),
    ("in.d/ids", "in.d/ids-0001"),
  ]) func names(name: String, first: String) throws {
    try FileManager.default.createDirectory(
      atPath: scratch.path("in.d"), withIntermediateDirectories: false)
    try write(1, to: scratch.path(name), linesEach: 3)
    #expect(try scratch.bytes(of: first) == Array("0\n".utf8))
  }

  @Test func nothingIsThereBeforeTheCommit() throws {
    try write(10, to: scratch.path("ids"), linesEach: 3, commit: false)
    #expect(try scratch.names() == [])
  }

  /// More files than one block of ``UnfinishedFiles`` has slots.
  @Test(arguments: [SIGINT, SIGTERM]) func aSignalLeavesNothingBehind(number: Int32) async throws {
    let path = scratch.path("ids")
    await #expect(processExitsWith: .signal(number)) {
      [path = path as String, number = number as Int32] in
      prepareForSignals()
      var sink = try LineSink(path, linesEach: 1)
      let lines = Array(String(repeating: "1\n", count: 200).utf8)
      try sink.write(lines.span)
      kill(getpid(), number)
      sleep(60)
      try sink.commit()
    }
    #expect(try scratch.names() == [])
  }

  @Test(arguments: ["ids-0001.txt", "ids-0009.txt", "ids-12345.txt"])
  func filesOfAnEarlierRunAreRefused(name: String) throws {
    _ = try scratch.write([1], to: name)
    let error = failure { try write(1, to: scratch.path("ids.txt"), linesEach: 3) }
    #expect(error?.code == .alreadyThere && error?.name == scratch.path(name))
    #expect(try scratch.names() == [name])
  }

  @Test func otherFilesMayBeThere() throws {
    let others = ["ids-001.txt", "ids-0001.csv", "ids-000x.txt", "ids.txt", "ids-.txt"]
    for name in others { _ = try scratch.write([1], to: name) }
    try write(1, to: scratch.path("ids.txt"), linesEach: 3)
    #expect(try scratch.names() == (others + ["ids-0001.txt"]).sorted())
  }

  /// A name is taken meanwhile by something that a rename cannot replace: the other files are removed again.
  @Test func aNameThatIsTaken() throws {
    var sink = try LineSink(scratch.path("ids"), linesEach: 1)
    try sink.write(Array("1\n2\n3\n".utf8).span)
    try FileManager.default.createDirectory(
      atPath: scratch.path("ids-0002"), withIntermediateDirectories: false)
    var error: IOError?
    do throws(IOError) { try sink.commit() } catch let thrown { error = thrown }
    #expect(error?.operation == .rename)
    _ = consume sink
    #expect(try scratch.names() == ["ids-0002"])
  }

  @Test func aFullDiskLeavesNothing() async throws {
    let path = scratch.path("ids")
    await #expect(processExitsWith: .success) { [path = path as String] in
      limitFileSize(1_000)
      var sink = try LineSink(path, linesEach: 2_000)
      let bytes = Array(String(repeating: "1\n", count: 9_000).utf8)
      let error = failure { try sink.write(bytes.span) }
      let again = failure { try sink.commit() }
      guard error?.code == .noSpace, again?.code == .noSpace else { exit(2) }
    }
    #expect(try scratch.names() == [])
  }
}
