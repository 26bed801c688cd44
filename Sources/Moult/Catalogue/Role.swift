/// What a user or another tweet is to the tweet of a record.
///
/// The role of a value is the last one on its path other than `author`; a value without a role
/// belongs to the record's own tweet or to its author.
enum Role: String, Sendable, CaseIterable {
  case author, retweeted, quoted, replied, mentioned, included, pinned, edited
  case mediaSource = "media-source"
  case contributor, liked, other

  /// The role of what a field with this role leads to, under a value of the role `outer`.
  static func combine(_ outer: Role?, _ inner: Role?) -> Role? {
    inner == nil || inner == .author ? outer : inner
  }
}
