/// What a record says of the tweets and users that stand in it: those who are not to be given to anybody.
struct ToldGone: Sendable {
  private var tweets: [UInt64: NoticeCause] = [:]
  private var users: [UInt64: NoticeCause] = [:]

  var isEmpty: Bool { tweets.isEmpty && users.isEmpty }

  func cause(of number: UInt64, _ subject: NoticeSubject) -> NoticeCause? {
    switch subject {
    case .tweet: tweets[number]
    case .user: users[number]
    case .message: nil
    }
  }

  /// Of two causes the first one stays.
  mutating func add(_ number: UInt64, _ subject: NoticeSubject, _ cause: NoticeCause) {
    switch subject {
    case .tweet: if tweets[number] == nil { tweets[number] = cause }
    case .user: if users[number] == nil { users[number] = cause }
    case .message: break
    }
  }
}
