package import JSONStream

/// IDs that are about to be released: each once, in the order of the input, counted before the first of
/// them goes out. They wait in a store, which nobody else can read.
package struct ReadyIDs: Sendable {
  private var chain = SpilledChain(wordsPerBlock: Self.wordsPerBlock)
  /// Those of earlier releases, which do not go out again: some 8 bytes each.
  private var earlier = NumberSet()
  /// How many there are that were not taken.
  package private(set) var count = 0
  /// How many were left out because an earlier release has them.
  package private(set) var repeated = 0

  /// Two words for each ID.
  private static let wordsPerBlock = 1 << 13

  package init() {}

  /// Leaves out, from now on, the IDs that stand in lines. O(bytes).
  package mutating func leaveOut(_ lines: Span<UInt8>) {
    Self.forEachID(lines) { _ = earlier.insert($0.low) }
  }

  /// Adds the IDs that a ``Dehydrator`` has put out, a line each. O(bytes).
  ///
  /// - Throws: what the store throws; then it is of no more use.
  package mutating func append(
    _ lines: Span<UInt8>, to store: inout some BlockStore & ~Copyable
  ) throws {
    var ids: [DecimalID] = []
    Self.forEachID(lines) { ids.append($0) }
    for id in ids {
      // What is for sharing fits into 64 bits and has no leading zeros.
      if earlier.contains(id.low) {
        repeated += 1
        continue
      }
      try chain.append(SpilledID(id, number: count), &store)
      count += 1
    }
  }

  /// Takes the next IDs, a line each; fewer than asked for at the end, and then none.
  ///
  /// - Precondition: nothing is added afterwards.
  /// - Throws: what the store throws; then it is of no more use.
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
