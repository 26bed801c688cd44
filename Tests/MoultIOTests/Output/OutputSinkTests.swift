import Foundation
import MoultIO
import Testing

@Suite struct OutputSinkTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: [0, 1, 70_001, 1_000_000])
  func aFileHoldsEveryByte(count: Int) throws {
    try deliver(pattern(count), to: scratch.path("out"))
    #expect(try scratch.bytes(of: "out") == pattern(count))
    #expect(try scratch.names() == ["out"])
  }

  @Test func nothingStandsThereBeforeTheCommit() throws {
    let path = try scratch.write([1], to: "out")
    var sink = try OutputSink(path)
    try sink.write([2, 3].span)
    #expect(try scratch.bytes(of: "out") == [1])
    let unfinished = try #require(try scratch.names().first { $0 != "out" })
    #expect(unfinished.hasPrefix(".out.moult-"))
    #expect(try scratch.mode(of: unfinished) == 0o600)
    try sink.commit()
    #expect(try scratch.bytes(of: "out") == [2, 3])
    #expect(try scratch.names() == ["out"])
  }

  @Test func withoutACommitNothingChanges() throws {
    let path = try scratch.write([1], to: "out")
    try deliver([2, 3], to: path, commit: false)
    #expect(try scratch.bytes(of: "out") == [1])
    #expect(try scratch.names() == ["out"])
  }

  @Test(arguments: [0o600, 0o640, 0o664, 0o777])
  func anExistingFileKeepsItsMode(mode: Int) throws {
    let path = try scratch.write([1], to: "out")
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    try deliver([2], to: path)
    #expect(try scratch.mode(of: "out") == mode)
  }

  @Test func aNewFileHasTheModeOfARedirection() throws {
    try deliver([2], to: scratch.path("out"))
    let other = openDescriptor(scratch.path("redirected"), O_CREAT | O_WRONLY)
    close(other)
    #expect(try scratch.mode(of: "out") == scratch.mode(of: "redirected"))
  }

  /// The umask is the process's: a thread that sets it changes the files of all others.
  @Test func theUmaskIsLeftAlone() async throws {
    let path = scratch.path("out")
    await #expect(processExitsWith: .success) { [path = path as String] in
      umask(0o022)
      let writer = try Thread {
        for number in 0..<300 { try? deliver([2], to: "\(path)-\(number)") }
        try? deliver([2], to: "\(path)-end")
      }
      // The only one who sets it, so that it is what was set before.
      while !FileManager.default.fileExists(atPath: "\(path)-end") {
        guard (0..<1000).allSatisfy({ _ in umask(0o022) == 0o022 }) else { exit(2) }
      }
      writer.join()
    }
    for name in try scratch.names() { #expect(try scratch.mode(of: name) == 0o644) }
  }

  @Test func aLinkStaysALink() throws {
    _ = try scratch.write([1], to: "target")
    try scratch.makeSymbolicLink("link", to: "target")
    try deliver([2], to: scratch.path("link"))
    #expect(try scratch.bytes(of: "target") == [2])
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path("link")) == "target")
  }

  @Test func aLongNameStillFits() throws {
    let name = String(repeating: "ä", count: 127)
    try deliver([2], to: scratch.path(name))
    #expect(try scratch.bytes(of: name) == [2])
  }

  @Test func aDeviceStaysADevice() throws {
    try deliver([2], to: "/dev/null")
    #expect(
      try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
        == .typeCharacterSpecial)
  }

  @Test func aNamedPipeIsWrittenTo() throws {
    let path = try scratch.makePipe("pipe")
    let reader = openPipe(path)
    try deliver([7, 8], to: path)
    #expect(try reader.read(upToCount: 2) == Data([7, 8]))
    #expect(try scratch.names() == ["pipe"])
  }

  @Test func aFullDiskIsAnError() throws {
    var sink = try OutputSink("/dev/full")
    var errors: [IOError] = []
    do { try sink.write([1].span) } catch { errors.append(error) }
    // After a failed write, the commit fails too.
    do { try sink.commit() } catch { errors.append(error) }
    #expect(errors.map(\.code) == [.noSpace, .noSpace])
    #expect(errors.first?.errno == ENOSPC)
  }

  @Test func aFailedWriteIsNeverMadeFinal() async throws {
    let path = try scratch.write([1], to: "out")
    await #expect(processExitsWith: .success) { [path = path as String] in
      limitFileSize(100_000)
      guard failure(of: { try deliver(pattern(300_000), to: path) })?.code == .noSpace else {
        exit(2)
      }
    }
    #expect(try scratch.bytes(of: "out") == [1])
    #expect(try scratch.names() == ["out"])
  }

  @Test func aBrokenPipeIsAnError() async throws {
    let path = try scratch.makePipe("pipe")
    await #expect(processExitsWith: .success) { [path = path as String] in
      prepareForSignals()
      let reader = openDescriptor(path, O_RDWR)
      var sink = try OutputSink(path)
      close(reader)
      do throws(IOError) { try sink.write([1].span) } catch {
        exit(error.code == .brokenPipe ? 0 : 2)
      }
      exit(3)
    }
  }

  @Test func standardOutputIsTheDash() async throws {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardOutputContent]
    ) {
      try deliver(Array("dehydrated\n".utf8), to: "-")
    }
    let written = String(decoding: try #require(result).standardOutputContent, as: UTF8.self)
    #expect(written.contains("dehydrated\n"))
  }

  @Test func nothingFollowsACommit() async throws {
    let path = scratch.path("out")
    await #expect(processExitsWith: .failure) { [path = path as String] in
      var sink = try OutputSink(path)
      try sink.commit()
      try sink.write([1].span)
    }
    #expect(try scratch.bytes(of: "out") == [])
  }
}
