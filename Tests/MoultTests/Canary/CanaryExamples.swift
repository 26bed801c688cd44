/// Invented records of each dialect with as many of its fields as one record can have. The author's
/// ID is 700000001 everywhere, so that a test can replace it.
enum CanaryExamples {
  static let all: [(name: String, text: String)] =
    [
      ("v1.1 tweet", tweet), ("v1.1 entities", entities), ("v1.1 relations", relations),
      ("v1.1 user", user), ("v2 page", page), ("v2 includes", includes),
      ("v2 flattened tweet", flat),
      (
        "delete",
        #"{"delete":{"status":{"id":31,"id_str":"31","user_id":7,"user_id_str":"7"},"timestamp_ms":"1575205200123"}}"#
      ),
      (
        "scrub_geo",
        #"{"scrub_geo":{"user_id":7,"user_id_str":"7","up_to_status_id":31,"up_to_status_id_str":"31","timestamp_ms":"1575205200123"}}"#
      ),
      ("limit", #"{"limit":{"track":1234,"timestamp_ms":"1575205200123"}}"#),
      (
        "status_withheld",
        #"{"status_withheld":{"id":31,"user_id":7,"withheld_in_countries":["DE","AR"],"timestamp_ms":"1575205200123"}}"#
      ),
      (
        "user_withheld",
        #"{"user_withheld":{"id":7,"withheld_in_countries":["DE"],"timestamp_ms":"1575205200123"}}"#
      ),
      (
        "disconnect",
        #"{"disconnect":{"code":4,"stream_name":"someone-statuses","reason":"too slow"}}"#
      ),
      (
        "warning",
        #"{"warning":{"code":"FALLING_BEHIND","message":"you fall behind","percent_full":60,"user_id":7}}"#
      ),
      ("friends", #"{"friends":[7,8],"friends_str":["7","8"]}"#),
      (
        "event",
        #"{"event":"favorite","created_at":"Sun Dec 01 13:00:00 +0000 2019","source":{"id":7,"screen_name":"a_b"},"target":{"id":8,"screen_name":"c_d"},"target_object":{"id":31,"id_str":"31","text":"words","user":{"id":8},"lang":"en","truncated":false}}"#
      ),
      (
        "direct message",
        #"{"direct_message":{"id":31,"id_str":"31","text":"words","sender_id":7,"sender_screen_name":"a_b","sender":{"id":7,"screen_name":"a_b"},"recipient_id":8,"recipient_screen_name":"c_d","recipient":{"id":8,"screen_name":"c_d"},"entities":{"hashtags":[{"text":"tag","indices":[0,4]}]}}}"#
      ),
      (
        "envelope",
        #"{"for_user":"7","message":{"id":31,"id_str":"31","text":"words","user":{"id":8,"screen_name":"c_d"},"lang":"en"}}"#
      ),
      ("control", #"{"control":{"control_uri":"/1.1/site/c/1_1_54"}}"#),
    ] + dialects + web + scrapers

  /// The fields of a tweet itself.
  static let tweet = #"""
    {"created_at":"Sun Dec 01 13:14:15 +0000 2019","id":31000000001,"id_str":"31000000001",
    "text":"RT @other_one: words about it #Tag $AB https://t.co/aaaaaaaaaa","truncated":true,
    "source":"<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
    "user":{"id":700000001,"id_str":"700000001","name":"In Vented","screen_name":"author_one","location":"Nowhere","url":"https://t.co/bbbbbbbbbb","description":"bio of nobody","protected":false,"verified":true,"followers_count":1234,"listed_count":12,"created_at":"Mon Feb 01 10:00:00 +0000 2010","utc_offset":3600,"time_zone":"Bern","lang":"de","contributors_enabled":false,"following":false,"profile_image_url_https":"https://pbs.twimg.com/profile_images/1/aaaaaaaa_normal.jpg","profile_banner_url":"https://pbs.twimg.com/profile_banners/700000001/1","profile_text_color":"333333","withheld_in_countries":["DE"],"derived":{"locations":[{"country":"Nowhere","country_code":"CH","geo":{"coordinates":[7.1,46.1],"type":"point"}}],"klout":{"score":50,"user_id":"99"}},"entities":{"url":{"urls":[{"url":"https://t.co/bbbbbbbbbb","expanded_url":"https://inv.example/b","display_url":"inv.example/b","indices":[0,23]}]},"description":{"urls":[]}},"status":{"id":31000000009,"text":"latest words","truncated":false,"lang":"en","entities":{"hashtags":[{"text":"Latest"}]}}},
    "place":{"id":"00aa11bb22cc33dd","url":"https://api.twitter.com/1.1/geo/id/00aa11bb22cc33dd.json","place_type":"city","name":"Bern","full_name":"Bern, Nowhere","country_code":"CH","country":"Schweiz","bounding_box":{"type":"Polygon","coordinates":[[[7.1,46.1]]]},"attributes":{"phone":"1"}},
    "geo":{"type":"Point","coordinates":[46.1,7.1]},
    "coordinates":{"type":"Point","coordinates":[7.1,46.1]},"lang":"en",
    "timestamp_ms":"1575206055123","quote_count":3,"reply_count":14,"retweet_count":159,
    "favorite_count":2653,"favorited":false,"possibly_sensitive":false,"filter_level":"low",
    "withheld_in_countries":["DE","XX"],"withheld_scope":"status","withheld_copyright":false}
    """#

  /// The content of a tweet.
  static let entities = #"""
    {"id_str":"31000000001",
    "text":"RT @other_one: words about it #Tag $AB https://t.co/aaaaaaaaaa","truncated":true,
    "user":{"id":700000001,"id_str":"700000001","name":"In Vented","screen_name":"author_one"},
    "extended_tweet":{"full_text":"all of the words about it","display_text_range":[0,200],"entities":{"hashtags":[{"text":"Whole","indices":[1,5]}],"urls":[{"url":"https://t.co/dddddddddd","expanded_url":"https://inv.example/d","display_url":"inv.example/d","unwound":{"url":"https://inv.example/e","status":200,"title":"A title","description":"A page"}}],"user_mentions":[{"id":700000006,"id_str":"700000006","name":"Men Tioned","screen_name":"mention_one","indices":[1,2]}]}},
    "entities":{"hashtags":[{"text":"Tag","indices":[30,34]}],"symbols":[{"text":"AB","indices":[35,38]}],"urls":[{"url":"https://t.co/aaaaaaaaaa","expanded_url":"https://inv.example/a","display_url":"inv.example/a","indices":[39,62]}],"user_mentions":[{"id":700000005,"id_str":"700000005","name":"O Ther","screen_name":"other_one","indices":[3,13]}],"polls":[{"options":[{"position":1,"text":"yes"}],"end_datetime":"Sun Dec 01 14:00:00 +0000 2019","duration_minutes":60}]},
    "extended_entities":{"media":[{"id":32000000001,"id_str":"32000000001","media_url_https":"https://pbs.twimg.com/media/AAAAAAAA.jpg","url":"https://t.co/eeeeeeeeee","display_url":"pic.twitter.com/eeeeeeeeee","expanded_url":"https://twitter.com/author_one/status/31000000001/photo/1","type":"photo","ext_alt_text":"a picture","source_status_id":31000000004,"source_user_id":700000005,"sizes":{"thumb":{"w":150,"h":150,"resize":"crop"}},"video_info":{"aspect_ratio":[16,9],"variants":[{"url":"https://video.twimg.com/1.mp4","bitrate":1}]},"additional_media_info":{"title":"t","source_user":{"id":700000005}}}]},
    "card":{"name":"summary","binding_values":{"title":{"string_value":"A card","type":"STRING"}}},
    "lang":"en"}
    """#

  /// The relations of a tweet to other tweets, and to the account that collected it.
  static let relations = #"""
    {"id":31000000001,"text":"RT @other_one: words about it #Tag $AB https://t.co/aaaaaaaaaa",
    "user":{"id":700000001,"id_str":"700000001","name":"In Vented","screen_name":"author_one"},
    "display_text_range":[0,60],"in_reply_to_status_id":31000000002,
    "in_reply_to_status_id_str":"31000000002","in_reply_to_user_id":700000002,
    "in_reply_to_user_id_str":"700000002","in_reply_to_screen_name":"reply_one",
    "contributors":[700000003],"is_quote_status":true,"quoted_status_id":31000000003,
    "quoted_status_id_str":"31000000003",
    "quoted_status_permalink":{"url":"https://t.co/cccccccccc","expanded":"https://twitter.com/quoted_one/status/31000000003","display":"twitter.com/quoted_one"},
    "quoted_status":{"created_at":"Sun Dec 01 12:00:00 +0000 2019","id":31000000003,"text":"quoted words","user":{"id":700000004,"screen_name":"quoted_one","name":"Quo Ted"},"entities":{"hashtags":[{"text":"Inner"}]},"lang":"fr"},
    "retweeted_status":{"created_at":"Sun Dec 01 11:00:00 +0000 2019","id":31000000004,"full_text":"retweeted words","user":{"id":700000005,"screen_name":"other_one","name":"O Ther"},"entities":{"symbols":[{"text":"CD"}]},"lang":"ja","retweet_count":77},
    "matching_rules":[{"tag":"rule","id":9007199254740993,"id_str":"9007199254740993"}],
    "scopes":{"followers":false,"place_ids":["00aa11bb22cc33dd"]},
    "edit_history":{"initial_tweet_id":"31000000001","edit_tweet_ids":["31000000001"]},
    "edit_controls":{"editable_until_ms":1575209655000,"edits_remaining":5},
    "current_user_retweet":{"id":31000000005,"id_str":"31000000005"},"retweeted":false}
    """#

  static let user = #"""
    {"id":700000001,"id_str":"700000001","name":"In Vented","screen_name":"author_one","location":"Nowhere",
    "description":"bio of nobody","url":"https://t.co/bbbbbbbbbb","email":"a@inv.example","entities":{"description":{"urls":[{"url":"https://t.co/b","expanded_url":"https://inv.example/b","display_url":"inv.example/b"}]}},
    "protected":false,"followers_count":1234,"friends_count":56,"listed_count":7,"created_at":"Mon Feb 01 10:00:00 +0000 2010","favourites_count":8,"utc_offset":3600,"time_zone":"Bern","geo_enabled":false,"verified":false,"statuses_count":910,"lang":"de",
    "status":{"created_at":"Sun Dec 01 13:14:15 +0000 2019","id":31000000001,"id_str":"31000000001","text":"latest words","truncated":false,"source":"web","lang":"en","entities":{"hashtags":[{"text":"Latest"}],"urls":[{"expanded_url":"https://inv.example/d"}]}},
    "contributors_enabled":false,"is_translator":false,"profile_background_color":"FFFFFF","profile_image_url":"http://pbs.twimg.com/a.jpg","following":null,"notifications":null,"translator_type":"none"}
    """#

  private static let v2Tweet = #"""
    "id":"31000000001","text":"RT @other_one: words about it #Tag https://t.co/aaaaaaaaaa","created_at":"2019-12-01T13:14:15.000Z",
    "author_id":"700000001","conversation_id":"31000000002","in_reply_to_user_id":"700000002","edit_history_tweet_ids":["31000000001"],
    "edit_controls":{"edits_remaining":5,"is_edit_eligible":true,"editable_until":"2019-12-01T13:44:15.000Z"},
    "lang":"en","source":"Twitter Web App","possibly_sensitive":false,"reply_settings":"everyone","community_id":"12",
    "public_metrics":{"retweet_count":3,"reply_count":14,"like_count":159,"quote_count":26,"impression_count":5358},
    "context_annotations":[{"domain":{"id":"65","name":"Interests","description":"Things"},"entity":{"id":"123","name":"Gardening","description":"Plants"}},{"domain":{"id":"10","name":"Person","description":"People"},"entity":{"id":"124","name":"In Vented","description":"Nobody"}}],
    "note_tweet":{"text":"all of the words about it","entities":{"hashtags":[{"start":1,"end":5,"tag":"Whole"}]}},
    "withheld":{"copyright":false,"country_codes":["DE"],"scope":"tweet"},
    """#

  private static let v2Entities = #"""
    "entities":{"hashtags":[{"start":30,"end":34,"tag":"Tag"}],"cashtags":[{"start":35,"end":38,"tag":"AB"}],
    "urls":[{"start":39,"end":62,"url":"https://t.co/aaaaaaaaaa","expanded_url":"https://inv.example/a","display_url":"inv.example/a","unwound_url":"https://inv.example/b","title":"A title","description":"A page","status":200,"images":[{"url":"https://pbs.twimg.com/news_img/1","width":1,"height":1}]}],
    "mentions":[{"start":3,"end":13,"username":"other_one","id":"700000005"}],
    "annotations":[{"start":0,"end":5,"probability":0.9,"type":"Person","normalized_text":"In Vented"}]}
    """#

  private static let v2User = #"""
    "id":"700000001","username":"author_one","name":"In Vented","description":"bio of nobody","location":"Nowhere","url":"https://t.co/bbbbbbbbbb","created_at":"2010-02-01T10:00:00.000Z","protected":false,"verified":true,"verified_type":"blue","pinned_tweet_id":"31000000008","most_recent_tweet_id":"31000000001","profile_image_url":"https://pbs.twimg.com/a.jpg","public_metrics":{"followers_count":1234,"following_count":56,"tweet_count":789,"listed_count":10},"entities":{"description":{"hashtags":[{"start":0,"end":4,"tag":"Bio"}],"mentions":[{"start":5,"end":9,"username":"bio_one"}]}}
    """#

  /// A page with the objects to which its tweet refers by ID.
  static let includes = #"""
    {"data":[{"id":"31000000001","text":"words","author_id":"700000001","lang":"en",
    "referenced_tweets":[{"type":"retweeted","id":"31000000004"},{"type":"quoted","id":"31000000003"}],
    "attachments":{"media_keys":["3_32000000001"],"poll_ids":["33000000001"]},
    "geo":{"place_id":"00aa11bb22cc33dd","coordinates":{"type":"Point","coordinates":[7.1,46.1]}}}],
    "includes":{"tweets":[{"id":"31000000004","text":"retweeted words","author_id":"700000005","lang":"ja",
    "created_at":"2019-12-01T11:00:00.000Z","entities":{"hashtags":[{"tag":"Inner"}]}}],
    "media":[{"media_key":"3_32000000001","type":"photo","url":"https://pbs.twimg.com/media/AAAAAAAA.jpg",
    "alt_text":"a picture","public_metrics":{"view_count":99},
    "variants":[{"url":"https://video.twimg.com/1.mp4","bit_rate":1,"content_type":"video/mp4"}]}],
    "polls":[{"id":"33000000001","options":[{"position":1,"label":"yes","votes":3}],"voting_status":"open",
    "end_datetime":"2019-12-01T14:00:00.000Z","duration_minutes":60}],
    "places":[{"id":"00aa11bb22cc33dd","name":"Bern","full_name":"Bern, Nowhere","country":"Schweiz",
    "country_code":"CH","place_type":"city","geo":{"type":"Feature","bbox":[7.0,46.0,7.2,46.2]}}]},
    "errors":[{"value":"31000000003","detail":"Could not find tweet with ids: [31000000003].",
    "title":"Not Found Error","resource_type":"tweet","parameter":"referenced_tweets.id",
    "resource_id":"31000000003","type":"https://api.twitter.com/2/problems/resource-not-found"}],
    "meta":{"newest_id":"31000000001","oldest_id":"31000000001","result_count":1,"next_token":"b26v89c19zqg8o3f"},
    "__twarc":{"url":"https://api.twitter.com/2/tweets/search/all?query=from%3Aauthor_one",
    "version":"2.10.4","retrieved_at":"2021-01-01T00:00:00+00:00"}}
    """#

  static let page =
    #"{"data":[{"# + v2Tweet + v2Entities + #"}],"includes":{"users":[{"# + v2User + #"}]}}"#

  static let flat =
    #"{"id":"31000000001","text":"words","author_id":"700000001","lang":"en","author":{"# + v2User
      + #"""
      },"referenced_tweets":[{"type":"quoted","id":"31000000003","text":"quoted words",
      "author_id":"700000004","author":{"id":"700000004","username":"quoted_one","name":"Quo Ted"},
      "lang":"fr","entities":{"hashtags":[{"tag":"Inner"}]}}],
      "in_reply_to_user_id":"700000002",
      "in_reply_to_user":{"id":"700000002","username":"reply_one","name":"Rep Lied","verified":false},
      "attachments":{"media_keys":["3_32000000001"],"media":[{"media_key":"3_32000000001","type":"photo",
      "url":"https://pbs.twimg.com/media/AAAAAAAA.jpg","alt_text":"a picture"}],
      "poll":{"id":"33000000001","options":[{"position":1,"label":"yes","votes":3}],"voting_status":"open"}},
      "geo":{"place_id":"00aa11bb22cc33dd","id":"00aa11bb22cc33dd","full_name":"Bern, Nowhere",
      "country_code":"CH","place_type":"city"},
      "entities":{"hashtags":[{"tag":"Tag"}],"mentions":[{"username":"other_one","id":"700000005","name":"O Ther"}]},
      "matching_rules":[{"id":"9007199254740993","tag":"rule"}],
      "__twarc":{"url":"https://api.twitter.com/2/tweets","version":"2.10.4"}}
      """#
}
