import Testing

@testable import Moult

/// Tables that are only for comparisons with other programs.
@Suite struct AggregateUnprotectedTests {
  private static let tweets =
    (0..<30).map { TweetFacts(user: 1, lang: "en", hashtags: ["a"], id: $0 + 1) }
    + [TweetFacts(user: 2, lang: "de", id: 40), TweetFacts(user: nil, lang: "fr", id: 41)]

  private static func results(_ tables: [[String]]) throws -> [TableResult] {
    let analyses = try tables.map { by in
      var request = Analysis.Request(by: by)
      request.count = ["tweets", "users", "share"]
      return try Analysis(request).named(by.joined()).withoutProtection()
    }
    var set = try TableSet(analyses, tweets)
    return try set.results()
  }

  /// One user, or nobody who is known, with more tweets than count otherwise; and tables that can be compared.
  @Test func allCellsAndNumbersAreTrue() throws {
    let found = try Self.results([["lang"], ["lang", "hashtag"]])
    #expect(
      found[0].lines == [
        "do not publish de 1 1 3.1", "do not publish en 30 1 93.8", "do not publish fr 1 0 3.1",
      ])
    #expect(found[1].lines == ["do not publish en a 30 1 100.0"])
    #expect(found[1].tweetsWithoutValue == 2)
  }

  @Test(arguments: [TableFormat.csv, .json, .table]) func everyFormIsMarked(format: TableFormat)
    throws
  {
    let result = try Self.results([["lang"]])[0]
    let text = result.text(format)
    #expect(text.contains("unprotected") && text.contains("do not publish"))
    #expect((text + result.notes(besides: format).joined()).contains("must not be published"))
    #expect(result.protection.joined().contains("must not be published"))
    #expect(result.analysis.explanation.joined().contains("without any protection"))
  }

  /// More users than a table with protection counts exactly.
  @Test func numbersOfUsersAreExact() throws {
    var request = Analysis.Request(by: ["lang"])
    request.count = ["users"]
    let all = (0..<3_000).map { TweetFacts(user: $0, lang: "en") }
    var set = try TableSet([Analysis(request).withoutProtection()], all)
    // Two of the truncated hashes can be the same.
    let users = try set.results()[0].cells[0].users
    #expect(2_998...3_000 ~= users)
  }

  /// A value that looks like an identifier stays out in any case.
  @Test func theGateStays() throws {
    var set = try TableSet(
      [Analysis(by: ["hashtag"]).withoutProtection()],
      [TweetFacts(user: 1, hashtags: ["tel1234567", "b"])])
    #expect(try set.results()[0].lines == ["do not publish b 1"])
  }
}
