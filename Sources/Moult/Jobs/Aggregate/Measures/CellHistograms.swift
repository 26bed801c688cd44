/// For each cell of a table and each of its metrics, how many tweets of which users are in each bucket.
///
/// Memory: for each bucket of a cell that has tweets 100 bytes and eight for each of its users, up to 1.2 kB.
struct CellHistograms: Sendable {
  /// The tweets of a cell in a bucket.
  struct Bucket: Sendable {
    let number: UInt8
    var tweets: Table.Cell
  }

  private let metrics: [Metric]
  private let emptyCell: Table.Cell
  /// For each metric and cell the buckets, in the order in which they were found.
  private var buckets: [[[Bucket]]]

  init(_ analysis: Analysis) {
    metrics = analysis.metrics
    emptyCell = Table.Cell(users: UserSet(threshold: analysis.minimumUsers))
    buckets = metrics.map { _ in [] }
  }

  /// Counts a tweet in some cells.
  ///
  /// - Parameter numbers: for each metric the bucket of the tweet.
  mutating func count(_ user: UInt32?, in places: Span<Int32>, _ numbers: [UInt8]) {
    for metric in metrics.indices where numbers[metric] != MetricBuckets.none {
      for index in places.indices where places[index] != Table.noCell {
        count(user, metric, Int(places[index]), numbers[metric])
      }
    }
  }

  private mutating func count(_ user: UInt32?, _ metric: Int, _ cell: Int, _ number: UInt8) {
    while buckets[metric].count <= cell { buckets[metric].append([]) }
    let known = buckets[metric][cell].firstIndex { $0.number == number }
    let place = known ?? buckets[metric][cell].count
    if known == nil { buckets[metric][cell].append(Bucket(number: number, tweets: emptyCell)) }
    buckets[metric][cell][place].tweets.count(user)
  }

  /// The buckets of a cell in ascending order.
  func histogram(of metric: Metric, cell: Int) -> Histogram {
    let found = metrics.firstIndex(of: metric).map { buckets[$0] } ?? []
    let sorted = cell < found.count ? found[cell].sorted { $0.number < $1.number } : []
    return Histogram(scale: metric.buckets, buckets: sorted, emptyCell: emptyCell)
  }
}

/// The buckets of one number in one cell, ascending.
struct Histogram {
  let scale: MetricScale
  let buckets: [CellHistograms.Bucket]
  let emptyCell: Table.Cell

  /// The tweets of some buckets as one cell. O(users · log users).
  func cell(_ range: some Sequence<CellHistograms.Bucket>) -> Table.Cell {
    var cell = emptyCell
    for bucket in range { cell.absorb(bucket.tweets) }
    return cell
  }

  /// The mean of the middles, in hundredths, rounded to two digits.
  var mean: Int {
    let tweets = buckets.reduce(0) { $0 + $1.tweets.tweets }
    let twice = Int128(50 * sumOfTwiceMiddles)
    var unit: Int128 = 1
    while twice >= 100 * unit * Int128(tweets) { unit *= 10 }
    let step = unit * Int128(tweets)
    return Int((2 * twice + step) / (2 * step) * unit)
  }

  /// The index of the bucket in which the tweet is that has a percentage of the tweets up to it.
  func index(ofQuantile percent: Int) -> Int {
    let tweets = buckets.reduce(0) { $0 + $1.tweets.tweets }
    var sum = 0
    for (index, bucket) in buckets.enumerated() {
      sum += bucket.tweets.tweets
      if 100 * sum >= percent * tweets { return index }
    }
    return max(0, buckets.count - 1)
  }

  private var sumOfTwiceMiddles: Int {
    buckets.reduce(0) { $0 + scale.twiceMiddle(of: Int($1.number)) * $1.tweets.tweets }
  }

  /// Whether one user can give more than half of the sum, so that the mean is mostly that user's number.
  var isSumOfOne: Bool {
    var nameless = 0
    for bucket in buckets {
      nameless += scale.twiceMiddle(of: Int(bucket.number)) * bucket.tweets.nameless
    }
    return 2 * (mostOfOne + nameless) > sumOfTwiceMiddles
  }

  /// The greatest sum of one user: exact if the tweets of each user are, or else an upper bound.
  private var mostOfOne: Int {
    guard buckets.contains(where: { $0.tweets.users.spread != nil }) else {
      var sums: [UInt32: Int] = [:]
      for bucket in buckets {
        for entry in bucket.tweets.users.entries {
          sums[entry.hash, default: 0] +=
            scale.twiceMiddle(of: Int(bucket.number)) * Int(entry.tweets)
        }
      }
      return sums.values.max() ?? 0
    }
    var sums = TweetSpread()
    for bucket in buckets {
      let (middle, users) = (scale.twiceMiddle(of: Int(bucket.number)), bucket.tweets.users)
      if let spread = users.spread {
        sums.add(spread, times: middle)
      } else {
        for entry in users.entries { sums.add(entry.hash, middle * Int(entry.tweets)) }
      }
    }
    return sums.mostOfOne
  }
}

extension Table {
  /// The means and quantiles of a cell, as they are printed; nil for one that is not.
  func measured(ofCell cell: Int) -> [String?] {
    analysis.measures.map { measure in
      let histogram = histograms.histogram(of: measure.metric, cell: cell)
      guard isSafe(histogram.cell(histogram.buckets)) else { return nil }
      switch measure.statistic {
      case .mean:
        return histogram.isSumOfOne ? nil : NumberText.text(Double(histogram.mean) / 100)
      case .quantile(let percent):
        let index = histogram.index(ofQuantile: percent)
        guard isSafe(histogram.cell(histogram.buckets[...index])),
          isSafe(histogram.cell(histogram.buckets[index...]))
        else { return nil }
        return String(histogram.scale.least(of: Int(histogram.buckets[index].number)))
      }
    }
  }
}
