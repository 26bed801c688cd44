internal import JSONStream

/// A part of the tables as blocks of bytes. A block is by itself: the values and cells of its tweets, and for each tweet,
/// in their order, witnesses of its ID and of its author (by ID or by handle), and its cells.
///
/// A witness is a truncated keyed hash. Neither IDs nor names are in a block, nor values that look like an
/// identifier: these are never printed, so that a witness is in their place.
extension TableSet {
  /// A block has at most about this many tweets or cells of tweets, which bounds the memory for it.
  private static let mostTweets = 1 << 16
  private static let mostPlaces = 1 << 17

  /// Whether a block should be taken.
  var hasFullBlock: Bool {
    role == .writesParts
      && (log.tweets.count >= Self.mostTweets || log.places.count >= Self.mostPlaces)
  }

  /// Removes all tweets, and appends their block with its length before it; false where there are none. O(tweets).
  mutating func takeBlock(into bytes: inout ByteBuffer) -> Bool {
    guard role == .writesParts, !log.tweets.isEmpty else { return false }
    var block = ByteBuffer()
    for table in tables {
      for level in table.levels { level.encode(into: &block, shown) }
    }
    block.append(number: UInt64(log.tweets.count))
    for index in log.tweets.indices {
      let id = log.tweets[index].id
      block.append(number: id == nil ? 0 : 1)
      if let id { block.append(word: key.witness(ofTweet: id)) }
      log.encode(index, into: &block)
    }
    bytes.append(word: UInt64(block.count))
    bytes.append(block.bytes)
    clear()
    return true
  }

  /// The text of a part for a text: itself, or a witness if it is never printed. No request names such a text.
  private func shown(_ text: String) -> String {
    if IdentifierGate.passes(text) { return text }
    // It has to look like an identifier, too.
    return "@" + String(key.hash(text.utf8.span, kind: Self.hiddenText), radix: 16)
  }

  private static let hiddenText: UInt8 = 0xFF

  /// What a worker would have noted of the tweets of a block; nil if it is no block of such tables. O(bytes).
  func decoded(_ block: Span<UInt8>) -> TableSet? {
    var part = emptied(for: .notes)
    var cursor = NumberCursor()
    for table in part.tables.indices { part.tables[table].decodeLevels(block, &cursor) }
    let count = cursor.number(in: block, below: block.count)
    for _ in 0..<count where !cursor.isDamaged {
      let hasID = cursor.number(in: block, below: 2) == 1
      let id = hasID ? DecimalID(cursor.word(in: block)) : nil
      part.log.decode(block, &cursor, id)
    }
    let isWhole =
      !cursor.isDamaged && cursor.offset == block.count
      && part.log.fits(part.tables, part.metrics.count)
    return isWhole ? part : nil
  }
}

extension Table {
  fileprivate mutating func decodeLevels(_ bytes: Span<UInt8>, _ cursor: inout NumberCursor) {
    var parents = 1
    for level in levels.indices {
      levels[level].decode(bytes, &cursor, parents: parents)
      parents = levels[level].count
    }
  }
}

extension TableLog {
  /// Whether all places are cells of some tables, and the tweets have the buckets of some metrics. O(places).
  fileprivate func fits(_ tables: [Table], _ metrics: Int) -> Bool {
    guard buckets.count == metrics * tweets.count else { return false }
    let ends = tables.map { Int32($0.levels.last?.count ?? 1) }
    return parts.indices.allSatisfy { part in
      let table = Int(parts[part].table)
      return ends.indices.contains(table)
        && places(of: part).allSatisfy { Table.noCell..<ends[table] ~= places[$0] }
    }
  }
}
