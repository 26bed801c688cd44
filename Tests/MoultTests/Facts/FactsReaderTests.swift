import JSONStream
import Testing

@testable import Moult

/// The same facts from each dialect.
@Suite struct FactsReaderTests {
  static let projection = Projection(.builtIn) { field, type in
    FactsReader.wants(field, in: type) || field.namesObject
      || field.meaning.map(NameCollector.wants) == true
  }

  /// The facts of the first tweet or user of an input, in one line each.
  static func facts(of input: String) -> [String] {
    let reader = FactsReader(projection)
    var context = RecordContext(projection, collectsNames: true)
    var state = FactsState()
    let found: [String]? = projection.read(input + "\n") { record in
      state.joinBudget.reset(for: record)
      let item: Item
      switch context.learn(from: record) {
      case .unknown: return ["unknown"]
      case .record(let found): item = found
      case .page(let page): item = projection.items(of: page, in: record)[0]
      }
      guard let type = item.type else { return ["no type"] }
      reader.read(item, type: type, with: &context, in: record, into: &state)
      return lines(state.tweet)
    }
    return found ?? []
  }

  private static func lines(_ facts: TweetFacts) -> [String] {
    var lines = [facts.kind.rawValue]
    if let hour = facts.hour { lines.append("hour \(hour)") }
    if let lang = facts.lang { lines.append("lang \(lang.text)") }
    if let country = facts.country { lines.append("country \(country.text)") }
    if let source = facts.source { lines.append("source \(source.name)") }
    lines += facts.hashtags.map { "#\($0)" } + facts.cashtags.map { "$\($0)" }
    lines += facts.hosts.map { "host \($0)" } + facts.media.map { "media \($0)" }
    if let verified = facts.verified { lines.append("verified \(verified)") }
    if let year = facts.accountYear { lines.append("account \(year)") }
    if let author = facts.author?.number { lines.append("author \(author)") }
    if facts.mentions > 0 { lines.append("mentions \(facts.mentions)") }
    if facts.links > 0 { lines.append("links \(facts.links)") }
    return lines
  }

  static let entities =
    #""hashtags":[{"text":"Spring"},{"text":"spring"},{"text":"BIRDWREN"}],"symbols":[{"text":"ABC"}],"#
    + #""urls":[{"url":"https://t.co/a","expanded_url":"https://example.org/x"}],"#
    + #""user_mentions":[{"id":9,"screen_name":"birdwren"}],"media":[{"id":5,"id_str":"5","type":"photo"}]"#
  static let entities2 =
    #""hashtags":[{"tag":"Spring"},{"tag":"spring"},{"tag":"BIRDWREN"}],"cashtags":[{"tag":"ABC"}],"#
    + #""urls":[{"url":"https://t.co/a","expanded_url":"https://example.org/x"}],"#
    + #""mentions":[{"username":"birdwren","id":"9"}]"#
  static let user2 =
    #"{"id":"7","username":"crow","name":"C","verified":true,"created_at":"2010-02-01T10:00:00.000Z"}"#
  static let tweet2 =
    #""id":"31","text":"w","created_at":"2020-01-01T05:10:00.000Z","lang":"de","#
    + #""source":"Twitter for iPhone","author_id":"7","entities":{\#(entities2)}"#

  /// One tweet, as each dialect writes it.
  static let dialects = [
    #"{"id":31,"id_str":"31","created_at":"Wed Jan 01 05:10:00 +0000 2020","text":"w","lang":"de","#
      + #""source":"<a href=\"https://example.org\">Twitter for iPhone</a>","truncated":false,"#
      + #""user":{"id":7,"id_str":"7","screen_name":"crow","name":"C","verified":true,"#
      + #""created_at":"Mon Feb 01 10:00:00 +0000 2010"},"place":{"country_code":"DE"},"#
      + #""entities":{\#(entities)},"extended_entities":{"media":[{"id_str":"5","type":"photo"}]}}"#,
    #"{"data":[{\#(tweet2),"geo":{"place_id":"p"},"attachments":{"media_keys":["3_5","3_5"]}}],"#
      + #""includes":{"users":[\#(user2)],"places":[{"id":"p","full_name":"x","country_code":"DE"}],"#
      + #""media":[{"media_key":"3_5","type":"photo"}]}}"#,
    #"{\#(tweet2),"author":\#(user2),"geo":{"place_id":"p","country_code":"DE"},"#
      + #""attachments":{"media":[{"media_key":"3_5","type":"photo"}]}}"#,
    #"{"id":"tag:search.twitter.com,2005:31","verb":"post","body":"w","twitter_lang":"de","#
      + #""postedTime":"2020-01-01T05:10:00.000Z","generator":{"displayName":"Twitter for iPhone"},"#
      + #""actor":{"id":"id:twitter.com:7","preferredUsername":"crow","displayName":"C","#
      + #""verified":true,"postedTime":"2010-02-01T10:00:00.000Z"},"#
      + #""location":{"twitter_country_code":"DE","country_code":"Germany"},"#
      + #""twitter_entities":{\#(entities)}}"#,
  ]

  /// A tag that is somebody's handle is left out, and what comes twice counts once.
  @Test(arguments: dialects)
  func dialectsAgree(_ record: String) {
    #expect(
      Self.facts(of: record) == [
        "plain", "hour 438293", "lang de", "country DE", "source Twitter for iPhone", "#spring",
        "$abc", "host example.org", "media photo", "verified true", "account 2010", "author 7",
        "mentions 1", "links 1",
      ])
  }

  private static func tweet(_ more: String) -> String {
    #"{"id":31,"id_str":"31","text":"w","truncated":false,"user":{"id":7}\#(more)}"#
  }
  private static let other = #"{"id":5,"text":"w","lang":"en","user":{"id":8,"verified":true}}"#

  /// Another tweet inside the record says only what the record is to it.
  @Test(arguments: [
    (#","retweeted_status":\#(other)"#, ["retweet", "author 7"]),
    (#","quoted_status":\#(other)"#, ["quote", "author 7"]),
    (#","quoted_status":\#(other),"retweeted_status":\#(other)"#, ["retweet", "author 7"]),
    (#","in_reply_to_status_id":5,"quoted_status_id":6"#, ["quote", "author 7"]),
    (#","in_reply_to_status_id":5"#, ["reply", "author 7"]),
    (#","in_reply_to_status_id":null"#, ["plain", "author 7"]),
    (#","entities":{"user_mentions":[{"id":1},{"id":2}]}"#, ["plain", "author 7", "mentions 2"]),
  ])
  func relations(_ more: String, _ lines: [String]) {
    #expect(Self.facts(of: Self.tweet(more)) == lines)
  }

  /// A link to attached media is no link, by its key or by the host that it shows.
  @Test(arguments: [
    #""media_key":"3_5""#, #""display_url":"pic.twitter.com/a""#,
    #""display_url":"pic.x.com\/a""#,
  ])
  func linksToMedia(_ sign: String) {
    let link = #""expanded_url":"https://twitter.com/crow/status/31/photo/1""#
    func facts(_ urls: String) -> [String] {
      Self.facts(
        of: #"{"id":"31","text":"w","author_id":"7","entities":{"urls":[\#(urls)]}}"#)
    }
    #expect(facts("{\(link),\(sign)}") == ["plain", "author 7"])
    let others = #"{\#(link),"display_url":"twitter.com/crow/sta…"}"#
    #expect(
      facts("{\(link),\(sign)},\(others)")
        == ["plain", "host twitter.com", "author 7", "links 1"])
  }

  /// Values that are malformed give no fact.
  @Test(arguments: [
    #","lang":"no language""#, #","created_at":"yesterday""#,
    #","place":{"country_code":"Germany"}"#,
    #","source":"""#, #","entities":{"hashtags":[{"text":"two words"}]}"#,
    ##","entities":{"hashtags":[{"text":"#two words #more"}]}"##,
    #","entities":{"hashtags":[{"text":7}]}"#, #","entities":{"media":[{"id":5,"type":"smell"}]}"#,
    #","lang":["# + #"{"a":1}]"#,
  ])
  func malformedValues(_ more: String) {
    #expect(Self.facts(of: Self.tweet(more)) == ["plain", "author 7"])
  }

  /// A cut tweet has its whole text and entities in a field of its own; those outside are not read.
  @Test func wholeOfACutTweet() {
    let more =
      #","entities":{"hashtags":[{"text":"cut"}]},"extended_tweet":{"full_text":"w","#
      + #""entities":{"hashtags":[{"text":"whole"}]}},"lang":"de""#
    #expect(Self.facts(of: Self.tweet(more)) == ["plain", "lang de", "#whole", "author 7"])
  }

  /// A link's host is that of the address to which it leads in the end.
  @Test(arguments: [
    (
      #""expanded_url":"https://short.example/a","unwound":{"url":"https://example.org/x"}"#,
      "example.org"
    ),
    (
      #""unwound":{"url":"https://example.org/x"},"expanded_url":"https://short.example/a""#,
      "example.org"
    ),
    (#""expanded_url":"https://short.example/a""#, "short.example"),
  ])
  func hostOfALink(_ link: String, _ host: String) {
    let found = Self.facts(of: Self.tweet(#","entities":{"urls":[{\#(link)}]}"#))
    #expect(found.contains("host \(host)") && found.contains("links 1") && found.count == 4)
  }

  @Test func factsOfAUser() {
    let facts = Self.facts(of: #"{"data":[\#(Self.user2)]}"#)
    #expect(facts == ["plain", "verified true", "account 2010", "author 7"])
  }
}
