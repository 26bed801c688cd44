import Foundation
import PinnedBytes
import Testing

@testable import MoultIO

@Suite struct InputSourceTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: [0, 1, 4095, 4096, 262_143, 262_144, 262_145, 1_000_000])
  func bringsEveryByteOfAFile(count: Int) throws {
    let path = try scratch.write(pattern(count), to: "in")
    var source = try InputSource(path)
    #expect(source.name == path)
    #expect(source.chunk.count == 0)
    var read: [UInt8] = []
    while try source.next() {
      for index in source.chunk.indices { read.append(source.chunk[index]) }
    }
    #expect(read == pattern(count))
    #expect(source.chunk.count == 0)
    #expect(try !source.next())
  }

  /// Writes a file that nothing has written to for a minute.
  private func rested(_ count: Int) throws -> String {
    let path = try scratch.write(pattern(count), to: "in")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: path)
    return path
  }

  @Test(arguments: [262_144, 262_145, 1_000_000, 1_048_576, 2_500_000])
  func mapsEveryByteOfARestingFile(count: Int) throws {
    var source = try InputSource(try rested(count))
    var read: [UInt8] = []
    while let bytes = try source.map(atMost: 1 << 20) {
      for index in 0..<bytes.count { read.append(bytes.span[index]) }
      try source.checkMap()
    }
    #expect(read.count >= min(count, count - 262_144 + 1))
    while try source.next() {
      for index in source.chunk.indices { read.append(source.chunk[index]) }
    }
    #expect(read == pattern(count))
  }

  @Test func aFreshFileIsNotMapped() throws {
    var source = try InputSource(try scratch.write(pattern(1_000_000), to: "in"))
    let bytes = try source.map(atMost: 1 << 20)
    #expect(bytes == nil)
  }

  /// What is written to a mapped file shows in the map, so it is refused; what is added at its end is not mapped.
  @Test(arguments: [(at: 500_000, isRefused: true), (at: 2_000_000, isRefused: false)])
  func aMappedFileThatIsWrittenTo(at offset: Int, isRefused: Bool) throws {
    let path = try rested(2_000_000)
    var source = try InputSource(path)
    let bytes = try source.map(atMost: 1 << 20)
    #expect(bytes?.count == 1 << 20)
    let writer = try #require(FileHandle(forWritingAtPath: path))
    try writer.seek(toOffset: UInt64(offset))
    try writer.write(contentsOf: Data([0]))
    try writer.close()
    var error: IOError?
    do { try source.checkMap() } catch let found { error = found }
    #expect(error?.code == (isRefused ? .changed : nil))
    let next = try source.map(atMost: 1 << 20)
    #expect(next == nil)
  }

  @Test func readsAFileThatClaimsToBeEmpty() throws {
    var source = try InputSource("/proc/self/status")
    #expect(try source.next())
  }

  @Test func saysWhetherAPipeHasAnything() throws {
    let path = try scratch.makePipe("pipe")
    let writer = openPipe(path)
    var source = try InputSource(path)
    #expect(try source.wouldBlock())
    try writer.write(contentsOf: Data("a record\n".utf8))
    #expect(try !source.wouldBlock())
    #expect(try source.next())
    #expect(source.chunk.count == 9)
    #expect(try source.wouldBlock())
    try writer.close()
    #expect(try !source.next())
    #expect(try !source.wouldBlock())
  }

  @Test func aFileNeverBlocks() throws {
    let source = try InputSource(try scratch.write([], to: "in"))
    #expect(try !source.wouldBlock())
  }

  @Test func refusesADirectory() {
    let error = failure { _ = try InputSource(scratch.directory) }
    #expect(error?.code == .isDirectory)
    #expect(error?.description.contains("\(scratch.directory)/*.jsonl") == true)
  }

  @Test func refusesWhatIsNotThere() {
    let path = scratch.path("nothing")
    let error = failure { _ = try InputSource(path) }
    #expect(error?.code == .notFound)
    #expect(error?.name == path)
    #expect(error?.operation == .open)
  }

  @Test func standardInputIsTheDash() async {
    await #expect(processExitsWith: .success) {
      close(0)
      // The lowest free descriptor is 0.
      guard openDescriptor("/proc/self/status", O_RDONLY) == 0 else { exit(2) }
      var source = try InputSource("-")
      guard source.name == "standard input", try source.next() else { exit(3) }
    }
  }
}
