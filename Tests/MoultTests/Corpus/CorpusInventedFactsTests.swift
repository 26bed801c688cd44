import Foundation
import Testing

@testable import Moult

/// The facts about a tweet in any dialect, as the flat line contains them.
@Suite(.tags(.slow)) struct CorpusInventedFactsTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let input: String
    /// Fields of the line, with their values in JSON.
    let facts: [String: String]

    init(_ name: String, _ input: String, _ facts: [String: String]) {
      (testDescription, self.input, self.facts) = (name, input, facts)
    }
  }

  private static func tweet(_ members: String) -> String {
    #"{"id_str":"1","text":"words",\#(members)}"#
  }

  private static func page(_ members: String, _ includes: String = "") -> String {
    #"{"data":[{"id":"1","text":"words","author_id":"7",\#(members)}],"includes":{\#(includes)}}"#
  }

  static let verified = [
    Case("verified", tweet(#""user":{"id":7,"verified":true}"#), ["verified": "true"]),
    Case("not verified", tweet(#""user":{"id":7,"verified":false}"#), ["verified": "false"]),
    Case("verified, text", tweet(#""user":{"id":7,"verified":"true"}"#), ["verified": "null"]),
    Case("verified, number", tweet(#""user":{"id":7,"verified":1}"#), ["verified": "null"]),
    Case("verified, null", tweet(#""user":{"id":7,"verified":null}"#), ["verified": "null"]),
  ]

  static let kinds = [
    Case("plain", tweet(#""is_quote_status":false"#), ["kind": #""plain""#]),
    Case("reply", tweet(#""in_reply_to_status_id":2"#), ["kind": #""reply""#]),
    Case(
      "reply to a user", tweet(#""in_reply_to_user_id":2,"in_reply_to_status_id":null"#),
      ["kind": #""reply""#]),
    Case("quote", tweet(#""quoted_status_id":2,"in_reply_to_status_id":3"#), ["kind": #""quote""#]),
    Case(
      "retweet", tweet(#""quoted_status_id":2,"retweeted_status":{"id":3,"text":"w"}"#),
      ["kind": #""retweet""#]),
    Case(
      "not null",
      tweet(#""quoted_status":null,"retweeted_status":null,"in_reply_to_status_id_str":null"#),
      ["kind": #""plain""#]),
    Case(
      "v2 reply", page(#""referenced_tweets":[{"type":"replied_to","id":"2"}]"#),
      ["kind": #""reply""#]),
    Case(
      "v2 quote",
      page(#""referenced_tweets":[{"type":"replied_to","id":"2"},{"type":"quoted","id":"3"}]"#),
      ["kind": #""quote""#]),
    Case(
      "v2 retweet", page(#""referenced_tweets":[{"type":"retweeted","id":"2"}]"#),
      ["kind": #""retweet""#]),
  ]

  private static let cut =
    #""truncated":true,"entities":{"hashtags":[{"text":"A"}],"urls":[{"expanded_url":"https://a.example/"}],"user_mentions":[{"id":5}]},"#
  private static let whole =
    #""extended_tweet":{"full_text":"w","entities":{"hashtags":[{"text":"A"},{"text":"B"}],"urls":[{"expanded_url":"https://b.example/"},{"expanded_url":"https://c.example/"}],"user_mentions":[{"id":5},{"id":6}]}}"#
  private static let media = #"{"media":[{"id":1,"id_str":"1","type":"photo"}]}"#
  private static let moreMedia =
    #"{"media":[{"id":1,"id_str":"1","type":"photo"},{"id":2,"id_str":"2","type":"video"}]}"#

  static let entities = [
    Case(
      "the whole tweet", tweet(cut + whole),
      [
        "hashtags": #"["a","b"]"#, "hosts": #"["b.example","c.example"]"#, "links": "1",
        "mentions": "1", "tags": "1",
      ]),
    Case(
      "the whole tweet first", tweet(whole + "," + cut.dropLast()),
      ["hashtags": #"["a","b"]"#, "hosts": #"["b.example","c.example"]"#, "mentions": "1"]),
    Case(
      "media once", tweet(#""entities":\#(media),"extended_entities":\#(moreMedia)"#),
      ["media": "1", "media_types": #"["photo","video"]"#]),
    Case(
      "a link where it leads",
      tweet(
        #""entities":{"urls":[{"expanded_url":"https://s.example/","unwound":{"url":"https://t.example/x"}}]}"#
      ),
      ["hosts": #"["t.example"]"#, "links": "1"]),
    Case(
      "its own entities",
      tweet(
        #""lang":"en","quoted_status":{"id":2,"text":"q","lang":"de","entities":{"hashtags":[{"text":"Q"}],"user_mentions":[{"id":4}]}}"#
      ),
      ["hashtags": "[]", "lang": #""en""#, "mentions": "0", "kind": #""quote""#]),
    Case(
      "v2 note",
      page(
        #""note_tweet":{"text":"w","entities":{"hashtags":[{"tag":"B"}]}},"entities":{"hashtags":[{"tag":"A"}],"mentions":[{"username":"x_x"}]}"#
      ),
      ["hashtags": #"["b"]"#]),
    Case(
      "v2 media",
      page(
        #""attachments":{"media_keys":["3_1","3_2"]}"#,
        #""media":[{"media_key":"3_1","type":"photo"},{"media_key":"3_2","type":"photo"}]"#),
      ["media": "1", "media_types": #"["photo"]"#]),
    Case(
      "v2 author",
      page(
        #""lang":"en""#,
        #""users":[{"id":"7","username":"a_a","verified":true,"created_at":"2010-02-01T10:00:00.000Z"}]"#
      ),
      ["verified": "true", "account_year": "2010"]),
    Case(
      "v2 place", page(#""geo":{"place_id":"ab"}"#, #""places":[{"id":"ab","country_code":"CH"}]"#),
      ["country": #""CH""#]),
  ]

  static let numbers = [0, 1, 2, 9, 10, 12, 100].map { count in
    let mentions = (0..<count).map { #"{"id":\#($0 + 1)}"# }.joined(separator: ",")
    return Case(
      "\(count) mentions", tweet(#""entities":{"user_mentions":[\#(mentions)]}"#),
      ["mentions": count == 0 ? "0" : count < 10 ? "1" : count < 100 ? "10" : "100"])
  }

  static let values = [
    Case(
      "nothing known", tweet(#""truncated":false"#),
      [
        "record": #""tweet""#, "time": "null", "lang": "null", "country": "null", "source": "null",
        "verified": "null", "account_year": "null", "media_types": "[]",
      ]),
    Case(
      "time", tweet(#""created_at":"Sun Dec 01 13:14:15 +0000 2019""#),
      ["time": #""2019-12-01T13:00Z""#]),
    Case(
      "milliseconds", tweet(#""timestamp_ms":"1575206055123""#), ["time": #""2019-12-01T13:00Z""#]),
    Case("no time", tweet(#""created_at":"yesterday""#), ["time": "null"]),
    Case("place", tweet(#""place":{"id":"ab","country_code":"CH"}"#), ["country": #""CH""#]),
    Case(
      "application",
      tweet(#""source":"<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web App</a>""#),
      ["source": #""Twitter Web App""#]),
    Case(
      "rare application", tweet(#""source":"<a href=\"http://a.example\">my own bot</a>""#),
      ["source": #""other""#]),
    Case(
      "author",
      tweet(
        #""user":{"id":7,"screen_name":"a_a","verified":false,"created_at":"Mon Feb 01 10:00:00 +0000 2010"}"#
      ),
      ["verified": "false", "account_year": "2010"]),
    Case(
      "user",
      #"{"id":7,"screen_name":"a_a","name":"A","verified":true,"created_at":"Mon Feb 01 10:00:00 +0000 2010","status":{"id":1,"text":"a","lang":"en"}}"#,
      [
        "record": #""user""#, "kind": "null", "verified": "true", "account_year": "2010",
        "lang": "null", "mentions": "null",
      ]),
  ]

  @Test(arguments: kinds + verified + entities + numbers + values)
  func flat(testCase: Case) throws {
    let line = try #require(try JobRun.redact(testCase.input, "topics", .flat).lines.first)
    guard case .object(let members) = try JSONTree(line) else {
      Issue.record("\(line) is no object")
      return
    }
    #expect(
      members.map(\.key) == [
        "record", "kind", "time", "lang", "country", "source", "verified", "account_year",
        "mentions", "links", "media", "tags", "media_types", "hashtags", "cashtags", "hosts",
      ])
    for (key, value) in testCase.facts {
      #expect(members.first { $0.key == key }?.value.text == value, "\(key) of \(line)")
    }
  }
}
