import JSONStream
import Testing

@testable import Moult

/// The one schema of all dialects.
@Suite struct FlatLineTests {
  static let keys = [
    "record", "kind", "time", "lang", "country", "source", "verified", "account_year", "mentions",
    "links", "media", "tags", "media_types", "hashtags", "cashtags", "hosts",
  ]

  private static func line(
    _ policy: Policy, isUser: Bool = false, _ change: (inout TweetFacts) -> Void = { _ in }
  ) -> String {
    var facts = TweetFacts()
    change(&facts)
    var out = ByteBuffer()
    FlatLine.append(facts, isUser: isUser, policy, .json, to: &out)
    return out.string
  }

  /// The value of a key, as the line writes it.
  private static func value(_ key: String, of line: String) throws -> String {
    let start = try #require(line.firstRange(of: "\"\(key)\":")).upperBound
    let next = try #require(keys.firstIndex(of: key)) + 1
    let end = next < keys.count ? line.firstRange(of: ",\"\(keys[next])\":")?.lowerBound : nil
    return String(line[start..<(end ?? line.index(before: line.endIndex))])
  }

  @Test func aTweetOfNoFacts() throws {
    #expect(
      Self.line(try .named("strict"))
        == #"{"record":"tweet","kind":"plain","time":null,"lang":null,"country":null,"#
        + #""source":null,"verified":null,"account_year":null,"mentions":0,"links":0,"media":0,"#
        + #""tags":0,"media_types":[],"hashtags":null,"cashtags":null,"hosts":null}"#)
  }

  /// A user has no kind and no counts.
  @Test func aUser() throws {
    let line = Self.line(try .named("strict"), isUser: true) {
      ($0.verified, $0.accountYear) = (false, 2010)
    }
    #expect(
      line == #"{"record":"user","kind":null,"time":null,"lang":null,"country":null,"#
        + #""source":null,"verified":false,"account_year":2010,"mentions":null,"links":null,"#
        + #""media":null,"tags":null,"media_types":[],"hashtags":null,"cashtags":null,"#
        + #""hosts":null}"#)
  }

  @Test(arguments: TweetFacts.Kind.allCases) func kinds(kind: TweetFacts.Kind) throws {
    let line = Self.line(try .named("strict")) { $0.kind = kind }
    #expect(try Self.value("kind", of: line) == "\"\(kind.rawValue)\"")
  }

  /// 2019-12-01T13:00Z.
  private static let hour = 18_231 * 24 + 13

  @Test(arguments: [
    ("hour", "\"2019-12-01T13:00Z\""), ("day", "\"2019-12-01\""), ("month", "\"2019-12\""),
    ("year", "\"2019\""), ("drop", "null"),
  ])
  func times(action: String, written: String) throws {
    let policy = try Policy(yaml: "policy: mine\nmeanings: {tweet.time: \(action)}\n")
    #expect(try Self.value("time", of: Self.line(policy) { $0.hour = Self.hour }) == written)
  }

  @Test(arguments: [
    (0, 0), (1, 1), (9, 1), (10, 10), (99, 10), (100, 100), (12_345, 10_000),
    (1_000_000, 1_000_000),
  ])
  func counts(count: Int, power: Int) throws {
    let line = Self.line(try .named("strict")) { ($0.mentions, $0.links) = (count, count) }
    #expect(try Self.value("mentions", of: line) == "\(power)")
    #expect(try Self.value("links", of: line) == "\(power)")
  }

  @Test func listsOfTopics() throws {
    let line = Self.line(try .named("topics")) {
      $0.hashtags = ["b", "a\"b", "ä"]
      $0.cashtags = ["x"]
      $0.hosts = ["example.org"]
      $0.media = ["video", "photo", "video"]
    }
    #expect(try Self.value("hashtags", of: line) == #"["b","a\"b","ä"]"#)
    #expect(try Self.value("cashtags", of: line) == #"["x"]"#)
    #expect(try Self.value("hosts", of: line) == #"["example.org"]"#)
    #expect(try Self.value("media_types", of: line) == #"["photo","video"]"#)
    #expect(try Self.value("media", of: line) == "1")
    #expect(try Self.value("tags", of: line) == "1")
  }

  /// A policy that keeps nothing leaves the kind and the counts.
  @Test func whatThePolicyDrops() throws {
    let line = Self.line(try Policy(yaml: "policy: mine\nmeanings: {tweet.lang: drop}\n")) {
      $0.hour = Self.hour
      $0.lang = ClosedWord("en".utf8.span)
      $0.country = ClosedWord("DE".utf8.span)
      $0.source = Source("Twitter Web Client".utf8.span)
      ($0.verified, $0.accountYear, $0.media) = (true, 2010, ["photo"])
      ($0.hashtags, $0.cashtags, $0.hosts) = (["a"], ["b"], ["example.org"])
    }
    for key in Self.keys
    where !["record", "kind", "mentions", "links", "media", "tags"].contains(key) {
      #expect(try Self.value(key, of: line) == "null", "\(key)")
    }
  }

  @Test func whatStrictKeeps() throws {
    let line = Self.line(try .named("strict")) {
      $0.lang = ClosedWord("en".utf8.span)
      $0.country = ClosedWord("DE".utf8.span)
      $0.source = Source("Twitter Web Client".utf8.span)
      ($0.verified, $0.accountYear) = (true, 2010)
    }
    #expect(try Self.value("lang", of: line) == "\"en\"")
    #expect(try Self.value("country", of: line) == "\"DE\"")
    #expect(try Self.value("source", of: line) == "\"Twitter Web Client\"")
    #expect(try Self.value("verified", of: line) == "true")
    #expect(try Self.value("account_year", of: line) == "2010")
  }

  /// Malformed values are counted alike in both shapes.
  @Test(
    arguments: RedactWriterTests.objects + RedactWriterTests.repeatedKeys
      + RedactWriterTests.values + RedactWriterTests.arrays)
  func malformedValues(one: RedactWriterTests.Case) throws {
    let run = try JobRun.redact(one.record + "\n", "strict", .flat)
    #expect(run.lines.count == 1)
    #expect(run.report.notes["malformed-values", default: 0] == one.malformed)
  }
}
