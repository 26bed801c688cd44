/// What the keys of a state are in its types, and which of them tell the types apart.
///
/// One is used for all states in turn: its tables are as long as there are words, and only what a
/// state has put in is taken out again.
struct StateKeys {
  private struct Entry {
    let option: Projection.Option
    /// The place of the next option of the same key, or -1.
    var next = -1
  }

  /// The keys, in the order in which they were met.
  private(set) var order: [Int] = []
  private var entries: [Entry] = []
  private var isMet: [Bool]
  private var isMarking: [Bool]
  /// For each key, the places of its first and last option, or -1.
  private var firsts: [Int]
  private var lasts: [Int]

  init(words: Int) {
    isMet = Array(repeating: false, count: words)
    isMarking = isMet
    firsts = Array(repeating: -1, count: words)
    lasts = firsts
  }

  mutating func removeAll() {
    for key in order {
      isMet[key] = false
      isMarking[key] = false
      firsts[key] = -1
    }
    order.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
  }

  /// Adds what a key is in a type.
  mutating func add(_ option: Projection.Option, to key: Int) {
    meet(key)
    if firsts[key] < 0 {
      firsts[key] = entries.count
    } else {
      entries[lasts[key]].next = entries.count
    }
    lasts[key] = entries.count
    entries.append(Entry(option: option))
  }

  /// Says that a key tells types apart.
  mutating func mark(_ key: Int) {
    meet(key)
    isMarking[key] = true
  }

  private mutating func meet(_ key: Int) {
    guard !isMet[key] else { return }
    isMet[key] = true
    order.append(key)
  }

  func isMarking(_ key: Int) -> Bool { isMarking[key] }

  /// Appends what a key is in the types, in their order.
  func append(optionsOf key: Int, to options: inout [Projection.Option]) {
    var place = firsts[key]
    while place >= 0 {
      options.append(entries[place].option)
      place = entries[place].next
    }
  }
}
