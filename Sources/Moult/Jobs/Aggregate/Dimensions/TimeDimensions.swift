extension Dimension {
  /// The value that a filter's text names, as the facts would have it; nil where it is none of this
  /// dimension's.
  ///
  /// `(none)` is the missing value. Letter case and a leading `#` or `$` do not matter where the
  /// facts have them taken away; names of applications are compared as written.
  func value(spelled text: String) -> DimensionValue? {
    if text == DimensionValue.missing { return self == .kind ? nil : DimensionValue.none }
    switch shape {
    case .number: return number(spelled: text).map(DimensionValue.number)
    case .text, .list: return self.text(spelled: text).map(DimensionValue.text)
    }
  }

  /// What a filter's value looks like, for messages.
  var example: String {
    switch self {
    case .hour: "2019-12-01T13:00Z"
    case .day: "2019-12-01"
    case .week: "2019-W49"
    case .month: "2019-12"
    case .weekday: "Mon"
    case .hourOfDay: "13"
    case .lang: "en"
    case .country: "DE"
    case .source: "other"
    case .kind: "plain, reply, quote or retweet"
    case .hashtag, .cashtag: "a word without its sign"
    case .host: "example.org"
    case .media: "photo, video or animated_gif"
    case .verified: "true or false"
    case .accountYear: "2009"
    }
  }

  private func number(spelled text: String) -> Int? {
    switch self {
    case .hour: Self.hour(text)
    case .day: Self.day(text)
    case .week: Self.week(text)
    case .month: Self.day(text + "-01").map { CivilDay.month(ofDay: $0) }
    case .weekday: Self.weekdays.firstIndex { $0.lowercased() == text.lowercased() }
    case .hourOfDay: Self.digits(text, 1...2).flatMap { $0 < 24 ? $0 : nil }
    case .kind: TweetFacts.Kind(rawValue: text.lowercased())?.number
    case .verified: text.lowercased() == "true" ? 1 : text.lowercased() == "false" ? 0 : nil
    case .accountYear: Self.digits(text, 4...4)
    default: nil
    }
  }

  private func text(spelled text: String) -> String? {
    let lower = text.lowercased()
    switch self {
    case .lang:
      return ClosedValues.isLanguage(lower.utf8.span) ? lower : nil
    case .country:
      let upper = text.uppercased()
      return ClosedValues.isCountry(upper.utf8.span) ? upper : nil
    case .source:
      return text == Source.other || Source.known(of: text.utf8.span) == text ? text : nil
    case .host:
      let host = lower.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || Self.isHost($0) }
      return host && lower.contains(".") ? lower : nil
    case .media:
      let name = String(lower.map { $0 == "-" ? "_" : $0 })
      return ["photo", "video", "animated_gif"].contains(name) ? name : nil
    case .hashtag: return Self.tag(lower, signs: "#\u{FF03}")
    case .cashtag: return Self.tag(lower, signs: "$")
    default: return nil
    }
  }

  private static func isHost(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == "-" || ("0"..."9").contains(scalar)
  }

  private static func isWord(_ text: String, allowing extra: Character? = nil) -> Bool {
    text.allSatisfy { ("a"..."z").contains($0) || $0 == extra }
  }

  private static func tag(_ text: String, signs: String) -> String? {
    let word = text.first.map(signs.contains) == true ? String(text.dropFirst()) : text
    let split = word.contains { $0.isWhitespace || "#$,;".contains($0) }
    return word.isEmpty || split ? nil : word
  }
}

/// Times, strictly in the forms in which they are printed.
extension Dimension {
  private static func hour(_ text: String) -> Int? {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, let day = day(String(parts[0])), parts[1].hasSuffix(":00Z"),
      let hour = digits(parts[1].dropLast(4), 2...2), hour < 24
    else { return nil }
    return day * 24 + hour
  }

  private static func day(_ text: String) -> Int? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = digits(parts[0], 4...4),
      let month = digits(parts[1], 2...2), let day = digits(parts[2], 2...2)
    else { return nil }
    return CivilDay.checked(year: year, month: month, day: day)
  }

  private static func week(_ text: String) -> Int? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let year = digits(parts[0], 4...4), parts[1].first == "W",
      let week = digits(parts[1].dropFirst(), 2...2)
    else { return nil }
    return CivilDay.checkedWeek(year: year, week: week)
  }

  /// A number of ASCII digits only, as many as told: `Int` would take a sign too.
  private static func digits(_ text: some StringProtocol, _ count: ClosedRange<Int>) -> Int? {
    guard count.contains(text.utf8.count),
      text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int(text)
  }
}
