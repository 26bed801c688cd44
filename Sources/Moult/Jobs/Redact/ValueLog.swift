internal import JSONStream

/// Where the values are that leave only from a number of users on, and who used them.
///
/// Only the run has seen all users. So the writer prints each value and adds it here, and ``LineGate`` takes values out
/// again.
struct ValueLog: Sendable {
  /// A value is counted apart from the same word of another kind.
  enum Kind: UInt8 {
    case hashtag = 1
    case cashtag, host, topic
  }

  /// A value in the output.
  struct Entry: BitwiseCopyable, Sendable {
    /// Its range in the output, with its quotes or sign.
    let start: Int
    let end: Int
    /// Its keyed hash; nil for a value that never leaves.
    let value: UInt64?
    /// The truncated keyed hash of who wrote it; nil where the record does not say so.
    let user: UInt32?
    /// Whether it is a tag within a text.
    let isInText: Bool
  }

  /// A tweet whose values are being written, or a user.
  struct Tweet: BitwiseCopyable, Sendable {
    let node: Int
    let type: Int
    /// The user in whose object the tweet is.
    fileprivate var user: (node: Int, type: Int)?
    /// Nil before the first value, as finding out costs time.
    fileprivate var writer: Writer?

    init(_ node: Int, _ type: Int) { (self.node, self.type) = (node, type) }
  }

  fileprivate struct Writer: BitwiseCopyable, Sendable {
    let hash: UInt32?
  }

  private(set) var entries: [Entry] = []
  var tweet = Tweet(0, 0)
  private var finder: AuthorFinder
  /// For each type, whether its objects are tweets of their own, or in a field for other tweets.
  private let isTweet: [Bool]
  private let key: RunKey
  private var lowered = ByteBuffer()

  init(_ projection: Projection, key: RunKey) {
    finder = AuthorFinder(projection)
    self.key = key
    var isTweet = projection.traits.indices.map {
      projection.kinds.ofType[$0] == .tweet || projection.traits[$0].roleKey != nil
        || projection.traits[$0].role != nil
    }
    for field in projection.fields {
      guard let role = field.role, [.retweeted, .quoted, .replied].contains(role) else { continue }
      for place in field.types { isTweet[projection.candidates[place]] = true }
    }
    self.isTweet = isTweet
  }

  mutating func startRecord(_ record: borrowing Record) { finder.reset(for: record) }

  /// Forgets all values, and keeps the memory.
  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  /// Starts an object, which may be another tweet.
  @inline(__always)
  mutating func enter(_ object: Int, _ type: Int) {
    guard isTweet[type], object != tweet.node else { return }
    var inner = Tweet(object, type)
    if !isTweet[tweet.type] { inner.user = (tweet.node, tweet.type) }
    tweet = inner
  }

  /// Adds a value of the current tweet.
  ///
  /// - Parameters:
  ///   - value: the value without its quotes, in lower case where case makes no difference.
  ///   - range: its range in the output.
  mutating func add(
    _ kind: Kind, _ value: Span<UInt8>, at range: Range<Int>, _ record: borrowing Record,
    _ stores: Stores
  ) {
    let hash = key.hash(value, kind: kind.rawValue)
    append(hash, at: range, isInText: false, record, stores)
  }

  /// Adds the tags in a text.
  ///
  /// - Parameters:
  ///   - text: the text before it is escaped.
  ///   - start: its index in the output, after the quote.
  mutating func add(
    tagsIn text: Span<UInt8>, at start: Int, _ record: borrowing Record, _ stores: Stores
  ) {
    var (index, place) = (0, start)
    while index < text.count {
      if let tag = WrittenTag(at: index, in: text) {
        let hash = hash(of: tag, in: text)
        let range = place..<place + tag.word.upperBound - index
        append(hash, at: range, isInText: true, record, stores)
        place = range.upperBound
        index = tag.word.upperBound
      } else {
        place += Escapes.encodedLength(of: text[index])
        index += 1
      }
    }
  }

  /// The hash of a tag as a value in lower case; nil where it is malformed.
  private mutating func hash(of tag: WrittenTag, in text: Span<UInt8>) -> UInt64? {
    lowered.removeAll()
    guard tag.append(text.extracting(tag.word), to: &lowered) else { return nil }
    let value = lowered.bytes.extracting(1..<lowered.count - 1)
    return key.hash(value, kind: tag.kind.rawValue)
  }

  private mutating func append(
    _ value: UInt64?, at range: Range<Int>, isInText: Bool, _ record: borrowing Record,
    _ stores: Stores
  ) {
    let writer = tweet.writer ?? findWriter(record, stores)
    tweet.writer = writer
    entries.append(
      Entry(
        start: range.lowerBound, end: range.upperBound, value: value, user: writer.hash,
        isInText: isInText))
  }

  private mutating func findWriter(_ record: borrowing Record, _ stores: Stores) -> Writer {
    let hash: UInt64? =
      switch finder.find(tweet.node, tweet.type, in: tweet.user, record, stores) {
      case .id(let id): key.user(id)
      case .handle(let handle): key.user(handle)
      case nil: nil
      }
    return Writer(hash: hash.map { UInt32(truncatingIfNeeded: $0) })
  }
}
