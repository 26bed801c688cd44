/// What stands at the end of a needle: which mark replaces it, and where it may stand.
struct NeedleEnd: Sendable, BitwiseCopyable {
  private var bits: UInt8 = 0

  init() {}

  /// - Parameters:
  ///   - mark: what replaces the needle in a text; nil if only hashtags are compared with it.
  ///   - bounded: whether the needle may only stand where no word goes on before or after it.
  init(mark: Mark?, boundedStart: Bool = false, boundedEnd: Bool = false, isTag: Bool = false) {
    bits =
      (mark?.rawValue ?? 0) | (boundedStart ? 8 : 0) | (boundedEnd ? 16 : 0) | (isTag ? 32 : 0)
  }

  var mark: Mark? { Mark(rawValue: bits & 7) }
  var boundedStart: Bool { bits & 8 != 0 }
  var boundedEnd: Bool { bits & 16 != 0 }
  var isTag: Bool { bits & 32 != 0 }

  /// Adds another needle of the same letters: the first mark stays, the wider rule wins.
  mutating func merge(_ other: NeedleEnd) {
    let tag = (bits | other.bits) & 32
    if mark == nil {
      bits = other.bits | tag
    } else if other.mark == nil {
      bits |= tag
    } else {
      bits = (bits & 7) | (bits & other.bits & 24) | tag
    }
  }
}

/// The folded needles of a record as a tree of prefixes.
///
/// A tree, because its walk costs at most ``longest`` steps at a position however many needles
/// begin alike; a list would let a hostile record multiply its names with its text. The edges are
/// one open hash table, emptied by the slots used, so that a record costs no allocation.
struct NeedleTrie: Sendable {
  /// Needles are known by this many code points at most; longer ones are cut.
  static let longest = 128
  /// The most nodes, some 60 bytes each: enough for the names of some ten thousand users in a record.
  static let mostNodes = 1 << 21

  /// `node << 32 | code point` of an edge; 0 is an empty slot.
  private var keys = [UInt64](repeating: 0, count: 256)
  private var targets = [UInt32](repeating: 0, count: 256)
  private var usedSlots: [Int] = []
  private var ends: [NeedleEnd] = [NeedleEnd()]
  /// A bit for the low six bits of every first code point: most positions of a text fail here.
  private var firsts: UInt64 = 0

  /// Whether a needle was not added, as there are too many.
  private(set) var isOverfull = false

  /// Whether no needle is known.
  var isEmpty: Bool { firsts == 0 }

  /// Whether a needle may start with this code point.
  @inline(__always)
  func mayStart(with scalar: UInt32) -> Bool { firsts >> UInt64(scalar & 63) & 1 != 0 }

  /// The node that a code point leads to, 0 (the root) if none.
  @inline(__always)
  func child(of node: UInt32, by scalar: UInt32) -> UInt32 {
    let key = UInt64(node) << 32 | UInt64(scalar)
    var slot = slot(of: key)
    while keys[slot] != 0 {
      if keys[slot] == key { return targets[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return 0
  }

  /// What ends at a node.
  @inline(__always)
  func end(at node: UInt32) -> NeedleEnd { ends[Int(node)] }

  /// What ends where a needle does; nothing if it is not known.
  func end(of needle: [UInt32]) -> NeedleEnd {
    var node: UInt32 = 0
    for scalar in needle.prefix(Self.longest) {
      node = child(of: node, by: scalar)
      if node == 0 { return NeedleEnd() }
    }
    return end(at: node)
  }

  /// Adds a needle, cut to ``longest``; an empty one is ignored.
  mutating func insert(_ needle: [UInt32], _ end: NeedleEnd) {
    guard let first = needle.first else { return }
    guard ends.count < Self.mostNodes else {
      isOverfull = true
      return
    }
    firsts |= 1 << UInt64(first & 63)
    var node: UInt32 = 0
    for scalar in needle.prefix(Self.longest) {
      let next = child(of: node, by: scalar)
      node = next != 0 ? next : addNode(to: node, by: scalar)
    }
    ends[Int(node)].merge(end)
  }

  /// Forgets all needles and keeps the memory.
  mutating func removeAll() {
    for slot in usedSlots { keys[slot] = 0 }
    usedSlots.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    ends.append(NeedleEnd())
    firsts = 0
    isOverfull = false
  }

  private mutating func addNode(to parent: UInt32, by scalar: UInt32) -> UInt32 {
    if usedSlots.count * 2 >= keys.count { grow() }
    let node = UInt32(ends.count)
    ends.append(NeedleEnd())
    place(UInt64(parent) << 32 | UInt64(scalar), leadingTo: node)
    return node
  }

  private mutating func place(_ key: UInt64, leadingTo node: UInt32) {
    var slot = slot(of: key)
    while keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
    keys[slot] = key
    targets[slot] = node
    usedSlots.append(slot)
  }

  private mutating func grow() {
    let edges = usedSlots.map { (keys[$0], targets[$0]) }
    let count = keys.count * 2
    keys = [UInt64](repeating: 0, count: count)
    targets = [UInt32](repeating: 0, count: count)
    usedSlots.removeAll(keepingCapacity: true)
    for (key, node) in edges { place(key, leadingTo: node) }
  }

  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    let mixed = (key ^ key >> 29) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 32) & (keys.count - 1)
  }
}
