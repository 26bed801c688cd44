import Testing

@testable import JSONStream

/// Scripts of a personal archive, read in all chunk sizes and by all kernels.
@Suite struct LabelTests {
  static let forms = ScriptForms(
    [
      ("window.YTD.{name}.part{1-6}", "YTD"), ("window.__THAR_CONFIG", "THAR_CONFIG"),
      ("Grailbird.data.{name}_{4}_{2}", "Grailbird"), ("Grailbird.data.{name}", "Grailbird"),
      ("var {name}", "var"),
    ].compactMap { ScriptForm($0, label: $1) })

  static let scripts = [
    FramingCase(
      "window.YTD.tweets.part0 = [ {\"id\":1}, {\"id\":2} ]", ["YTD.tweets:", "1@1", "2@1"],
      roots: 1),
    FramingCase(
      "\u{FEFF}window.YTD.tweets.part12=[{\"id\":1}];\n", ["YTD.tweets:", "1@1"], roots: 1),
    FramingCase(
      "window.YTD.like.part0 = [\n  {\n    \"id\" : 1\n  },\n  {\n    \"id\" : 2\n  }\n] ;\r\n",
      ["YTD.like:", "1@2", "2@5"], roots: 1),
    FramingCase("window.__THAR_CONFIG = {\n  \"id\" : 1\n};\n", ["THAR_CONFIG:", "1@1"], roots: 1),
    FramingCase("window.__THAR_CONFIG = {\"id\":1};", ["THAR_CONFIG:", "1@1"], roots: 1),
    FramingCase(
      "Grailbird.data.tweets_2012_11 = \n [ {\n \"id\" : 1 } ]", ["Grailbird.tweets:", "1@2"],
      roots: 1),
    FramingCase("var payload_details =  {\n\"id\":1}", ["var.payload_details:", "1@1"], roots: 1),
    FramingCase("window.YTD.block.part0 = [ ]", ["YTD.block:"], roots: 1),
    FramingCase(
      "window.YTD.a.part0 = [{\"id\":1}]window.YTD.b.part1 = [{\"id\":2}]\n",
      ["YTD.a:", "1@1", "YTD.b:", "2@1"], roots: 2),
    // A fault has the same consequence as elsewhere, and the label stays.
    FramingCase(
      "window.YTD.a.part0 = [\n{\"id\":1},\n{\"id\":},\n{\"id\":3}\n]",
      ["YTD.a:", "1@2", "not-json@3", "3@4"], roots: 1),
    FramingCase(
      "window.YTD.a.part0 = [\n{\"id\":1},\n{\"id\":2", ["YTD.a:", "1@2", "cut-short@3"], roots: 0),
    FramingCase("window.YTD.a.part0 = 7\n", ["YTD.a:", "not-json@1"], roots: 0),
  ]

  /// An input that starts like a script but has no known form is rejected as a whole.
  static let malformed = [
    "window.YTD.tweets = [\n{\"id\":1}\n]\n", "window.YTD.deleted-tweets.part0 = [\n{\"id\":1}\n]",
    "window.YTD.tweets.partx = [{\"id\":1}]", "window.other = {\"id\":1}", "window.YTD.a.part0",
    "Grailbird.data.a.b = [\n{\"id\":1}]", "var a b = {\"id\":1}\n{\"id\":2}\n",
    "window.YTD.\(String(repeating: "a", count: 65)).part0 = [{\"id\":1}]",
    "window.YTD.a.part0\(String(repeating: " ", count: 200))= [{\"id\":1}]",
  ].map { FramingCase($0, ["not-json@1"], roots: 0) }

  /// Only the start of an input is examined.
  static let elsewhere = [
    FramingCase(
      "{\"id\":1}\nwindow.YTD.a.part0 = [\n{\"id\":2}\n", ["1@1", "not-json@2", "2@3"], roots: 2),
    FramingCase("windows\n{\"id\":2}\n", ["not-json@1", "2@2"], roots: 1),
    FramingCase("w", ["not-json@1"], roots: 0),
  ]

  /// Lines, and the names that the forms have for them.
  static let names: [(line: String, name: String?)] = [
    ("window.YTD.a.part0", "YTD.a"), ("window.YTD.a.part123456", "YTD.a"),
    ("window.YTD.a.part1234567", nil), ("window.YTD.a.part", nil), ("window.YTD..part0", nil),
    ("Grailbird.data.a_2012_11", "Grailbird.a"), ("Grailbird.data.a_2012_1", "Grailbird.a_2012_1"),
    ("Grailbird.data.a_2012_11_2013_12", "Grailbird.a_2012_11"),
    ("Grailbird.data.2012_11", "Grailbird.2012_11"), ("var  a", nil), ("var a", "var.a"),
    ("window.__THAR_CONFIG", "THAR_CONFIG"), ("window.__THAR_CONFIG2", nil),
  ]

  @Test(arguments: names)
  func theNameOfALine(_ line: String, _ name: String?) {
    let found = Self.forms.forms.lazy.compactMap { $0.name(of: Array(line.utf8)[...]) }.first
    #expect(found == name)
  }

  @Test func startsEndAtADotOrASpace() {
    let starts = Self.forms.starts.map { String(decoding: $0, as: UTF8.self) }
    #expect(starts == ["window.", "Grailbird.", "var "])
  }

  @Test(arguments: [
    "", "window", "{name}.a", "a.{name", "a.{}", "a.{nome}", "a.{0}", "a.{3-2}", "a.{1-}", "a.{-1}",
  ])
  func invalidPatterns(_ text: String) {
    #expect(ScriptForm(text, label: "a") == nil)
  }

  /// A reader without forms reads JSON alone.
  @Test func withoutForms() {
    var reader = RecordReader(selector: Selectors.sample)
    reader.feed(Array("var a = {\"id\":1}\n".utf8).span)
    guard case .rejected(let error) = reader.next() else {
      Issue.record("a script was read")
      return
    }
    #expect(error.code == .syntax && reader.label == nil)
  }

  @Test(arguments: scripts + malformed + elsewhere)
  func isDetected(_ sample: FramingCase) {
    let log = readAlike(sample.text)
    #expect(log.brief == sample.expected)
    #expect(log.roots == sample.roots)
  }
}
