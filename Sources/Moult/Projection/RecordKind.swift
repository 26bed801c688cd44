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

/// A kind as a small number, so that counting a record hashes no text.
struct KindNumber: RawRepresentable, Hashable, BitwiseCopyable, Sendable {
  let rawValue: UInt8

  /// What no dialect describes.
  static let unknown = KindNumber(rawValue: 0)
  static let tweet = KindNumber(rawValue: 1)
  static let user = KindNumber(rawValue: 2)
  static let message = KindNumber(rawValue: 3)
  static let page = KindNumber(rawValue: 4)
  /// A lone ID in a list of them.
  static let id = KindNumber(rawValue: 5)
  /// What an archive puts around each record; it is not counted itself.
  static let entry = KindNumber(rawValue: 6)
  /// The ID of a tweet that somebody liked.
  static let like = KindNumber(rawValue: 7)
  /// An archive's short form of a tweet: its ID, its author and its time.
  static let head = KindNumber(rawValue: 8)
}

/// The kinds of a projection's types, and their names.
struct KindTable: Sendable {
  /// The names by the numbers.
  private(set) var names = [
    "unknown", "tweet", "user", "message", "page", "id", "entry", "like", "head",
  ]
  /// The kind of each type.
  private(set) var ofType: [KindNumber] = []
  /// For each type, the kinds that its records can tell, in their order.
  private(set) var told: [[KindNumber]] = []
  /// The kinds whose IDs are in no list.
  private(set) var withdrawn: Set<KindNumber> = []

  init(_ types: [Projection.TypeInfo]) {
    for type in types {
      ofType.append(number(of: type.kind?.name ?? "unknown"))
      if type.isWithdrawn { withdrawn.insert(ofType[ofType.count - 1]) }
      told.append(type.toldKinds.map { number(of: $0.kind.name) })
    }
  }

  /// The number of a kind; nil where no type has it.
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
