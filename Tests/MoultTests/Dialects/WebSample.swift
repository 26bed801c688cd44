@testable import Moult

/// Invented captures of the web interface. User 7 is `bird_7`; IDs of tweets are long enough to be looked for in texts.
enum WebSample {
  /// Where a user's names are.
  enum Names: CaseIterable, Sendable {
    case core, legacy
  }

  /// `User:7` in base64.
  static func encoded(_ id: UInt64) -> String {
    base64(Array("User:\(id)".utf8))
  }

  static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      let bits = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
      for place in 0...part.count { text.append(digits[bits >> (18 - 6 * place) & 63]) }
      text += String(repeating: "=", count: 3 - part.count)
    }
    return text
  }

  static func user(_ id: UInt64, _ names: Names = .core) -> String {
    let named =
      #""created_at":"Mon Feb 01 10:00:00 +0000 2010","name":"Ms Bird \#(id)","screen_name":"bird_\#(id)""#
    let start =
      #"{"__typename":"User","id":"\#(encoded(id))","rest_id":"\#(id)","is_blue_verified":true,"#
    let counts = #""followers_count":1234,"friends_count":5,"statuses_count":99"#
    switch names {
    case .core:
      return start
        + #""core":{\#(named)},"privacy":{"protected":false},"verification":{"verified":true},"legacy":{\#(counts)}}"#
    case .legacy:
      return start + #""legacy":{\#(named),"protected":false,"verified":true,\#(counts)}}"#
    }
  }

  /// The fields of v1.1 in a tweet, without braces.
  static func legacy(_ id: UInt64, by user: UInt64, _ more: String = "") -> String {
    #""created_at":"Sun Dec 01 13:14:15 +0000 2019","id_str":"\#(id)","user_id_str":"\#(user)","#
      + #""conversation_id_str":"\#(id)","full_text":"words about it","lang":"en","retweet_count":14,"#
      + #""entities":{"hashtags":[{"text":"Tag"}],"urls":[{"url":"https://t.co/aaaaaaaaaa","expanded_url":"https://inv.example/a"}],"#
      + #""user_mentions":[{"id_str":"700000005","screen_name":"bird_5","name":"Ms Five"}],"#
      + #""symbols":[],"media":[{"id_str":"32000000001","type":"photo"}]},"#
      + #""extended_entities":{"media":[{"id_str":"32000000001","type":"photo"}]}\#(more)"#
  }

  /// - Parameters:
  ///   - more: further fields of `legacy`, each after a comma.
  ///   - outer: further fields of the result, each after a comma.
  static func tweet(
    _ id: UInt64, by user: UInt64 = 7, _ names: Names = .core, legacy more: String = "",
    outer: String = ""
  ) -> String {
    #"{"__typename":"Tweet","rest_id":"\#(id)","core":{"user_results":{"result":\#(Self.user(user, names))}},"#
      + #""edit_control":{"edit_tweet_ids":["\#(id)"],"edits_remaining":"5"},"views":{"count":"123","state":"Enabled"},"#
      + #""source":"<a href=\"https://mobile.twitter.com\">Twitter Web App</a>"\#(outer),"#
      + #""legacy":{\#(legacy(id, by: user, more))}}"#
  }

  /// The same tweet in v1.1.
  static func v1(_ id: UInt64, by user: UInt64 = 7, _ more: String = "") -> String {
    #"{"id":\#(id),\#(legacy(id, by: user, more)),"source":"<a href=\"https://mobile.twitter.com\">Twitter Web App</a>","#
      + #""user":{"id":\#(user),"id_str":"\#(user)","name":"Ms Bird \#(user)","screen_name":"bird_\#(user)","#
      + #""created_at":"Mon Feb 01 10:00:00 +0000 2010","verified":true,"protected":false}}"#
  }

  static func visible(_ tweet: String) -> String {
    #"{"__typename":"TweetWithVisibilityResults","tweet":\#(tweet),"tweetInterstitial":{"text":{"text":"words"}}}"#
  }

  static let tombstone =
    #"{"__typename":"TweetTombstone","tombstone":{"__typename":"TextTombstone","text":{"rtl":false,"text":"This Post was deleted","entities":[]}}}"#
  static let unavailable = #"{"__typename":"TweetUnavailable"}"#

  static func quoted(_ result: String) -> String {
    #","quoted_status_result":{"result":\#(result)}"#
  }

  static func retweeted(_ result: String) -> String {
    #","retweeted_status_result":{"result":\#(result)}"#
  }

  /// A long tweet's note, with its entities.
  static let note =
    #","note_tweet":{"is_expandable":true,"note_tweet_results":{"result":{"id":"Tm90ZVR3ZWV0","text":"words about it and more","#
    + #""entity_set":{"hashtags":[{"text":"Tag"},{"text":"More"}],"urls":[{"url":"https://t.co/aaaaaaaaaa","expanded_url":"https://inv.example/a"},{"url":"https://t.co/bbbbbbbbbb","expanded_url":"https://inv.example/b"}],"#
    + #""user_mentions":[{"id_str":"700000005","screen_name":"bird_5"},{"id_str":"700000006","screen_name":"bird_6"}],"symbols":[]}}}}"#

  // MARK: Entries and timelines

  static func item(_ result: String, _ more: String = "") -> String {
    #""itemContent":{"itemType":"TimelineTweet","__typename":"TimelineTweet","tweet_results":{"result":\#(result)}\#(more)}"#
  }

  static func entry(_ id: UInt64, _ result: String, _ more: String = "", name: String = "tweet")
    -> String
  {
    #"{"entryId":"\#(name)-\#(id)","sortIndex":"\#(id)","content":{"entryType":"TimelineTimelineItem",\#(item(result, more))}}"#
  }

  static let promotion =
    #","promotedMetadata":{"advertiser_results":{"result":\#(user(900_000_001))},"impressionId":"5a5a","disclosureType":"NoDisclosure"}"#

  static func userEntry(_ id: UInt64) -> String {
    #"{"entryId":"user-\#(id)","sortIndex":"1","content":{"entryType":"TimelineTimelineItem","itemContent":{"itemType":"TimelineUser","user_results":{"result":\#(user(id))}}}}"#
  }

  /// A conversation of tweets by ID.
  static func module(_ name: String, _ tweets: [(UInt64, String)]) -> String {
    let items = tweets.map {
      #"{"entryId":"\#(name)-tweet-\#($0.0)","item":{\#(item($0.1))}}"#
    }
    let ids = tweets.map { "\"\($0.0)\"" }.joined(separator: ",")
    return
      #"{"entryId":"\#(name)","sortIndex":"5","content":{"entryType":"TimelineTimelineModule","__typename":"TimelineTimelineModule","items":[\#(items.joined(separator: ","))],"metadata":{"conversationMetadata":{"allTweetIds":[\#(ids)]}}}}"#
  }

  static func cursor(_ value: String) -> String {
    #"{"entryId":"cursor-bottom-1","sortIndex":"0","content":{"entryType":"TimelineTimelineCursor","value":"\#(value)","cursorType":"Bottom"}}"#
  }

  static func instructions(_ entries: [String]) -> String {
    #"{"instructions":[{"type":"TimelineClearCache"},{"type":"TimelineAddEntries","entries":[\#(entries.joined(separator: ","))]}]}"#
  }

  /// A response, around `{"instructions":[…]}`, by the name of the query.
  static let responses: [(name: String, around: @Sendable (String) -> String)] = [
    (
      "UserTweets",
      { #"{"data":{"user":{"result":{"__typename":"User","timeline_v2":{"timeline":\#($0)}}}}}"# }
    ),
    (
      "UserTweets, newer",
      {
        #"{"data":{"user":{"result":{"__typename":"User","rest_id":"7","timeline":{"timeline":\#($0)}}}}}"#
      }
    ),
    (
      "SearchTimeline",
      { #"{"data":{"search_by_raw_query":{"search_timeline":{"timeline":\#($0)}}}}"# }
    ),
    (
      "TweetDetail",
      { #"{"data":{"threaded_conversation_with_injections_v2":\#($0)},"errors":[]}"# }
    ),
    ("ListLatestTweetsTimeline", { #"{"data":{"list":{"tweets_timeline":{"timeline":\#($0)}}}}"# }),
    ("Bookmarks", { #"{"data":{"bookmark_timeline_v2":{"timeline":\#($0)}}}"# }),
    ("HomeTimeline", { #"{"data":{"home":{"home_timeline_urt":\#($0)}}}"# }),
    ("Retweeters", { #"{"data":{"retweeters_timeline":{"timeline":\#($0)}}}"# }),
    (
      "CommunityTweetsTimeline",
      {
        #"{"data":{"communityResults":{"result":{"__typename":"Community","ranked_community_timeline":{"timeline":\#($0)}}}}}"#
      }
    ),
    ("without data", { #"{"search_by_raw_query":{"search_timeline":{"timeline":\#($0)}}}"# }),
    ("instructions alone", { $0 }),
    ("Zeeschuimer", { #"{"id":5,"item_id":"5","source_platform":"x.com","data":\#($0)}"# }),
  ]

  static func timeline(_ entries: [String]) -> String {
    responses[0].around(instructions(entries))
  }

  static func byID(_ result: String) -> String {
    #"{"data":{"tweetResult":{"result":\#(result)}}}"#
  }

  // MARK: The older interface

  static func global(_ tweets: [(UInt64, UInt64)], more: String = "") -> String {
    let objects = tweets.map { #""\#($0.0)":{"id":\#($0.0),\#(legacy($0.0, by: $0.1, more))}"# }
    let users = Set(tweets.map(\.1)).sorted().map {
      #""\#($0)":{"id":\#($0),"id_str":"\#($0)","name":"Ms Bird \#($0)","screen_name":"bird_\#($0)","created_at":"Mon Feb 01 10:00:00 +0000 2010","verified":true,"protected":false}"#
    }
    let entries = tweets.map {
      #"{"entryId":"sq-I-t-\#($0.0)","sortIndex":"\#($0.0)","content":{"item":{"content":{"tweet":{"id":"\#($0.0)","displayType":"Tweet"}}}}}"#
    }
    return
      #"{"globalObjects":{"tweets":{\#(objects.joined(separator: ","))},"users":{\#(users.joined(separator: ","))}},"timeline":{"id":"search-1","instructions":[{"addEntries":{"entries":[\#(entries.joined(separator: ","))]}}]}}"#
  }
}
