internal import JSONStream

/// The states and edges of a selector, with numbers of words for keys.
struct SelectorStates {
  // There are some thousand of both at each start: so they are small.
  struct Edge {
    private let state: Int32
    let isValue: Bool
    let isPlain: Bool

    init(child: Int?, isValue: Bool, isPlain: Bool) {
      (state, self.isValue, self.isPlain) = (Int32(child ?? -1), isValue, isPlain)
    }

    /// The state in which an object is read; nil where objects are skipped.
    var child: Int? { state < 0 ? nil : Int(state) }
  }
  struct Key {
    private let ofState: Int32
    private let number: Int32
    let edge: UInt16
    private let bit: Int16

    init(state: Int, word: Int, edge: UInt16, marker: Int?) {
      (ofState, number) = (Int32(state), Int32(word))
      (self.edge, bit) = (edge, Int16(marker ?? -1))
    }

    var state: Int { Int(ofState) }
    /// The key, as a place in ``Catalogue/words``.
    var word: Int { Int(number) }
    var marker: Int? { bit < 0 ? nil : Int(bit) }
  }
  struct OtherKeys {
    let state: Int
    let edge: UInt16
  }

  var root = 0
  var count = 0
  private(set) var edges: [Edge] = []
  private(set) var keys: [Key] = []
  private(set) var others: [OtherKeys] = []

  init() {}

  /// Adds a state without keys.
  mutating func addState() -> Int {
    count += 1
    return count - 1
  }

  mutating func addEdge(_ edge: Edge) -> UInt16 {
    edges.append(edge)
    // The root edge is before all of them.
    return UInt16(edges.count)
  }

  mutating func add(_ key: Key) { keys.append(key) }

  /// Connects all other keys of a state to an edge.
  mutating func add(_ keys: OtherKeys) { others.append(keys) }

  /// The selector. O(keys).
  func selector(words: WordSet, keepsUnknown: Bool) -> Selector {
    var builder = Selector.Builder(
      text: words.text, edges: edges.count, keepsUnknown: keepsUnknown)
    for _ in 0..<count { _ = builder.addState() }
    builder.setRoot(root)
    for edge in edges {
      _ = builder.addEdge(child: edge.child, isValue: edge.isValue, isPlain: edge.isPlain)
    }
    for key in keys {
      builder.add(
        keyAt: words.place(of: key.word), to: key.state, edge: key.edge, marker: key.marker)
    }
    for keys in others { builder.addOtherKeys(to: keys.state, edge: keys.edge) }
    return builder.build()
  }

  /// Reads states from an image.
  init(_ image: inout ImageReader) {
    root = image.number()
    count = image.number()
    edges = image.list {
      let child = $0.optional()
      var flags = ImageFlags($0.number())
      return Edge(child: child, isValue: flags.next(), isPlain: flags.next())
    }
    keys = image.list {
      Key(
        state: $0.number(), word: $0.number(), edge: UInt16($0.number()), marker: $0.optional())
    }
    others = image.list { OtherKeys(state: $0.number(), edge: UInt16($0.number())) }
  }

  func write(to image: inout ImageWriter) {
    image.add(root)
    image.add(count)
    image.add(edges) {
      $0.add($1.child)
      $0.add(flags: $1.isValue, $1.isPlain)
    }
    image.add(keys) {
      $0.add($1.state)
      $0.add($1.word)
      $0.add(Int($1.edge))
      $0.add($1.marker)
    }
    image.add(others) {
      $0.add($1.state)
      $0.add(Int($1.edge))
    }
  }
}
