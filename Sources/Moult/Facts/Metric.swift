internal import JSONStream

/// A number about a tweet or its author of which tables print means and quantiles. Only its bucket is read.
enum Metric: String, CaseIterable, Sendable {
  case likes, retweets, replies, quotes, bookmarks, views
  case textLength = "text-length"
  case followers, friends, statuses, listed
  /// The full years between the year of the account and that of the tweet.
  case accountAge = "account-age"

  /// The metric of a field's values.
  init?(_ use: FieldUse) { self.init(rawValue: use.rawValue) }

  /// Whether it is about the author.
  var isOfAuthor: Bool {
    switch self {
    case .likes, .retweets, .replies, .quotes, .bookmarks, .views, .textLength: false
    case .followers, .friends, .statuses, .listed, .accountAge: true
    }
  }

  /// The buckets to which it is rounded. A count has the greatest power of ten that a policy keeps of it.
  var buckets: MetricScale {
    switch self {
    case .likes, .retweets, .replies, .quotes, .bookmarks: .count(Meaning.count.greatestPower)
    case .views: .count(Meaning.viewCount.greatestPower)
    case .followers, .statuses: .count(Meaning.userCount.greatestPower)
    case .friends: .count(Meaning.friendCount.greatestPower)
    case .listed: .count(Meaning.listCount.greatestPower)
    case .textLength: .steps(of: 20, most: 50)
    case .accountAge: .steps(of: 1, most: 30)
    }
  }

  /// The bucket of a count as it is written; nil if it is not well-formed.
  func bucket(of value: Span<UInt8>) -> UInt8? {
    guard case .count(let power) = buckets else { return nil }
    return Count.bucket(of: value, greatestPower: power)
  }

  /// The meanings of the fields from which it is read, besides those that it is the use of.
  var meanings: [Meaning] {
    switch self {
    case .textLength: [.tweetText, .plainText, .tweetID, .tweetRelation]
    case .accountAge: [.userTime, .time, .timeInMilliseconds, .date, .clock, .zone]
    default: isOfAuthor ? [] : [.tweetID, .tweetRelation]
    }
  }
}

/// How numbers are divided into buckets. The last bucket has no upper end.
enum MetricScale: Equatable, Sendable {
  /// 0, 1, 2–4, 5–9, 10–19, 20–49, 50–99 and so on, up to a power of ten.
  case count(UInt8)
  /// Steps of the same size, the last one of which is `most`.
  case steps(of: Int, most: Int)

  /// The number of the last bucket, from 0.
  private var last: Int {
    switch self {
    case .count(let power): 1 + 3 * Int(power)
    case .steps(_, let most): most
    }
  }

  /// The bucket of a number that is not negative.
  ///
  /// - Precondition: the buckets are steps.
  func bucket(ofStep number: Int) -> UInt8 {
    guard case .steps(let size, let most) = self else {
      preconditionFailure("a count is read as it is written")
    }
    return UInt8(min(number / size, most))
  }

  /// The least number of a bucket.
  func least(of bucket: Int) -> Int {
    switch self {
    case .steps(let size, _): return bucket * size
    case .count:
      guard bucket > 0 else { return 0 }
      return (0..<(bucket - 1) / 3).reduce([1, 2, 5][(bucket - 1) % 3]) { power, _ in 10 * power }
    }
  }

  /// The least and the greatest number of a bucket together: twice its middle. The last one counts as its least number.
  func twiceMiddle(of bucket: Int) -> Int {
    bucket < last ? least(of: bucket) + least(of: bucket + 1) - 1 : 2 * least(of: bucket)
  }
}

/// The buckets of the numbers of a tweet.
struct MetricBuckets: Sendable {
  /// In place of a bucket, where a tweet does not have the number.
  static let none = UInt8.max

  private var buckets = InlineArray<12, UInt8>(repeating: none)
  private(set) var isEmpty = true

  /// The bucket of a number.
  subscript(metric: Metric) -> UInt8 {
    get { buckets[metric.place] }
    set {
      buckets[metric.place] = newValue
      isEmpty = false
    }
  }
}

extension Metric {
  /// Its place among all.
  fileprivate var place: Int {
    switch self {
    case .likes: 0
    case .retweets: 1
    case .replies: 2
    case .quotes: 3
    case .bookmarks: 4
    case .views: 5
    case .textLength: 6
    case .followers: 7
    case .friends: 8
    case .statuses: 9
    case .listed: 10
    case .accountAge: 11
    }
  }
}

extension TweetFacts {
  /// The bucket of a number of the tweet; ``MetricBuckets/none`` where it has none. A retweet has the author of the
  /// retweet, and no number of its own: those in it are of the tweet that it repeats.
  func bucket(of metric: Metric) -> UInt8 {
    if kind == .retweet && !metric.isOfAuthor { return MetricBuckets.none }
    guard metric == .accountAge else { return metrics[metric] }
    guard let hour, let accountYear else { return MetricBuckets.none }
    let year = CivilDay.date(of: CivilDay.floorDivide(hour, 24)).year
    return year < accountYear
      ? MetricBuckets.none : metric.buckets.bucket(ofStep: year - accountYear)
  }
}
