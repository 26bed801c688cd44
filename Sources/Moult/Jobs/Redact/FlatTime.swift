/// The time of a flat line, as coarse as the policy says.
enum FlatTime {
  /// How coarse the action of a policy makes a time; nil where it drops it.
  static func unit(of action: Action) -> TweetFacts.TimeUnit? {
    switch action {
    case .hour: .hour
    case .day: .day
    case .month: .month
    case .year: .year
    default: nil
    }
  }

  /// The first hour of the unit in which an hour is, both since 1970-01-01T00:00Z. O(1).
  static func start(_ hour: Int, of unit: TweetFacts.TimeUnit) -> Int {
    if unit == .hour { return hour }
    let day = CivilDay.floorDivide(hour, 24)
    if unit == .day { return 24 * day }
    let date = CivilDay.date(of: day)
    let month = unit == .month ? date.month : 1
    return 24 * CivilDay.number(year: date.year, month: month, day: 1)
  }

  /// An hour as it is printed: `2019-12-01T13:00Z`, `2019-12-01`, `2019-12`, `2019`.
  static func text(_ hour: Int, _ unit: TweetFacts.TimeUnit) -> String {
    let whole = CivilText.hour(hour)
    return switch unit {
    case .hour: whole
    case .day: String(whole.prefix(10))
    case .month: String(whole.prefix(7))
    case .year: String(whole.prefix(4))
    }
  }
}

extension Policy {
  /// How coarse the times of flat lines are: `hour`, `day`, `month` or `year`; nil where they have none.
  package var flatTimeUnit: String? {
    FlatTime.unit(of: self[.time]).map { _ in self[.time].rawValue }
  }
}
