/// Invented records of the dialects other than v1.1 and v2.
extension CanaryExamples {
  static let dialects: [(name: String, text: String)] = [
    ("activity", activity), ("share", share), ("webhook", webhook), ("events", events),
    (
      "compliance",
      #"{"data":{"delete":{"tweet":{"id":"31","author_id":"7"},"quote_tweet_id":"32","event_at":"2022-12-23T12:34:56.789Z"}}}"#
    ),
    (
      "profile change",
      #"{"data":{"user_profile_modification":{"user":{"id":"7"},"profile_field":"bio","new_value":"new words","event_at":"2022-12-23T12:34:56.789Z"}}}"#
    ),
    (
      "compliance job",
      #"{"data":{"id":"31","type":"tweets","status":"complete","name":"a job","upload_url":"https://inv.example/up?key=1","download_url":"https://inv.example/down?key=2","created_at":"2022-12-23T12:34:56.000Z"}}"#
    ),
    (
      "compliance result",
      #"{"id":"31","action":"delete","created_at":"2013-06-04T16:25:04+00:00","redacted_at":"2021-01-01T00:00:00Z","reason":"protected"}"#
    ),
    (
      "enterprise notice",
      #"{"verb":"user_delete","object":{"id":"tag:search.twitter.com,2012:user\/7"},"timestampMs":"2014-08-27T23:49:40.532+00:00"}"#
    ),
  ]

  private static let actor = #"""
    "actor":{"objectType":"person","id":"id:twitter.com:700000001","preferredUsername":"author_one","displayName":"In Vented","link":"http://www.twitter.com/author_one","links":[{"href":"https://inv.example/b","rel":"me"}],"image":"https://pbs.twimg.com/profile_images/1/aaaaaaaa_normal.jpg","summary":"bio of nobody","location":{"objectType":"place","displayName":"Nowhere"},"languages":["en"],"twitterTimeZone":"Bern","utcOffset":"3600","postedTime":"2010-02-01T10:00:00.000Z","verified":false,"favoritesCount":1,"followersCount":1234,"friendsCount":56,"listedCount":7,"statusesCount":8}
    """#

  /// A post whose body is truncated.
  static let activity = #"""
    {"id":"tag:search.twitter.com,2005:31000000001","objectType":"activity","verb":"post","postedTime":"2019-12-01T13:14:15.000Z",
    "generator":{"displayName":"Twitter Web App","link":"http://twitter.com"},"provider":{"objectType":"service","displayName":"Twitter","link":"http://www.twitter.com"},
    "link":"http://twitter.com/author_one/statuses/31000000001","body":"words about it",
    "object":{"objectType":"note","id":"object:search.twitter.com,2005:31000000001","summary":"words about it","link":"http://twitter.com/author_one/statuses/31000000001","postedTime":"2019-12-01T13:14:15.000Z"},
    "inReplyTo":{"link":"http://twitter.com/reply_one/statuses/31000000002"},
    "long_object":{"body":"all words about it","display_text_range":[0,9],"twitter_entities":{"hashtags":[{"text":"Whole","indices":[0,4]}]}},
    "twitter_entities":{"hashtags":[{"text":"Tag","indices":[0,4]}],"urls":[{"url":"https://t.co/aaaaaaaaaa","expanded_url":"https://inv.example/a","display_url":"inv.example/a"}],"user_mentions":[{"id":700000005,"id_str":"700000005","screen_name":"other_one","name":"O Ther"}]},
    "twitter_lang":"en","twitter_filter_level":"low","favoritesCount":3,"retweetCount":14,
    "geo":{"type":"Point","coordinates":[46.1,7.1]},"location":{"objectType":"place","displayName":"Bern, Nowhere","name":"Bern","country_code":"Schweiz","twitter_country_code":"CH","twitter_place_type":"city","link":"https://api.twitter.com/1.1/geo/id/00aa11bb22cc33dd.json","geo":{"type":"Polygon","coordinates":[[[7.1,46.1]]]}},
    "gnip":{"matching_rules":[{"tag":"rule","value":"from:author_one"}],"urls":[{"url":"https://t.co/aaaaaaaaaa","expanded_url":"https://inv.example/a","expanded_url_title":"In Vented on it","expanded_url_description":"by her"}],"klout_score":50,"klout_profile":{"klout_user_id":"99","link":"http://klout.com/user/id/99","topics":[{"displayName":"Birds","id":"1"}]},"language":{"value":"en"},"profileLocations":[{"objectType":"place","displayName":"Nowhere","address":{"country":"Nowhere"}}]},
    """# + actor + "}"

  static let share = #"""
    {"id":"tag:search.twitter.com,2005:31000000009","verb":"share","postedTime":"2019-12-01T14:14:15.000Z","body":"RT @author_one: words about it","twitter_lang":"en",
    "actor":{"id":"id:twitter.com:700000009","preferredUsername":"sharer_one","displayName":"Sha Rer"},
    "twitter_quoted_status":{"id":"tag:search.twitter.com,2005:31000000005","verb":"post","body":"quoted words","actor":{"id":"id:twitter.com:700000005","preferredUsername":"quoted_one"}},
    "object":
    """# + activity + "}"

  static let webhook = #"""
    {"for_user_id":"700000001","user_has_blocked":false,"users":{"700000002":{"id":"700000002","created_timestamp":"1422556069340","name":"O Ther","screen_name":"other_one"}},"apps":{"99":{"id":"99","name":"An app","url":"https://inv.example/app"}},
    "tweet_create_events":[{"id":31000000001,"id_str":"31000000001","text":"words","lang":"en","user":{"id":700000001,"screen_name":"author_one"}}],
    "favorite_events":[{"id":"a0b1","created_at":"Sun Dec 01 13:00:00 +0000 2019","favorited_status":{"id":31000000003,"id_str":"31000000003","text":"liked words","user":{"id":8}},"user":{"id":7,"screen_name":"a_b"}}],
    "follow_events":[{"type":"follow","created_timestamp":"1517588749178","target":{"id":"8","screen_name":"c_d"},"source":{"id":"7","screen_name":"a_b"}}],
    "direct_message_events":[{"type":"message_create","id":"34000000001","created_timestamp":"1516403560557","initiated_via":{"tweet_id":"31000000007"},"message_create":{"target":{"recipient_id":"700000001"},"sender_id":"700000002","source_app_id":"99","message_data":{"text":"secret words","entities":{"hashtags":[{"text":"tag"}]},"quick_reply_response":{"type":"options","metadata":"x1"},"attachment":{"type":"media","media":{"id":35000000001,"media_url":"https://inv.example/m"}}}}}],
    "direct_message_mark_read_events":[{"created_timestamp":"1518452444662","sender_id":"7","target":{"recipient_id":"8"},"last_read_event_id":"34000000002"}],
    "tweet_delete_events":[{"status":{"id":"31000000008","user_id":"7"},"timestamp_ms":"1432228155593"}]}
    """#

  static let events = #"""
    {"events":[{"type":"message_create","id":"34000000001","created_timestamp":"1516403560557","message_create":{"target":{"recipient_id":"8"},"sender_id":"7","message_data":{"text":"secret words","quick_reply":{"type":"options","options":[{"label":"yes","metadata":"m1"}]}}}}],"apps":{"99":{"id":"99","name":"An app","url":"https://inv.example/app"}},"next_cursor":"AB12"}
    """#

  /// Elements of the scripts of an archive, by the label of the script.
  static let scripts: [(name: String, text: String)] = [
    (
      "YTD.tweets",
      #"{"tweet":{"id":"31000000001","id_str":"31000000001","full_text":"words about it","created_at":"Sun Dec 01 13:14:15 +0000 2019","lang":"en","favorite_count":"3","source":"web","possibly_sensitive":false,"edit_info":{"initial":{"editTweetIds":["31000000001"],"editableUntil":"2019-12-01T13:44:15.000Z","editsRemaining":"5","isEditEligible":true}},"entities":{"hashtags":[{"text":"Tag","indices":["0","4"]}],"user_mentions":[{"id":"-1","id_str":"-1","screen_name":"gone_one","name":"Gone"}],"urls":[]}}}"#
    ),
    (
      "YTD.tweet_headers",
      #"{"tweet":{"tweet_id":"31","user_id":"7","created_at":"Sun Dec 01 13:14:15 +0000 2019"}}"#
    ),
    (
      "YTD.deleted_tweets",
      #"{"tweet":{"id_str":"31","full_text":"words","created_at":"Sun Dec 01 13:14:15 +0000 2019","entities":{"hashtags":[{"text":"Tag"}]}}}"#
    ),
    ("YTD.twitter_circle_tweet", #"{"tweet":{"id_str":"31","full_text":"words"}}"#),
    ("YTD.community_tweet", #"{"tweet":{"id_str":"31","full_text":"words"}}"#),
    (
      "YTD.note_tweet",
      #"{"noteTweet":{"noteTweetId":"31","core":{"text":"words","mentions":[{"screenName":"other_one"}]}}}"#
    ),
    (
      "YTD.like",
      #"{"like":{"tweetId":"31","fullText":"words","expandedUrl":"https://twitter.com/i/web/status/31"}}"#
    ),
    (
      "YTD.follower",
      #"{"follower":{"accountId":"7","userLink":"https://twitter.com/intent/user?user_id=7"}}"#
    ),
    (
      "YTD.direct_messages",
      #"{"dmConversation":{"conversationId":"7-8","messages":[{"messageCreate":{"id":"34","senderId":"7","recipientId":"8","text":"words","mediaUrls":["https://inv.example/m"],"urls":[{"url":"https://t.co/a"}],"reactions":[{"senderId":"8","eventId":"35","reactionKey":"like"}],"createdAt":"2019-12-01T13:14:15.000Z"}},{"joinConversation":{"initiatingUserId":"7","participantsSnapshot":["8"]}}]}}"#
    ),
    (
      "YTD.account",
      #"{"account":{"accountId":"7","username":"author_one","email":"a@inv.example","phoneNumber":"+15555550100"}}"#
    ),
    ("YTD.ip_audit", #"{"ipAudit":{"accountId":"7","loginIp":"192.0.2.1"}}"#),
    ("YTD.never_heard_of", #"{"tweet":{"id_str":"31","full_text":"words","lang":"en"}}"#),
    ("THAR_CONFIG", #"{"userInfo":{"accountId":"7","userName":"author_one"}}"#),
    ("var.user_details", #"{"screen_name":"author_one","id":"7","full_name":"In Vented"}"#),
    (
      "Grailbird.tweets",
      #"{"id_str":"31","id":31,"text":"words","created_at":"2019-12-01 13:14:15 +0000","source":"web","user":{"id":7,"screen_name":"author_one"},"entities":{"hashtags":[{"text":"Tag"}]}}"#
    ),
  ]

  /// A script with one element.
  static func script(_ name: String, _ element: String) -> String {
    let rest = name.split(separator: ".").last ?? ""
    let head =
      switch name {
      case "THAR_CONFIG": "window.__THAR_CONFIG"
      case _ where name.hasPrefix("YTD."): "window.YTD.\(rest).part0"
      case _ where name.hasPrefix("var."): "var \(rest)"
      default: "Grailbird.data.\(rest)_2019_12"
      }
    return "\(head) = [ \(element) ];\n"
  }
}
