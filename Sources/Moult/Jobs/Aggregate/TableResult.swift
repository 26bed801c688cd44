/// The printable result of an analysis. It does not contain the suppressed cells.
public struct TableResult: Equatable, Sendable {
  /// A printable cell.
  struct Cell: Equatable, Sendable {
    /// The values in the order of the analysis' dimensions.
    let values: [DimensionValue]
    /// The number of tweets.
    let tweets: Int
    /// The number of users (``UserSet/count``); if users are not counted, only as many as are
    /// stored.
    let users: Int
    /// Whether `users` is a lower bound.
    let isLowerBound: Bool
    /// Whether it has no numbers: a time of which no cell is printed.
    var isGap = false
    /// The means and quantiles in the order of the analysis, as they are printed; nil for one that is not.
    var measured: [String?] = []
  }

  /// The suppressed cells, summed up.
  struct Suppressed: Equatable, Sendable {
    /// The number of cells.
    var cells: Int
    /// The number of tweets in them.
    var tweets: Int
  }

  /// The request.
  let analysis: Analysis
  /// The printed cells, ascending by value, or with `--top` descending by the first count
  /// requested, in the order of the dimension for whose values it is.
  var cells: [Cell]
  /// The number of printable cells that `--top` leaves out.
  let leftOut: Int
  /// The tweets of all printable cells: 100 % of the shares.
  let whole: Int
  /// The tweets of the printable cells of each value of ``Analysis/shareWithin``: 100 % of the shares there.
  private let wholes: [DimensionValue: Int]
  /// The suppressed cells; nil if a number could reveal a cell, or nothing was suppressed.
  let suppressed: Suppressed?
  /// The tweets in no cell, as they have no value; nil if they are not printable as a cell.
  let tweetsWithoutValue: Int?
  /// Whether a counted tweet has no author.
  let sawNoAuthor: Bool
  /// Whether users are counted by handle, as no record has an author's ID.
  var isByHandle = false
  /// What does not count since its users have enough tweets in the table; nil where the number of users could give
  /// one away, or nothing was cut.
  let cut: Table.Cut?
  /// Whether it was made of parts, which have a key in common.
  var isMerged = false

  /// Sorts the printable cells and applies `--top`. O(cells · log cells).
  init(
    analysis: Analysis, allRows: [Cell], suppressed: Suppressed?, sawNoAuthor: Bool,
    tweetsWithoutValue: Int?, cut: Table.Cut? = nil
  ) {
    self.analysis = analysis
    self.suppressed = suppressed
    self.sawNoAuthor = sawNoAuthor
    self.tweetsWithoutValue = tweetsWithoutValue
    self.cut = cut
    whole = allRows.reduce(0) { $0 + $1.tweets }
    var wholes: [DimensionValue: Int] = [:]
    if let place = analysis.placeOfShares {
      for row in allRows { wholes[row.values[place], default: 0] += row.tweets }
    }
    self.wholes = wholes
    let sorted = allRows.sorted { Self.precedes($0, $1, by: analysis) }
    cells = Self.largest(sorted, of: analysis)
    leftOut = sorted.count - cells.count
  }

  /// The rows that `--top` keeps of sorted ones.
  private static func largest(_ sorted: [Cell], of analysis: Analysis) -> [Cell] {
    guard let top = analysis.top else { return sorted }
    guard let place = top.within.flatMap(analysis.dimensions.firstIndex) else {
      return Array(sorted.prefix(top.count))
    }
    var (value, count) = (sorted.first?.values[place], 0)
    return sorted.filter { row in
      if row.values[place] != value { (value, count) = (row.values[place], 0) }
      count += 1
      return count <= top.count
    }
  }

  static func precedes(_ left: Cell, _ right: Cell, by analysis: Analysis) -> Bool {
    if let top = analysis.top {
      if let place = top.within.flatMap(analysis.dimensions.firstIndex),
        left.values[place] != right.values[place]
      {
        return DimensionValue.precedes(left.values[place], right.values[place])
      }
      let byUsers = analysis.counts.first == .users
      let (mine, other) = byUsers ? (left.users, right.users) : (left.tweets, right.tweets)
      if mine != other { return mine > other }
    }
    for (mine, other) in zip(left.values, right.values) where mine != other {
      return DimensionValue.precedes(mine, other)
    }
    return false
  }

  /// The share of a row in tenths of a percent, rounded to the nearest step.
  func share(of row: Cell) -> Int {
    let whole = analysis.placeOfShares.map { wholes[row.values[$0]] ?? 0 } ?? whole
    guard whole > 0 else { return 0 }
    let step = shareStep(of: whole)
    return (2_000 * row.tweets + whole * step) / (2 * whole * step) * step
  }

  /// The step of shares of all cells.
  var shareStep: Int { shareStep(of: whole) }

  /// The step of shares in tenths of a percent. Where the numbers of tweets are not printed, it is as many tweets as the
  /// minimum of users, or more.
  ///
  /// Each share then fits that many numbers of tweets, also for a reader who knows the whole. Only printable cells are
  /// part of the whole, so that no share depends on a suppressed cell. A table has shares of one kind, as two of them
  /// together would fit fewer numbers.
  private func shareStep(of whole: Int) -> Int {
    if statesTweets || analysis.isUnprotected { return 1 }
    return Self.shareSteps.first { $0 * whole >= 1_000 * analysis.minimumUsers } ?? 1_000
  }

  private static let shareSteps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000]
}

/// The columns of a table and the fields of its rows, as every format writes them.
extension TableResult {
  /// The name of the table, where there are several.
  public var tableName: String? { analysis.name }

  /// The names of all columns: the dimensions, then the counts.
  var columnNames: [String] {
    var names = analysis.dimensions.map(\.rawValue)
    if analysis.isPaired { names[names.count - 1] += "_2" }
    if analysis.isUnprotected { names.insert(Self.mark.column, at: 0) }
    return names + analysis.counts.map(analysis.column(of:))
  }

  /// The first column of a table without protection, and its value in each row.
  private static let mark = (column: "unprotected", value: "do not publish")

  /// The filters, each as it is written in a request.
  var selection: [String] { analysis.conditions.map(\.written) }

  /// How many of the columns are dimensions, or the mark of a table without protection.
  var dimensionCount: Int { analysis.dimensions.count + (analysis.isUnprotected ? 1 : 0) }

  /// The values of a row as text; nil for the missing value.
  func writtenValues(of row: Cell) -> [String?] {
    (analysis.isUnprotected ? [Self.mark.value] : [])
      + zip(analysis.dimensions, row.values).map { $0.written($1) }
  }

  /// The counts of a row as decimal numbers; nil in a gap.
  func writtenCounts(of row: Cell) -> [String?] {
    if row.isGap { return analysis.counts.map { _ in nil } }
    var measured = row.measured[...]
    return analysis.counts.map { count in
      switch count {
      case .tweets: return String(row.tweets)
      case .users: return String(row.users)
      case .share: return Self.percent(share(of: row))
      case .measure: return measured.popFirst() ?? nil
      }
    }
  }

  /// Tenths of a percent as a decimal number.
  static func percent(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)" }
}

extension Analysis {
  /// The place of the dimension within whose values shares are computed.
  fileprivate var placeOfShares: Int? { shareWithin.flatMap(dimensions.firstIndex) }

  /// The name of the column of a count.
  fileprivate func column(of count: Count) -> String {
    switch count {
    case .share: columnOfShares
    case .measure(let measure): measure.column
    case .tweets, .users: count.name
    }
  }

  /// The name of the column of shares.
  var columnOfShares: String {
    "share_percent" + (shareWithin.map { "_of_\($0.rawValue)" } ?? "")
  }
}
