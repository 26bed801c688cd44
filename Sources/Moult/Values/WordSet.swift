/// A closed set of words, found by their bytes.
///
/// A hash table over one flat array: a lookup makes no string, and a value longer than the longest
/// word is rejected unread. The number of a word is its index in the order of insertion.
struct WordSet: Sendable {
  /// All words, concatenated.
  private var bytes: [UInt8] = []
  /// Word `i` is `bytes[ends[i]..<ends[i + 1]]`.
  private var ends: [Int] = [0]
  /// The number of a word plus one, or 0 for a free slot; open addressing, at most half full.
  private var slots: [UInt16]
  private var longest = 0

  /// A set without words.
  static let empty = WordSet([])

  /// A set of distinct words.
  ///
  /// - Precondition: there are fewer than 32,768.
  init(_ words: [String]) {
    self.init(bytes: words.map { Array($0.utf8)[...] })
  }

  /// A set of the words of a text, separated by spaces.
  init(spaced text: ArraySlice<UInt8>) {
    self.init(bytes: DataLine.words(in: text))
  }

  /// A set of distinct words.
  ///
  /// - Precondition: there are fewer than 32,768.
  init(bytes words: [ArraySlice<UInt8>]) {
    precondition(words.count < 32_768, "too many words for one set")
    var room = 1
    while room < 2 * words.count { room *= 2 }
    slots = Array(repeating: 0, count: room)
    for word in words { add(word.span) }
  }

  /// The number of a word, after adding it if it is new. O(length of the word), amortized.
  mutating func number(adding word: Span<UInt8>) -> Int {
    if let known = index(of: word) { return known }
    add(word)
    return count - 1
  }

  /// Reads a set from an image.
  init(_ image: inout ImageReader) {
    bytes = image.array()
    ends = image.numbers()
    slots = image.list { UInt16($0.number()) }
    longest = image.number()
  }

  func write(to image: inout ImageWriter) {
    image.add(bytes)
    image.add(ends)
    image.add(slots) { $0.add(Int($1)) }
    image.add(longest)
  }

  /// Adds a word that is not in the set. O(length of the word), amortized.
  mutating func add(_ word: Span<UInt8>) {
    for i in word.indices { bytes.append(word[i]) }
    ends.append(bytes.count)
    longest = max(longest, word.count)
    place(count - 1)
    if 2 * count > slots.count { grow() }
  }

  private mutating func place(_ number: Int) {
    var slot = Self.hash(bytes(of: number), .asIs) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt16(number + 1)
  }

  private mutating func grow() {
    precondition(count < 32_768, "too many words for one set")
    slots = Array(repeating: 0, count: 4 * slots.count)
    for number in 0..<count { place(number) }
  }

  /// How many words there are.
  var count: Int { ends.count - 1 }

  /// The word with a number.
  subscript(number: Int) -> String {
    String(decoding: bytes[ends[number]..<ends[number + 1]], as: UTF8.self)
  }

  /// The bytes of the word with a number.
  @_lifetime(borrow self)
  func bytes(of number: Int) -> Span<UInt8> {
    bytes.span.extracting(ends[number]..<ends[number + 1])
  }

  /// All words, one after another.
  var text: [UInt8] { bytes }

  /// The place of a word in the text.
  func place(of number: Int) -> Range<Int> { ends[number]..<ends[number + 1] }

  /// All words, in the order of their numbers.
  var words: [String] { (0..<count).map { self[$0] } }

  /// How the letters A to Z of a value are compared: as they are, or in lower case.
  enum Folding {
    case asIs, lower
  }

  /// Whether the value is one of the words. O(length of the longest word).
  func contains(_ word: Span<UInt8>, _ folding: Folding = .asIs) -> Bool {
    index(of: word, folding) != nil
  }

  /// The number of the word that equals the value after folding, or nil. O(length of the longest
  /// word).
  func index(of word: Span<UInt8>, _ folding: Folding = .asIs) -> Int? {
    // Specialised for each folding, so that the loops over bytes do not branch on it.
    switch folding {
    case .asIs: find(word, .asIs)
    case .lower: find(word, .lower)
    }
  }

  @inline(__always)
  private func find(_ word: Span<UInt8>, _ folding: Folding) -> Int? {
    guard word.count <= longest, !word.isEmpty else { return nil }
    let mask = slots.count - 1
    var slot = Self.hash(word, folding) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if equals(number, word, folding) { return number }
      slot = (slot + 1) & mask
    }
    return nil
  }

  @inline(__always)
  private func equals(_ number: Int, _ word: Span<UInt8>, _ folding: Folding) -> Bool {
    let start = ends[number]
    guard ends[number + 1] - start == word.count else { return false }
    for i in word.indices where bytes[start + i] != Self.fold(word[i], folding) { return false }
    return true
  }

  /// FNV-1a: the words are fixed, so an attacker cannot choose colliding ones.
  @inline(__always)
  private static func hash(_ word: Span<UInt8>, _ folding: Folding) -> Int {
    var hash: UInt32 = 2_166_136_261
    for i in word.indices { hash = (hash ^ UInt32(fold(word[i], folding))) &* 16_777_619 }
    return Int(hash ^ hash >> 15)
  }

  @inline(__always)
  private static func fold(_ byte: UInt8, _ folding: Folding) -> UInt8 {
    switch folding {
    case .asIs: byte
    case .lower: byte.lowercased
    }
  }
}
