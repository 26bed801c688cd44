internal import JSONStream

/// Tells IDs that come for the first time from those that came before, exactly, in a bound of memory.
///
/// As long as there is room, new IDs are remembered and come out at once. Then the memory is frozen:
/// what it holds is known to have come before, and every other ID is put aside under a number, in one of
/// 256 parts that its hash says. At the end (``loadSpilled(from:_:)``) each part is sifted by itself, and
/// what is left of them is put together in the order of the numbers, which all follow what came out.
struct UniqueIDs: Sendable {
  static let parts = 256

  private var seen: SeenIDs
  /// IDs that wait for a store.
  private var waiting: [DecimalID] = []
  /// How many were put aside.
  private var count = 0
  private var aside: [SpilledChain]
  private let wordsPerBlock: Int
  private var isSifted = false
  /// How many numbers came back.
  private var taken = 0
  private var window: [SpilledID] = []

  /// Numbers that come back at once.
  private static let windowSize = 1 << 15
  /// What stands in a window for a number that does not come back: no ID has no digits.
  private static let nothing = SpilledID(low: 0, rest: 0)

  /// - Parameter mostBytes: how much memory it may take, the IDs of one piece of input apart.
  init(mostBytes: Int) {
    let blockBytes = Self.blockBytes(mostBytes)
    // Each part has a block that is being filled.
    let besides = Self.parts * blockBytes + Self.windowSize * MemoryLayout<SpilledID>.stride
    seen = SeenIDs(mostBytes: mostBytes - besides)
    wordsPerBlock = blockBytes / 8
    aside = Array(repeating: SpilledChain(wordsPerBlock: wordsPerBlock), count: Self.parts)
  }

  /// From 1 to 64 KiB: a sixteenth of the memory for the blocks of all parts, if that is so much.
  private static func blockBytes(_ mostBytes: Int) -> Int {
    var bytes = 1 << 10
    while bytes < 1 << 16 && bytes * parts * 32 <= mostBytes { bytes *= 2 }
    return bytes
  }

  /// Whether an ID is known to come for the first time; if nobody can know, it is put aside. O(1) over
  /// time.
  mutating func isFirst(_ id: DecimalID) -> Bool {
    switch seen.meet(id) {
    case .first: return true
    case .again: return false
    case .unknown:
      waiting.append(id)
      return false
    }
  }

  /// Whether an ID was put aside.
  var hasSpilled: Bool { count > 0 || !waiting.isEmpty }

  /// Moves the IDs that wait to a store. O(waiting IDs).
  mutating func spill(in store: inout some BlockStore & ~Copyable) throws {
    guard !waiting.isEmpty else { return }
    for id in waiting {
      let one = SpilledID(id, number: count)
      try aside[seen.part(of: id)].append(one, &store)
      count += 1
    }
    waiting.removeAll(keepingCapacity: true)
  }

  /// Puts out some of the IDs that were put aside, each once; false where there are none left.
  ///
  /// Nothing that came before is remembered then.
  mutating func loadSpilled(
    from store: inout some BlockStore & ~Copyable, _ output: inout JobOutput
  ) throws -> Bool {
    try spill(in: &store)
    guard taken < count else { return false }
    if !isSifted { try siftAll(&store) }
    let start = taken
    taken = min(start + Self.windowSize, count)
    window.removeAll(keepingCapacity: true)
    window.append(contentsOf: repeatElement(Self.nothing, count: taken - start))
    for part in aside.indices {
      while let one = try aside[part].next(before: taken, &store) {
        window[one.number - start] = one
      }
    }
    for one in window where one.rest != Self.nothing.rest {
      one.id.append(to: &output.buffer)
      output.endLine()
    }
    return true
  }

  private mutating func siftAll(_ store: inout some BlockStore & ~Copyable) throws {
    isSifted = true
    waiting = []
    for part in aside.indices { try sift(part, &store) }
    seen.removeAll()
  }

  /// Leaves of a part the first of each ID. Where there is no room for all of its IDs, those that are
  /// left over are sifted after it: they come later than all for which there was room.
  private mutating func sift(
    _ part: Int, _ store: inout some BlockStore & ~Copyable
  ) throws {
    var rest = SpilledChain(wordsPerBlock: wordsPerBlock)
    swap(&rest, &aside[part])
    while !rest.isEmpty {
      var left = SpilledChain(wordsPerBlock: wordsPerBlock)
      seen.removeAll()
      while let one = try rest.next(&store) {
        switch seen.meet(one.id) {
        case .first: try aside[part].append(one, &store)
        case .again: break
        case .unknown: try left.append(one, &store)
        }
      }
      rest = left
    }
  }
}
