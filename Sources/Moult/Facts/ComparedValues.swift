internal import JSONStream

/// The tags, topics and hosts of a record that were compared with its names, and the answers: a retweet repeats those
/// of the tweet, and a long tweet those of its short form.
struct ComparedValues: Sendable {
  enum Kind: UInt8, Sendable {
    case tag, topic, host
  }

  /// The number of values that are kept; it bounds a search.
  private static let most = 32

  /// For each value its kind, the answer, its length in two bytes, and its bytes.
  private var entries = ByteBuffer()
  private var count = 0

  mutating func removeAll() {
    entries.removeAll()
    count = 0
  }

  /// The answer for a value, nil if it was not compared or is not kept. O(bytes of the values).
  func answer(_ kind: Kind, _ value: Span<UInt8>) -> Bool? {
    let bytes = entries.bytes
    var start = 0
    while start < bytes.count {
      let length = Int(bytes[start + 2]) | Int(bytes[start + 3]) << 8
      if length == value.count, bytes[start] == kind.rawValue,
        Bytes.equal(bytes.extracting(start + 4..<start + 4 + length), value)
      {
        return bytes[start + 1] != 0
      }
      start += 4 + length
    }
    return nil
  }

  mutating func keep(_ answer: Bool, _ kind: Kind, _ value: Span<UInt8>) {
    guard count < Self.most, value.count <= 1 << 10 else { return }
    entries.append(kind.rawValue)
    entries.append(answer ? 1 : 0)
    entries.append(UInt8(truncatingIfNeeded: value.count))
    entries.append(UInt8(truncatingIfNeeded: value.count >> 8))
    entries.append(value)
    count += 1
  }
}
