/// The kinds of objects that notices name.
enum NoticeSubject: UInt8, CaseIterable, Sendable {
  case tweet, user, message

  /// The word for it in reports.
  var name: String {
    switch self {
    case .tweet: "tweet"
    case .user: "user"
    case .message: "message"
    }
  }
}

/// What a notice says about its subject. Each cause is a switch of its own: a user who is deleted and
/// suspended, and then unsuspended, is still deleted.
enum NoticeCause: UInt8, CaseIterable, Sendable {
  case deleted, deactivated, suspended, protected, dropped, withheld
  /// A tweet that quotes a deleted one, and that the notice about the deleted one names.
  case quotesDeleted
  /// A version of a tweet that has a newer version.
  case superseded
  /// The record itself does not show that the subject is public.
  case notPublic
  /// The subject stays, without its places.
  case scrubbed

  /// The word for it in reports.
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

  /// The cause with a name; nil where there is none.
  init?(named name: String) {
    guard let cause = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = cause
  }

  /// The causes that remove a subject.
  static let removals = allCases.filter { $0 != .scrubbed }
}

/// A change of one switch of one subject.
struct NoticeEvent: BitwiseCopyable, Sendable {
  let subject: NoticeSubject
  let cause: NoticeCause
  /// Whether the cause begins to hold, or ceases.
  let isOn: Bool
  /// The subject's ID.
  let number: UInt64
  /// Milliseconds since 1970, if the notice has a time.
  let time: UInt64?
  /// If the cause is a user's ``NoticeCause/scrubbed``, the ID of the last tweet that loses its places.
  var upTo: UInt64 = 0
}

/// What a form of notice says about the subject that it names.
struct NoticeStatement: Sendable {
  let subject: NoticeSubject
  let cause: NoticeCause
  /// Whether the cause begins to hold, or ceases.
  let isOn: Bool

  init(_ subject: NoticeSubject, _ cause: NoticeCause, isOn: Bool = true) {
    (self.subject, self.cause, self.isOn) = (subject, cause, isOn)
  }
}

/// The content of a kind of notices.
enum NoticeForm: Sendable {
  /// One cause of one subject.
  case statement(NoticeStatement)
  /// A user's tweets up to one lose their places.
  case places
  /// The versions of an edited tweet.
  case edit
  /// A line of the results of a batch compliance job.
  case result
  /// An object that contains a notice.
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
