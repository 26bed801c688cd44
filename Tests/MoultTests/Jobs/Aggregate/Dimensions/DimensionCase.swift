import Testing

@testable import Moult

/// A dimension, and its value for ``record(user:)``.
struct DimensionCase: Sendable, CustomTestStringConvertible {
  let dimension: Dimension
  /// The value, as it is printed and as a filter may name it.
  let printed: String
  /// Other spellings of the same value in a filter.
  var spellings: [String] = []
  /// Texts that name no value of the dimension.
  var wrong: [String]

  var testDescription: String { "\(dimension.rawValue) \(printed)" }

  /// One for each dimension.
  static let all = [
    Self(dimension: .hour, printed: "2020-02-29T23:00Z", wrong: ["2020-02-29T23:30Z", "23"]),
    Self(dimension: .day, printed: "2020-02-29", wrong: ["2019-02-29", "20-2-29", "+020-02-29"]),
    Self(dimension: .week, printed: "2020-W09", wrong: ["2019-W53", "2020-09"]),
    Self(dimension: .month, printed: "2020-02", wrong: ["2020-13", "2020-2"]),
    Self(dimension: .weekday, printed: "Sat", spellings: ["sat", "SAT"], wrong: ["Saturday"]),
    Self(dimension: .hourOfDay, printed: "23", wrong: ["24", "-1", "023"]),
    Self(dimension: .lang, printed: "de", spellings: ["DE"], wrong: ["deutsch", "qq"]),
    Self(dimension: .country, printed: "AT", spellings: ["at"], wrong: ["AUT", "QQ"]),
    Self(dimension: .source, printed: "Twitter Web Client", wrong: ["twitter web client", "Mine"]),
    Self(dimension: .kind, printed: "reply", spellings: ["Reply"], wrong: ["thread", "(none)"]),
    Self(dimension: .hashtag, printed: "news", spellings: ["#News", "NEWS"], wrong: ["#", "a b"]),
    Self(dimension: .cashtag, printed: "abc", spellings: ["$ABC"], wrong: ["$", "a,b"]),
    Self(
      dimension: .host, printed: "example.org", spellings: ["Example.org"],
      wrong: ["example", "https://example.org", "news.example.org"]),
    Self(
      dimension: .media, printed: "animated_gif", spellings: ["animated-gif"], wrong: ["song"]),
    Self(dimension: .topic, printed: "Video games", wrong: [""]),
    Self(dimension: .terms, printed: "spring rain", wrong: [""]),
    Self(
      dimension: .text, printed: "spring rain", spellings: ["Spring  RAIN"],
      wrong: ["", " ", "@spring", "https://example.org"]),
    Self(dimension: .verified, printed: "true", spellings: ["True"], wrong: ["yes", "1"]),
    Self(dimension: .accountYear, printed: "2009", wrong: ["9", "02009", "year"]),
  ]

  /// A request by the dimension, with what it needs.
  func request() throws -> Analysis.Request {
    var request = Analysis.Request(by: [dimension.rawValue])
    request.count = ["share"]
    request.terms = dimension == .terms ? try TermList(text: "spring rain\nsnow") : nil
    return request
  }

  /// A tweet that has exactly one value of the dimension.
  func record(user: Int) -> String {
    dimension == .topic ? Self.topicRecord(user: user) : Self.record(user: user)
  }

  /// A tweet of v2 with a topic of two open domains, and with one of a person.
  private static func topicRecord(user: Int) -> String {
    #"""
    {"id":"1","text":"made up","author_id":"9\#(user)","lang":"de","context_annotations":[\#
    {"domain":{"id":"66","name":"Interests"},"entity":{"id":"1","name":"Video games"}},\#
    {"domain":{"id":"71","name":"Video Game"},"entity":{"id":"1","name":"Video games"}},\#
    {"domain":{"id":"10","name":"Person"},"entity":{"id":"2","name":"Made Up"}}]}

    """#
  }

  /// A tweet that has exactly one value of each dimension, except topics.
  static func record(user: Int) -> String {
    #"""
    {"created_at":"Sat Feb 29 23:05:06 +0000 2020","id":1,"id_str":"1","text":"spring rain",\#
    "source":"<a href=\"https:\/\/example.org\" rel=\"nofollow\">Twitter Web Client<\/a>",\#
    "in_reply_to_status_id":2,"in_reply_to_status_id_str":"2","lang":"de",\#
    "user":{"id":9\#(user),"id_str":"9\#(user)","screen_name":"u\#(user)","name":"Made Up",\#
    "verified":true,"created_at":"Wed Jun 03 10:00:00 +0000 2009"},\#
    "place":{"country_code":"AT"},"entities":{"hashtags":[{"text":"News"}],\#
    "symbols":[{"text":"ABC"}],"urls":[{"expanded_url":"https:\/\/news.example.org\/a"}]},\#
    "extended_entities":{"media":[{"id":3,"id_str":"3","type":"animated_gif"}]}}

    """#
  }

  /// A tweet that has no value of any dimension except a kind.
  static func emptyRecord(user: Int) -> String {
    """
    {"id":1,"id_str":"1","text":"nothing","user":{"id":9\(user),"id_str":"9\(user)"}}

    """
  }
}
