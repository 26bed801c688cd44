internal import JSONStream

/// The state of reading facts, and the facts.
struct FactsState: Sendable {
  var tweet = TweetFacts()
  var text = ByteBuffer()
  /// The names of the media counted so far: a tweet contains its media twice.
  var mediaNames = SeenNames()
  var hashtags = DistinctValues()
  var cashtags = DistinctValues()
  var hosts = DistinctValues()
  var topics = DistinctValues()
  /// The terms in the record's texts.
  var terms = FoundTerms()
  /// The budget of the current record for joins.
  var joinBudget = JoinBudget()
  /// The number of values beyond ``mostValues``.
  var dropped = 0
  var languages = LanguageCache()
  /// The parts of the tweet's time, where they are values of their own.
  var splitTime = SplitTime()
  /// Whether the record has a field that is whole, so that shortened fields are not read.
  var hasWhole = false

  /// The limit for values of each list. A tweet has a few; a record with more than this is hostile.
  static let mostValues = 10_000

  mutating func clear() {
    tweet.clear()
    mediaNames.removeAll()
    hashtags.removeAll()
    cashtags.removeAll()
    hosts.removeAll()
    topics.removeAll()
    dropped = 0
    hasWhole = false
    splitTime = SplitTime()
  }

  /// Whether there is room for another tag. If not, it is counted as dropped.
  mutating func admits(_ use: FactUse) -> Bool {
    let isRoom = use == .cashtag ? cashtags.admits() : hashtags.admits()
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

  /// Adds a topic; those over the limit are counted as dropped.
  mutating func add(topic: String) {
    guard topics.admits() else {
      dropped += 1
      return
    }
    topics.add(topic, to: &tweet.topics)
  }

  /// Whether there is room for another host. If not, it is counted as dropped.
  mutating func admitsHost() -> Bool {
    let isRoom = hosts.admits()
    if !isRoom { dropped += 1 }
    return isRoom
  }

  /// Whether there is room for another media item. If not, it is counted as dropped.
  var admitsMedia: Bool {
    mutating get {
      let isRoom = tweet.media.count < Self.mostValues
      if !isRoom { dropped += 1 }
      return isRoom
    }
  }
}

/// The values of a list without repetitions: a short list is searched, a longer one has a set.
struct DistinctValues: Sendable {
  private static let few = 16

  private var admitted = 0
  private var known: Set<String> = []

  mutating func removeAll() {
    admitted = 0
    if !known.isEmpty { known.removeAll() }
  }

  /// Whether there is room for another value.
  mutating func admits() -> Bool {
    admitted += 1
    return admitted <= FactsState.mostValues
  }

  /// Adds a value to the list unless the list contains it. Amortized O(length of the value).
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

/// The names of the objects seen in a record, kept like ``DistinctValues``.
struct SeenNames: Sendable {
  private static let few = 16

  private var nodes = Pile<Int32>()
  private var known: Set<String> = []

  mutating func removeAll() {
    nodes.removeAll()
    if !known.isEmpty { known.removeAll() }
  }

  /// Whether the value of a node is among the names. O(length of the name).
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

/// A cache of language tags, since validating a tag costs more than finding it here. Tags with the same hash
/// replace each other.
struct LanguageCache: Sendable {
  private struct Entry: BitwiseCopyable, Sendable {
    let written: ClosedWord
    let language: ClosedWord
  }
  private var entries = [Entry?](repeating: nil, count: 64)

  /// The tag in lower case; nil where the value is no language tag.
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
