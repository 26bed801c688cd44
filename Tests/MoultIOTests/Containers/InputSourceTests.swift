import Foundation
import MoultIO
import Testing

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
