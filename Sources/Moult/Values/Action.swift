/// What a policy does to the values of a meaning.
public enum Action: String, CaseIterable, BitwiseCopyable, Sendable {
  /// Leaves the field out.
  case drop
  /// Keeps a value of a closed vocabulary unchanged.
  case keep
  /// Truncates a time to the start of its hour, in UTC.
  case hour
  /// Truncates a time to the start of its day, in UTC.
  case day
  /// Truncates a time to the first day of its month, in UTC.
  case month
  /// Truncates a time to the first day of its year, or keeps the year alone, in UTC.
  case year
  /// Rounds a count down to a power of ten.
  case power
  /// Keeps the name of a well-known application, and replaces all others by `other`.
  case known
  /// Lower-cases a hashtag or cashtag, and drops one that is a name in the record.
  case lower
  /// Keeps only the host of a link.
  case host
  /// Keeps the name of a topic, unless the topic can be a person.
  case topic
  /// Removes names, links and numbers from a text.
  case scrub
}
