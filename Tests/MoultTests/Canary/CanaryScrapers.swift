/// Invented records of scrapers.
extension CanaryExamples {
  static let scrapers: [(name: String, text: String)] = [
    ("snscrape", snscrape), ("snscrape, oldest", ScraperSample.oldest), ("twscrape", twscrape),
    ("twint", twint), ("twitterscraper", ScraperSample.twitterscraper),
    ("twitterscraper, old", ScraperSample.fullname), ("got", ScraperSample.got),
    ("go", ScraperSample.go), ("apify", apify), ("quacker", ScraperSample.quacker),
  ]

  private static let snscrapeUser = #"""
    "user":{"_type":"snscrape.modules.twitter.User","username":"author_one","id":700000001,"displayname":"In Vented","rawDescription":"bio of nobody","renderedDescription":"bio of nobody","descriptionLinks":[{"text":"inv.example/b","url":"https://inv.example/b","tcourl":"https://t.co/bbbbbbbbbb"}],"verified":false,"created":"2010-02-01T10:00:00+00:00","followersCount":1234,"friendsCount":56,"statusesCount":8,"favouritesCount":1,"listedCount":7,"mediaCount":3,"location":"Nowhere","protected":false,"link":{"text":"inv.example","url":"https://inv.example/","tcourl":"https://t.co/cccccccccc"},"profileImageUrl":"https://pbs.twimg.com/profile_images/1/a.jpg","profileBannerUrl":"https://pbs.twimg.com/profile_banners/700000001/1","label":{"description":"Her Employer","url":"https://twitter.com/employer_one"},"url":"https://twitter.com/author_one"}
    """#
  private static let middle = #"""
    "rawContent":"words about it","renderedContent":"words about it","conversationId":31000000001,"lang":"en","source":"<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>","sourceUrl":"http://twitter.com/download/iphone","sourceLabel":"Twitter for iPhone","hashtags":["Tag"],"cashtags":["AB"],"links":[{"text":"inv.example/a","url":"https://inv.example/a","tcourl":"https://t.co/aaaaaaaaaa"}],"mentionedUsers":[{"_type":"snscrape.modules.twitter.User","username":"other_one","id":700000005,"displayname":"O Ther"}],"inReplyToTweetId":31000000002,"inReplyToUser":{"username":"reply_one","id":700000002,"displayname":"Re Ply"},"replyCount":3,"retweetCount":14,"likeCount":159,"quoteCount":26,"viewCount":535,"coordinates":{"longitude":7.1,"latitude":46.1},"place":{"id":"00aa11bb22cc33dd","fullName":"Bern, Nowhere","name":"Bern","type":"city","country":"Schweiz","countryCode":"CH"},"card":{"title":"A card","url":"https://t.co/aaaaaaaaaa","siteUser":{"username":"site_one"}}
    """#
  private static let head =
    #""id":31000000001,"url":"https://twitter.com/author_one/status/31000000001","date":"2019-12-01T13:14:15+00:00","#

  static let snscrape =
    #"{"_type":"snscrape.modules.twitter.Tweet",\#(head)\#(snscrapeUser),\#(middle),"media":[{"_type":"snscrape.modules.twitter.Photo","previewUrl":"https://pbs.twimg.com/media/A","fullUrl":"https://pbs.twimg.com/media/B","altText":"a bird"},{"_type":"snscrape.modules.twitter.Video","thumbnailUrl":"https://pbs.twimg.com/v","variants":[{"contentType":"video/mp4","url":"https://video.twimg.com/v","bitrate":832000}],"duration":12.5,"views":99}],"retweetedTweet":null,"quotedTweet":{"_type":"snscrape.modules.twitter.Tweet","id":31000000005,"url":"https://twitter.com/quoted_one/status/31000000005","date":"2019-12-01T12:14:15+00:00","rawContent":"quoted words","user":{"username":"quoted_one","id":700000005,"displayname":"Quo Ted"}},"vibe":{"text":"birding"},"editState":{"initialId":31000000001}}"#
  static let twscrape =
    #"{"id_str":"31000000001",\#(head)\#(snscrapeUser),\#(middle),"media":{"photos":[{"url":"https://pbs.twimg.com/media/A"}],"videos":[{"thumbnailUrl":"https://pbs.twimg.com/v","variants":[{"url":"https://video.twimg.com/v"}],"duration":12}],"animated":[{"thumbnailUrl":"https://pbs.twimg.com/g","videoUrl":"https://video.twimg.com/g"}]},"_type":"snscrape.modules.twitter.Tweet"}"#
  static let twint =
    #"{"id":31000000001,"conversation_id":"31000000002","created_at":"2019-12-01 13:14:15 UTC","date":"2019-12-01","time":"13:14:15","timezone":"+0000","user_id":700000001,"username":"author_one","name":"In Vented","place":"Bern","tweet":"words about it","language":"en","mentions":[{"screen_name":"other_one","name":"O Ther","id":"700000005"}],"urls":["https://inv.example/a"],"photos":["https://pbs.twimg.com/media/A"],"replies_count":3,"retweets_count":14,"likes_count":159,"hashtags":["Tag"],"cashtags":["AB"],"link":"https://twitter.com/author_one/status/31000000001","retweet":true,"quote_url":"https://twitter.com/quoted_one/status/31000000005","video":1,"thumbnail":"https://pbs.twimg.com/media/A","near":"Bern","geo":"46.1,7.1,1km","source":"x","user_rt_id":"700000009","user_rt":"sharer_one","retweet_id":"31000000009","reply_to":[{"screen_name":"reply_one","name":"Re Ply","id":"700000002"}],"retweet_date":"2019-12-01 14:14:15","translate":"words","trans_src":"en","trans_dest":"de"}"#
  static let apify = ScraperSample.apify(
    ScraperSample.apifyQuote
      + #","inReplyToUsername":"reply_one","entities":{"hashtags":[{"text":"Tag"}],"urls":[{"url":"https://t.co/aaaaaaaaaa","expanded_url":"https://inv.example/a","display_url":"inv.example/a"}],"user_mentions":[{"id_str":"700000005","name":"O Ther","screen_name":"other_one"}]},"fullText":"all words","searchTerm":"author_one""#
  ).replacing(#""entities":{"hashtags":[],"urls":[],"user_mentions":[]},"#, with: "")

  /// The places of hashtags, of those of flat lines, and of texts, as in ``CanaryTests``.
  static let scraperTags: Set = [
    "snscrape: hashtags[0]", "twscrape: hashtags[0]", "twint: hashtags[0]",
    "twitterscraper: hashtags[0]", "got: hashtags", "go: Hashtags[0]",
    "apify: entities.hashtags[0].text", "quacker: hashtags[0]",
  ]
  static let scraperTexts: Set = [
    "snscrape: rawContent", "snscrape: quotedTweet.rawContent", "snscrape, oldest: content",
    "twscrape: rawContent", "twint: tweet", "twitterscraper: text", "twitterscraper, old: text",
    "got: text", "go: Text", "apify: text", "apify: fullText", "apify: quoted_tweet.text",
    "quacker: full_text",
  ]
}
