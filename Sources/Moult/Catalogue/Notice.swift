/// What a notice is about.
enum NoticeSubject: UInt8, CaseIterable, Sendable {
  case tweet, user, message

  var name: String {
    switch self {
    case .tweet: "tweet"
    case .user: "user"
    case .message: "message"
    }
  }
}

/// What a notice says of its subject. Each is a switch of its own: who is deleted and suspended, and then
/// no longer suspended, is deleted still.
enum NoticeCause: UInt8, CaseIterable, Sendable {
  case deleted, deactivated, suspended, protected, dropped, withheld
  /// A tweet that quotes a deleted one, which the notice of that one names.
  case quotesDeleted
  /// A version of a tweet after which there is a newer one.
  case superseded
  /// It is not known to be public, by what stands in the record itself.
  case notPublic
  /// Its places are gone; it stays.
  case scrubbed

  var name: String {
    switch self {
    case .deleted: "deleted"
    case .deactivated: "deactivated"
    case .suspended: "suspended"
    case .protected: "protected"
    case .dropped: "dropped"
    case .withheld: "withheld"
    case .quotesDeleted: "quotes-deleted"
    case .superseded: "superseded"
    case .notPublic: "not-known-public"
    case .scrubbed: "scrubbed"
    }
  }

  init?(named name: String) {
    guard let cause = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = cause
  }

  /// Those for which a subject goes.
  static let removals = allCases.filter { $0 != .scrubbed }
}

/// One thing that a notice says.
struct NoticeEvent: BitwiseCopyable, Sendable {
  let subject: NoticeSubject
  let cause: NoticeCause
  /// Whether it takes away, rather than brings back.
  let isOn: Bool
  let number: UInt64
  /// Milliseconds since 1970, if the notice has a time.
  let time: UInt64?
  /// Of the places of a user, the last tweet that loses them.
  var upTo: UInt64 = 0
}

/// What a kind of notices says of each subject that it names.
struct NoticeStatement: Sendable {
  let subject: NoticeSubject
  let cause: NoticeCause
  let isOn: Bool

  init(_ subject: NoticeSubject, _ cause: NoticeCause, isOn: Bool = true) {
    (self.subject, self.cause, self.isOn) = (subject, cause, isOn)
  }
}

/// What a kind of notices says.
enum NoticeForm: Sendable {
  case statement(NoticeStatement)
  /// A user's tweets up to one lose their places.
  case places
  /// A tweet has a newer version.
  case edit
  /// A line of a batch's results.
  case result
  /// An object around notices.
  case envelope

  /// A form that says the same of all that it names.
  init?(named name: String) {
    switch name {
    case "places": self = .places
    case "edit": self = .edit
    case "result": self = .result
    case "envelope": self = .envelope
    default: return nil
    }
  }
}
