/// The kind of a record.
enum RecordKind: Hashable, Sendable {
  case tweet, user, message, page
  /// Any other kind of the catalogue, such as a control message.
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

  /// Whether the record is about the owner of a personal archive. Then no name and no key of it is exported.
  var isOfOwner: Bool { self == .named("personal") || self == .named("manifest") }

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

/// The number of a kind. Records are counted by number, without hashing text.
struct KindNumber: RawRepresentable, Hashable, BitwiseCopyable, Sendable {
  let rawValue: UInt8

  /// A record that matches no type of the catalogue.
  static let unknown = KindNumber(rawValue: 0)
  static let tweet = KindNumber(rawValue: 1)
  static let user = KindNumber(rawValue: 2)
  static let message = KindNumber(rawValue: 3)
  static let page = KindNumber(rawValue: 4)
  /// A bare ID in a list of IDs.
  static let id = KindNumber(rawValue: 5)
  /// The object around a record of an archive; it is not counted itself.
  static let entry = KindNumber(rawValue: 6)
  /// The ID of a liked tweet.
  static let like = KindNumber(rawValue: 7)
  /// A tweet's ID, author and time, as an archive contains them beside its tweets.
  static let head = KindNumber(rawValue: 8)
  /// A line of `redact --shape flat` that was made of a tweet.
  static let flatTweet = KindNumber(rawValue: 9)
  /// A line of `redact --shape flat` that was made of a user.
  static let flatUser = KindNumber(rawValue: 10)

  /// Whether it is none of the kinds above, so that a record of it can be a notice.
  var canBeNotice: Bool { rawValue > Self.flatUser.rawValue }
}

/// The kinds of a projection's types, and their names.
struct KindTable: Sendable {
  /// The name of each kind.
  private(set) var names = [
    "unknown", "tweet", "user", "message", "page", "id", "entry", "like", "head",
    "flat-tweet", "flat-user",
  ]
  /// The kind of each type.
  private(set) var ofType: [KindNumber] = []
  /// For each type, the kinds by the value of its kind field, in the order of ``Projection/TypeInfo``.
  private(set) var byValue: [[KindNumber]] = []
  /// The kinds whose IDs are never exported.
  private(set) var withdrawn: [KindNumber] = []

  init(_ types: [Projection.TypeInfo]) {
    for type in types {
      ofType.append(number(of: type.kind?.name ?? "unknown"))
      if type.isWithdrawn { withdrawn.append(ofType[ofType.count - 1]) }
      byValue.append(type.kindsByValue.map { number(of: $0.kind.name) })
    }
  }

  /// The number of a kind; nil where no type has it. O(kinds).
  func number(named name: String) -> KindNumber? {
    names.firstIndex(of: name).map { KindNumber(rawValue: UInt8($0)) }
  }

  private mutating func number(of name: String) -> KindNumber {
    let known = names.firstIndex(of: name)
    if known == nil { names.append(name) }
    let number = known ?? names.count - 1
    precondition(number <= UInt8.max, "a catalogue has at most 256 kinds")
    return KindNumber(rawValue: UInt8(number))
  }
}
