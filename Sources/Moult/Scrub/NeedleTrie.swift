/// The end of a needle: which mark replaces the needle, and where the needle may occur.
struct NeedleEnd: Sendable, BitwiseCopyable {
  private var bits: UInt8 = 0

  init() {}

  /// - Parameters:
  ///   - mark: what replaces the needle in a text; nil if only hashtags are compared with it.
  ///   - boundedStart: whether no letter or digit may precede the needle.
  ///   - boundedEnd: whether no letter or digit may follow the needle.
  ///   - isTag: whether hashtags are compared with the needle.
  init(mark: Mark?, boundedStart: Bool = false, boundedEnd: Bool = false, isTag: Bool = false) {
    bits =
      (mark?.rawValue ?? 0) | (boundedStart ? 8 : 0) | (boundedEnd ? 16 : 0) | (isTag ? 32 : 0)
  }

  var mark: Mark? { Mark(rawValue: bits & 7) }
  var boundedStart: Bool { bits & 8 != 0 }
  var boundedEnd: Bool { bits & 16 != 0 }
  var isTag: Bool { bits & 32 != 0 }

  /// Adds another needle of the same letters: the first mark stays, the less strict bounds win.
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
/// A search takes at most ``longest`` steps at each position, however many needles begin alike; with a
/// list, a hostile record could make the time grow with the product of its names and its text. The edges
/// are one open-addressed hash table. Only its used slots are cleared, so that a record costs no
/// allocation.
struct NeedleTrie: Sendable {
  /// The most code points of a needle; longer ones are truncated.
  static let longest = 128
  /// The most nodes, some 60 bytes each: enough for the names of some ten thousand users in a record.
  static let mostNodes = 1 << 21

  /// `node << 32 | code point` of an edge; 0 is an empty slot.
  private var keys = [UInt64](repeating: 0, count: 256)
  private var targets = [UInt32](repeating: 0, count: 256)
  private var usedSlots: [Int] = []
  private var ends: [NeedleEnd] = [NeedleEnd()]
  /// A bit for the low six bits of every first code point, which rules out most positions of a text.
  private var firsts: UInt64 = 0

  /// Whether a needle was not added because there were too many.
  private(set) var isOverfull = false

  /// Whether there is no needle.
  var isEmpty: Bool { firsts == 0 }

  /// Whether a needle may start with this code point.
  @inline(__always)
  func mayStart(with scalar: UInt32) -> Bool { firsts >> UInt64(scalar & 63) & 1 != 0 }

  /// The node that a code point leads to, 0 (the root) if there is none. O(1) on average.
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

  /// The end of the needle at a node; one without mark and tag where no needle ends.
  @inline(__always)
  func end(at node: UInt32) -> NeedleEnd { ends[Int(node)] }

  /// The end of a needle; one without mark and tag if the needle was not added. O(length).
  func end(of needle: [UInt32]) -> NeedleEnd {
    var node: UInt32 = 0
    for scalar in needle.prefix(Self.longest) {
      node = child(of: node, by: scalar)
      if node == 0 { return NeedleEnd() }
    }
    return end(at: node)
  }

  /// Adds a needle, truncated to ``longest``; an empty one is ignored. O(length).
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

  /// Removes all needles and keeps the memory. O(nodes).
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
