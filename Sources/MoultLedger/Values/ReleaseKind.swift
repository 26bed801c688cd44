/// The kind of items in a release.
public enum ReleaseKind: String, Sendable, CaseIterable, Codable {
  case tweetIDs = "tweet-ids"
  case userIDs = "user-ids"
  case messageIDs = "message-ids"
  /// Hydrated tweets and users, counted together.
  case hydrated

  /// The kind in the plural, for messages.
  public var words: String {
    switch self {
    case .tweetIDs: "tweet IDs"
    case .userIDs: "user IDs"
    case .messageIDs: "message IDs"
    case .hydrated: "hydrated tweets and users"
    }
  }
}
