/// What two tables of the same tweets both divide by: the sums over it are the same in both.
struct CommonDimensions {
  private let dimensions: [Dimension]
  /// Whether both tables have the same pairs as their last two levels.
  private let isPaired: Bool

  /// Nil if the tables need not have a sum in common: the filters differ, or what counts of a user, or a tweet is in
  /// several cells of one of them only.
  init?(_ first: Analysis, _ second: Analysis) {
    let lists = [first, second].map { Set($0.dimensions.filter(\.isList)) }
    guard first.mostOfUser == second.mostOfUser, lists[0] == lists[1],
      first.isPaired == second.isPaired,
      first.hasSameFilters(as: second)
    else { return nil }
    let known = [first, second].map { Set($0.dimensions.flatMap(\.derivable)) }
    let common = known[0].intersection(known[1])
    isPaired = first.isPaired
    dimensions = Dimension.allCases.filter { dimension in
      common.contains(dimension)
        && !common.contains { $0 != dimension && $0.derivable.contains(dimension) }
    }
  }

  /// The cells that are in each sum. O(cells).
  func groups(of table: borrowing Table) -> [[DimensionValue]: [Int]] {
    let sources = dimensions.map { dimension in
      table.analysis.dimensions.firstIndex { $0.derivable.contains(dimension) } ?? 0
    }
    var groups: [[DimensionValue]: [Int]] = [:]
    for cell in table.cells.indices where table.cells[cell].tweets > 0 {
      let values = table.values(ofCell: cell)
      var key = dimensions.indices.map { place in
        let source = sources[place]
        return dimensions[place].value(
          from: values[source], of: table.analysis.dimensions[source])
      }
      if isPaired, let last = values.last { key.append(last) }
      groups[key, default: []].append(cell)
    }
    return groups
  }
}

extension Dimension {
  /// The dimensions whose values follow from those of this one, with itself.
  fileprivate var derivable: [Dimension] {
    switch self {
    case .hour: [.hour, .day, .week, .month, .weekday, .hourOfDay]
    case .day: [.day, .week, .month, .weekday]
    default: [self]
    }
  }

  /// The value that follows from one of another dimension.
  fileprivate func value(from value: DimensionValue, of source: Dimension) -> DimensionValue {
    guard source != self, case .number(let number) = value,
      case .number(let type) = definition, let time = type as? any TimeDimension.Type
    else { return value }
    return .number(time.number(ofHour: source == .day ? 24 * number : number))
  }
}

extension Analysis {
  fileprivate func hasSameFilters(as other: Analysis) -> Bool {
    conditions.allSatisfy(other.conditions.contains)
      && other.conditions.allSatisfy(conditions.contains)
  }
}
