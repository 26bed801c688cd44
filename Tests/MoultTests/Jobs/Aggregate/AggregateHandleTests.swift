import Testing

@testable import Moult

/// Users who are known by handle alone.
@Suite struct AggregateHandleTests {
  private static let analysis = Result {
    try Analysis(by: ["lang"], count: ["tweets", "users"], minUsers: 5)
  }

  /// Tweets of users with a handle.
  private static func tweets(_ lang: String, handles: [String?]) -> [TweetFacts] {
    handles.map { handle in
      var tweet = TweetFacts(user: nil, lang: lang)
      tweet.handle = handle.flatMap { Handle($0.utf8.span) }
      return tweet
    }
  }

  private static let six = ["a", "b", "c", "D", "@e", "f_1"]

  @Test func handlesAreUsers() throws {
    let all =
      Self.tweets("en", handles: Self.six + Self.six)
      + Self.tweets("de", handles: ["a", "A", "@a", "b", "c"])
    var tables = try TableSet([Self.analysis.get()], all)
    let result = try tables.results()[0]
    #expect(result.lines == ["en 12 6"])
    #expect(result.isByHandle && result.notes.contains { $0.contains("counted by handle") })
  }

  /// Once there is an ID, the result is that of tweets without handles: wherever the ID is, whether its tweet is selected
  /// or not, and however many tweets of a user count.
  @Test(arguments: [(1, 0.0), (2, 0.0), (2, 0.5), (2, 1.0), (20, 0.5), (20, 1.0)], ["en", "de"])
  func withAnIDHandlesCountAsNobody(case: (most: Int, place: Double), lang: String) throws {
    let (most, place) = `case`
    let analysis = try Analysis(
      by: ["hashtag"], count: ["tweets", "users"], where: ["lang=en"], minUsers: 5, mostOfUser: most
    )
    var handles = Self.tweets("en", handles: (0..<60).map { $0 % 7 == 0 ? nil : "user\($0 % 30)" })
    for index in handles.indices { handles[index].hashtags = ["a", "b"].suffix(1 + index % 2) }
    var ids = (0..<40).map { TweetFacts(user: $0 % 20, lang: lang, hashtags: ["b"]) }
    let later = ids.split(after: 1)
    ids = later.first
    let start = Int(Double(handles.count) * place)
    let all = handles.prefix(start) + ids + handles.dropFirst(start) + later.rest
    let without = all.map { tweet in
      var tweet = tweet
      tweet.handle = nil
      return tweet
    }
    var mixed = try TableSet([analysis], all)
    var plain = try TableSet([analysis], without)
    let (one, other) = (try mixed.results()[0], try plain.results()[0])
    #expect(one == other && !one.isByHandle)
    #expect(one.notes.contains { $0.contains("name no author") } == (other.sawNoAuthor))
  }

  /// In a table with noise, one user's ID must not decide whether the others count.
  @Test func handlesDoNotCountWithNoise() throws {
    let analysis = try Analysis(by: ["kind"], where: ["lang=en"]).withNoise("10")
    var tables = try TableSet(
      [analysis], Self.tweets("en", handles: (0..<5_000).map { "user\($0)" }))
    #expect(try tables.results()[0].cells.allSatisfy { $0.tweets < 500 })
  }

  @Test(arguments: [
    ("Name", "name", true), ("@Name", "name", true), ("name", "name_", false), ("a", "A", true),
    ("0", "_", false), ("abcdefghijklmnopqrst", "ABCDEFGHIJKLMNOPQRST", true),
  ]) func handlesAreFolded(one: String, other: String, isSame: Bool) throws {
    guard let one = Handle(one.utf8.span), let other = Handle(other.utf8.span) else {
      Issue.record("a handle was not read")
      return
    }
    #expect((one == other) == isSame)
    let key = RunKey(seed: 3)
    #expect((key.user(one) == key.user(other)) == isSame)
    #expect(RunKey.isByHandle(key.user(one)) && !RunKey.isByHandle(key.user(DecimalID(7))))
  }

  @Test(arguments: ["", "@", "a b", "ä", "a-b", "https://x.org", "abcdefghijklmnopqrstu", "@@a"])
  func otherTextsAreNoHandles(text: String) {
    let handle = Handle(text.utf8.span)
    #expect(handle == nil)
  }
}

extension Array {
  fileprivate func split(after count: Int) -> (first: Array, rest: Array) {
    (Array(prefix(count)), Array(dropFirst(count)))
  }
}
