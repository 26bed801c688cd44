/// The keys of a state with their fields in its types, and those that are in a signature.
///
/// One value serves all states in turn. Its tables have an element for each word, and only those that a state
/// used are cleared.
struct StateKeys {
  private struct Entry {
    let option: Projection.Option
    /// The place of the next option of the same key, or -1.
    var next = -1
  }

  /// The keys, in the order in which they were added.
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

  /// Adds the field of a key in a type.
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

  /// Adds a key of a signature.
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

  /// Appends the fields of a key, in the order of their types.
  func append(optionsOf key: Int, to options: inout [Projection.Option]) {
    var place = firsts[key]
    while place >= 0 {
      options.append(entries[place].option)
      place = entries[place].next
    }
  }
}
