import JSONStream
import Testing

@testable import Moult

/// The page of `--format html`.
@Suite struct HTMLPageTests {
  static func page(_ results: [TableResult], _ provenance: Provenance? = nil) -> String {
    var buffer = ByteBuffer()
    TableFormat.html.write(results, TableSetting(provenance: provenance), into: &buffer)
    return buffer.string
  }

  static func result(
    by: [String], count: [String] = ["tweets"], _ tweets: [TweetFacts], minUsers: Int = 10
  ) throws -> TableResult {
    try Table(Analysis(by: by, count: count, minUsers: minUsers), tweets).finish()
  }

  /// Ten users in an hour of each day that has tweets.
  static func days(_ days: [Int], lang: String = "en") -> [TweetFacts] {
    days.flatMap { day in (0..<10).map { TweetFacts(user: $0, hour: day * 24, lang: lang) } }
  }

  static let provenance: Provenance = {
    var provenance = Provenance(
      version: "1.2.3", job: "aggregate", request: "moult aggregate --where 'lang<en' FILE",
      catalogue: "c0ffee")
    provenance.inputs = [
      .init(name: "alice.jsonl", bytes: 4_321, sha256: "abad1dea"),
      .init(name: "-", bytes: nil, sha256: nil),
    ]
    return provenance
  }()

  /// Nothing is loaded, nothing runs, and each element that is opened is closed.
  @Test func isSelfContained() throws {
    let text = Self.page([try AggregateFormatTests.result()], Self.provenance)
    for word in [
      "<script", "http:", "https:", "src=", "@import", "url(", "onload", "<link", "<iframe",
    ] {
      #expect(!text.contains(word), "\(word)")
    }
    #expect(text.contains("default-src 'none'"))
    for name in [
      "html", "head", "body", "main", "section", "table", "tr", "td", "th", "dl", "ul", "li", "bdi",
    ] {
      let opened = text.matches(of: try Regex("<\(name)[ >]")).count
      #expect(opened == text.ranges(of: "</\(name)>").count && opened > 0, "\(name)")
    }
    let ids = text.matches(of: /\ id="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    for match in text.matches(of: /aria-labelledby="([^"]*)"/) {
      for id in match.1.split(separator: " ") { #expect(ids.contains(String(id)), "\(id)") }
    }
  }

  /// A value cannot leave its place in the page, nor change how the text around it is read.
  @Test(arguments: [
    ("<b>x", "&lt;b&gt;x"), ("a&b\"'", "a&amp;b&quot;&#39;"), ("a\u{202E}b", "a\u{FFFD}b"),
    ("a\u{0}b\u{9F}", "a\u{FFFD}b\u{FFFD}"), ("自由", "自由"),
  ])
  func escapes(text: String, escaped: String) throws {
    #expect(HTML.text(text) == escaped)
    let result = try Self.result(
      by: ["hashtag"], (0..<20).map { TweetFacts(user: $0, hashtags: [text, "other"]) })
    let page = Self.page([result])
    #expect(page.contains(escaped) == IdentifierGate.passes(text))
    #expect(text == escaped || !page.contains(text))
  }

  @Test func aTimeIsALineWithGaps() throws {
    let result = try Self.result(by: ["day"], count: ["share"], Self.days([1, 2, 5]))
    let page = Self.page([result])
    #expect(page.ranges(of: "class=\"line\"").count == 1)
    #expect(page.ranges(of: "<circle").count == 3 && page.contains("A gap is"))
    let whole = try Self.result(by: ["day"], count: ["share"], Self.days([1, 2, 3]))
    #expect(!Self.page([whole]).contains("A gap is"))
  }

  @Test func aDimensionIsBarsForEachCount() throws {
    let tweets = Self.days([1], lang: "en") + Self.days([1, 2], lang: "de")
    let page = Self.page([try Self.result(by: ["lang"], count: ["tweets", "users"], tweets)])
    #expect(page.ranges(of: "<svg").count == 2 && page.ranges(of: "class=\"bar\"").count == 4)
    #expect(page.contains("width=\"50%\" height=\"12\"><title>en: 10<"))
  }

  /// The grid has the days between, without a colour.
  @Test func twoDimensionsAreAGrid() throws {
    let tweets = Self.days([1, 4], lang: "en") + Self.days([1], lang: "de")
    let page = Self.page([try Self.result(by: ["lang", "day"], tweets)])
    #expect(page.ranges(of: "<svg").count == 1 && page.ranges(of: "class=\"s5\"").count == 3)
    #expect(
      page.ranges(of: "class=\"s0\"").count == 5 && page.contains("de, 1970-01-03: not printed"))
  }

  /// One bar, or three dimensions, say nothing that the table does not.
  @Test func someTablesHaveNoChart() throws {
    let one = try Self.result(by: ["lang"], Self.days([1]))
    let three = try Self.result(by: ["lang", "day", "kind"], Self.days([1, 2, 3]))
    let none = try Self.result(by: ["lang"], [])
    for result in [one, three, none] { #expect(!Self.page([result]).contains("<svg")) }
    #expect(Self.page([none]).contains("No cell of this table can be shown."))
  }

  /// Whatever the table holds is on the page once as text: charts are no substitute.
  @Test func theTableHasAllRows() throws {
    let tweets = (0..<60).flatMap { tag in
      (0..<10 + tag).map { TweetFacts(user: $0, hashtags: ["tag\(tag)"]) }
    }
    let result = try Self.result(by: ["hashtag"], tweets)
    let page = Self.page([result])
    #expect(page.ranges(of: "<tr>").count == 61 && page.contains("The 30 largest of 60"))
    #expect(page.contains("class=\"scroll tall\""))
  }

  /// Names and sizes of inputs stay out of what is published.
  @Test func statesHowItWasMade() throws {
    let page = Self.page([try Self.result(by: ["lang"], Self.days([1]))], Self.provenance)
    for text in [
      "Moult 1.2.3", "--where &#39;lang&lt;en&#39; FILE", "c0ffee", "abad1dea", "not a file",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    #expect(!page.contains("alice") && !page.contains("4,321") && !page.contains("4321"))
  }

  /// The names of columns that do not fit below a grid are beside it.
  @Test func columnsWithoutAnOrderAreNamed() throws {
    func page(_ hosts: [String]) throws -> String {
      let tweets = hosts.flatMap { host in
        ["en", "de", "fr", "it", "es"].flatMap { lang in
          (0..<10).map { TweetFacts(user: $0, lang: lang, hosts: [host]) }
        }
      }
      return Self.page([try Self.result(by: ["lang", "host"], tweets)])
    }
    let long = ["first.example.org", "second.example.org", "third.example.org"]
    let sentence =
      "Columns from left to right: first.example.org, second.example.org, third.example.org."
    #expect(try page(long).contains(sentence))
    #expect(try !page(["a.org", "b.org", "c.org"]).contains("Columns from"))
  }

  @Test(arguments: [["en"], ["en", "de"]]) func titlesOfAFile(langs: [String]) throws {
    let result = try Self.result(by: ["lang"], Self.days([1], lang: "en"))
    var (buffer, setting) = (ByteBuffer(), TableSetting())
    setting.title = "Storms & floods"
    TableFormat.html.write(langs.map { _ in result }, setting, into: &buffer)
    #expect(buffer.string.contains("<h1>Storms &amp; floods</h1>"))
    #expect(buffer.string.contains("<title>Storms &amp; floods</title>"))
    #expect(buffer.string.ranges(of: "<h2>table: Tweets by lang</h2>").count == langs.count)
  }

  @Test func severalTablesHaveContents() throws {
    let result = try Self.result(by: ["lang"], Self.days([1]))
    let page = Self.page([result, result])
    #expect(page.contains("<a href=\"#table-2\">") && page.contains("<section id=\"table-2\">"))
    #expect(
      page.ranges(of: "At least").count == 0 && page.ranges(of: "at least 10 different").count == 1)
  }
}

/// Several tables as a text, and bars at a terminal.
@Suite struct TerminalTableTests {
  static func text(_ format: TableFormat, _ setting: TableSetting = TableSetting()) throws -> String
  {
    let tweets = HTMLPageTests.days([1], lang: "en") + HTMLPageTests.days([1, 2], lang: "de")
    let first = try HTMLPageTests.result(by: ["lang"], tweets)
    let second = try HTMLPageTests.result(by: ["day", "lang"], count: ["users", "tweets"], tweets)
    var buffer = ByteBuffer()
    format.write([first, second], setting, into: &buffer)
    return buffer.string
  }

  @Test func areLinesOfJSON() throws {
    #expect(try Self.text(.json).split(separator: "\n").count == 2)
  }

  /// Bars are for terminals with room for them, and are as long as the first count.
  @Test(arguments: [(nil, 0), (20, 0), (60, 40), (200, 40)])
  func terminalsGetBars(width: Int?, most: Int) throws {
    let lines = try Self.text(.table, TableSetting(terminalWidth: width)).split(separator: "\n")
    #expect(lines.map { line in line.count { $0 == "█" } }.max() == most)
    if let width { #expect(lines.filter { $0.contains("█") }.allSatisfy { $0.count <= width }) }
  }

  @Test func barsHaveEighths() throws {
    let bars = try #require(TextBars(["8", "4", "0.125", "x"], columns: 8))
    #expect((0..<4).map(bars.bar) == ["████████", "████", "▏", ""])
    #expect(TextBars(["8", "4"], columns: 7) == nil && TextBars(["0", "0"], columns: 20) == nil)
  }

  @Test(arguments: [(0.4, "0.4"), (12, "12"), (1.05, "1.05"), (33.333, "33.33"), (-2.5, "-2.5")])
  func numbersHaveTwoDigits(value: Double, text: String) {
    #expect(NumberText.text(value) == text)
  }

  @Test(arguments: [
    ("1", "1"), ("1234", "1,234"), ("1234567.8", "1,234,567.8"), ("en", "en"), ("", ""),
  ])
  func thousandsAreGrouped(text: String, grouped: String) {
    #expect(NumberText.grouped(text) == grouped)
  }

  @Test(arguments: [(1, 1), (1.1, 2), (4, 5), (7, 10), (469, 500), (0.03, 0.05)])
  func scalesAreRound(value: Double, scale: Double) {
    #expect(abs(NumberText.ceiling(value) - scale) < 1e-9)
  }
}
