/// The tweets and users in a record that may not be shared, as far as the record itself says so.
struct NotShareable: Sendable {
  private var tweets: [UInt64: NoticeCause] = [:]
  private var users: [UInt64: NoticeCause] = [:]

  var isEmpty: Bool { tweets.isEmpty && users.isEmpty }

  /// The cause for which a subject may not be shared; nil where nothing says so. O(1).
  func cause(of number: UInt64, _ subject: NoticeSubject) -> NoticeCause? {
    switch subject {
    case .tweet: tweets[number]
    case .user: users[number]
    case .message: nil
    }
  }

  /// Adds a subject; if it has a cause already, that one stays. O(1).
  mutating func add(_ number: UInt64, _ subject: NoticeSubject, _ cause: NoticeCause) {
    switch subject {
    case .tweet: if tweets[number] == nil { tweets[number] = cause }
    case .user: if users[number] == nil { users[number] = cause }
    case .message: break
    }
  }
}
