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
