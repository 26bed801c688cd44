/// One tweet, before any form is chosen for it.
///
/// A class, because a tweet contains others and appears in several places of a page.
final class Tweet {
  let id: UInt64
  let moment: Instant
  let author: Account
  /// An index into ``Language/all``.
  let language: Int
  let source: ClientApp
  /// The whole text. For a retweet, the text with `RT @handle: ` before it, truncated as usual.
  var body = Body()
  /// Whether the whole text is too long for old clients, which get a truncated one beside it.
  var isExtended = false
  var media: [Media] = []
  /// The one link that leads to all of the media.
  var mediaLink: Link?
  var answer: Answer?
  var quoted: Tweet?
  /// The link to the quoted tweet.
  var permalink: Link?
  var retweeted: Tweet?
  var place: Place?
  /// Latitude and longitude in millionths of a degree.
  var point: (latitude: Int, longitude: Int)?
  var poll: Poll?
  var topics: [Topic] = []
  var things: [Thing] = []
  /// A much longer text, of which ``body`` is the beginning.
  var note: Body?
  var isSensitive = false
  var isWithheld = false
  /// The tweet's earlier version, if it was edited.
  var earlier: UInt64?
  var retweets = 0
  var likes = 0
  var replies = 0
  var quotes = 0

  /// What a tweet replies to. The tweet is nil if only an account is addressed.
  struct Answer {
    let tweet: UInt64?
    let user: Identity
  }

  init(id: UInt64, moment: Instant, author: Account, language: Int, source: ClientApp) {
    self.id = id
    self.moment = moment
    self.author = author
    self.language = language
    self.source = source
  }

  /// The tweet that the conversation began with.
  var conversation: UInt64 { answer?.tweet ?? id }

  /// `/<handle>/status/<id>`
  var path: [UInt8] {
    var path: [UInt8] = []
    path.reserveCapacity(60)
    path.append(UInt8(ascii: "/"))
    path.append(contentsOf: author.identity.handle)
    path.append(ascii: "/status/")
    path.append(decimal: id)
    return path
  }
}

/// A poll: invented answers, and when it ends.
struct Poll {
  let id: UInt64
  let options: [(label: [UInt32], votes: Int)]
  let minutes: Int
}
