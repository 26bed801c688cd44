/// What an analysis may divide or select tweets by: the whole list, and none of it names a person.
enum Dimension: String, CaseIterable, Sendable {
  case hour, day, week, month, weekday
  case hourOfDay = "hour-of-day"
  case lang, country, source, kind, hashtag, cashtag, host, media, verified
  case accountYear = "account-year"

  /// How many values a tweet has, and what they are made of.
  enum Shape {
    /// One whole number or none.
    case number
    /// One text or none.
    case text
    /// Any number of texts.
    case list
  }

  /// The dimension that a spelling names: letter case, `_` and blanks do not matter.
  init?(spelling: some StringProtocol) {
    let name = Self.normalized(spelling)
    if name == "media-type" {
      self = .media
    } else if let found = Self(rawValue: name) {
      self = found
    } else {
      return nil
    }
  }

  /// A spelling in lower case with `-` between its words.
  static func normalized(_ spelling: some StringProtocol) -> String {
    String(
      spelling.trimmingSpaces().lowercased().map { "_ .".contains($0) ? "-" : $0 })
  }

  /// See ``Shape``.
  var shape: Shape {
    switch self {
    case .hour, .day, .week, .month, .weekday, .hourOfDay: .number
    case .kind, .verified, .accountYear: .number
    case .lang, .country, .source: .text
    case .hashtag, .cashtag, .host, .media: .list
    }
  }

  /// Whether it is about what tweets say or show, which the clause `measuring` asks for.
  ///
  /// When a tweet was made, what it replies to, with which application, and what its account is
  /// are not: a table over those alone measures the service.
  var isContent: Bool {
    switch self {
    case .lang, .country, .hashtag, .cashtag, .host, .media: true
    case .hour, .day, .week, .month, .weekday, .hourOfDay: false
    case .source, .kind, .verified, .accountYear: false
    }
  }

  /// Whether its values have an order to compare by.
  var isOrdered: Bool {
    switch self {
    case .hour, .day, .week, .month, .weekday, .hourOfDay, .accountYear: true
    default: false
    }
  }
}

extension StringProtocol {
  /// The text without the blanks around it.
  func trimmingSpaces() -> String {
    var rest = self[startIndex...]
    while rest.first == " " { rest = rest.dropFirst() }
    while rest.last == " " { rest = rest.dropLast() }
    return String(rest)
  }
}
