import Synthetic
import Testing

@testable import Moult

/// Dialects that a program adds to the built-in ones.
@Suite struct AddedDialectTests {
  static let text = """
    root forum.post
    type forum.post
      kind tweet
      when post_no
      post_no  tweet.id
      body     tweet.text
      tongue   tweet.lang
      by       > forum.member as author

    type forum.member
      kind user
      member_no  user.id
      nick       user.handle

    """

  static func catalogue() throws -> Catalogue { try Catalogue(adding: ["forum.catalogue": text]) }

  static let input = (1...12).map {
    Array(
      ("{\"post_no\":\"\($0)\",\"body\":\"by ada_l\",\"tongue\":\"en\",\"extra\":1,"
        + "\"by\":{\"member_no\":\"\($0 + 100)\",\"nick\":\"ada_l\"}}\n").utf8)
  }

  @Test func isReadByEachJob() throws {
    let catalogue = try Self.catalogue()
    #expect(
      Array(Dehydrator(catalogue: catalogue).ids(from: Self.input)).map(\.number) == Array(1...12))
    #expect(Dehydrator().ids(from: Self.input).map(\.number) == [])

    let records = Redactor(try .named("text"), catalogue: catalogue).records(from: Self.input)
    #expect(records.map(\.lang) == Array(repeating: "en", count: 12))

    var redactor = Redactor(try .named("text"), catalogue: catalogue)
    redactor.read(Self.input.prefix(1))
    #expect(redactor.output.string.contains("\"body\":\"by @user\""))

    let analysis = try Analysis(by: ["lang"])
    let table = try Aggregator(analysis, catalogue: catalogue).results(from: Self.input)[0]
    #expect(table.rows.map(\.values) == [[.text("en"), .integer(12)]])

    var explainer = Explainer(try .named("strict"), records: 5, catalogue: catalogue)
    explainer.read(Self.input)
    #expect(explainer.rows().contains { $0.path == "tweet.body" && $0.meaning == "tweet.text" })
  }

  @Test func itsNoticesAreApplied() throws {
    let catalogue = try Catalogue(adding: [
      "forum.catalogue": Self.text,
      "gone.catalogue": """
      root forum.gone
      type forum.gone
        kind forum-gone
        when gone_no
        gone_no  tweet.id
      notice forum-gone tweet deleted
      """,
    ])
    var collector = NoticeCollector(catalogue: catalogue)
    collector.read([Array("{\"gone_no\":\"3\"}\n".utf8)])
    var filter = ComplianceFilter(collector.notices, .init(), catalogue: catalogue)
    filter.read(Self.input)
    #expect(filter.report.outputs == 11)
  }

  /// Records of the built-in dialects are read as before.
  @Test(arguments: Form.allCases) func theOthersStayAsTheyAre(form: Form) throws {
    let input = TypedInput.bytes(form)
    let catalogue = try Self.catalogue()
    let ids = Dehydrator(catalogue: catalogue).ids(from: [input])
    #expect(Array(ids) == Array(Dehydrator().ids(from: [input])))
  }

  @Test(arguments: [
    ("root forum.post\n", 1, "not described"), ("type a\n  key tweet.idea\n", 2, "no such meaning"),
    ("type v1.tweet\n", 1, "described twice"),
  ]) func faultsHaveTheirLine(text: String, line: Int, reason: String) throws {
    let error = #expect(throws: CatalogueError.self) { try Catalogue(adding: ["a": text]) }
    #expect(error?.file == "a" && error?.line == line && error?.reason.contains(reason) == true)
  }

  /// The built-in dialects take less than half of what there may be.
  @Test func thereIsRoomForMore() {
    var compiler = ProjectionCompiler(
      CatalogueSelection(
        .builtIn, keepsUnknown: true, follows: { _ in true }, wants: { _, _ in true }))
    compiler.run()
    #expect(!compiler.isTooLarge)
    #expect(compiler.edgeKeys.count < ProjectionCompiler.mostEdges / 2)
    #expect(compiler.stateStarts.count < ProjectionCompiler.mostStates / 2)
  }

  @Test func sizesAreLimited() {
    let many = (0..<300).map { "type t\($0)\n  kind k\($0)\n" }.joined()
    let long = String(repeating: "# a comment\n", count: 5_000)
    // Which of the types an object can have depends on the last sixteen keys above it.
    let last = 16
    let deep =
      "root t0\ntype t0\n  a > t0 | t1\n  b > t0\n"
      + (1...last).map {
        "type t\($0)\n" + ($0 < last ? "  a > t\($0 + 1)\n  b > t\($0 + 1)\n" : "  c tweet.lang\n")
      }.joined()
    for text in [many, long, deep] {
      #expect(throws: CatalogueError.self) { try Catalogue(adding: ["a": text]) }
    }
  }

  /// A damaged file is read or refused, and what is read can be used.
  @Test func damagedFilesEndNothing() throws {
    let words = Self.text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let others = [
      ">", "|", "!", "=", "*", "@a", "group", "like", "as", "twins", "\n", "é", "records",
    ]
    var random = SeededNumbers(state: 16)
    var (read, tries) = (0, 0)
    while tries < 25 || read == 0 {
      tries += 1
      try #require(tries < 1000)
      var changed = words
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = changed.indices.randomElement(using: &random) ?? 0
        changed[place] = others.randomElement(using: &random) ?? ""
      }
      guard let catalogue = try? Catalogue(adding: ["a": changed.joined(separator: " ")]) else {
        continue
      }
      read += 1
      _ = Array(Redactor(try .named("text"), catalogue: catalogue).records(from: Self.input))
    }
  }
}
