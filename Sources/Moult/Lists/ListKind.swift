/// What the IDs of a list or table identify.
enum ListKind: String, Sendable, CaseIterable {
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
  /// By its header. Case, spaces, dots, slashes, dashes and underscores are ignored.
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

/// How a job reads inputs that are not JSON.
struct ListOptions: Sendable {
  /// What a job does with lists and tables.
  enum Use: Sendable, Equatable {
    /// It reads lists, and tables.
    case lists
    /// It reads tables with a header, and tables whose column the user names.
    case tables
    /// It refuses tables of tweets and users; with the reason.
    case none(String)
  }

  var use = Use.lists
  let kind: ListKind
  /// The kind of a table of tweets or users that is not of ``kind``; nil where such a table is refused.
  var otherKind: ListKind?
  /// The column that has the IDs; nil for the one that the header names.
  var column: ListColumn?
  /// Finds mangled IDs; nil where the IDs are not checked.
  var plausibility: Plausibility?
  /// Whether it reads the CSV of `redact --shape flat`.
  var readsFlat = false
}

extension ListOptions {
  /// For jobs that cannot read tables.
  static let refusing = ListOptions(
    use: .none(
      "it is a table, and only the fields of JSON records have meanings that a policy judges; use the JSON that the "
        + "table was made from: the .jsonl file of twarc, the NDJSON of 4CAT, the data_*.json files of "
        + "academictwitteR"),
    kind: .tweets)

  /// For jobs that cannot read tables, except the CSV of `redact --shape flat`.
  static var flat: ListOptions {
    var options = refusing
    options.readsFlat = true
    return options
  }
}
