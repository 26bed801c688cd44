/// Cells by the values that they have in common, in the order of the first cell of each group.
struct CellGroups {
  /// The numbers of the values, as one number.
  struct Key: Hashable {
    let common: UInt128
    let other: UInt128
  }

  private(set) var keys: [Key] = []
  private(set) var cells: [[Int32]] = []
  private(set) var groups: [Key: Int] = [:]

  mutating func add(_ cell: Int32, to key: Key) {
    if let group = groups[key] {
      cells[group].append(cell)
    } else {
      groups[key] = keys.count
      keys.append(key)
      cells.append([cell])
    }
  }
}

/// Numbers of the values of a dimension that are the same for several tables.
struct ValueIDs {
  private var ids: [DimensionValue: UInt128] = [:]

  mutating func id(of value: DimensionValue) -> UInt128 {
    if let known = ids[value] { return known }
    ids[value] = UInt128(ids.count)
    return UInt128(ids.count - 1)
  }
}

/// Where a table has a dimension, or one from which its values follow.
struct CellColumn {
  let level: Int
  /// The number of the value that follows from each value of the level.
  let ids: [UInt128]
}

extension [CellColumn] {
  /// The values of a cell as one number. O(columns).
  ///
  /// - Parameter values: for each level, the number of the value of each cell.
  func key(of cell: Int, _ values: [[Int32]]) -> UInt128 {
    var key: UInt128 = 0
    for column in self {
      key = key &* Self.mostValues &+ column.ids[Int(values[column.level][cell])]
    }
    return key
  }

  /// More than a table can have cells.
  private static var mostValues: UInt128 { 1 << 31 }
}

extension Table {
  /// For each level, the number of the value of each cell. O(cells).
  func valueNumbers() -> [[Int32]] {
    var numbers = levels.map { _ in Array(repeating: Int32(0), count: cells.count) }
    for cell in cells.indices {
      var node = Int32(cell)
      for level in levels.indices.reversed() {
        (node, numbers[level][cell]) = levels[level].place(of: node)
      }
    }
    return numbers
  }

  /// Where the table has some dimensions, or those from which they follow; for a dimension that is listed twice, as that
  /// of pairs is, its first and its last level. O(values).
  func columns(of dimensions: [Dimension], _ ids: inout [ValueIDs]) -> [CellColumn] {
    dimensions.enumerated().map { place, dimension in
      let isAgain = dimensions.prefix(place).contains(dimension)
      let found = levels.indices.filter { levels[$0].dimension.derivable.contains(dimension) }
      let level = (isAgain ? found.last : found.first) ?? 0
      let source = levels[level].dimension
      return CellColumn(
        level: level,
        ids: levels[level].values.values.map {
          ids[place].id(of: dimension.value(from: $0, of: source))
        })
    }
  }
}

extension Dimension {
  /// The dimensions whose values follow from those of this one, with itself.
  var derivable: [Dimension] {
    switch self {
    case .hour: [.hour, .day, .week, .month, .weekday, .hourOfDay]
    case .day: [.day, .week, .month, .weekday]
    default: [self]
    }
  }

  /// The value that follows from one of another dimension.
  func value(from value: DimensionValue, of source: Dimension) -> DimensionValue {
    guard source != self, case .number(let number) = value,
      case .number(let type) = definition, let time = type as? any TimeDimension.Type
    else { return value }
    return .number(time.number(ofHour: source == .day ? 24 * number : number))
  }

  /// The dimensions from which the others follow.
  static func finest(of dimensions: Set<Dimension>) -> [Dimension] {
    allCases.filter { dimension in
      dimensions.contains(dimension)
        && !dimensions.contains { $0 != dimension && $0.derivable.contains(dimension) }
    }
  }
}

extension Analysis.Condition {
  /// The same text for filters with the same values.
  var normalized: String {
    let name = dimension.rawValue + comparison.rawValue
    let values = Set(written.dropFirst(name.count).split(separator: "|"))
    return name + values.sorted().joined(separator: "|")
  }

  /// The value of a list that each selected tweet has; nil if there are several, or none.
  var forcedText: String? {
    guard dimension.isList, comparison == .equal, !takesMissing else { return nil }
    return Set(texts).count == 1 ? texts.first : nil
  }

  /// Whether a tweet passes that has this value and no other.
  func holds(for value: DimensionValue) -> Bool {
    let isListed =
      switch value {
      case .none: takesMissing
      case .number(let number): numbers.contains(number)
      case .text(let text): texts.contains(text)
      }
    if comparison == .equal { return isListed }
    if comparison == .notEqual { return !isListed }
    guard case .number(let number) = value, let bound = numbers.first else { return false }
    switch comparison {
    case .less: return number < bound
    case .lessOrEqual: return number <= bound
    case .greater: return number > bound
    default: return number >= bound
    }
  }
}
