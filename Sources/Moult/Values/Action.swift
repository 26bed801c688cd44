/// What a policy does to the values of a meaning.
public enum Action: String, CaseIterable, BitwiseCopyable, Sendable {
  /// Leaves the field out.
  case drop
  /// Lets a value of a closed vocabulary through as it is.
  case keep
  /// Edits a time down to the start of its hour, in UTC.
  case hour
  /// Edits a time down to the start of its day, in UTC.
  case day
  /// Edits a time down to the first of its month, in UTC.
  case month
  /// Edits a time down to its year, in UTC.
  case year
  /// Replaces a count by the power of ten not above it.
  case power
  /// Names an application if very many people use it, else `other`.
  case known
  /// Lower-cases a hashtag or cashtag, unless it is a name in the record.
  case lower
  /// Keeps the host of a link.
  case host
  /// Keeps the name of a topic that is not a person's.
  case topic
  /// Takes names, links and numbers out of a text.
  case scrub
}
