/// What a record is counted as.
enum RecordKind: Hashable, Sendable {
  case tweet, user, message, page
  /// A control message, or anything else that a catalogue names.
  case named(String)

  init(_ name: String) {
    switch name {
    case "tweet": self = .tweet
    case "user": self = .user
    case "message": self = .message
    case "page": self = .page
    default: self = .named(name)
    }
  }

  /// The name under which it is counted.
  var name: String {
    switch self {
    case .tweet: "tweet"
    case .user: "user"
    case .message: "message"
    case .page: "page"
    case .named(let name): name
    }
  }
}
