import Testing

@testable import Moult

/// The author of a tweet with a tag, in each dialect.
@Suite struct RareValueDialectTests {
  /// A record with the tag `rain`, for the author of a number.
  private static let records: [String: @Sendable (Int) -> String] = [
    "graphql": { web(by: $0, "") },
    "activity": {
      #"{"id":"tag:search.twitter.com,2005:1","objectType":"activity","verb":"post","body":"x","#
        + #""actor":{"objectType":"person","id":"id:twitter.com:\#($0)","preferredUsername":"qqxa"},"#
        + #""object":{"objectType":"note","id":"object:search.twitter.com,2005:1"},"#
        + #""twitter_entities":{"hashtags":[{"text":"rain","indices":[0,1]}]}}"#
    },
    "snscrape": {
      #"{"_type":"snscrape.modules.twitter.Tweet","id":1,"url":"https://twitter.com/qqxa/status/1","#
        + #""rawContent":"x","hashtags":["rain"],"user":{"_type":"snscrape.modules.twitter.User","#
        + #""id":\#($0),"username":"qqxa","displayname":"N"}}"#
    },
    "twint": {
      #"{"id":1,"conversation_id":"1","created_at":"2020-01-01 10:00:00 UTC","date":"2020-01-01","#
        + #""time":"10:00:00","timezone":"+0000","user_id":\#($0),"username":"qqxa","name":"N","#
        + #""place":"","tweet":"x","hashtags":["rain"],"cashtags":[],"retweet":false,"language":"en","#
        + #""mentions":[],"urls":[],"photos":[],"replies_count":0,"retweets_count":0,"likes_count":0,"#
        + #""quote_url":"","video":0,"thumbnail":"","near":"","geo":"","source":"","reply_to":[],"#
        + #""link":"https://twitter.com/q/status/1","user_rt_id":"","user_rt":"","retweet_id":""}"#
    },
    "apify": {
      #"{"type":"tweet","id":"1","twitterUrl":"https://twitter.com/q/status/1","text":"x","#
        + #""author":{"type":"user","userName":"qqxa","id":"\#($0)","name":"N"},"#
        + #""entities":{"hashtags":[{"indices":[0,1],"text":"rain"}]},"viewCount":1}"#
    },
    "retweets of many": { web(by: 77, retweeting($0)) },
    "flat v2, retweets of many": { flat(by: 77, original: $0) },
  ]

  /// A record with the tag `rain`, for an author who has a handle alone.
  private static let byHandle: [String: @Sendable (String) -> String] = [
    "snscrape, user without ID": {
      #"{"_type":"snscrape.modules.twitter.Tweet","id":1,"url":"https://twitter.com/q/status/1","#
        + #""rawContent":"x","hashtags":["rain"],"user":{"_type":"snscrape.modules.twitter.User","#
        + #""username":"\#($0)","displayname":"N"}}"#
    },
    "twint": {
      #"{"id":1,"conversation_id":"1","date":"2020-01-01","time":"10:00:00","timezone":"+0000","username":"\#($0)","#
        + #""tweet":"x","hashtags":["rain"],"retweet":false,"likes_count":0,"link":"https://twitter.com/q/status/1"}"#
    },
    "twint, retweets of many": {
      #"{"id":1,"conversation_id":"1","date":"2020-01-01","time":"10:00:00","timezone":"+0000","username":"one","#
        + #""tweet":"x","hashtags":["rain"],"retweet":true,"likes_count":0,"user_rt":"\#($0)","retweet_id":"7"}"#
    },
    "twitterscraper": {
      #"{"tweet_id":"1","screen_name":"\#($0)","username":"N","text":"x","hashtags":["rain"],"likes":0,"#
        + #""timestamp_epochs":1577872800,"timestamp":"2020-01-01T10:00:00"}"#
    },
    "GetOldTweets": {
      #"{"id":"1","permalink":"https://twitter.com/q/status/1","username":"\#($0)","to":"","text":"x","#
        + ##""hashtags":"#rain","date":"2020-01-01 10:00:00","favorites":0,"retweets":0}"##
    },
    "twitter-scraper": {
      #"{"ID":"1","PermanentURL":"https://twitter.com/q/status/1","Username":"\#($0)","Name":"N","Text":"x","#
        + #""Hashtags":["rain"],"TimeParsed":"2020-01-01T10:00:00Z","Likes":0}"#
    },
  ]

  /// Records of different users with the words of one.
  private static let retweets: [String: @Sendable (Int) -> String] = [
    "graphql": { web(by: $0, retweeting(77)) }, "flat v2": { flat(by: $0, original: 77) },
  ]

  private static func web(by user: Int, _ more: String) -> String {
    #"{"__typename":"Tweet","rest_id":"1","core":{"user_results":{"result":{"__typename":"User","#
      + #""rest_id":"\#(user)","legacy":{"screen_name":"qqxa","name":"N"}}}},"#
      + #""legacy":{"full_text":"x","id_str":"1","user_id_str":"\#(user)","#
      + #""entities":{"hashtags":[{"text":"rain","indices":[0,1]}]}\#(more)}}"#
  }

  private static func retweeting(_ user: Int) -> String {
    #","retweeted_status_result":{"result":\#(web(by: user, ""))}"#
  }

  private static func flat(by user: Int, original: Int) -> String {
    let tag = #""text":"x","entities":{"hashtags":[{"tag":"rain"}]}"#
    return #"{"id":"1","author_id":"\#(user)",\#(tag),"referenced_tweets":"#
      + #"[{"type":"retweeted","id":"9","author_id":"\#(original)",\#(tag)}]}"#
  }

  /// How many lines for some users have the tag.
  private static func kept(
    _ record: (Int) -> String, _ users: ClosedRange<Int>, _ shape: Redactor.Shape
  ) throws -> Int {
    var job = Redactor(try .named("topics"), .init(shape: shape, minUsers: 5))
    let run = JobRun(&job, Array(users.map { record($0) + "\n" }.joined().utf8))
    #expect(run.lines.count == users.count)
    return run.lines.count { $0.contains("rain") }
  }

  @Test(arguments: records.keys.sorted(), Redactor.Shape.allCases)
  func authorsAreFound(dialect: String, shape: Redactor.Shape) throws {
    let record = try #require(Self.records[dialect])
    #expect(try Self.kept(record, 1...6, shape) == 2)
  }

  /// Letter case and a sign make no other handle.
  @Test(arguments: byHandle.keys.sorted(), Redactor.Shape.allCases)
  func handlesCountWithoutIDs(dialect: String, shape: Redactor.Shape) throws {
    let record = try #require(Self.byHandle[dialect])
    #expect(try Self.kept({ record("qqx_\($0)") }, 1...6, shape) == 2)
    #expect(
      try Self.kept({ record(["qqxa", "QQXa", "@qqxA", "QqxA"][$0 % 4]) }, 1...9, shape) == 0)
    #expect(try Self.kept({ record(["", "no handle", "a-b", "ä"][$0 % 4]) }, 1...9, shape) == 0)
  }

  /// The same people by ID and by handle are not twice as many.
  @Test(arguments: [
    (4, 4, 0), (4, 5, 1), (5, 4, 5), (6, 0, 2), (9, 9, 14),
  ]) func idsAndHandlesCountApart(ids: Int, handles: Int, kept: Int) throws {
    let byID = try #require(Self.records["twint"])
    let byHandle = try #require(Self.byHandle["twint"])
    let record = { $0 <= ids ? byID($0) : byHandle("qqx\($0)") }
    #expect(try Self.kept(record, 1...(ids + handles), .own) == kept)
  }

  @Test(arguments: retweets.keys.sorted(), Redactor.Shape.allCases)
  func retweetsCountForTheOriginal(dialect: String, shape: Redactor.Shape) throws {
    let record = try #require(Self.retweets[dialect])
    #expect(try Self.kept(record, 1...20, shape) == 0)
  }
}
