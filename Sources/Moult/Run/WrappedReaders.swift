internal import JSONStream

/// The readers of records that were inside of wrappers, one for each level, since a wrapper can contain another one.
/// They are made when they are needed, and kept.
struct WrappedReaders: ~Copyable, Sendable {
  /// The most wrappers around a record: a text with a response of a search engine has four.
  static let most = 8

  private var readers = InlineArray<8, RecordReader?> { _ in nil }
  /// The names of the wrappers around the current record, from the outermost.
  private(set) var names: [String] = []

  /// Whether there is a level inside of the current one.
  var canEnter: Bool { names.count < Self.most }

  /// Starts the level inside of the current one, and returns its reader; nil where it is needed for the first time.
  mutating func enter(_ name: String) -> RecordReader? {
    names.append(name)
    return readers[names.count - 1].take()
  }

  /// Returns to the level around the current one, and keeps the reader.
  mutating func leave(_ reader: consuming RecordReader) {
    readers[names.count - 1] = consume reader
    names.removeLast()
  }
}
