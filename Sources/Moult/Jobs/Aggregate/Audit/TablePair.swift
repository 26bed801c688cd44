/// What a reader can compare in two tables: sums over the cells of each that count the same tweets, or over the cells of
/// one that count some of the tweets of the other.
///
/// ```
/// by lang                          en
/// by day, where lang=en            all days together
/// by lang, day, where kind=plain   en on all days together: some of the tweets of the others
/// ```
struct TablePair {
  let inner: Side
  let outer: Side
  /// Whether the cells of both count the same tweets.
  let isEqual: Bool
  /// The dimensions that both divide by.
  let common: [Dimension]
  /// The lists that only the inner table divides by, so that a tweet can be in several of its cells; a list of pairs twice.
  let others: [Dimension]

  /// The pairs of some tables. O(tables²).
  static func all(of tables: [Table]) -> [TablePair] {
    var pairs: [TablePair] = []
    for first in tables.indices {
      let table = Side(first, tables[first])
      if let total = table.total { pairs.append(TablePair(table, in: total, isEqual: false)) }
      for second in tables.indices.dropFirst(first + 1) {
        let other = Side(second, tables[second])
        for usesLists in [true, false] {
          guard let pair = TablePair(table, other, usesLists: usesLists) else { continue }
          // Without lists it is the same pair where no list was used.
          if usesLists || pair.isNew(with: pairs.last) { pairs.append(pair) }
          if let reversed = pair.reversed { pairs.append(reversed) }
        }
      }
    }
    return pairs
  }

  /// The tables of the pair.
  var tables: [Int] { [inner.table, outer.table] }

  private init?(_ first: Side, _ second: Side, usesLists: Bool) {
    guard first.isPaired == second.isPaired else {
      guard usesLists else { return nil }
      self.init(first.isPaired ? first : second, within: first.isPaired ? second : first)
      return
    }
    var (one, two) = (first, second)
    let oneIsWider = !one.select(second.conditions, usesLists: usesLists)
    let twoIsWider = !two.select(first.conditions, usesLists: usesLists)
    if usesLists {
      one.pinForced(lackedBy: two)
      two.pinForced(lackedBy: one)
    }
    let (lists, otherLists) = (Set(one.lists), Set(two.lists))
    if !oneIsWider, !twoIsWider, lists == otherLists {
      self.init(one, in: two, isEqual: true)
    } else if !twoIsWider, lists.isSubset(of: otherLists) {
      self.init(two, in: one, isEqual: false)
    } else if !oneIsWider, otherLists.isSubset(of: lists) {
      self.init(one, in: two, isEqual: false)
    } else {
      return nil
    }
  }

  /// A cell of pairs is no sum of cells of single values. It is a part of each one that has one of its values, or none.
  private init?(_ paired: Side, within single: Side) {
    var (paired, single) = (paired, single)
    // The filters of the pairs may select more than the cells of single values can show, which are then more tweets.
    _ = single.select(paired.conditions, usesLists: false)
    guard paired.select(single.conditions, usesLists: false),
      Set(single.lists).isSubset(of: paired.lists)
    else { return nil }
    self.init(paired, in: single, isEqual: false)
  }

  /// The same with the other values of pairs of one list; nil if these have no part in it.
  private var reversed: TablePair? {
    guard let list = inner.lists.last, inner.isPaired, !outer.isPaired,
      outer.lists.contains(list), inner.lists.filter({ $0 == list }).count == 2
    else { return nil }
    var side = inner
    side.isReversed = true
    return TablePair(side, in: outer, isEqual: false)
  }

  private init(_ inner: Side, in outer: Side, isEqual: Bool) {
    (self.inner, self.outer, self.isEqual) = (inner, outer, isEqual)
    let shared = Set(inner.derivable).intersection(outer.derivable)
    let lists = Set(outer.lists)
    let listed = Dimension.allCases.filter(lists.contains)
    common = Dimension.finest(of: shared) + listed + (outer.isPaired ? outer.lists.suffix(1) : [])
    if inner.isPaired && !outer.isPaired {
      var rest = inner.lists
      for list in listed { if let place = rest.firstIndex(of: list) { rest.remove(at: place) } }
      others = rest
    } else {
      others = Dimension.allCases.filter { inner.lists.contains($0) && !lists.contains($0) }
    }
  }

  private func isNew(with last: TablePair?) -> Bool {
    guard let last, last.tables.sorted() == tables.sorted() else { return true }
    return !last.inner.pins.isEmpty || !last.outer.pins.isEmpty
  }

  /// Whether the same tweets of each user count in both tables, where both select them.
  func countsSameTweets(_ tables: [Table]) -> Bool {
    let (one, two) = (tables[inner.table], tables[outer.table])
    if one.cut.tweets == 0 && two.cut.tweets == 0 { return true }
    return one.analysis.mostOfUser == two.analysis.mostOfUser
      && Set(inner.conditions.map(\.normalized)) == Set(outer.conditions.map(\.normalized))
  }
}
