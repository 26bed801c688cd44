/// A column of a table with IDs besides the one that the rows are about.
struct TableColumn: Sendable, Equatable {
  /// Its field in a row, from 0.
  let field: Int
  /// What its IDs identify.
  let kind: ListKind
  /// What they are to the row; nil for another column with the row's own IDs.
  let role: Role?
  /// Whether most rows have a value in it, so that one without is damaged.
  var isRequired = false
}

/// What a header says about a column.
enum HeaderMeaning: Sendable, Equatable {
  case ids(ListKind)
  /// The ID of the subject of the row.
  case own
  /// The same, or the ID of a user where it is the only column.
  case either
  /// The only column of a vector written by R.
  case row
  /// IDs of tweets or users that are related to a tweet.
  case related(ListKind, [Role])
  /// The texts of such tweets.
  case copies([Role])
  /// The texts of the subjects of the rows.
  case texts
  /// A column of the table in a personal archive.
  case archive
  /// A column that occurs only in tables about one kind of subject.
  case sign(ListKind)
  /// A column of tables about other subjects.
  case otherSign

  /// Parses the heading of a section of `list-headers.txt`, without its brackets.
  init?(_ heading: String) {
    switch heading {
    case "own": self = .own
    case "either": self = .either
    case "row": self = .row
    case "texts": self = .texts
    case "archive": self = .archive
    case "of-others": self = .otherSign
    default:
      let words = heading.split(separator: " ").map { $0.split(separator: "-").map(String.init) }
      let lasts = Set(words.compactMap(\.last))
      guard let last = lasts.first, lasts.count == 1 else { return nil }
      let firsts = words.map { $0.dropLast().joined(separator: "-") }
      self.init(firsts, last)
    }
  }

  private init?(_ firsts: [String], _ last: String) {
    let roles = firsts.compactMap { Role(rawValue: $0) }
    let kind = ListKind(rawValue: last)
    if firsts == [""], let kind {
      self = .ids(kind)
    } else if firsts == ["of"], let kind {
      self = .sign(kind)
    } else if roles.count == firsts.count, let kind {
      self = .related(kind, roles)
    } else if roles.count == firsts.count, last == "copies" {
      self = .copies(roles)
    } else {
      return nil
    }
  }

  /// The kind of table that has such a column.
  var signOf: ListKind? {
    switch self {
    case .sign(let kind): kind
    // Tables of users have pinned tweets, and other platforms have threads.
    case .related(_, [.pinned]), .related(_, [.other]): nil
    case .related, .copies, .archive: .tweets
    case .ids, .own, .either, .row, .texts, .otherSign: nil
    }
  }
}
