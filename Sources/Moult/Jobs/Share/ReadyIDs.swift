package import JSONStream

/// IDs that wait for their release: each once, in the order of the input, counted before the first is printed. They
/// wait in a store that nobody else can read.
package struct ReadyIDs: Sendable {
  private var chain = SpilledChain(wordsPerBlock: Self.wordsPerBlock)
  /// The IDs of earlier releases, which are not released again; about 8 bytes each.
  private var earlier = NumberSet()
  /// The number of IDs that were added.
  package private(set) var count = 0
  /// The number of IDs that were not added because an earlier release has them.
  package private(set) var repeated = 0

  /// Two words for each ID.
  private static let wordsPerBlock = 1 << 13

  /// Makes an empty store of IDs.
  package init() {}

  /// Excludes the IDs in lines from what is added later. O(bytes).
  package mutating func leaveOut(_ lines: Span<UInt8>) {
    Self.forEachID(lines) { _ = earlier.insert($0.low) }
  }

  /// Adds the IDs that a ``Dehydrator`` printed, one a line. O(bytes).
  ///
  /// - Throws: the error of the store; then this value is unusable.
  package mutating func append(
    _ lines: Span<UInt8>, to store: inout some BlockStore & ~Copyable
  ) throws {
    var ids: [DecimalID] = []
    Self.forEachID(lines) { ids.append($0) }
    for id in ids {
      // IDs for sharing fit into 64 bits and have no leading zeros.
      if earlier.contains(id.low) {
        repeated += 1
        continue
      }
      try chain.append(SpilledID(id, number: count), &store)
      count += 1
    }
  }

  /// Removes the next IDs and appends them to lines; fewer than requested at the end, and then none.
  ///
  /// - Precondition: nothing is added afterwards.
  /// - Throws: the error of the store; then this value is unusable.
  package mutating func take(
    upTo most: Int, into lines: inout ByteBuffer, from store: inout some BlockStore & ~Copyable
  ) throws -> Int {
    var taken = 0
    while taken < most, let one = try chain.next(&store) {
      one.id.append(to: &lines)
      lines.append("\n")
      taken += 1
    }
    return taken
  }

  private static func forEachID(_ lines: Span<UInt8>, _ body: (DecimalID) -> Void) {
    var start = 0
    for index in 0..<lines.count where lines[index] == UInt8(ascii: "\n") {
      if let id = DecimalID(lines.extracting(start..<index)) { body(id) }
      start = index + 1
    }
  }
}
