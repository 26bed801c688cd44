/// What may be printed of an analysis, and nothing else: the suppressed cells are not in it.
public struct TableResult: Equatable, Sendable {
  /// One cell that may be printed.
  struct Row: Equatable, Sendable {
    /// In the order of the analysis' dimensions.
    let values: [DimensionValue]
    let tweets: Int
    /// See ``UserSet/count``; the number kept for the threshold where users were not asked for.
    let users: Int
    /// Whether `users` is a lower bound.
    let isLowerBound: Bool
  }

  /// What was held back, all together.
  struct Suppressed: Equatable, Sendable {
    var cells: Int
    var tweets: Int
  }

  let analysis: Analysis
  /// Upwards by value, or with `--top` downwards by the count that was asked for first.
  let rows: [Row]
  /// The cells that may be printed and are left out by `--top`.
  let leftOut: Int
  /// The tweets of all cells that may be printed, which shares are a part of.
  let whole: Int
  /// Nil where a number could give a cell away, or nothing was held back.
  let suppressed: Suppressed?
  /// The tweets in no cell for want of a value; nil where those are no cell that may be printed.
  let tweetsWithoutValue: Int?
  /// Whether a counted tweet named no author.
  let sawNoAuthor: Bool

  init(
    analysis: Analysis, allRows: [Row], suppressed: Suppressed?, sawNoAuthor: Bool,
    tweetsWithoutValue: Int?
  ) {
    self.analysis = analysis
    self.suppressed = suppressed
    self.sawNoAuthor = sawNoAuthor
    self.tweetsWithoutValue = tweetsWithoutValue
    whole = allRows.reduce(0) { $0 + $1.tweets }
    let sorted = allRows.sorted { Self.precedes($0, $1, by: analysis) }
    rows = Array(sorted.prefix(analysis.top ?? sorted.count))
    leftOut = sorted.count - rows.count
  }

  private static func precedes(_ left: Row, _ right: Row, by analysis: Analysis) -> Bool {
    if analysis.top != nil {
      let byUsers = analysis.counts.first == .users
      let (mine, other) = byUsers ? (left.users, right.users) : (left.tweets, right.tweets)
      if mine != other { return mine > other }
    }
    for (mine, other) in zip(left.values, right.values) where mine != other {
      return DimensionValue.precedes(mine, other)
    }
    return false
  }

  /// A row's part of the whole in tenths of a percent, rounded to the nearest.
  func share(of row: Row) -> Int {
    whole == 0 ? 0 : (row.tweets * 1_000 + whole / 2) / whole
  }
}

/// The columns of a table and the fields of its rows, as every format writes them.
extension TableResult {
  /// The names of all columns: the dimensions, then the counts.
  var columns: [String] {
    analysis.dimensions.map(\.rawValue)
      + analysis.counts.map { $0 == .share ? "share_percent" : $0.rawValue }
  }

  /// The values of a row as text; nil is the missing value.
  func writtenValues(of row: Row) -> [String?] {
    zip(analysis.dimensions, row.values).map { $0.written($1) }
  }

  /// The counts of a row as decimal numbers.
  func writtenCounts(of row: Row) -> [String] {
    analysis.counts.map { count in
      switch count {
      case .tweets: return String(row.tweets)
      case .users: return String(row.users)
      case .share:
        let share = share(of: row)
        return "\(share / 10).\(share % 10)"
      }
    }
  }
}
