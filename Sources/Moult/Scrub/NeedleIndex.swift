internal import JSONStream

/// A folded name, handle or link that is searched for.
struct Needle: Sendable, BitwiseCopyable {
  enum Kind: UInt8, Sendable {
    /// A handle.
    case handle
    /// A whole display name, or a part of one that is a name by itself. A space in it is any separator, or none.
    case name
    /// A single word of a display name.
    case word
    /// A word of a display name without its last vowel, to which other endings are added.
    case stem
    /// A part of a name without spaces, which names somebody before a form of address.
    case familiar
    /// A link without its scheme.
    case link
  }

  var kind: Kind
  /// The number of the display name that has a word; 0 where several have it.
  var owner: UInt16 = 0
  /// Whether letters and digits may not be next to it.
  var isBounded = false
  /// Whether it is long and no common word, so that it is in no other word by chance.
  var isCertain = false
  /// Whether it is only a part of a display name, so that a common word at the start of a sentence is not it.
  var isPart = false
  /// Whether it is a stem that is no common word, of a word that is none.
  var isRareStem = false
  /// Its place in the bytes of its index.
  var start: Int32 = 0
  var length: Int32 = 0
  /// Its range in the bytes of its index.
  var range: Range<Int> { Int(start)..<Int(start &+ length) }
  /// The place of the next needle that starts alike, plus one.
  fileprivate(set) var next: Int32 = 0
}

/// The needles of a record, found by how they start.
///
/// It is filled once for a record and emptied for the next, without allocation once it is as large as its
/// largest record. A Bloom filter of the first bytes rules out nearly all places of a text.
struct NeedleIndex: Sendable {
  /// The most bytes of a needle; longer ones are cut.
  static let longest = 256
  /// The most needles of a record: enough for the names of some ten thousand users.
  private static let most = 1 << 16
  /// The most bytes by which needles are found.
  private static let longestKey = 6

  /// The folded bytes of all needles; only the first ``usedBytes`` are used.
  private(set) var bytes: [UInt8] = []
  private var usedBytes = 0
  private(set) var needles: [Needle] = []
  /// For each hash of a needle's first bytes, the place of the last such needle plus one.
  private var heads = [Int32](repeating: 0, count: 1 << 10)
  private var usedHeads: [Int32] = []
  private var bloom = InlineArray<16, UInt64>(repeating: 0)
  /// A bit for each length of a key that some needle has.
  private var keyLengths: UInt8 = 0

  /// The value to search, of which the filter has the bytes.
  var filter: NameFilter
  /// Whether needles are left out that the filter excludes.
  var isFiltered = false

  /// Whether a needle was not added because there were too many.
  private(set) var isOverfull = false

  init(_ folding: Folding = .builtIn) { filter = NameFilter(folding) }

  var isEmpty: Bool { needles.isEmpty }

  /// Whether a needle may start at an index of a text. O(1).
  @inline(__always)
  func mayStart(at index: Int, in text: borrowing TextReading) -> Bool {
    let bit = Self.bloomBit(text[index], text[index &+ 1])
    return bloom[bit >> 6] >> UInt64(bit & 63) & 1 != 0
  }

  /// A search for the needles at one index of a text.
  struct Search {
    fileprivate var hash = NeedleIndex.seed
    fileprivate var length = 0
    /// The place of the next needle plus one, 0 where there is none of this length.
    fileprivate var place: Int32 = 0
  }

  /// The next needle whose first word, or the beginning of it, is at an index of a text; nil at the end.
  @inline(__always)
  func next(_ search: inout Search, at index: Int, in text: borrowing TextReading) -> Needle? {
    while true {
      while search.place != 0 {
        let needle = needles[Int(search.place - 1)]
        search.place = needle.next
        if keyLength(of: needle) == search.length { return needle }
      }
      guard search.length < Self.longestKey else { return nil }
      search.hash = Self.hash(search.hash, text[index + search.length])
      search.length += 1
      if keyLengths >> UInt8(search.length) & 1 != 0 {
        search.place = heads[slot(search.hash, search.length)]
      }
    }
  }

  /// Adds a part of a text as a needle; see ``insert(_:_:)``.
  mutating func insert(_ text: borrowing TextReading, _ range: Range<Int>, _ needle: Needle) {
    insert(text.span.extracting(range), needle)
  }

  /// Adds a needle, cut to ``longest`` bytes; an empty one and the name of a service are ignored, and an equal one is
  /// merged with it.
  /// O(length + needles that start alike).
  mutating func insert(_ folded: Span<UInt8>, _ needle: Needle) {
    guard !folded.isEmpty, isAdmitted(folded), !Vocabulary.builtIn.services.contains(folded) else {
      return
    }
    guard needles.count < Self.most else {
      isOverfull = true
      return
    }
    let text = folded.extracting(0..<Self.end(of: folded))
    let length = Self.keyLength(text)
    let slot = slot(of: text, length)
    if merge(text, needle, slot) { return }
    var added = needle
    added.start = Int32(usedBytes)
    added.length = Int32(text.count)
    added.next = heads[slot]
    append(text)
    needles.append(added)
    if heads[slot] == 0 { usedHeads.append(Int32(slot)) }
    heads[slot] = Int32(needles.count)
    keyLengths |= 1 << UInt8(length)
    setBloom(text)
    if needles.count * 2 > heads.count { grow() }
  }

  /// Removes all needles and keeps the memory. O(needles).
  mutating func removeAll() {
    guard !needles.isEmpty || isOverfull else { return }
    for head in usedHeads { heads[Int(head)] = 0 }
    usedHeads.removeAll(keepingCapacity: true)
    needles.removeAll(keepingCapacity: true)
    usedBytes = 0
    bloom = InlineArray(repeating: 0)
    keyLengths = 0
    isOverfull = false
  }
}

extension NeedleIndex {
  @inline(__always)
  private func isAdmitted(_ needle: Span<UInt8>) -> Bool {
    isFiltered ? filter.admits(needle: needle) : true
  }

  /// Merges a needle with an equal one, and returns whether there is one.
  private mutating func merge(_ text: Span<UInt8>, _ needle: Needle, _ slot: Int) -> Bool {
    var place = heads[slot]
    while place != 0 {
      let known = needles[Int(place - 1)]
      if known.kind == needle.kind, equals(known, text) {
        needles[Int(place - 1)].isBounded = known.isBounded && needle.isBounded
        needles[Int(place - 1)].isPart = known.isPart && needle.isPart
        if known.owner != needle.owner { needles[Int(place - 1)].owner = 0 }
        return true
      }
      place = known.next
    }
    return false
  }

  private mutating func append(_ text: Span<UInt8>) {
    if bytes.count - usedBytes < text.count {
      let added = max(text.count, bytes.count, 1 << 10)
      bytes.append(contentsOf: repeatElement(0, count: added))
    }
    let start = usedBytes
    var target = bytes.mutableSpan
    for index in text.indices { target[start &+ index] = text[index] }
    usedBytes = start + text.count
  }

  private func equals(_ needle: Needle, _ text: Span<UInt8>) -> Bool {
    Bytes.equal(bytes.span.extracting(needle.range), text)
  }

  private mutating func grow() {
    heads = [Int32](repeating: 0, count: heads.count * 4)
    usedHeads.removeAll(keepingCapacity: true)
    for index in needles.indices {
      let slot = slot(of: needles[index])
      needles[index].next = heads[slot]
      if heads[slot] == 0 { usedHeads.append(Int32(slot)) }
      heads[slot] = Int32(index + 1)
    }
  }

  private mutating func setBloom(_ text: Span<UInt8>) {
    // Any separator, or none, can follow a first word of one letter.
    let isShort = text.count < 2 || text[1] == 0x20 || text[1] == 0x5F
    for second in isShort ? 0...255 : Int(text[1])...Int(text[1]) {
      let bit = Self.bloomBit(text[0], UInt8(second))
      bloom[bit >> 6] |= 1 << UInt64(bit & 63)
    }
  }

  /// The number of first bytes by which a needle is found: those of its first word, ``longestKey`` at most.
  private func keyLength(of needle: Needle) -> Int {
    Self.keyLength(bytes.span.extracting(needle.range))
  }

  private static func keyLength(_ text: Span<UInt8>) -> Int {
    var length = 0
    while length < min(text.count, longestKey), text[length] != 0x20, text[length] != 0x5F {
      length += 1
    }
    return max(1, length)
  }

  /// The end of the first ``longest`` bytes of a text, without a character that is cut.
  private static func end(of text: Span<UInt8>) -> Int {
    guard text.count > longest else { return text.count }
    var end = longest
    while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }

  fileprivate static let seed: UInt32 = 2_166_136_261

  @inline(__always)
  private static func hash(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    (hash ^ UInt32(byte)) &* 16_777_619
  }

  @inline(__always)
  private func slot(_ hash: UInt32, _ length: Int) -> Int {
    let mixed = (hash ^ UInt32(length)) &* 0x9E37_79B1
    return Int(mixed >> 10) & (heads.count - 1)
  }

  private func slot(of needle: Needle) -> Int {
    slot(of: bytes.span.extracting(needle.range), keyLength(of: needle))
  }

  private func slot(of text: Span<UInt8>, _ length: Int) -> Int {
    var hash = Self.seed
    for index in 0..<length { hash = Self.hash(hash, text[index]) }
    return slot(hash, length)
  }

  @inline(__always)
  private static func bloomBit(_ first: UInt8, _ second: UInt8) -> Int {
    Int((((UInt32(first) &* 37) ^ UInt32(second)) &* 0x9E37_79B1) >> 22)
  }
}
