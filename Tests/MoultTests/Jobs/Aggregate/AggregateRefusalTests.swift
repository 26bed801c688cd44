import Testing

@testable import Moult

@Suite struct AggregateRefusalTests {
  /// A request and the clause that forbids it.
  struct Request: Sendable, CustomTestStringConvertible {
    var by: [String] = ["lang"]
    var count: [String] = []
    var filters: [String] = []
    var minimum = 10
    let clause: Clause

    var testDescription: String { "\(clause): by \(by) count \(count) where \(filters)" }
  }

  static let forbidden: [Request] =
    [
      "user", "author", "handle", "screen_name", "name", "id", "user.id", "bio", "description",
      "location", "profile", "account", "User.Screen_Name", "in_reply_to_user_id", "minute",
      "second", "time", "created_at", "timestamp", "place", "city", "coordinates", "geo",
    ].flatMap { name in
      [
        Request(by: ["lang", name], clause: .surveillance),
        Request(filters: ["\(name)=x"], clause: .surveillance),
      ]
    } + [
      Request(filters: ["hashtag=@somebody"], clause: .surveillance),
      Request(filters: ["lang=@x"], clause: .surveillance),
      Request(filters: ["hashtag=call5550100"], clause: .surveillance),
      Request(filters: ["source=a/b"], clause: .surveillance),
      Request(minimum: 4, clause: .aggregate), Request(minimum: 0, clause: .aggregate),
      Request(minimum: -1, clause: .aggregate),
      Request(by: ["religion"], clause: .sensitive),
      Request(filters: ["politics=x"], clause: .sensitive),
      Request(count: ["engagements"], clause: .measuring),
      Request(by: ["spam"], clause: .measuring),
      Request(count: ["ids"], clause: .surveillance),
      Request(by: [], clause: .measuring), Request(by: ["day"], clause: .measuring),
      Request(by: ["day"], count: ["users"], clause: .measuring),
      Request(by: ["day"], count: ["share", "users"], clause: .measuring),
      Request(by: ["kind", "source", "verified", "account-year", "hour"], clause: .measuring),
      Request(by: ["day"], filters: ["kind=reply"], clause: .measuring),
      Request(by: ["day"], filters: ["lang!=en"], clause: .measuring),
      Request(by: ["day"], filters: ["hashtag=(none)"], clause: .measuring),
      Request(by: ["day"], filters: ["hashtag=(none)|a"], clause: .measuring),
    ]

  @Test(arguments: forbidden)
  func refuses(request: Request) throws {
    let error = #expect(throws: AnalysisError.self) {
      try Analysis(
        by: request.by, count: request.count, where: request.filters, minUsers: request.minimum)
    }
    guard case .refused(let refusal) = try #require(error) else {
      Issue.record("rejected as malformed, not refused: \(String(describing: error))")
      return
    }
    #expect(refusal.clause == request.clause)
    #expect(!refusal.asked.isEmpty && !refusal.reason.isEmpty && !refusal.instead.isEmpty)
    #expect(refusal.description.contains("'\(request.clause.rawValue)'"))
    #expect(!refusal.description.contains("somebody"))
  }

  @Test(arguments: [
    Request(by: ["day", "lang"], clause: .measuring),
    Request(by: ["day"], count: ["share"], clause: .measuring),
    Request(by: ["day"], count: ["tweets", "users"], filters: ["hashtag=a"], clause: .measuring),
    Request(by: [], count: ["users"], filters: ["host=example.org"], clause: .measuring),
    Request(by: ["media type"], minimum: 5, clause: .aggregate),
    Request(by: ["Account_Year", "country"], clause: .surveillance),
  ])
  func allows(request: Request) throws {
    _ = try Analysis(
      by: request.by, count: request.count, where: request.filters, minUsers: request.minimum)
  }

  @Test(arguments: [
    Request(by: ["colour"], clause: .privacy), Request(by: ["lang", "lang"], clause: .privacy),
    Request(by: ["media", "media-type"], clause: .privacy), Request(by: [""], clause: .privacy),
    Request(by: ["lang,"], clause: .privacy), Request(count: ["apples"], clause: .privacy),
    Request(count: ["users,users"], clause: .privacy),
    Request(by: [], count: ["share"], filters: ["lang=en"], clause: .privacy),
    Request(minimum: 10_001, clause: .privacy), Request(filters: ["lang"], clause: .privacy),
    Request(filters: ["=en"], clause: .privacy), Request(filters: ["lang="], clause: .privacy),
    Request(filters: ["lang==en"], clause: .privacy),
    Request(filters: ["lang>en"], clause: .privacy),
    Request(filters: ["colour=red"], clause: .privacy),
    Request(filters: ["day>=2019-12-01|2019-12-02"], clause: .privacy),
    Request(filters: ["day<(none)"], clause: .privacy),
    Request(filters: ["day=2019-02-29"], clause: .privacy),
    Request(filters: ["day=19-1-1"], clause: .privacy),
    Request(filters: ["day=+019-01-01"], clause: .privacy),
    Request(filters: ["hour=2019-12-01T13:30Z"], clause: .privacy),
    Request(filters: ["week=2019-W53"], clause: .privacy),
    Request(filters: ["month=2019-13"], clause: .privacy),
    Request(filters: ["weekday=Day"], clause: .privacy),
    Request(filters: ["hour-of-day=24"], clause: .privacy),
    Request(filters: ["country=DEU"], clause: .privacy),
    Request(filters: ["kind=thread"], clause: .privacy),
    Request(filters: ["kind=(none)"], clause: .privacy),
    Request(filters: ["verified=maybe"], clause: .privacy),
    Request(filters: ["media=song"], clause: .privacy),
    Request(filters: ["hashtag=#"], clause: .privacy),
    Request(filters: ["hashtag=two words"], clause: .privacy),
    Request(filters: ["host=https://example.org/"], clause: .privacy),
    Request(filters: ["account-year=1"], clause: .privacy),
  ])
  func rejectsAsMalformed(request: Request) throws {
    let error = #expect(throws: AnalysisError.self) {
      try Analysis(
        by: request.by, count: request.count, where: request.filters, minUsers: request.minimum)
    }
    guard case .usage(let message) = try #require(error) else {
      Issue.record("refused, not rejected as malformed: \(String(describing: error))")
      return
    }
    #expect(message.hasPrefix("--"))
  }

  @Test(arguments: ["0", "-1", "", "ten", "10 each week", "10 per", "1 2"])
  func refusesNoRows(top: String) {
    let fault = AnalysisError.usage(
      "--top takes a number of rows, 1 or more, or a number for each value: 10 per week")
    #expect(throws: fault) { try Analysis(by: ["lang"], top: top) }
  }

  @Test func readsListsAndDefaults() throws {
    let analysis = try Analysis(by: ["day, LANG", "media type"], count: ["users,tweets"])
    #expect(analysis.dimensions == [.day, .lang, .media])
    #expect(analysis.counts == [.users, .tweets])
    #expect(analysis.minimumUsers == 10)
    #expect(try Analysis(by: ["lang"]).counts == [.tweets])
  }
}
