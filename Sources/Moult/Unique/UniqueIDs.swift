internal import JSONStream

/// Finds repeated IDs, exactly, within a limit of memory.
///
/// Within the limit, new IDs are remembered and printed at once. After that, the set is frozen: IDs in it are
/// known to be repeated, and every other ID is spilled with a sequence number, to one of 256 partitions by its hash.
/// At the end (``loadSpilled(from:_:)``) each partition is deduplicated by itself, and the partitions are merged in the
/// order of the sequence numbers.
struct UniqueIDs: Sendable {
  static let partitions = 256

  private var seen: SeenIDs
  /// IDs to be spilled.
  private var waiting: [DecimalID] = []
  /// How many were spilled.
  private var count = 0
  /// The spilled IDs, by partition.
  private var spilled: [SpilledChain]
  let wordsPerBlock: Int
  private var isDeduplicated = false
  /// How many sequence numbers were loaded.
  private var taken = 0
  private var window: [SpilledID] = []

  /// How many sequence numbers are loaded at a time.
  private static let windowSize = 1 << 15
  /// The content of a window for a number that was removed: every ID has digits.
  private static let nothing = SpilledID(low: 0, rest: 0)

  /// - Parameter mostBytes: the limit of memory, without the IDs of one chunk of input.
  init(mostBytes: Int) {
    let blockBytes = Self.blockBytes(mostBytes)
    // Each partition has a block that is being filled.
    let besides = Self.partitions * blockBytes + Self.windowSize * MemoryLayout<SpilledID>.stride
    seen = SeenIDs(mostBytes: mostBytes - besides)
    wordsPerBlock = blockBytes / 8
    spilled = Array(repeating: SpilledChain(wordsPerBlock: wordsPerBlock), count: Self.partitions)
  }

  /// From 1 to 64 KiB: at most a sixteenth of the memory for the blocks of all partitions.
  private static func blockBytes(_ mostBytes: Int) -> Int {
    var bytes = 1 << 10
    while bytes < 1 << 16 && bytes * partitions * 32 <= mostBytes { bytes *= 2 }
    return bytes
  }

  /// Whether an ID is known to be new. An ID for which that is unknown is spilled. Amortized O(1).
  mutating func isFirst(_ id: DecimalID) -> Bool { insert(id) == .first }

  /// Looks an ID up, and remembers it. An ID of which nothing is known is spilled. Amortized O(1).
  mutating func insert(_ id: DecimalID) -> SeenIDs.Status {
    let status = seen.insert(id)
    if status == .unknown { waiting.append(id) }
    return status
  }

  /// Whether an ID was spilled.
  var hasSpilled: Bool { count > 0 || !waiting.isEmpty }

  /// Moves the IDs to be spilled to a store. O(those IDs).
  mutating func spill(in store: inout some BlockStore & ~Copyable) throws {
    guard !waiting.isEmpty else { return }
    for id in waiting {
      let one = SpilledID(id, number: count)
      try spilled[seen.partition(of: id)].append(one, &store)
      count += 1
    }
    waiting.removeAll(keepingCapacity: true)
  }

  /// Prints some of the spilled IDs, each once; false where none are left.
  ///
  /// The set of seen IDs is removed then.
  mutating func loadSpilled(
    from store: inout some BlockStore & ~Copyable, _ output: inout JobOutput
  ) throws -> Bool {
    guard try loadWindow(from: &store) else { return false }
    for place in 0..<windowCount {
      guard let id = firstID(at: place) else { continue }
      id.append(to: &output.buffer)
      output.endLine()
    }
    return true
  }

  /// Loads the next of the spilled IDs into the window, which replaces those before; false where none are left.
  ///
  /// The set of seen IDs is removed then.
  mutating func loadWindow(from store: inout some BlockStore & ~Copyable) throws -> Bool {
    try spill(in: &store)
    guard taken < count else { return false }
    if !isDeduplicated { try deduplicate(&store) }
    let start = taken
    taken = min(start + Self.windowSize, count)
    window.removeAll(keepingCapacity: true)
    window.append(contentsOf: repeatElement(Self.nothing, count: taken - start))
    for partition in spilled.indices {
      while let one = try spilled[partition].next(before: taken, &store) {
        window[one.number - start] = one
      }
    }
    return true
  }

  /// How many spilled IDs, in the order of their arrival, are in the window.
  var windowCount: Int { window.count }

  /// The ID at a place of the window; nil if it is repeated.
  func firstID(at place: Int) -> DecimalID? {
    window[place].rest == Self.nothing.rest ? nil : window[place].id
  }

  private mutating func deduplicate(_ store: inout some BlockStore & ~Copyable) throws {
    isDeduplicated = true
    waiting = []
    for partition in spilled.indices { try deduplicate(partition, &store) }
    seen.removeAll()
  }

  /// Deduplicates a partition. IDs that do not fit into memory are deduplicated in further passes: they
  /// come later than the IDs that fit.
  private mutating func deduplicate(
    _ partition: Int, _ store: inout some BlockStore & ~Copyable
  ) throws {
    var rest = SpilledChain(wordsPerBlock: wordsPerBlock)
    swap(&rest, &spilled[partition])
    while !rest.isEmpty {
      var left = SpilledChain(wordsPerBlock: wordsPerBlock)
      seen.removeAll()
      while let one = try rest.next(&store) {
        switch seen.insert(one.id) {
        case .first: try spilled[partition].append(one, &store)
        case .again: break
        case .unknown: try left.append(one, &store)
        }
      }
      rest = left
    }
  }
}
