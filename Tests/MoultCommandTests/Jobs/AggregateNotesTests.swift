import Foundation
import Testing

/// The notes about suppressed cells, in every format and for every output.
@Suite(.tags(.process)) struct AggregateNotesTests {
  /// Two languages that have ten users together, with two tweets each, and one that may be printed.
  static let lines =
    (0..<12).map { Invented.tweet(100 + $0, lang: "en", user: 1 + $0) }
    + (0..<20).map { Invented.tweet(200 + $0, lang: $0 % 10 < 5 ? "de" : "fr", user: 1 + $0 % 10) }

  static func filled() throws -> Workspace {
    let place = try Workspace()
    try place.write(lines.map { $0 + "\n" }.joined(), to: "a.jsonl")
    try place.write(lines.prefix(12).map { $0 + "\n" }.joined(), to: "b.jsonl")
    try place.write("{}\n", to: "c.jsonl")
    return place
  }

  /// Each output of a batch has the same notes as a single output.
  @Test(arguments: ["1", "4"])
  func aBatchInCSVSaysWhatIsSuppressed(threads: String) throws {
    let place = try Self.filled()
    let options = "aggregate --by lang --threads \(threads)"
    let batch = try place.shell("\"$MOULT\" \(options) a.jsonl b.jsonl c.jsonl -o tables/")
    var wanted: [Substring] = []
    for input in ["a", "b"] {
      let alone = try place.shell("\"$MOULT\" \(options) \(input).jsonl")
      let notes = alone.messages.split(separator: "\n").map { $0.dropFirst("moult: ".count) }
      #expect(notes.count > 1)
      wanted += notes
    }
    let notes = batch.messages.split(separator: "\n").compactMap { line in
      line.range(of: ".csv: ").map { line[$0.upperBound...] }
    }
    #expect(notes.sorted() == wanted.sorted())
    #expect(batch.messages.contains("2 cells with 20 tweets"))
    #expect(batch.messages.contains("some or none"))
  }

  @Test(arguments: ["json", "table"])
  func otherFormatsHaveTheirNotesInThem(format: String) throws {
    let place = try Self.filled()
    let batch = try place.shell(
      "\"$MOULT\" aggregate --by lang --format \(format) a.jsonl -o tables/")
    #expect(!batch.messages.contains("cells"))
    let alone = try place.shell("\"$MOULT\" aggregate --by lang --format \(format) a.jsonl")
    #expect(alone.output.contains("2 cells with 20 tweets") && alone.messages.isEmpty)
  }

  /// The summary and the report of a batch have no number of tweets.
  @Test func noOtherNumber() throws {
    let place = try Self.filled()
    let run = try place.shell(
      "\"$MOULT\" aggregate --by lang a.jsonl -o tables/ --stats s.json --report r.json && cat s.json r.json tables/.moult/journal"
    )
    #expect(run.code == 0)
    #expect(!run.output.contains("\"tweet\"") && !run.output.contains("suppressed"))
    #expect(!run.output.contains("\"outputs\":1"))
  }
}
