import Foundation
import Moult
import Synthetic
import Testing

/// The examples of the articles and of the library's page: each is compiled, and returns what it says.
@Suite struct ExamplePageTests {
  static let articles = ["Moult", "MoultFiles", "MoultLedger"].map { "Sources/\($0)/\($0).docc" }

  static func pages() throws -> [String] {
    try articles.flatMap { articles in
      let folder = PackageFolder.root.appending(path: articles).path
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        .filter { $0.hasSuffix(".md") }.map { articles + "/" + $0 }
    } + ["Documentation/library.md"]
  }

  /// The sections between marks in a source, without the indentation of the mark.
  static func examples(in source: String) throws -> [String] {
    let lines = try LibraryPageTests.text("Tests/MoultTests/Documentation/" + source)
      .components(separatedBy: "\n")
    var found: [String] = []
    var section: (indent: Int, lines: [String])?
    for line in lines {
      let word = line.drop { $0 == " " }
      if word == "// mark: begin" {
        section = (line.count - word.count, [])
      } else if word == "// mark: end" {
        found.append(try #require(section).lines.joined(separator: "\n"))
        section = nil
      } else if let indent = section?.indent {
        section?.lines.append(String(line.dropFirst(indent)))
      }
    }
    #expect(section == nil)
    return found
  }

  @Test func eachExampleIsCompiled() throws {
    let compiled =
      try Self.examples(in: "LibraryExample.swift") + Self.examples(in: "ArticleExamples.swift")
      + Self.examples(in: "../../MoultFilesTests/FilesExample.swift")
      + Self.examples(in: "../../MoultFilesTests/TablesExample.swift")
      + Self.examples(in: "../../MoultLedgerTests/Ledger/ReleaseExample.swift")
    let pages = try Self.pages()
    #expect(pages.count == 15)
    let written = try pages.flatMap { try LibraryPageTests.blocks("swift", of: $0) }
    #expect(Set(written) == Set(compiled) && compiled.count == Set(compiled).count)
  }

  private static let sample = Result {
    Array(try Data(contentsOf: PackageFolder.root.appending(path: "Samples/stream.jsonl")))
  }

  private static func chunks() throws -> [[UInt8]] {
    let bytes = try sample.get()
    return stride(from: 0, to: bytes.count, by: 10_000).map {
      Array(bytes[$0..<min($0 + 10_000, bytes.count)])
    }
  }

  @Test func tablesHaveTheNumbersOfTheCommand() throws {
    let chunks = try Self.chunks()
    let counts = try tweetsByLanguage(in: chunks)
    #expect(counts["en"] == 86 && counts["ja"] == 73 && counts.count == 7)
    let tables = try tables(of: chunks)
    #expect(tables.map { $0.tableName } == ["languages", "hosts"])
    let lines = lines(of: tables[0])
    #expect(lines[0] == "lang tweets users" && lines.contains("en 86 86"))
    #expect(lines.suffix(tables[0].notes.count) == tables[0].notes[...])
  }

  @Test func idsAreThoseOfEachTweet() async throws {
    let chunks = try Self.chunks()
    let (found, rejected) = tweetIDs(in: chunks)
    #expect(found.count == Set(found).count && found.count > 200 && rejected == 0)
    let each = await ids(inEach: [chunks.flatMap(\.self), []])
    #expect(Set(each[0]) == Set(found) && each[1].isEmpty)
  }

  @Test func notWithheldIDsAreShared() throws {
    let tweets = (4...6).map { Array("{\"id_str\":\"\($0)\",\"text\":\"\"}\n".utf8) }
    let deletion = [Array("{\"delete\":{\"status\":{\"id\":5,\"id_str\":\"5\"}}}".utf8)]
    var collector = NoticeCollector()
    collector.read(deletion)
    #expect(shareableIDs(in: tweets, after: collector.notices).map(\.number) == [4, 6])
    let kept = remaining(of: tweets, after: deletion)
    #expect(kept == tweets[0] + tweets[2])
  }

  @Test func recordsAreRedacted() async throws {
    let chunks = try Self.chunks()
    let stream = AsyncThrowingStream<[UInt8], any Error> { continuation in
      for chunk in chunks { continuation.yield(chunk) }
      continuation.finish()
    }
    let counts = try await applications(in: stream)
    #expect(counts.values.reduce(0, +) > 200 && counts["other"] != nil)
    var written: [UInt8] = []
    try redactedLines(of: chunks) { written += $0 }
    var job = Redactor(try Policy.named("strict"))
    job.read(chunks)
    #expect(written == job.output.array && !written.isEmpty)
  }

  @Test func unknownPathsAreFound() throws {
    let record = Array(
      "{\"id_str\":\"5\",\"text\":\"\",\"user\":{\"id_str\":\"2\",\"mood_ring\":\"blue\"}}\n".utf8)
    #expect(try unknownPaths(in: Array(repeating: record, count: 3)) == ["tweet.user.mood_ring"])
  }

  @Test func policiesAndDialectsAreThoseInTheText() throws {
    #expect(try daysPolicy().name == "days")
    #expect(clause(against: ["user.handle": "keep"]) == .matching)
    #expect(clause(against: ["tweet.lang": "drop"]) == nil)
    #expect(
      try forumIDs(in: [Array("{\"post_no\":\"7\",\"body\":\"\"}".utf8)]).map(\.number) == [7])
  }

  @Test func namesOfAnArchivesOwnerAreTakenOut() throws {
    let account = Array(
      #"window.YTD.account.part0 = [{"account":{"username":"wren_b","accountId":"9"}}]"#.utf8)
    let tweets = Array(
      #"window.YTD.tweets.part0 = [{"tweet":{"id_str":"1","full_text":"by wren_b and Jane Doe"}}]"#
        .utf8)
    let lines = try redactedLines(ofArchive: tweets, account, account)
    #expect(lines.contains("by ") && !lines.contains("wren_b") && !lines.contains("Doe"))
  }
}
