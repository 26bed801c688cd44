import JSONStream
import Testing

@testable import Moult

/// Tags, hosts and topics leave from the fifth different user on.
@Suite struct RareValueTests {
  /// A tweet of v1.1 with a tag, in JSON.
  private static func tweet(
    by user: Int?, _ tag: String = "rain", text: String = "a", also: String = ""
  ) -> String {
    let author = user.map { #","user":{"id":\#($0),"id_str":"\#($0)"}"# } ?? ""
    return
      #"{"id":1,"id_str":"1","text":"\#(text)"\#(author),"entities":{"hashtags":[{"text":"\#(tag)"}]}\#(also)}"#
  }

  /// The lines for records, which are joined to one input.
  private static func lines(
    _ records: [String], _ policy: String = "topics", _ shape: Redactor.Shape = .own,
    _ format: Redactor.Format = .json
  ) throws -> [String] {
    var job = Redactor(
      try Policy.named(policy), .init(shape: shape, format: format, minUsers: 5))
    let output = JobRun(&job, Array(records.map { $0 + "\n" }.joined().utf8)).output
    return output.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }

  private static let kept = #"{"entities":{"hashtags":[{"text":"rain"}]}}"#

  @Test func fromTheFifthUserOn() throws {
    let users = [1, 1, 2, 2, 1, 3, 4, 4, 5, 1, 6]
    let lines = try Self.lines(users.map { Self.tweet(by: $0) })
    #expect(
      lines == Array(repeating: "{}", count: 8) + Array(repeating: Self.kept, count: 3))
  }

  @Test func oneUserAloneNever() throws {
    let lines = try Self.lines(Array(repeating: Self.tweet(by: 7), count: 100))
    #expect(Set(lines) == ["{}"])
  }

  /// Nobody knows whether two of them are one user.
  @Test func recordsWithoutAuthorCountForNobody() throws {
    let lines = try Self.lines(Array(repeating: Self.tweet(by: nil), count: 100))
    #expect(Set(lines) == ["{}"])
    // What enough others have used leaves in them, too.
    let mixed = try Self.lines((1...5).map { Self.tweet(by: $0) } + [Self.tweet(by: nil)])
    #expect(mixed.last == Self.kept)
  }

  @Test func caseMakesNoDifference() throws {
    let tags = ["rain", "Rain", "RAIN", "rAin", "raiN"]
    let lines = try Self.lines(tags.enumerated().map { Self.tweet(by: $0 + 1, $1) })
    #expect(lines.last == Self.kept)
  }

  /// A retweet has the words of another: a hundred people who repeat somebody's name do not make it a tag of theirs.
  @Test func aRetweetCountsForWhoWroteIt() throws {
    let inner = Self.tweet(by: 7)
    let lines = try Self.lines(
      (100..<200).map { Self.tweet(by: $0, also: #","retweeted_status":\#(inner)"#) })
    #expect(Set(lines) == ["{}"])
    let others = try Self.lines(
      (1...5).map {
        Self.tweet(by: 9, also: #","retweeted_status":\#(Self.tweet(by: $0))"#)
      })
    #expect(others.count { $0.contains("rain") } == 1)
  }

  @Test func aQuotedTweetCountsForItsAuthor() throws {
    let lines = try Self.lines(
      (1...5).map {
        Self.tweet(by: 9, "other", also: #","quoted_status":\#(Self.tweet(by: $0))"#)
      })
    #expect(lines.dropLast().allSatisfy { $0 == "{}" })
    #expect(lines.last == #"{"quoted_status":\#(Self.kept)}"#)
  }

  /// The latest tweet in a user's object names no author.
  @Test func aTweetOfAUser() throws {
    let status = Self.tweet(by: nil)
    let lines = try Self.lines(
      (1...5).map {
        #"{"id":\#($0),"id_str":"\#($0)","screen_name":"qqx","name":"Q","followers_count":1,"#
          + #""status":\#(status)}"#
      })
    #expect(lines.count { $0.contains("rain") } == 1, "\(lines)")
  }

  /// Users who are in a page's store, and a retweet whose original is there.
  @Test func authorsOfPages() throws {
    func page(_ tweets: [String], _ included: String = "") -> String {
      #"{"data":[\#(tweets.joined(separator: ","))],"includes":{"users":[{"id":"1","username":"qqx"}]"#
        + #","tweets":[\#(included)]}}"#
    }
    func tweet(_ user: Int, _ more: String = "") -> String {
      #"{"id":"\#(user)","text":"a","author_id":"\#(user)","#
        + #""entities":{"hashtags":[{"tag":"rain"}]}\#(more)}"#
    }
    let own = try Self.lines([page((1...6).map { tweet($0) })])
    #expect(own.count { $0.contains("rain") } == 2)
    let reference = #","referenced_tweets":[{"type":"retweeted","id":"99"}]"#
    let retweets = (1...50).map { tweet($0, reference) }
    let one = try Self.lines([page(retweets, tweet(99))])
    #expect(one.count == 50 && one.allSatisfy { !$0.contains("rain") })
    // Without the original, nobody knows who wrote it.
    let unknown = try Self.lines([page(retweets)])
    #expect(unknown.count == 50 && unknown.allSatisfy { !$0.contains("rain") })
  }

  /// Each of the values, first, last and between others; what stays is valid JSON.
  @Test(arguments: [
    (["known", "rare"], #"{"entities":{"hashtags":[{"text":"known"}]}}"#),
    (["rare", "known"], #"{"entities":{"hashtags":[{"text":"known"}]}}"#),
    (["rare", "scarce"], "{}"),
    (
      ["known", "rare", "known"], #"{"entities":{"hashtags":[{"text":"known"},{"text":"known"}]}}"#
    ),
    (["rare", "known", "scarce"], #"{"entities":{"hashtags":[{"text":"known"}]}}"#),
  ]) func theLineStaysWhole(tags: [String], expected: String) throws {
    let common = (1...5).map { Self.tweet(by: $0, "known") }
    let list = tags.map { #"{"text":"\#($0)"}"# }.joined(separator: ",")
    let record =
      #"{"id":1,"id_str":"1","text":"a","user":{"id":8},"entities":{"hashtags":[\#(list)]}}"#
    #expect(try Self.lines(common + [record]).last == expected)
  }

  /// The fields around a container that goes.
  @Test func neighborsStay() throws {
    func record(_ before: String, _ after: String) -> String {
      #"{"id":1,"id_str":"1","text":"a",\#(before)"entities":{"hashtags":[{"text":"rare"}],"#
        + #""urls":[{"expanded_url":"https://rare.example.com/a"}]}\#(after),"user":{"id":8}}"#
    }
    let language = #""lang":"en""#
    let lines = try Self.lines(
      [record(language + ",", ""), record("", "," + language), record("", "")])
    #expect(lines == [#"{"lang":"en"}"#, #"{"lang":"en"}"#, "{}"])
  }

  @Test func flatLines() throws {
    let records = (1...6).map { Self.tweet(by: $0, also: #","lang":"en""#) }
    let json = try Self.lines(records, "topics", .flat)
    #expect(json.count { $0.contains(#""hashtags":[],"cashtags":[]"#) } == 4)
    #expect(json.count { $0.contains(#""hashtags":["rain"],"cashtags":[]"#) } == 2)
    let csv = try Self.lines(records, "topics", .flat, .csv)
    #expect(csv.map { $0.count { $0 == "," } } == Array(repeating: 15, count: 6))
    #expect(csv.count { $0.contains(",rain,") } == 2)
  }

  /// The tags that stay in a text are counted like those in a list, whose signs the platform took off.
  @Test func tagsOfTexts() throws {
    let records = (1...5).map { Self.tweet(by: $0, text: #"so \"much\"\n#Rain, &amp; #rain2"#) }
    let lines = try Self.lines(records, "text")
    #expect(lines.first == #"{"text":"so \"much\"\n<tag>, &amp; <tag>"}"#)
    #expect(lines.last?.contains(#"so \"much\"\n#Rain, &amp; #rain2"#) == true)
    // One who writes a tag in a text alone counts as well.
    let mixed = try Self.lines(
      (1...4).map { Self.tweet(by: $0, "other", text: "#rain") } + [Self.tweet(by: 5)], "text")
    #expect(mixed.last?.contains("rain") == true)
  }

  /// The same word as a tag of two kinds is two values.
  @Test func kindsAreCountedApart() throws {
    let symbols =
      #"{"id":1,"id_str":"1","text":"a","user":{"id":8},"entities":{"symbols":[{"text":"RAIN"}]}}"#
    let lines = try Self.lines((1...6).map { Self.tweet(by: $0) } + [symbols])
    #expect(lines.last == "{}")
  }

  /// What was left out is counted.
  @Test func theReportCountsThem() throws {
    var job = Redactor(try .named("topics"), .init(minUsers: 5))
    let input = (1...6).map { Self.tweet(by: $0) + "\n" }.joined()
    let run = JobRun(&job, Array(input.utf8))
    #expect(run.report.notes == ["rare-values": 4] && run.report.outputs == 6)
  }

  /// With no memory left nothing more is counted, so that nothing more leaves.
  @Test func withoutMemory() throws {
    var job = Redactor(try .named("topics"), .init(minUsers: 5, valueMemory: 0))
    let input = (1...9).map { Self.tweet(by: $0) + "\n" }.joined()
    let run = JobRun(&job, Array(input.utf8))
    #expect(Set(run.lines) == ["{}"])
    #expect(run.report.notes == ["rare-values": 9, "values-beyond-memory": 9])
  }

  @Test func twoPasses() throws {
    let options = Redactor.Options(minUsers: 5)
    let policy = try Policy.named("topics")
    let tags = [1, 2, 3, 4, 5, 1].map { Self.tweet(by: $0) } + [Self.tweet(by: 1, "rare")]
    let input = Array(tags.map { $0 + "\n" }.joined().utf8)
    var first = Redactor.counting(policy, options)
    let counted = JobRun(&first, input)
    #expect(counted.output.isEmpty && counted.report.outputs == 0)
    var second = Redactor(policy, options, after: first)
    #expect(JobRun(&second, input).lines == Array(repeating: Self.kept, count: 6) + ["{}"])
  }

  /// Five is the least that can be asked for.
  @Test func fiveAtLeast() {
    #expect(Redactor.Options(minUsers: 1).minUsers == 5 && Redactor.Options().minUsers == 10)
  }
}

/// Tags with their sign in a text.
@Suite struct WrittenTagTests {
  @Test(arguments: [
    ("#rain", "rain"), ("a #rain.", "rain"), ("(#rain)", "rain"), ("＃rain", "rain"),
    ("﹟rain", "rain"), ("#Ёлка", "Ёлка"), ("大雨#東京タワー", "東京タワー"), ("#l·l", "l·l"), ("#a1_b", "a1_b"),
    ("$TSLA.", "TSLA"), ("$BRK.A,", "BRK.A"), ("##rain", "rain"),
    ("#\u{915}\u{94D}\u{937}", "\u{915}\u{94D}\u{937}"),
  ]) func tags(text: String, word: String) throws {
    let bytes = Array(text.utf8)
    let tag = bytes.indices.lazy.compactMap { WrittenTag(at: $0, in: bytes.span) }.first
    #expect(tag.map { String(decoding: bytes[$0.word], as: UTF8.self) } == word)
  }

  @Test(arguments: [
    "C#minor", "#1", "# rain", "$5", "US$5", "a#", "#", "$", "#<name>", "é", "＋rain",
  ])
  func noTags(text: String) {
    let bytes = Array(text.utf8)
    #expect(bytes.indices.allSatisfy { WrittenTag(at: $0, in: bytes.span) == nil })
  }
}

/// Counting the users of values in bounded memory. Those by ID have even hashes, those by handle odd ones.
@Suite struct ValueUsersTests {
  @Test(arguments: [5, 10, 1000]) func fromTheLeastOn(least: Int) {
    var users = ValueUsers(least: least, mostBytes: .max)
    for user in 1..<UInt32(least) {
      for _ in 0..<2 { _ = users.add(2 * user, to: 7) }
      _ = users.add(2 * user + 1, to: 7)
      _ = users.add(2 * user, to: 8)
    }
    let before = users.areEnough(for: 7)
    _ = users.add(0, to: 7)
    let (after, other) = (users.areEnough(for: 7), users.areEnough(for: 8))
    #expect(!before && after && !other)
  }

  @Test func boundedMemory() {
    var users = ValueUsers(least: 5, mostBytes: 8 << 20)
    for user in 1...5 { _ = users.add(2 * UInt32(user), to: 1) }
    var value: UInt64 = 1
    while !users.isFull {
      value &+= 0x9E37_79B9_7F4A_7C15
      _ = users.add(2, to: value)
    }
    let isAdded = users.add(4, to: value)
    // A user who was counted is no loss, and a value with enough users still leaves.
    let (isKnown, isEnough) = (users.add(2, to: value), users.areEnough(for: 1))
    #expect(!isAdded && isKnown && isEnough && value > 0)
  }
}
