import Foundation
import Testing

/// Terms, pairs and gaps, on the command line and in the file of an analysis.
@Suite(.tags(.process)) struct AggregateContentTests {
  /// Twelve users write of rain on a Monday, and eleven of sun on the Wednesday after it, with two hashtags.
  private static let lines =
    (0..<12).map { tweet($0, "The RAIN, and #Rain", day: ("Mon", 2)) }
    + (0..<11).map { tweet(20 + $0, "sun and no climate change", day: ("Wed", 4)) }

  private static func tweet(_ number: Int, _ text: String, day: (String, Int)) -> String {
    #"{"created_at":"\#(day.0) Mar 0\#(day.1) 10:00:00 +0000 2020","id":\#(number + 1),"id_str":"\#(number + 1)","#
      + #""text":"\#(text)","lang":"en","user":{"id":\#(900 + number),"id_str":"\#(900 + number)","screen_name":"x\#(number)"},"#
      + #""entities":{"hashtags":[{"text":"Wet"},{"text":"b"}]}}"#
  }

  private static func filled() throws -> Workspace {
    let place = try Workspace()
    try place.write(lines.map { $0 + "\n" }.joined(), to: "in.jsonl")
    try place.write("# category: health\nrain | drizzle\nClimate change\nsnow\n", to: "terms.txt")
    return place
  }

  @Test(arguments: ["1", "3"]) func termsOfAFileAreCounted(threads: String) throws {
    let run = try Self.filled().shell(
      "\"$MOULT\" aggregate --threads \(threads) --by terms --terms terms.txt --count tweets,users in.jsonl"
    )
    #expect(run.code == 0)
    #expect(run.output == "terms,tweets,users\r\nClimate change,11,11\r\nrain,12,12\r\n")
    #expect(run.messages.contains("the clause 'sensitive'"))
  }

  @Test func anAnalysisHasItsTermsOrTakesThem() throws {
    let place = try Self.filled()
    let tables = """
      tables:
        words: {by: terms, where: 'terms!=(none)'}
        pairs: {pairs: hashtag, where: text=sun}
        days: {by: [lang, day], fill-gaps: true}

      """
    try place.write(tables, to: "given.yaml")
    try place.write(
      "terms: [rain | drizzle, Climate change, snow]\ncategory: health\n" + tables, to: "own.yaml")
    let given = try place.shell(
      "\"$MOULT\" aggregate --format json --analysis given.yaml --terms terms.txt in.jsonl")
    let own = try place.shell("\"$MOULT\" aggregate --format json --analysis own.yaml in.jsonl")
    #expect(given.code == 0 && given.output == own.output, "\(given.messages) \(own.messages)")
    for part in [
      #""rows":[{"terms":"Climate change","tweets":11},{"terms":"rain","tweets":12}]"#,
      #""by":["hashtag","hashtag_2"],"rows":[{"hashtag":"b","hashtag_2":"wet","tweets":11}]"#,
      #"{"lang":"en","day":"2020-03-03","tweets":null}"#,
    ] { #expect(own.output.contains(part), "\(part)") }
  }

  @Test(arguments: [
    ("--by terms", 64, "--terms FILE"), ("--by lang --terms terms.txt", 64, "--by terms"),
    ("--by terms --terms none.txt", 74, "none.txt"), ("--by terms --terms bad.txt", 77, "line 2"),
    ("--by terms --terms people.txt", 77, "surveillance"),
    ("--by lang --where text=@someone", 77, "surveillance"),
    ("--pairs lang", 64, "--pairs takes"), ("--by lang --fill-gaps", 64, "--fill-gaps needs"),
    ("--analysis own.yaml --terms terms.txt", 64, "keep one"),
    ("--analysis own.yaml --fill-gaps", 64, "--fill-gaps are in the file"),
  ])
  func whatDoesNotFitIsSaid(options: String, code: Int32, part: String) throws {
    let place = try Self.filled()
    try place.write("rain\n@someone\n", to: "bad.txt")
    try place.write("# category: people\nrain\n", to: "people.txt")
    try place.write("terms: [rain]\ntables:\n  a: {by: terms}\n", to: "own.yaml")
    for check in ["", "--check"] {
      let run = try place.shell("\"$MOULT\" aggregate \(options) \(check) in.jsonl")
      #expect(run.code == code && run.output.isEmpty, "\(run.code) \(run.messages)")
      #expect(run.messages.contains(part) && !run.messages.contains("someone"), "\(run.messages)")
    }
  }

  @Test func aCheckSaysWhatIsCounted() throws {
    let place = try Self.filled()
    func explain(_ options: String) throws -> String {
      let run = try place.shell("\"$MOULT\" aggregate --check \(options)")
      #expect(run.code == 0, "\(run.messages)")
      return run.output
    }
    let terms = try explain("--by week,terms --terms terms.txt --fill-gaps --where 'text=rain'")
    for part in [
      "by week and 3 terms", "selected by text", "with a row for each time", "'sensitive'",
      "ISO 8601", "searches the text", "A term that is a name", "without numbers",
    ] { #expect(terms.contains(part), "\(part)") }
    #expect(try explain("--pairs hashtag").contains("by pairs of hashtag."))
    #expect(try explain("--by day --pairs hashtag,host").contains("by day, hashtag and host."))
  }

  /// A database and a page have the columns of pairs and no number in a gap.
  @Test func otherOutputsHavePairsAndGaps() throws {
    let place = try Self.filled()
    let run = try place.shell(
      "\"$MOULT\" aggregate --by day --pairs hashtag --fill-gaps -o t.html --output-sqlite t.sqlite in.jsonl"
    )
    #expect(run.code == 0, "\(run.messages)")
    let page = try place.text(of: "t.html")
    #expect(page.contains("hashtag_2") && page.contains("<bdi>2020-03-03</bdi>"))
  }
}
