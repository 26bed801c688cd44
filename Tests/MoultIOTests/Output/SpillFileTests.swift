import Foundation
import Glibc
import Testing

@testable import MoultIO

@Suite struct SpillFileTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Writes blocks in no order, some of them again, and reads them back; the folder stays empty.
  private func fill(_ words: inout SpillFile) throws {
    let blocks = (0..<40).map { block in (0..<1_000).map { UInt64(block) << 40 | UInt64($0) } }
    for place in (0..<40).reversed() + [0] {
      let block = blocks[place == 0 ? 39 : place]
      try words.write(block.span, at: place * 1_000)
    }
    for block in 0..<40 {
      var read = [UInt64](repeating: 0, count: 1_000)
      var space = read.mutableSpan
      try words.read(into: &space, at: block * 1_000)
      #expect(read == blocks[block == 0 ? 39 : block])
    }
  }

  @Test(.enabled(if: environment("TMPDIR") == nil)) func wordsComeBack() throws {
    var words = SpillFile(beside: scratch.path("out"))
    try fill(&words)
    #expect(try scratch.names() == [])
  }

  @Test func withoutAnOutputTheSystemHasAPlace() throws {
    var words = SpillFile(beside: nil)
    try fill(&words)
  }

  @Test func theEnvironmentNamesThePlace() async throws {
    let missing = scratch.path("missing")
    await #expect(processExitsWith: .success) { [missing = missing as String] in
      // The name and the value are passed as copies that live as long as the call.
      unsafe setenv("TMPDIR", missing, 1)
      var words = SpillFile(beside: "/tmp/out")
      let error = failure { try words.write([1].span, at: 0) }
      guard let error, error.code == .notFound, error.name == missing,
        "\(error)".contains("TMPDIR")
      else { exit(2) }
    }
  }

  /// What is done where files without a name are not supported.
  @Test func aFileThatLosesItsName() throws {
    let descriptor = try SpillFile.openAndUnlink(in: scratch.directory)
    defer { close(descriptor) }
    #expect(try scratch.names() == [])
    // Each buffer is as long as the count says and outlives the call.
    let bytes: [UInt8] = [7, 8]
    #expect(unsafe pwrite(descriptor, bytes, 2, 100) == 2)
    var read: [UInt8] = [0, 0]
    let count = unsafe pread(descriptor, &read, 2, 100)
    #expect(count == 2 && read == bytes)
    let error = failure { _ = try SpillFile.openAndUnlink(in: scratch.path("missing")) }
    #expect(error?.code == .notFound && error?.name == scratch.path("missing"))
  }

  /// What is not needed is not made.
  @Test func nothingIsMadeBeforeTheFirstWrite() throws {
    let words = SpillFile(beside: scratch.path("missing/out"))
    _ = consume words
  }

  @Test func aFullDiskIsAnError() async throws {
    let path = scratch.path("out")
    await #expect(processExitsWith: .success) { [path = path as String] in
      // The name is passed as a copy that lives as long as the call.
      unsafe unsetenv("TMPDIR")
      limitFileSize(4_000)
      var words = SpillFile(beside: path)
      let block = [UInt64](repeating: 1, count: 1_000)
      let error = failure { try words.write(block.span, at: 0) }
      guard let error, error.code == .noSpace, "\(error)".contains("TMPDIR") else { exit(2) }
    }
  }

  @Test func whatWasNeverWrittenIsAnError() throws {
    var words = SpillFile(beside: nil)
    try words.write([1, 2].span, at: 0)
    var read: [UInt64] = [0, 0]
    let error = failure {
      var space = read.mutableSpan
      try words.read(into: &space, at: 1)
    }
    #expect(error?.code == .cutShort)
  }
}
