import Testing

@testable import Moult

@Suite struct PolicyTests {
  static let strict: [String: Action] = [
    "tweet.time": .hour, "tweet.time-ms": .hour, "user.time": .year, "tweet.lang": .keep,
    "user.lang": .keep, "tweet.country": .keep, "tweet.source": .known, "tweet.sensitive": .keep,
    "tweet.flag": .keep, "user.flag": .keep, "user.verified": .keep, "user.protected": .keep,
    "user.verified-type": .keep, "tweet.relation": .keep, "tweet.reply-settings": .keep,
    "tweet.filter-level": .keep, "tweet.withheld": .keep, "tweet.withheld-scope": .keep,
    "media.type": .keep, "place.type": .keep, "poll.status": .keep, "tweet.count": .power,
    "tweet.view-count": .power, "user.count": .power, "user.friend-count": .power,
    "user.list-count": .power, "media.count": .power,
  ]
  static let topics: [String: Action] = [
    "tweet.hashtag": .lower, "tweet.cashtag": .lower, "tweet.link": .host, "tweet.topic": .topic,
  ]
  static let text: [String: Action] = ["tweet.text": .scrub, "tweet.plain-text": .scrub]

  /// The meanings that a policy does not drop.
  static func kept(_ policy: Policy) -> [String: Action] {
    let all = MeaningTable.builtIn.all.map { ($0.name, policy[$0]) }
    return Dictionary(uniqueKeysWithValues: all.filter { $0.1 != .drop })
  }

  @Test func theBuiltInsKeepExactlyThis() throws {
    let topics = Self.strict.merging(Self.topics) { $1 }
    #expect(Self.kept(try Policy.named("strict")) == Self.strict)
    #expect(Self.kept(try Policy.named("topics")) == topics)
    #expect(Self.kept(try Policy.named("text")) == topics.merging(Self.text) { $1 })
    for name in Policy.builtInNames {
      #expect(try Policy.named(name).name == name)
      #expect(try !Policy.named(name).about.isEmpty)
    }
  }

  @Test func bothParsersAgreeOnTheBuiltIns() throws {
    let texts = [
      PackageResources.strict_yaml, PackageResources.topics_yaml, PackageResources.text_yaml,
    ]
    for text in texts {
      let flat = try #require(PolicyDocument(flat: text))
      #expect(flat == (try PolicyDocument(yaml: String(decoding: text, as: UTF8.self))))
      #expect(flat.meanings?.isEmpty == false)
    }
  }

  @Test(arguments: [
    "policy: 'a'\nmeanings:\n", "policy: \"a\"\n", "policy: a # b\n", "policy: {}\n",
    "policy: a\nmeanings:\n  x: [keep]\n", "policy: a\n  x: keep\n", "policy:a\n", "policy\n",
    "policy:\n", "about: a: b\n", "policy: &x a\n", "meanings: {a: b}\n", "? a\n", "nonsense: a\n",
    "policy: a\nmeanings:\n  x:\n", "- a\n", "policy: a\n---\npolicy: b\n", "1: a\n",
  ]) func theFlatParserRejectsOtherYAML(_ text: String) {
    #expect(PolicyDocument(flat: Array(text.utf8)) == nil)
  }

  @Test func aCustomPolicy() throws {
    let policy = try Policy(
      yaml: """
        policy: mine
        about: "a: b"   # a comment
        meanings: {tweet.lang: keep, 'tweet.time': day}
        """)
    #expect(policy.name == "mine")
    #expect(policy.about == "a: b")
    #expect(Self.kept(policy) == ["tweet.lang": .keep, "tweet.time": .day])
  }

  @Test func anExtensionChangesWhatItNames() throws {
    let policy = try Policy(
      yaml: """
        extends: topics
        policy: mine
        meanings:
          tweet.time: month
          tweet.lang: drop
          tweet.text: scrub
        """)
    var expected = Self.strict.merging(Self.topics) { $1 }
    expected["tweet.time"] = .month
    expected["tweet.lang"] = nil
    expected["tweet.text"] = .scrub
    #expect(Self.kept(policy) == expected)
    #expect(Self.kept(try Policy(yaml: "policy: a\nextends: strict\n")) == Self.strict)
  }

  @Test func aListingHasALineForEachMeaning() throws {
    let lines = try Policy(yaml: "policy: mine\nmeanings: {tweet.lang: keep}\n").listing()
    #expect(lines.count == MeaningTable.builtIn.rows.count + 3)
    #expect(lines[0] == "policy mine")
    #expect(lines[1] == "")
    #expect(lines[2] == "meaning               class       action  what it is")
    #expect(
      lines.contains("tweet.lang            language    keep    the language of a text"))
    #expect(
      lines.contains("media.type            vocabulary  drop    photo video animated_gif"))
    let title = try #require(try Policy.named("text").listing().first)
    #expect(title.hasPrefix("policy text: "))
  }
}
