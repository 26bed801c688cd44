import JSONStream
import Testing

@testable import Moult

/// Tables of lines of `redact --shape flat`, which name no users.
@Suite struct AggregateLineTests {
  private static func lines(_ lang: String, _ count: Int) -> [TweetFacts] {
    (0..<count).map { _ in
      var line = TweetFacts(user: nil, lang: lang)
      line.isLine = true
      return line
    }
  }

  /// As many lines as the minimum of users has, if each has the most; fewer tweets of a user ask for no fewer lines.
  @Test(arguments: [(10, 20, 200), (5, 20, 100), (10, 30, 300), (10, 1, 200)])
  func aCellNeedsTheLinesOfEnoughUsers(users: Int, most: Int, fewest: Int) throws {
    let analysis = try Analysis(by: ["lang"], minUsers: users, mostOfUser: most)
    let all = Self.lines("en", fewest) + Self.lines("de", fewest - 1)
    var tables = try TableSet([analysis], all)
    let result = try tables.results()[0]
    #expect(result.lines == ["en \(fewest)"] && !result.sawNoAuthor)
    #expect(result.notes[0].contains("it has \(fewest) lines, which are then of \(users) users"))
    #expect(result.text(.json).contains("\"min_users\":\(users)"))
    #expect(result.text(.json).contains("\"min_lines\":\(fewest)"))
    #expect(result.protection[0] == result.notes[0])
  }

  @Test func chunksChangeNothing() throws {
    let analyses = [
      try Analysis(by: ["lang"], minUsers: 5), try Analysis(by: ["lang", "kind"], minUsers: 5),
    ]
    let all = Self.lines("en", 500) + Self.lines("de", 99) + Self.lines("fr", 300)
    var whole = try TableSet(analyses, all)
    let results = try whole.results()
    #expect(results[0].lines == ["en 500", "fr 300"])
    var merged = try TableSet(analyses, [])
    for start in stride(from: 0, to: all.count, by: 70) {
      try merged.merge(merged.worker(on: all[start..<min(start + 70, all.count)]))
    }
    #expect(try merged.results() == results)
    // The next input can be of records.
    merged.clear()
    for tweet in tweets("en", users: 0..<5) { _ = try merged.add(tweet) }
    #expect(try merged.results()[0].lines == ["en 5"])
  }

  /// Sums of two tables are compared as those of records are.
  @Test func aHeldBackCellIsNotComputable() throws {
    let days = (0..<4).flatMap { day in
      Self.lines("en", day == 0 ? 20 : 150).map { line in
        var line = line
        line.hour = 24 * day
        return line
      }
    }
    let analyses = [
      try Analysis(by: ["lang"], minUsers: 5), try Analysis(by: ["lang", "day"], minUsers: 5),
    ]
    var tables = try TableSet(analyses, days)
    let results = try tables.results()
    #expect(results[0].cells.count + results[1].cells.count <= 3)
  }

  @Test(arguments: [true, false]) func linesAndRecordsAreNotCountedTogether(isFirst: Bool) throws {
    let (lines, records) = (Self.lines("en", 3), tweets("en", users: 0..<3))
    var tables = try TableSet([Analysis(by: ["lang"])], isFirst ? lines + records : records + lines)
    #expect(throws: TableError.linesAndRecords) { _ = try tables.results() }
  }

  @Test func whatLinesDoNotHaveIsNamed() throws {
    var terms = Analysis.Request(by: ["terms"])
    terms.terms = try TermList(text: "rain\n")
    let analyses: [(Analysis, String)] = [
      (try Analysis(by: ["lang"], count: ["users"]), "users"),
      (try Analysis(by: ["lang"], where: ["text=rain"]), "text"),
      (try Analysis(terms), "terms"), (try Analysis(by: ["topic"]), "topic"),
      (try Analysis(by: ["lang"], count: ["mean likes"]), "likes"),
    ]
    for (analysis, part) in analyses {
      var tables = try TableSet([analysis], Self.lines("en", 3))
      let error = #expect(throws: TableError.self) { _ = try tables.results() }
      #expect("\(try #require(error))".contains(part) && error?.isOfRequest == true)
    }
  }
}
