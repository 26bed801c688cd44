internal import JSONStream

/// What changes while facts are read.
struct FactsState: Sendable {
  var tweet = TweetFacts()
  var text = ByteBuffer()
  /// The names of the media counted so far; a tweet repeats its media.
  var mediaNames = SeenNames()
  var hashtags = DistinctValues()
  var cashtags = DistinctValues()
  var hosts = DistinctValues()
  /// For the items of the current record.
  var joinRoom = JoinRoom()
  /// How many values were left out, as their lists had too many.
  var dropped = 0
  var languages = LanguageMemo()

  /// The most values of a list that are looked at. Each is short, and a tweet has a few; more than this
  /// are there to be expensive.
  static let mostValues = 10_000

  mutating func clear() {
    tweet.clear()
    mediaNames.removeAll()
    hashtags.removeAll()
    cashtags.removeAll()
    hosts.removeAll()
    dropped = 0
  }

  /// Whether another tag is looked at; if not, it is counted as dropped.
  mutating func mayLook(at use: FactUse) -> Bool {
    let isRoom = use == .cashtag ? cashtags.mayLook() : hashtags.mayLook()
    if !isRoom { dropped += 1 }
    return isRoom
  }

  mutating func add(tag: String, _ use: FactUse) {
    if use == .cashtag {
      cashtags.add(tag, to: &tweet.cashtags)
    } else {
      hashtags.add(tag, to: &tweet.hashtags)
    }
  }

  mutating func add(host: String) { hosts.add(host, to: &tweet.hosts) }

  /// Whether another link's host is looked at; if not, it is counted as dropped.
  mutating func mayLookAtHost() -> Bool {
    let isRoom = hosts.mayLook()
    if !isRoom { dropped += 1 }
    return isRoom
  }

  /// Whether another media item is looked at; if not, it is counted as dropped.
  var mayAddMedia: Bool {
    mutating get {
      let isRoom = tweet.media.count < Self.mostValues
      if !isRoom { dropped += 1 }
      return isRoom
    }
  }
}

/// Which values a list has: a few are compared with, and where they are more, a set is asked.
struct DistinctValues: Sendable {
  private static let few = 16

  private var looks = 0
  private var known: Set<String> = []

  mutating func removeAll() {
    looks = 0
    if !known.isEmpty { known.removeAll() }
  }

  /// Whether another value is looked at.
  mutating func mayLook() -> Bool {
    looks += 1
    return looks <= FactsState.mostValues
  }

  /// Adds a value to the list unless it is there. O(length) over time.
  mutating func add(_ value: String, to list: inout [String]) {
    if list.count <= Self.few {
      guard !list.contains(value) else { return }
    } else {
      if known.isEmpty { known = Set(list) }
      guard known.insert(value).inserted else { return }
    }
    list.append(value)
  }
}

/// The names that objects of a record were met under, in the same way.
struct SeenNames: Sendable {
  private static let few = 16

  private var nodes = Pile<Int32>()
  private var known: Set<String> = []

  mutating func removeAll() {
    nodes.removeAll()
    if !known.isEmpty { known.removeAll() }
  }

  /// Whether a name was met that is written as the value of a node. O(length).
  func contains(_ node: Int, _ record: borrowing Record) -> Bool {
    let name = record.literal(record.nodes[node])
    for place in nodes.indices
    where Bytes.equal(record.literal(record.nodes[Int(nodes[place])]), name) { return true }
    return !known.isEmpty && known.contains(Self.text(node, record))
  }

  mutating func insert(_ node: Int, _ record: borrowing Record) {
    if nodes.count < Self.few {
      nodes.append(Int32(node))
    } else {
      known.insert(Self.text(node, record))
    }
  }

  private static func text(_ node: Int, _ record: borrowing Record) -> String {
    String(decoding: Bytes.array(record.literal(record.nodes[node])), as: UTF8.self)
  }
}

/// The languages met last, each in a place of its own or in one that it shares: whether a word is a
/// language costs more than a look at whether it was one before.
struct LanguageMemo: Sendable {
  private struct Entry: BitwiseCopyable, Sendable {
    let written: ClosedWord
    let language: ClosedWord
  }
  private var entries = [Entry?](repeating: nil, count: 64)

  /// The tag in small letters, or nil where the value is none.
  mutating func language(_ value: Span<UInt8>) -> ClosedWord? {
    guard let written = ClosedWord(value) else { return nil }
    let place = Int(truncatingIfNeeded: (written.bits ^ written.bits >> 5) & 63)
    if let known = entries[place], known.written == written { return known.language }
    guard ClosedValues.isLanguage(value), let language = ClosedWord(lowercasing: value) else {
      return nil
    }
    entries[place] = Entry(written: written, language: language)
    return language
  }
}
