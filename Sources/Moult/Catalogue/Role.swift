/// The relation of a user or another tweet to the tweet of a record.
///
/// The role of a value is the last one on its path, ignoring `author`. A value without a role belongs to the
/// record's own tweet or its author.
enum Role: String, Sendable, CaseIterable {
  case author, retweeted, quoted, replied, mentioned, included, pinned, edited
  case mediaSource = "media-source"
  case contributor, liked, other

  /// The role of the values in a field with the role `inner`, in an object with the role `outer`.
  static func combine(_ outer: Role?, _ inner: Role?) -> Role? {
    inner == nil || inner == .author ? outer : inner
  }
}
