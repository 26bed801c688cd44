import FoundationEssentials
import Moult
import MoultFiles
import MoultIO
import Testing

/// The tables of parts are those of one run over all inputs.
@Suite struct TablePartsTests {
  private static let sample =
    #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
    + "/Samples/stream.jsonl"

  /// A new folder with the sample in two pieces, `a` and `b`, the second of which repeats lines of the first; and a key.
  private static func withPieces(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/moult-parts-\(UUID())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let lines = try Data(contentsOf: URL(filePath: sample)).split(separator: 0x0A)
    for (name, piece) in [("a", lines.prefix(200)), ("b", lines.dropFirst(150))] {
      try Data(piece.joined(separator: [0x0A])).write(to: URL(filePath: "\(folder)/\(name)"))
    }
    _ = try TableParts.makeKey("\(folder)/key")
    try await body(folder)
  }

  private static func analyses() throws -> [Analysis] {
    [
      try Analysis(by: ["lang"], count: ["tweets", "users"]),
      try Analysis(by: ["lang", "kind"], count: ["tweets"]),
    ]
  }

  @Test(arguments: [Int.max, nil]) func areThoseOfOneRun(_ memory: Int?) async throws {
    try await Self.withPieces { folder in
      let options = Aggregation.Options(uniqueMemory: memory)
      let parts = try TableParts(Self.analyses(), options, key: "\(folder)/key")
      for name in ["a", "b"] {
        let part = try await parts.write("\(folder)/\(name).part", from: ["\(folder)/\(name)"])
        #expect(part.isWritten && part.report.rejectedCount == 0 && !part.hasLost)
      }
      // The options of the merge do not say whether repeated tweets count.
      let merged = try await TableParts(Self.analyses(), key: "\(folder)/key")
        .merge(["\(folder)/a.part", "\(folder)/b.part"])
      let one = try await Aggregator(Self.analyses(), options)
        .results(ofFiles: ["\(folder)/a", "\(folder)/b"])
      #expect(merged.tables.map { $0.text(.csv) } == one.tables.map { $0.text(.csv) })
      #expect(merged.tables.count == 2 && merged.report.records.isEmpty)
    }
  }

  @Test func repetitionsAreNotCountedTwice() async throws {
    try await Self.withPieces { folder in
      var texts: Set<String> = []
      for memory in [Int.max, nil] {
        let results = try await Aggregator(
          Self.analyses(), Aggregation.Options(uniqueMemory: memory)
        ).results(ofFiles: ["\(folder)/a", "\(folder)/b"])
        texts.insert(results.tables[1].text(.csv))
      }
      #expect(texts.count == 2)
    }
  }

  @Test func refusals() async throws {
    try await Self.withPieces { folder in
      let (a, key) = ("\(folder)/a", "\(folder)/key")
      let parts = try TableParts(Self.analyses(), key: key)
      let before = try Data(contentsOf: URL(filePath: a))
      await #expect(throws: PathClash.self) { try await parts.write(a, from: [a]) }
      await #expect(throws: PathClash.self) { try await parts.write(key, from: [a]) }
      await #expect(throws: PartError.self) { try await parts.write("-", from: [a]) }
      #expect(try Data(contentsOf: URL(filePath: a)) == before)
      let part = "\(folder)/part"
      _ = try await parts.write(part, from: [a])
      await #expect(throws: PartError.self) { try await parts.merge([part, part]) }
      await #expect(throws: SealedFileError.self) { try await parts.merge([a]) }
      let others = try TableParts([Analysis(by: ["lang"])], key: key)
      await #expect(throws: PartError.self) { try await others.merge([part]) }
      #expect(throws: JobKeyError.self) { try TableParts(Self.analyses(), key: a) }
      #expect(throws: JobKeyError.self) { try TableParts.makeKey(key) }
      try TableParts.destroyKey(key)
      #expect(throws: IOError.self) { try TableParts(Self.analyses(), key: key) }
    }
  }

  @Test func withoutARecordThereIsNoPart() async throws {
    try await Self.withPieces { folder in
      try Data().write(to: URL(filePath: "\(folder)/empty"))
      let parts = try TableParts(Self.analyses(), key: "\(folder)/key")
      let part = try await parts.write("\(folder)/part", from: ["\(folder)/empty"])
      #expect(!part.isWritten)
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/part"))
    }
  }

  @Test func tooManyCellsAreAnError() async throws {
    try await Self.withPieces { folder in
      let parts = try TableParts(
        [Analysis(by: ["lang", "hashtag"])], Aggregation.Options(maximumCells: 2),
        key: "\(folder)/key")
      await #expect(throws: TableError.self) {
        try await parts.write("\(folder)/part", from: ["\(folder)/a"])
      }
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/part"))
    }
  }
}

extension TableParts {
  fileprivate func write(_ part: String, from paths: [String]) async throws -> FilePart {
    try await write(part, from: InputFiles(paths))
  }
}
