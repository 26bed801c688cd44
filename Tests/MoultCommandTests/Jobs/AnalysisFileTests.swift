import Foundation
import Testing

/// Analyses of several tables, written in a file.
@Suite(.tags(.process)) struct AnalysisFileTests {
  private static let file = """
    analysis: links and languages
    min-users: 5
    where: [kind=plain]
    tables:
      languages:
        by: lang
        count: [tweets, users]
      days:
        by: [day, lang]
        top: 1 per day
        where: lang!=fr

    """

  /// Twelve tweets in English and six in French on each of three days, the second of which has more in German.
  private static let lines = (0..<3).flatMap { day -> [String] in
    func tweets(_ lang: String, _ count: Int) -> [String] {
      (0..<count).map { user in
        Invented.tweet(
          Int(lang.utf8.first ?? 0) * 1_000 + 100 * day + user, lang: lang, user: user + 1
        )
        .replacing(
          #""truncated""#,
          with:
            #""created_at":"\#(["Mon", "Tue", "Wed"][day]) Mar 0\#(2 + day) 10:00:00 +0000 2020","truncated""#
        )
      }
    }
    return tweets("en", 12) + tweets("fr", 6) + (day == 1 ? tweets("de", 15) : [])
  }

  private static func filled() throws -> Workspace {
    let place = try Workspace()
    try place.write(lines.map { $0 + "\n" }.joined(), to: "in.jsonl")
    try place.write(file, to: "links.yaml")
    return place
  }

  /// Each table is the same as alone, on any number of threads.
  @Test(arguments: ["1", "3"]) func tablesAreTheSameAsAlone(threads: String) throws {
    let place = try Self.filled()
    let all = try place.shell(
      "\"$MOULT\" aggregate --threads \(threads) --analysis links.yaml --tables-in out in.jsonl")
    #expect(all.code == 0 && all.output.isEmpty, "\(all.messages)")
    let alone = [
      "languages": "--by lang --count tweets,users --where kind=plain",
      "days": "--by day,lang --where kind=plain --where 'lang!=fr' --top '1 per day'",
    ]
    for (name, options) in alone {
      let run = try place.shell("\"$MOULT\" aggregate --min-users 5 \(options) in.jsonl")
      #expect(run.code == 0)
      #expect(try place.text(of: "out/\(name).csv") == run.output)
      for note in run.messages.split(separator: "\n") {
        #expect(all.messages.contains("moult: \(name): \(note.dropFirst("moult: ".count))"))
      }
    }
    #expect(
      try place.text(of: "out/languages.csv")
        == "lang,tweets,users\r\nde,15,15\r\nen,36,12\r\nfr,18,6\r\n")
  }

  @Test func topKeepsTheLargestOfEachDay() throws {
    let place = try Self.filled()
    let run = try place.shell("\"$MOULT\" aggregate --analysis links.yaml --tables-in out in.jsonl")
    #expect(run.code == 0)
    let rows = try place.text(of: "out/days.csv").split(separator: "\r\n").dropFirst()
    #expect(
      rows.map { $0.split(separator: ",").dropFirst().joined(separator: ",") } == [
        "en,12", "de,15", "en,12",
      ])
  }

  @Test func otherFormatsHaveAllTables() throws {
    let place = try Self.filled()
    let json = try place.shell("\"$MOULT\" aggregate --analysis links.yaml --format json in.jsonl")
    let lines = json.output.split(separator: "\n")
    #expect(lines.count == 2 && lines[0].hasPrefix("{\"table\":\"languages\",\"by\":[\"lang\"]"))
    let text = try place.shell("\"$MOULT\" aggregate --analysis links.yaml --format table in.jsonl")
    #expect(
      text.output.hasPrefix("languages\n=========\n") && text.output.contains("\ndays\n====\n"))
    let csv = try place.shell("\"$MOULT\" aggregate --analysis links.yaml in.jsonl")
    #expect(csv.code == 64 && csv.messages.contains("--tables-in FOLDER"))
  }

  @Test func checkReadsNothing() throws {
    let place = try Self.filled()
    let run = try place.shell("\"$MOULT\" aggregate --analysis links.yaml --check no-such-file")
    #expect(run.code == 0 && run.messages.isEmpty)
    let lines = run.output.split(separator: "\n")
    #expect(
      lines.count == 2
        && lines[0].hasPrefix(
          "languages: Counts tweets and users by lang, of tweets selected by kind.")
    )
    #expect(
      lines[1].contains("the 1 largest cells for each day") && lines[1].contains("5 users or more"))
    #expect(!run.output.contains("fr"))
  }

  /// The exit code of each fault, and words of its message.
  static let faults: [(yaml: String, code: Int32, words: [String])] = [
    ("tables: {a: {by: language}}", 64, ["table `a`", "perhaps `lang`"]),
    ("tables: {a: {by: author}}", 77, ["table `a`", "'surveillance'", "Instead: "]),
    ("tables: {a: {by: day}}", 77, ["'measuring'", "--count share"]),
    ("tables: {a: {by: lang, min-users: 2}}", 77, ["'aggregate'"]),
    ("tables: {a: {bye: lang}}", 64, ["line 1", "perhaps `by`"]),
    ("tables: {a: {by: lang, epsilon: 1}}", 64, ["line 1", "write it beside `tables`"]),
    ("table: {a: {by: lang}}", 64, ["perhaps `tables`"]),
    ("tables: {a: {by: lang, top: 3 per week}}", 64, ["a dimension of --by"]),
    ("tables: {a: {by: lang, top: 3 per lang}}", 64, ["needs another dimension"]),
    ("tables: {a: {by: lang, top: many}}", 64, ["10 per week"]),
    ("tables: {a/b: {by: lang}}", 64, ["the name of a table"]),
    ("tables: {a12345678: {by: lang}}", 64, ["does not look like an identifier"]),
    ("tables: {a: {by: lang}, a: {by: day}}", 64, ["`a` is in line 1 and again"]),
    ("tables: {sqlite_a: {by: lang}}", 64, ["begin with sqlite_"]),
    ("tables: {a: {by: lang}, A: {by: lang}}", 64, ["by more than case"]),
    ("tables: []", 64, ["a name for each table"]), ("tables: {}", 64, ["a name for each table"]),
    ("{analysis: by @somebody, tables: {a: {by: lang}}}", 64, ["`analysis` needs a title"]),
    ("tables:\n\ta: {by: lang}", 64, ["line 2", "starts with a tab"]),
    ("by: lang", 64, ["line 1: `by` is of one table"]),
    ("- by: lang", 64, ["no `tables:`"]), ("# nothing\n", 64, ["no `tables:`"]),
    ("{tables: {a: {by: lang}}, terms: [x]}", 64, ["line 1: no table uses `terms`"]),
    ("tables: {a: {by: lang, where: {lang: en}}}", 64, ["a list of words: [lang=en"]),
    ("analysis: nothing", 64, ["no `tables:`"]), ("[", 64, ["not YAML"]), ("", 64, ["`tables:`"]),
    ("tables: {a: {by: lang, min-users: few}}", 64, ["a whole number"]),
    ("tables: {a: {by: [[lang]]}}", 64, ["one word"]),
  ]

  @Test(arguments: faults) func faultsAreToldBeforeAByteIsRead(
    yaml: String, code: Int32, words: [String]
  ) throws {
    let place = try Workspace()
    try place.write(yaml, to: "a.yaml")
    for check in ["", "--check "] {
      let run = try place.shell(
        "\"$MOULT\" aggregate --analysis a.yaml \(check)--format json no-such-file")
      #expect(run.code == code && run.output.isEmpty, "\(run.messages)")
      for word in words { #expect(run.messages.contains(word), "\(run.messages)") }
    }
  }

  @Test(arguments: ["--by lang", "--top 3", "--where lang=en", "--count users"])
  func theShortFormDoesNotGoWithAFile(option: String) throws {
    let place = try Self.filled()
    let run = try place.shell("\"$MOULT\" aggregate --analysis links.yaml \(option) in.jsonl")
    #expect(run.code == 64 && run.messages.contains("in the file of --analysis"))
  }
}
