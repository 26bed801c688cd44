/// The forms in which records can be made.
public enum Form: String, CaseIterable, Sendable {
  /// The v1.1 stream as sent over the network: ASCII, `\/`, CRLF, deletes, notices, keep-alives.
  case v1
  /// The same tweets and notices as a Python tool stores them: `", "` and `": "`, a line each.
  case v1Python = "v1-python"
  /// v2 responses, one page a line, as sent over the network: UTF-8 and compact.
  case v2Pages = "v2-pages"
  /// The same pages as twarc2 stores them.
  case v2Python = "v2-python"
  /// The tweets of v2 pages as twarc2 flattens them, one a line.
  case v2Flat = "v2-flat"
  /// v1.1 user objects, one a line; some contain the user's last tweet.
  case v1Users = "v1-users"
  /// Results of the web interface's GraphQL queries, one tweet a line, with users' names in `core`.
  case graphQL = "graphql"
  /// The same in older responses, with users' names in `legacy`.
  case graphQLOld = "graphql-old"
  /// The same tweets as snscrape writes them.
  case snscrape
  /// The same as twscrape writes them.
  case twscrape
  /// The same as twint writes them.
  case twint

  /// How JSON is written in this form.
  var style: Style {
    switch self {
    case .v1, .v1Users: .wire
    case .v1Python, .v2Python, .v2Flat, .snscrape, .twscrape: .python
    case .v2Pages, .graphQL, .graphQLOld, .twint: .utf8
    }
  }

  /// What ends a record.
  var lineEnd: [UInt8] {
    self == .v1 ? [0x0D, 0x0A] : [0x0A]
  }
}

/// A way of writing JSON: which characters are escaped, and where spaces are.
enum Style: Sendable {
  /// ASCII with lower-case escapes; `/ < > { }` escaped in strings; no spaces.
  case wire
  /// ASCII with lower-case escapes; a space after each comma and colon.
  case python
  /// UTF-8; no spaces.
  case utf8
}

/// The options of a stream besides its form and seed.
public struct Options: Sendable, Equatable {
  /// How many tweets a v2 page has. 1 or more.
  public var pageSize = 100
  /// One record in this many is made unreadable; 0 for none.
  public var badEvery = 0
  /// The average number of milliseconds between two records. 1 or more.
  public var gap = 1000
  /// How many of a thousand lines of a v1.1 stream are deletes.
  public var deletes = 100

  /// Creates the default options.
  public init() {}
}
