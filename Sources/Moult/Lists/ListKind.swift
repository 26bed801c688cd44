/// What the IDs of a list or table identify.
enum ListKind: Sendable, CaseIterable {
  case tweets, users, messages

  /// The kind in words, for messages.
  var words: String {
    switch self {
    case .tweets: "tweet IDs"
    case .users: "user IDs"
    case .messages: "message IDs"
    }
  }
}

/// The column of a table that has the IDs, as the user names it.
public enum ListColumn: Sendable, Equatable {
  /// By its number, from 1.
  case number(Int)
  /// By its header. Case, spaces, dots, dashes and underscores are ignored.
  case name(String)

  /// Parses the value of `--column`; nil for an empty word and for the number 0.
  public init?(_ word: String) {
    guard let number = Int(word) else {
      guard !ListHeaders.folded(Array(word.utf8).span).isEmpty else { return nil }
      self = .name(word)
      return
    }
    guard number > 0 else { return nil }
    self = .number(number)
  }
}

/// How a job reads lists of IDs.
struct ListOptions: Sendable {
  let kind: ListKind
  /// The column that has the IDs; nil for the one that the header names.
  var column: ListColumn?
}
