import Foundation
import Testing

@testable import MoultIO

@Suite struct SpillFileTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let blocks = (0..<40).map { block in
    (0..<1_000).map { 9_000_000_000_000_000_000 + UInt64(block * 1_000 + $0) }
  }

  private static func load(_ block: Int, from file: inout SpillFile) throws -> [UInt64] {
    var words = [UInt64](repeating: 0, count: 1_000)
    var space = words.mutableSpan
    try file.load(block, into: &space)
    return words
  }

  /// Stores blocks, loads some of them, stores others in their places, and loads the rest.
  private func fill(_ file: inout SpillFile) throws {
    var numbers = try Self.blocks[..<30].map { try file.store($0.span) }
    for index in [29, 3, 17] {
      #expect(try Self.load(numbers[index], from: &file) == Self.blocks[index])
    }
    numbers += try Self.blocks[30...].map { try file.store($0.span) }
    #expect(Set(numbers) == Set(0..<37))
    for index in Self.blocks.indices where ![29, 3, 17].contains(index) {
      #expect(try Self.load(numbers[index], from: &file) == Self.blocks[index])
    }
  }

  /// The words in the file, as written.
  private func contents(of file: borrowing SpillFile, blocks: Int) throws -> [UInt64] {
    let opened = file.file
    let descriptor = try #require(opened?.descriptor)
    var words = [UInt64](repeating: 0, count: blocks * 1_001)
    // At most the array's count is read, and it outlives the call.
    let count = unsafe pread(descriptor, &words, words.count * 8, 0)
    #expect(count == words.count * 8)
    return words
  }

  /// The file contains no ID, and storing the same blocks twice in the same places repeats no word.
  @Test func theFileTellsNothing() throws {
    var file = SpillFile(beside: nil)
    var written: [UInt64] = []
    for block in Self.blocks { _ = try file.store(block.span) }
    written = try contents(of: file, blocks: 40)
    for block in Self.blocks.indices { _ = try Self.load(block, from: &file) }
    for block in Self.blocks.reversed() { _ = try file.store(block.span) }
    let second = try contents(of: file, blocks: 40)
    // Each block is preceded by the number of its write.
    let numbers = stride(from: 0, to: second.count, by: 1_001).map { second[$0] }
    #expect(Set(numbers) == Set(40..<80))
    written = (written + second).filter { $0 >= 80 }
    #expect(written.count == 80_000 && Set(written).count == 80_000)
    let ids = Set(Self.blocks.joined())
    #expect(!written.contains { ids.contains($0) || ids.contains($0.byteSwapped) })
    // Each bit of a random word is set half of the time.
    for bit in 0..<64 {
      let share = written.count { $0 >> UInt64(bit) & 1 == 1 } * 100 / written.count
      #expect((48...51).contains(share), "bit \(bit)")
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
      // The name and the value are copies that live as long as the call.
      unsafe setenv("TMPDIR", missing, 1)
      var words = SpillFile(beside: "/tmp/out")
      let error = failure { _ = try words.store([1].span) }
      guard let error, error.code == .notFound, error.name == missing,
        "\(error)".contains("TMPDIR")
      else { exit(2) }
    }
  }

  /// The way of file systems that do not support nameless files.
  @Test func aFileThatLosesItsName() throws {
    let descriptor = try SpillFile.openAndUnlink(in: scratch.directory)
    defer { close(descriptor) }
    #expect(try scratch.names() == [])
    // Each buffer has the count passed and outlives the call.
    let bytes: [UInt8] = [7, 8]
    #expect(unsafe pwrite(descriptor, bytes, 2, 100) == 2)
    var read: [UInt8] = [0, 0]
    let count = unsafe pread(descriptor, &read, 2, 100)
    #expect(count == 2 && read == bytes)
    let error = failure { _ = try SpillFile.openAndUnlink(in: scratch.path("missing")) }
    #expect(error?.code == .notFound && error?.name == scratch.path("missing"))
  }

  /// No file is created before the first write.
  @Test func nothingIsMadeBeforeTheFirstWrite() throws {
    let words = SpillFile(beside: scratch.path("missing/out"))
    _ = consume words
  }

  @Test func aFullDiskIsAnError() async throws {
    let path = scratch.path("out")
    await #expect(processExitsWith: .success) { [path = path as String] in
      // The name is a copy that lives as long as the call.
      unsafe unsetenv("TMPDIR")
      limitFileSize(4_000)
      var words = SpillFile(beside: path)
      let block = [UInt64](repeating: 1, count: 1_000)
      let error = failure { _ = try words.store(block.span) }
      guard let error, error.code == .noSpace, "\(error)".contains("TMPDIR") else { exit(2) }
    }
  }

  @Test func whatWasNeverWrittenIsAnError() throws {
    var words = SpillFile(beside: nil)
    _ = try words.store([1, 2].span)
    var read: [UInt64] = [0, 0]
    let error = failure {
      var space = read.mutableSpan
      try words.load(1, into: &space)
    }
    #expect(error?.code == .cutShort)
  }
}
