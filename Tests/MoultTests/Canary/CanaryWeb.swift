/// Invented records of the web interface.
extension CanaryExamples {
  static let web: [(name: String, text: String)] = [
    ("web timeline", timeline), ("web quote", quote), ("web user", webUser),
    ("web globalObjects", global), ("web collected", collected), ("web exported", exported),
    ("web exported, flat", exportedFlat),
  ]

  /// A user with all that both places of names have.
  static let webUser = #"""
    {"__typename":"User","id":"VXNlcjo3MDAwMDAwMDE=","rest_id":"700000001","affiliates_highlighted_label":{"label":{"description":"Her Employer","url":{"url":"https://twitter.com/employer_one","urlType":"DeepLink"},"badge":{"url":"https://pbs.twimg.com/profile_images/2/bbbbbbbb_bigger.jpg"}}},
    "avatar":{"image_url":"https://pbs.twimg.com/profile_images/1/aaaaaaaa_normal.jpg"},"banner":{"image_url":"https://pbs.twimg.com/profile_banners/700000001/1"},
    "core":{"created_at":"Mon Feb 01 10:00:00 +0000 2010","name":"In Vented","screen_name":"author_one"},
    "dm_permissions":{"can_dm":false},"has_graduated_access":true,"is_blue_verified":true,
    "legacy":{"created_at":"Mon Feb 01 10:00:00 +0000 2010","name":"In Vented","screen_name":"author_one","description":"bio of nobody","entities":{"description":{"urls":[]},"url":{"urls":[{"display_url":"inv.example/b","expanded_url":"https://inv.example/b","url":"https://t.co/bbbbbbbbbb","indices":[0,23]}]}},"location":"Nowhere","followers_count":1234,"pinned_tweet_ids_str":["31000000011"],"profile_image_url_https":"https://pbs.twimg.com/profile_images/1/aaaaaaaa_normal.jpg","protected":false,"url":"https://t.co/bbbbbbbbbb","verified":false,"verified_type":"Business","withheld_in_countries":["DE"]},
    "legacy_extended_profile":{"birthdate":{"day":1,"month":2,"year":1990}},"location":{"location":"Nowhere"},"media_permissions":{"can_media_tag":true},"parody_commentary_fan_label":"None","pinned_items":{"tweet_ids_str":["31000000011"]},"privacy":{"protected":false},"professional":{"rest_id":"1500000001","professional_type":"Creator","category":[{"id":713,"name":"Journalist","icon_name":"Icon"}]},
    "profile_bio":{"description":"bio of nobody","entities":{"description":{"urls":[]}}},"profile_description_language":"en","relationship_counts":{"followers":1234,"following":5},"relationship_perspectives":{"following":false},"action_counts":{"favorites_count":3},"tweet_counts":{"tweets":99,"media_tweets":4},"tipjar_settings":{"is_enabled":true,"cash_app_handle":"pay_one"},"verification":{"verified":false,"verified_type":"Business"},"verification_info":{"reason":{"verified_since_msec":"1575206055123"}},"website":{"url":"https://t.co/bbbbbbbbbb"},"smart_blocked_by":false}
    """#

  /// A long tweet with a quoted one.
  static let quote = #"""
    {"__typename":"TweetWithVisibilityResults","limitedActionResults":{"limited_actions":[{"action":"Reply","prompt":{"headline":{"text":"Who can reply?"}}}]},"tweet":{"rest_id":"31000000001","id":31000000000,
    "core":{"user_results":{"result":
    """# + webUser + #"""
      }},"article":{"article_results":{"result":{"id":"QXJ0aWNsZToxNTAwMDAwMDAx","rest_id":"1500000001","title":"Her Title","preview_text":"how it begins","cover_media":{"media_id":"32000000009","media_info":{"original_img_url":"https://pbs.twimg.com/media/A.jpg"}}}}},
      "birdwatch_pivot":{"destinationUrl":"https://twitter.com/i/birdwatch/n/1500000002","note":{"rest_id":"1500000002"},"subtitle":{"text":"readers added"}},
      "card":{"rest_id":"https://t.co/aaaaaaaaaa","legacy":{"binding_values":[{"key":"title","value":{"string_value":"A card","type":"STRING"}},{"key":"site","value":{"user_value":{"id_str":"700000008"}}}],"name":"summary","url":"https://t.co/aaaaaaaaaa","user_refs_results":[{"result":{"__typename":"User","id":"VXNlcjo3MDAwMDAwMDg=","rest_id":"700000008","legacy":{"name":"Site One","screen_name":"site_one"}}}]}},
      "community_results":{"result":{"id_str":"1500000003","name":"A community","creator_results":{"result":{"legacy":{"screen_name":"creator_one"}}}}},
      "edit_control":{"edit_control_initial":{"edit_tweet_ids":["31000000001"],"editable_until_msecs":"1575207855000","edits_remaining":"5"},"initial_tweet_id":"31000000001"},"edit_perspective":{"favorited":false},"is_translatable":false,"previous_counts":{"favorite_count":2},
      "note_tweet":{"is_expandable":true,"note_tweet_results":{"result":{"id":"Tm90ZVR3ZWV0OjE1MDA=","text":"all of the words about it","entity_set":{"hashtags":[{"text":"Whole","indices":[1,5]}],"symbols":[],"urls":[{"url":"https://t.co/dddddddddd","expanded_url":"https://inv.example/d","display_url":"inv.example/d"}],"user_mentions":[{"id_str":"700000006","name":"Men Tioned","screen_name":"mention_one"}]},"richtext":{"richtext_tags":[]},"media":{"inline_media":[{"media_id":"32000000001","index":3}]}}}},
      "quick_promote_eligibility":{"eligibility":"IneligibleNotProfessional"},"quotedRefResult":{"result":{"__typename":"Tweet","rest_id":"31000000012"}},
      "quoted_status_result":{"result":{"__typename":"Tweet","rest_id":"31000000005","core":{"user_results":{"result":{"__typename":"User","rest_id":"700000005","legacy":{"name":"Quo Ted","screen_name":"quoted_one"}}}},"legacy":{"full_text":"quoted words","id_str":"31000000005","user_id_str":"700000005","lang":"en","entities":{"hashtags":[{"text":"Quoted"}]}},"source":"web"}},
      "source":"<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>","superFollowsReplyUserResult":{"result":{"legacy":{"screen_name":"reply_one"}}},"unmention_data":{"hydrated_unmentioned_users":[{"rest_id":"700000010"}]},"views":{"count":"1234","state":"EnabledWithCount"},
      "legacy":{"bookmark_count":1,"bookmarked":false,"conversation_control":{"policy":"Community","conversation_owner_results":{"result":{"legacy":{"screen_name":"author_one"}}}},"conversation_id_str":"31000000002","created_at":"Sun Dec 01 13:14:15 +0000 2019","display_text_range":[0,60],
      "entities":{"hashtags":[{"text":"Tag","indices":[30,34]}],"symbols":[{"text":"AB","indices":[35,38]}],"urls":[{"url":"https://t.co/aaaaaaaaaa","expanded_url":"https://inv.example/a","display_url":"inv.example/a"}],"user_mentions":[{"id_str":"700000005","name":"O Ther","screen_name":"other_one","indices":[3,13]}],"media":[{"id_str":"32000000001","media_key":"3_32000000001","media_url_https":"https://pbs.twimg.com/media/AAAAAAAA.jpg","url":"https://t.co/eeeeeeeeee","display_url":"pic.twitter.com/eeeeeeeeee","expanded_url":"https://twitter.com/author_one/status/31000000001/photo/1","type":"photo","ext_alt_text":"a picture","features":{"all":{"tags":[{"user_id":"700000009","name":"Tag Ged","screen_name":"tagged_one","type":"user"}]},"large":{"faces":[]}},"additional_media_info":{"title":"t","source_user":{"user_results":{"result":{"rest_id":"700000005","legacy":{"screen_name":"other_one"}}}}},"mediaStats":{"viewCount":1234},"media_results":{"result":{"media_key":"3_32000000001"}},"sizes":{"thumb":{"w":150,"h":150,"resize":"crop"}}}]},
      "favorite_count":2653,"favorited":false,"full_text":"RT @other_one: words about it #Tag $AB https://t.co/aaaaaaaaaa","id_str":"31000000001","in_reply_to_screen_name":"reply_one","in_reply_to_status_id_str":"31000000002","in_reply_to_user_id_str":"700000002","is_quote_status":true,"lang":"en","place":{"country":"Schweiz","country_code":"CH","full_name":"Bern, Nowhere","id":"00aa11bb22cc33dd","name":"Bern","place_type":"city"},"possibly_sensitive":false,"quote_count":3,"quoted_status_id_str":"31000000005","quoted_status_permalink":{"url":"https://t.co/ffffffffff","expanded":"https://twitter.com/quoted_one/status/31000000005","display":"twitter.com/quoted_one/sta…"},"reply_count":14,"retweet_count":159,"user_id_str":"700000001"}}}
      """#

  /// A timeline with one retweet, which the platform placed there, and a cursor.
  static let timeline = #"""
    {"data":{"user":{"result":{"__typename":"User","id":"VXNlcjo3MDAwMDAwMDE=","timeline_v2":{"timeline":{"instructions":[{"type":"TimelineClearCache"},{"type":"TimelineAddEntries","entries":[
    {"entryId":"promoted-tweet-31000000009-5a5a","sortIndex":"31000000009","content":{"entryType":"TimelineTimelineItem","__typename":"TimelineTimelineItem","itemContent":{"itemType":"TimelineTweet","tweet_results":{"result":{"__typename":"Tweet","rest_id":"31000000009","core":{"user_results":{"result":{"__typename":"User","id":"VXNlcjo3MDAwMDAwMDk=","rest_id":"700000009","legacy":{"name":"Sha Rer","screen_name":"sharer_one"}}}},"legacy":{"created_at":"Sun Dec 01 14:14:15 +0000 2019","full_text":"RT @author_one: words about it","id_str":"31000000009","lang":"en","user_id_str":"700000009","retweeted_status_result":{"result":{"__typename":"Tweet","rest_id":"31000000001","legacy":{"full_text":"words about it","id_str":"31000000001","lang":"en"}}}}}},
    "promotedMetadata":{"advertiser_results":{"result":{"__typename":"User","rest_id":"700000009","legacy":{"name":"Sha Rer","screen_name":"sharer_one"}}},"impressionId":"5a5a5a5a","experimentValues":[{"key":"k","value":"v"}]},"socialContext":{"text":"In Vented liked","landingUrl":{"url":"https://twitter.com/author_one"}}},"clientEventInfo":{"details":{"timelinesDetails":{"controllerData":"DAACDAABDAABCgABAAAAAAAAAAAKAAkAAAAAAAAAAQAAAAA="}}}}},
    {"entryId":"tweet-31000000013","sortIndex":"31000000013","content":{"itemContent":{"tweet_results":{"result":{"__typename":"TweetTombstone","tombstone":{"text":{"text":"This Post was deleted by In Vented","entities":[{"fromIndex":1,"ref":{"url":"https://help.twitter.com"}}]}}}}}}},
    {"entryId":"cursor-bottom-31000000008","sortIndex":"31000000008","content":{"entryType":"TimelineTimelineCursor","value":"DAABCgABGIlxyzABCDE","cursorType":"Bottom"}}]}],"metadata":{"scribeConfig":{"page":"profile"}}}}}}}}
    """#

  static let global = #"""
    {"globalObjects":{"tweets":{"31000000001":{"created_at":"Sun Dec 01 13:14:15 +0000 2019","id":31000000001,"id_str":"31000000001","full_text":"words about it","user_id":700000001,"user_id_str":"700000001","lang":"en","entities":{"hashtags":[{"text":"Tag"}]},"ext_views":{"count":"5"},"conversation_id_str":"31000000001"}},
    "users":{"700000001":{"id":700000001,"id_str":"700000001","name":"In Vented","screen_name":"author_one","description":"bio of nobody","verified":false}},"moments":{},"cards":{},"places":{},"media":{},"broadcasts":{},"topics":{},"lists":{"1500000001":{"id_str":"1500000001","name":"A list"}}},
    "timeline":{"id":"search-1575206055","instructions":[{"addEntries":{"entries":[{"entryId":"sq-I-t-31000000001","sortIndex":"999980","content":{"item":{"content":{"tweet":{"id":"31000000001","displayType":"Tweet"}},"clientEventInfo":{"details":{"timelinesDetails":{"controllerData":"DAACDAAFDAABDAABDAAB"}}}}}},{"entryId":"sq-cursor-bottom","content":{"operation":{"cursor":{"value":"scroll:thGAVUV0VFVBYA","cursorType":"Bottom"}}}}]}}]}}
    """#

  static let collected = #"""
    {"nav_index":"1:2","item_id":"31000000001","timestamp_collected":1575206055123,"source_platform":"x.com","source_platform_url":"https://x.com/author_one","source_url":"https://x.com/i/api/graphql/a/UserTweets?variables=%7B%22userId%22%3A%22700000001%22%7D","user_agent":"Mozilla/5.0","id":5,"data":{"id":31000000000,"legacy":{"id_str":"31000000001","full_text":"words about it","user_id_str":"700000001","lang":"en"},"type":"adaptive","user":{"id_str":"700000001","name":"In Vented","screen_name":"author_one","verified":false}}}
    """#

  private static let exportedStart = #"""
    {"id":"31000000001","created_at":"2019-12-01 14:14:15 +01:00","full_text":"all of the words about it","media":[{"type":"photo","url":"https://t.co/eeeeeeeeee","thumbnail":"https://pbs.twimg.com/media/AAAAAAAA.jpg","original":"https://pbs.twimg.com/media/AAAAAAAA.jpg?name=orig","ext_alt_text":"a picture"}],"screen_name":"author_one","name":"In Vented","profile_image_url":"https://pbs.twimg.com/profile_images/1/aaaaaaaa.jpg","user_id":"700000001","in_reply_to":"31000000002","retweeted_status":"31000000003","quoted_status":"31000000005","media_tags":[{"user_id":"700000009","screen_name":"tagged_one","name":"Tag Ged"}],"tags":["Tag"],"favorite_count":2653,"retweet_count":159,"bookmark_count":1,"quote_count":3,"reply_count":14,"views_count":1234,"favorited":false,"retweeted":false,"bookmarked":true,"url":"https://twitter.com/author_one/status/31000000001"
    """#

  static let exportedFlat = exportedStart + "}"
  static let exported =
    exportedStart
    + #","metadata":{"__typename":"Tweet","rest_id":"31000000001","legacy":{"full_text":"words about","lang":"en","entities":{"hashtags":[{"text":"Tag"}]}},"note_tweet":{"note_tweet_results":{"result":{"text":"all of the words about it","entity_set":{"hashtags":[{"text":"Whole"}]}}}},"twe_private_fields":{"created_at":1575206055123}}}"#

  /// The places of hashtags, of those of flat lines, and of texts, as in ``CanaryTests``.
  static let webTags: Set = [
    "web quote: tweet.legacy.entities.hashtags[0].text",
    "web quote: tweet.note_tweet.note_tweet_results.result.entity_set.hashtags[0].text",
    "web quote: tweet.quoted_status_result.result.legacy.entities.hashtags[0].text",
    "web globalObjects: globalObjects.tweets.31000000001.entities.hashtags[0].text",
    "web exported: tags[0]",
    "web exported: metadata.legacy.entities.hashtags[0].text",
    "web exported: metadata.note_tweet.note_tweet_results.result.entity_set.hashtags[0].text",
    "web exported, flat: tags[0]",
  ]
  static let webFlatTags: Set = [
    "web quote: tweet.note_tweet.note_tweet_results.result.entity_set.hashtags[0].text",
    "web globalObjects: globalObjects.tweets.31000000001.entities.hashtags[0].text",
    "web exported: tags[0]",
    "web exported: metadata.note_tweet.note_tweet_results.result.entity_set.hashtags[0].text",
    "web exported, flat: tags[0]",
  ]
  private static let retweet =
    "web timeline: data.user.result.timeline_v2.timeline.instructions[1].entries[0].content.itemContent."
    + "tweet_results.result.legacy."
  static let webTexts: Set = [
    retweet + "full_text", retweet + "retweeted_status_result.result.legacy.full_text",
    "web quote: tweet.legacy.full_text",
    "web quote: tweet.note_tweet.note_tweet_results.result.text",
    "web quote: tweet.quoted_status_result.result.legacy.full_text",
    "web globalObjects: globalObjects.tweets.31000000001.full_text",
    "web collected: data.legacy.full_text",
    "web exported: full_text",
    "web exported, flat: full_text",
  ]
}
