/// The cells of all values of the dimensions of some tables, which no table has: each cell of these tables is a sum of
/// them. Bounds arise from them that no two tables have alone.
///
/// ```
/// by lang                        English tweets, less those that are no retweets, are the English retweets.
/// by lang, where kind=retweet
/// by lang, where kind!=retweet
/// ```
struct JointCells {
  /// How many cells there are at most; larger tables are audited without them.
  static let most = 2_000
  private static let mostProducts = 50_000

  private let members: [Member]
  private let dimensions: [Dimension]
  private var domains: [[DimensionValue]] = []

  /// A table, and the filters that not all tables have.
  private struct Member {
    let table: Int
    let analysis: Analysis
    let filters: [Analysis.Condition]
  }

  /// Tables that are sums of the same cells, by what they count. O(tables).
  static func groups(of tables: [Table]) -> [[Int]] {
    var groups: [[String]: [Int]] = [:]
    var order: [[String]] = []
    // Pairs are no products of single values.
    for (index, analysis) in tables.map(\.analysis).enumerated() where !analysis.isPaired {
      let lists = analysis.dimensions.filter(\.isList).map(\.rawValue).sorted()
      let filters = analysis.conditions.filter(\.dimension.isList).map(\.normalized)
      let key = [String(analysis.mostOfUser)] + lists + Set(filters).sorted()
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(index)
    }
    return order.compactMap { groups[$0] }.filter { $0.count > 1 }
  }

  /// - Parameter tables: a group.
  /// - Returns: nil if one of the tables has these cells, or there are too many.
  init?(_ tables: [Int], of cells: RunCells) {
    let analyses = tables.map { cells.tables[$0].analysis }
    var common = Set(analyses[0].conditions.map(\.normalized))
    for analysis in analyses { common.formIntersection(analysis.conditions.map(\.normalized)) }
    members = zip(tables, analyses).map { table, analysis in
      Member(
        table: table, analysis: analysis,
        filters: analysis.conditions.filter { !common.contains($0.normalized) })
    }
    let divided = Set(analyses.flatMap(\.dimensions))
    let filtered = members.flatMap(\.filters).map(\.dimension).filter { !$0.isList }
    dimensions = Dimension.finest(of: divided.union(filtered))
    let hasAll = members.contains { member in
      member.filters.isEmpty && Set(dimensions).isSubset(of: member.analysis.dimensions)
    }
    guard !hasAll else { return nil }
    var products = 1
    for dimension in dimensions {
      guard let values = values(of: dimension, in: cells) else { return nil }
      products *= values.count
      guard products <= Self.mostProducts else { return nil }
      domains.append(values)
    }
  }

  /// The values that tweets can have; nil if they are not known from the tables and the filters.
  private func values(of dimension: Dimension, in cells: RunCells) -> [DimensionValue]? {
    var values: [DimensionValue] = []
    var areAll = false
    for member in members {
      guard let level = member.analysis.dimensions.firstIndex(of: dimension) else { continue }
      values += cells.tables[member.table].levels[level].values.values
      areAll = areAll || member.filters.isEmpty
    }
    guard !areAll else { return values.distinct() }
    // Tweets that only other tables select can have other values, which matter only by what filters say of them.
    let followers = Set(dimension.derivable).subtracting([dimension])
    let used = members.flatMap { $0.analysis.dimensions + $0.filters.map(\.dimension) }
    guard followers.isDisjoint(with: used) else { return nil }
    for filter in members.flatMap(\.filters) where filter.dimension == dimension {
      if filter.takesMissing { values.append(.none) }
      values += filter.texts.map { .text($0) }
      values += filter.numbers.flatMap { [.number($0 - 1), .number($0), .number($0 + 1)] }
    }
    // No value of a tweet is the empty text or the greatest number.
    return (values + [.text(""), .number(.max)]).distinct()
  }

  /// Adds each cell of the tables as a sum of joint cells. O(products of the values).
  ///
  /// - Parameter first: the number of the first joint cell.
  /// - Returns: the number of joint cells; nil if there are too many, and nothing is added.
  func add(to sums: inout Sums, _ cells: RunCells, first: Int) -> Int? {
    let lookups = members.map {
      JointLookup($0.filters, cells.tables[$0.table], dimensions, domains)
    }
    var parts: [Int32: [Int32]] = [:]
    var count = 0
    var place = Array(repeating: 0, count: dimensions.count)
    repeat {
      var places: [Int32] = []
      let exists = zip(members, lookups).allSatisfy { member, lookup in
        guard lookup.selects(place) else { return true }
        guard let cell = lookup.cell(at: place, in: cells.tables[member.table]) else {
          return false
        }
        places.append(cells.number(ofCell: cell, in: member.table))
        return true
      }
      guard exists, !places.isEmpty else { continue }
      guard count < Self.most else { return nil }
      for cell in places { parts[cell, default: []].append(Int32(first + count)) }
      count += 1
    } while advance(&place)
    for member in members {
      for cell in cells.tables[member.table].cells.indices
      where cells.tables[member.table].cells[cell].tweets > 0 {
        let number = cells.number(ofCell: cell, in: member.table)
        sums.append(number, isSumOf: parts[number] ?? [])
      }
    }
    return count
  }

  private func advance(_ place: inout [Int]) -> Bool {
    for index in place.indices {
      place[index] += 1
      if place[index] < domains[index].count { return true }
      place[index] = 0
    }
    return false
  }
}

extension [DimensionValue] {
  /// Each value once. O(count).
  fileprivate func distinct() -> Self {
    var seen: Set<DimensionValue> = []
    return filter { seen.insert($0).inserted }
  }
}
