import JSONStream
import Testing

@testable import Moult

/// Lists of terms, and tables by them.
@Suite struct AggregateTermsTests {
  @Test func aListHasTermsFormsAndComments() throws {
    let list = try TermList(
      text: "\u{FEFF}# about\r\nrain | Drizzle|DRIZZLE \r\n\n  Climate change\n#cop26\n##\n#\n# #no"
    )
    #expect(list.terms.map(\.name) == ["rain", "Climate change", "#cop26"])
    #expect(list.terms[0].forms == [Array("rain".utf8), Array("drizzle".utf8)])
    #expect(list.clause == nil && list.name(matching: "CLIMATE  CHANGE") == "Climate change")
  }

  @Test func aLongListIsRefused() throws {
    let lines = (0..<TermList.mostTerms).map { "term \(Character(Unicode.Scalar(0x4E00 + $0)!))" }
    #expect(try TermList(text: lines.joined(separator: "\n")).terms.count == TermList.mostTerms)
    #expect(throws: AnalysisError.self) {
      try TermList(text: (lines + ["more"]).joined(separator: "\n"))
    }
  }

  @Test(arguments: [
    ("", "no terms"), ("# rain", "no terms"), ("rain\nRAIN", "line 2"), ("rain\n\na | ", "line 3"),
    ("a\n@anna", "line 2"), ("a|anna@example.org", "line 1"), ("b\n12345678", "line 2"),
    ("https://example.org", "line 1"), (String(repeating: "ab ", count: 30), "line 1"),
    ("-\n1\u{7}", "line 2"),
  ])
  func aMalformedListNamesItsLine(text: String, part: String) {
    let error = #expect(throws: AnalysisError.self) { try TermList(text: text) }
    let message = error?.description ?? ""
    #expect(message.contains(part) && !message.contains("anna") && !message.contains("1234"))
  }

  @Test(arguments: [
    ("# category: weather", nil), ("#category: mental health", Clause.sensitive),
    ("# Category : religion", .sensitive), ("# category:", nil), ("# the category: health", nil),
  ])
  func aCategoryIsReported(line: String, clause: Clause?) throws {
    let list = try TermList(text: line + "\nrain")
    #expect(list.clause == clause)
    var request = Analysis.Request(by: ["terms"])
    request.terms = list
    let analysis = try Analysis(request)
    let notes = try Table(analysis, []).finish().notes + analysis.explanation
    #expect(notes.contains { $0.contains("'sensitive'") } == (clause != nil))
  }

  @Test(arguments: [
    ("people", Clause.surveillance), ("bots", .measuring), ("user names", .surveillance),
  ])
  func aCategoryThatIsNoContentIsRefused(category: String, clause: Clause) {
    let error = #expect(throws: AnalysisError.self) {
      try TermList(text: "# category: \(category)\nrain")
    }
    guard case .refused(let refusal) = error else {
      Issue.record("no refusal")
      return
    }
    #expect(refusal.clause == clause && refusal.description.contains("Instead: "))
  }

  @Test(arguments: [
    (["terms"], ["lang=en"], false, "needs a list"),
    (["lang"], ["terms=rain"], false, "needs a list"),
    (["lang"], ["lang=en"], true, "needs a table"),
    (["terms", "hashtag"], [], true, "give small cells"),
    (["terms"], ["terms=snow"], true, "not the name"), (["text"], [], true, "only selects"),
    (["lang"], ["text=@anna"], false, "looks like an identifier"),
    (["lang"], ["text=12345678"], false, "looks like an identifier"),
  ])
  func aRequestHasToFit(by: [String], filters: [String], hasList: Bool, part: String) throws {
    var request = Analysis.Request(by: by)
    request.conditions = filters
    request.terms = hasList ? try TermList(text: "rain") : nil
    let complete = request
    let error = #expect(throws: AnalysisError.self) { try Analysis(complete) }
    #expect(error?.description.contains(part) == true)
  }

  /// The tables of tweets, as records with texts.
  private static func table(
    _ request: Analysis.Request, _ texts: [String], names: [Int: String] = [:]
  ) throws -> TableResult {
    var job = Aggregator(try Analysis(request))
    let records = texts.enumerated().map { index, text in
      #"{"id_str":"\#(index + 1)","id":\#(index + 1),"text":\#(JSONTable.quoted(text)),"lang":"en","#
        + #""user":{"id":\#(index + 900),"id_str":"\#(index + 900)","screen_name":"u\#(index)x","#
        + #""name":"\#(names[index] ?? "Made Up")"}}"# + "\n"
    }
    let run = JobRun(&job, Array(records.joined().utf8))
    #expect(run.rejections.isEmpty)
    return try job.result()
  }

  private static func request(_ list: String, where filters: [String] = []) throws
    -> Analysis.Request
  {
    var request = Analysis.Request(by: ["terms"])
    (request.terms, request.conditions) = (try TermList(text: list), filters)
    request.minUsers = 5
    return request
  }

  @Test func tweetsAndUsersOfATermAreCounted() throws {
    var request = try Self.request("rain | drizzle\nsun\n#cop26")
    request.count = ["tweets", "users"]
    let texts =
      Array(repeating: "rain and drizzle, rain", count: 6)
      + Array(repeating: "Drizzle & sun", count: 5) + Array(repeating: "#COP26", count: 4)
    let result = try Self.table(request, texts)
    #expect(result.lines == ["rain 11 11", "sun 5 5"])
  }

  /// A term that is a name of a user of the record does not count there.
  @Test func aTermThatNamesAUserDoesNotCount() throws {
    let texts = Array(repeating: "Baumann and rain", count: 8)
    let names = Dictionary(uniqueKeysWithValues: (0..<4).map { ($0, "Baumann") })
    let result = try Self.table(Self.request("baumann\nrain"), texts, names: names)
    #expect(result.lines == ["rain 8"])
    var filter = Analysis.Request(by: ["lang"])
    (filter.conditions, filter.minUsers) = (["text=baumann"], 5)
    #expect(try Self.table(filter, texts, names: names).lines.isEmpty)
    #expect(try Self.table(filter, texts).lines == ["en 8"])
  }

  /// The whole text of a long tweet is searched, and neither a retweeted nor a quoted one.
  @Test func onlyTheOwnWholeTextIsSearched() throws {
    let record =
      #"{"id":1,"id_str":"1","text":"shortened…","truncated":true,"extended_tweet":{"full_text":"shortened rain"},"#
      + #""user":{"id":9,"id_str":"9"},"quoted_status":{"id":2,"id_str":"2","text":"snow","user":{"id":8,"id_str":"8"}}}"#
    let request = try Self.request("shortened\nrain\nsnow")
    var job = Aggregator(try Analysis(request), .init(uniqueMemory: nil))
    let records = (0..<5).map { record.replacing(#""9""#, with: "\"9\($0)\"") + "\n" }
    #expect(JobRun(&job, Array(records.joined().utf8)).rejections.isEmpty)
    #expect(try job.result().lines == ["rain 5", "shortened 5"])
  }

  /// Each tweet with the longer term has the shorter one, so that the rest is a difference of two cells.
  @Test(arguments: [(0, true), (1, false), (4, false), (5, true)])
  func theRestOfAShorterTermNeedsItsUsers(rest: Int, isPrinted: Bool) throws {
    let texts =
      Array(repeating: "climate change", count: 8) + Array(repeating: "climate", count: rest)
    let list = "climate\nclimate change | climate crisis\nclimate talks | summit"
    let result = try Self.table(Self.request(list), texts)
    #expect(result.lines == ["climate \(8 + rest)"] + (isPrinted ? ["climate change 8"] : []))
  }

  /// What a filter selects by a text or a tag can be a term, or the other way round.
  @Test(arguments: [
    ("text=#a", ["hashtag"]), ("hashtag=a", ["terms"]), ("text=a", ["terms"]),
    ("terms=#a", ["hashtag"]), ("text=b a|a c", ["terms"]), ("terms=#a", ["terms"]),
  ])
  func aFilterMakesOneCellTheTotal(filter: String, by: [String]) throws {
    var request = Analysis.Request(by: by)
    request.conditions = [filter]
    let needsTerms = by == ["terms"] || filter.hasPrefix("terms")
    request.terms = needsTerms ? try TermList(text: "#a\na\nd") : nil
    #expect(try Analysis(request).comparesCells)
    request.conditions = ["lang=en"]
    request.terms = by == ["terms"] ? try TermList(text: "rain\nsun | rain a") : nil
    #expect(try !Analysis(request).comparesCells)
  }

  @Test(arguments: [
    ("terms!=(none)", 9), ("terms=rain", 6), ("text=rain|sun", 9), ("text!=rain", 5),
    ("text=the rain", 6), ("terms=(none)", 2),
  ])
  func tweetsAreSelectedByTheirText(filter: String, count: Int) throws {
    let texts =
      Array(repeating: "the Rain", count: 6) + Array(repeating: "sun", count: 3) + ["fog", "fog"]
    var request = Analysis.Request(by: ["lang"])
    (request.conditions, request.minUsers) = ([filter], 5)
    request.terms = filter.hasPrefix("terms") ? try TermList(text: "rain\nsun") : nil
    let lines = try Self.table(request, texts).lines
    #expect(lines == (count >= 5 ? ["en \(count)"] : []))
  }
}
