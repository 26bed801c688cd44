/// A property by which an analysis may divide or select tweets. This is the whole list, and none of
/// them identifies a person.
///
/// Each is a type (``DimensionRules``) with a line in ``definition`` and in ``read(_:)``. Messages
/// list them in this order.
enum Dimension: String, CaseIterable, Sendable {
  case hour, day, week, month, weekday
  case hourOfDay = "hour-of-day"
  case lang, country, source, kind, hashtag, cashtag, host, media, topic, terms, text, verified
  case accountYear = "account-year"

  /// The type of a dimension, by the kind of its values.
  enum Definition {
    case number(any NumberDimension.Type)
    case word(any WordDimension.Type)
    case list(any ListDimension.Type)
  }

  /// The value or values of a tweet.
  enum Reading {
    /// A number, or nil where the tweet has none.
    case number(Int?)
    /// The code of a word, or 0 where the tweet has none.
    case word(UInt128)
    /// Texts, with repetitions.
    case list([String])
  }

  /// Its type, for everything that is not called for each tweet.
  var definition: Definition {
    switch self {
    case .hour: .number(HourDimension.self)
    case .day: .number(DayDimension.self)
    case .week: .number(WeekDimension.self)
    case .month: .number(MonthDimension.self)
    case .weekday: .number(WeekdayDimension.self)
    case .hourOfDay: .number(HourOfDayDimension.self)
    case .lang: .word(LanguageDimension.self)
    case .country: .word(CountryDimension.self)
    case .source: .word(SourceDimension.self)
    case .kind: .number(KindDimension.self)
    case .hashtag: .list(HashtagDimension.self)
    case .cashtag: .list(CashtagDimension.self)
    case .host: .list(HostDimension.self)
    case .media: .list(MediaDimension.self)
    case .topic: .list(TopicDimension.self)
    case .terms: .list(TermsDimension.self)
    case .text: .list(TextDimension.self)
    case .verified: .number(VerifiedDimension.self)
    case .accountYear: .number(AccountYearDimension.self)
    }
  }

  /// The value or values of a tweet. O(1).
  ///
  /// It is called for each tweet and so names the types again: a call through ``definition`` would
  /// be indirect.
  @inline(__always)
  func read(_ facts: borrowing TweetFacts) -> Reading {
    switch self {
    case .hour: .number(HourDimension.number(in: facts))
    case .day: .number(DayDimension.number(in: facts))
    case .week: .number(WeekDimension.number(in: facts))
    case .month: .number(MonthDimension.number(in: facts))
    case .weekday: .number(WeekdayDimension.number(in: facts))
    case .hourOfDay: .number(HourOfDayDimension.number(in: facts))
    case .lang: .word(LanguageDimension.code(in: facts))
    case .country: .word(CountryDimension.code(in: facts))
    case .source: .word(SourceDimension.code(in: facts))
    case .kind: .number(KindDimension.number(in: facts))
    case .hashtag: .list(HashtagDimension.list(in: facts))
    case .cashtag: .list(CashtagDimension.list(in: facts))
    case .host: .list(HostDimension.list(in: facts))
    case .media: .list(MediaDimension.list(in: facts))
    case .topic: .list(TopicDimension.list(in: facts))
    case .terms: .list(TermsDimension.list(in: facts))
    case .text: .list(TextDimension.list(in: facts))
    case .verified: .number(VerifiedDimension.number(in: facts))
    case .accountYear: .number(AccountYearDimension.number(in: facts))
    }
  }
}
