/// Invented records of scrapers. The tweet has the ID 31, its author 7, a quoted tweet 32 by 8.
enum ScraperSample {
  static let user =
    #""user":{"_type":"snscrape.modules.twitter.User","username":"author_one","id":7,"displayname":"In Vented","created":"2010-02-01T10:00:00+00:00","verified":true,"followersCount":12}"#
  private static let late =
    #""url":"https://twitter.com/author_one/status/31","date":"2019-12-01T13:14:15+00:00","lang":"en""#

  /// A tweet of snscrape, with further fields.
  static func snscrape(_ more: String = "") -> String {
    #"{"_type":"snscrape.modules.twitter.Tweet","id":31,\#(late),"rawContent":"words","renderedContent":"words",\#(user),"conversationId":31\#(more)}"#
  }

  static let quoted =
    #","quotedTweet":{"_type":"snscrape.modules.twitter.Tweet","id":32,"url":"https://twitter.com/b/status/32","date":"2019-12-01T12:14:15+00:00","rawContent":"others","user":{"username":"quoted_one","id":8,"displayname":"Quo"}}"#

  /// A reference in place of a quoted tweet.
  static func reference(_ type: String) -> String {
    #","quotedTweet":{"_type":"snscrape.modules.twitter.\#(type)","id":32,"url":"https://twitter.com/i/web/status/32"}"#
  }

  static let old =
    #"{"_type":"snscrape.modules.twitter.Tweet","id":31,\#(late),"content":"words","renderedContent":"words",\#(user),"outlinks":["https://inv.example/a"],"tcooutlinks":["https://t.co/aaaaaaaaaa"],"conversationId":31,"retweetedTweet":null}"#
  static let oldest =
    #"{"url":"https://twitter.com/author_one/status/31","date":"2019-12-01T13:14:15+00:00","content":"words","id":31,"username":"author_one","outlinks":[],"outlinksss":"","tcooutlinks":[],"tcooutlinksss":""}"#

  static let twscrape =
    #"{"id":31,"id_str":"31","url":"https://x.com/author_one/status/31","date":"2019-12-01 13:14:15+00:00","user":{"id":7,"id_str":"7","username":"author_one","displayname":"In Vented","created":"2010-02-01 10:00:00+00:00","verified":true},"lang":"en","rawContent":"words","conversationId":31,"conversationIdStr":"31","hashtags":[],"media":{"photos":[{"url":"https://pbs.twimg.com/media/a.jpg"}],"videos":[],"animated":[]},"links":[],"source":"web","sourceLabel":""}"#

  /// A tweet of twint. `more` replaces nothing: it comes after the fields.
  static func twint(_ more: String = "", created: String = "2019-12-01 13:14:15 UTC") -> String {
    #"{"id":31,"conversation_id":"31","created_at":"\#(created)","date":"2019-12-01","time":"14:14:15","timezone":"+0100","user_id":7,"username":"author_one","name":"In Vented","tweet":"words","language":"en","mentions":[],"urls":[],"photos":[],"likes_count":3,"hashtags":[],"link":"https://twitter.com/author_one/status/31","retweet":false,"quote_url":"","user_rt_id":"","user_rt":"","retweet_id":"","reply_to":[]\#(more)}"#
  }

  static let twitterscraper =
    #"{"tweet_id":"31","tweet_url":"/author_one/status/31","user_id":"7","screen_name":"author_one","username":"In Vented","text":"words","text_html":"<p>words</p>","hashtags":["tag"],"links":["https://inv.example/a"],"img_urls":[],"video_url":"","parent_tweet_id":"","reply_to_users":[],"timestamp":"2019-12-01T13:14:15","timestamp_epochs":1575206055,"likes":3}"#
  static let fullname =
    #"{"fullname":"In Vented","id":"31","user":"author_one","url":"/author_one/status/31","text":"words","html":"<p>words</p>","timestamp":"2019-12-01T13:14:15","likes":"3","replies":"0","retweets":"1"}"#
  static let got =
    ##"{"id":"31","permalink":"https://twitter.com/author_one/status/31","username":"author_one","to":null,"text":"words","date":"2019-12-01 13:14:15+00:00","retweets":1,"favorites":2,"mentions":"@other_one","hashtags":"#tag","geo":""}"##
  static let go =
    #"{"ConversationID":"31","Hashtags":["tag"],"HTML":"words","ID":"31","InReplyToStatus":null,"InReplyToStatusID":"","IsQuoted":true,"Likes":3,"Name":"In Vented","PermanentURL":"https://twitter.com/author_one/status/31","Photos":[{"ID":"9","URL":"https://pbs.twimg.com/media/a.jpg"}],"QuotedStatus":null,"QuotedStatusID":"32","Text":"words","TimeParsed":"2019-12-01T13:14:15Z","Timestamp":1575206055,"URLs":["https://inv.example/a"],"UserID":"7","Username":"author_one"}"#

  /// A tweet of an actor of Apify.
  static func apify(_ more: String = "", type: String = "tweet") -> String {
    #"{"type":"\#(type)","id":"31","url":"https://x.com/author_one/status/31","twitterUrl":"https://twitter.com/author_one/status/31","text":"words","createdAt":"Sun Dec 01 13:14:15 +0000 2019","lang":"en","conversationId":"31","isReply":false,"author":{"type":"user","userName":"author_one","id":"7","name":"In Vented","isVerified":true,"followers":12,"createdAt":"Mon Feb 01 10:00:00 +0000 2010"},"entities":{"hashtags":[],"urls":[],"user_mentions":[]},"card":{},"place":{},"quote":{},"retweet":{}\#(more)}"#
  }

  static let apifyQuote =
    #","quoted_tweet":{"type":"tweet","id":"32","text":"others","createdAt":"Sun Dec 01 12:14:15 +0000 2019","conversationId":"32","author":{"userName":"quoted_one","id":"8"}}"#
  static let quacker =
    #"{"user":{"id_str":"7","name":"In Vented","screen_name":"author_one","created_at":"Mon Feb 01 10:00:00 +0000 2010"},"id":"31","conversation_id":"31","full_text":"words","reply_count":1,"hashtags":["tag"],"urls":[],"user_mentions":[],"url":"https://twitter.com/author_one/status/31","created_at":"2019-12-01T13:14:15.000Z","is_quote_tweet":false,"replying_to_tweet":"https://twitter.com/b/status/33","is_retweet":false,"startUrl":"https://twitter.com/author_one"}"#
}
