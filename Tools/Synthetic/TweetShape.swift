/// The kinds of tweets that a tweet combines.
struct TweetShape: OptionSet, Sendable {
  let rawValue: Int
  static let retweet = TweetShape(rawValue: 1)
  static let quote = TweetShape(rawValue: 2)
  /// It contains a text that is longer than old clients show.
  static let extended = TweetShape(rawValue: 4)

  /// The kinds in a one per cent sample of December 2019, with their share in a thousand.
  static let shares: [(share: Int, shape: TweetShape)] = [
    (380, []), (306, .retweet), (180, [.retweet, .extended]), (36, .extended), (34, .quote),
    (32, [.retweet, .quote]), (22, [.retweet, .quote, .extended]), (10, [.quote, .extended]),
  ]

  /// A random kind by the shares.
  static func any(_ random: inout Random) -> TweetShape {
    shares[random.weighted(weights)].shape
  }

  private static let weights = shares.map(\.share)
}

/// How often tweets of a kind have each entity, in a thousand.
struct Habits: Sendable {
  var answer: Int
  var media: Int
  var link: Int
  var hashtag: Int
  var mention: Int
  var place: Int
  /// The least and the greatest length of the words, in Latin letters.
  var length: ClosedRange<Int>

  /// Tweets as people write them.
  static let ordinary = Habits(
    answer: 480, media: 125, link: 45, hashtag: 110, mention: 60, place: 26, length: 6...116)
  /// Tweets that are retweeted.
  static let popular = Habits(
    answer: 40, media: 680, link: 50, hashtag: 230, mention: 110, place: 10, length: 10...94)
  /// Tweets that are quoted.
  static let quoted = Habits(
    answer: 60, media: 330, link: 100, hashtag: 200, mention: 80, place: 10, length: 20...130)
}
