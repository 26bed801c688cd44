/// Selects fields of records by key, so that a reader decodes nothing else.
///
/// A selector is a finite automaton. Each object is read in a state; a key of that state leads over an
/// edge to its value; the edge says whether a scalar is selected and in which state an object is read.
/// Arrays are transparent: their own edge leads to their elements. Values without an edge are skipped:
/// validated, but neither decoded nor kept.
///
///     {"id":7,"user":{"name":"a"}}
///     state 0 ── "id" ────▶ edge 1: value
///             └─ "user" ──▶ edge 2: state 1 ── "name" ──▶ edge 3: value
public struct Selector: Sendable {
  /// The edge that leads to the record's root.
  public static let rootEdge: UInt16 = 0
  /// The edge of values with unknown keys, in a selector that keeps them.
  public static let unknownEdge: UInt16 = .max

  let tables: SelectorTables

  /// Collects states and edges, and builds a selector from them.
  public struct Builder {
    struct Edge {
      /// The state of objects, or -1.
      var child: Int32
      var isValue: Bool
      var isPlain = false
    }
    /// A selector has some thousand keys, which are made at each start: so this is small.
    struct Key {
      private let start: Int32
      private let end: Int32
      let edge: UInt16
      private let bit: Int16

      init(place: Range<Int>, edge: UInt16, marker: Int?) {
        (start, end) = (Int32(place.lowerBound), Int32(place.upperBound))
        (self.edge, bit) = (edge, Int16(marker ?? -1))
      }

      /// Its place in `text`.
      var place: Range<Int> { Int(start)..<Int(end) }
      var marker: Int? { bit < 0 ? nil : Int(bit) }
    }
    struct State {
      var keys: [Key] = []
      var otherKeys: UInt16?
    }

    var states: [State] = []
    var edges: [Edge] = []
    /// The bytes of all keys, one after another.
    var text: [UInt8] = []
    var keepsUnknown: Bool

    /// Creates a builder that has the root edge.
    ///
    /// - Parameter keepsUnknown: whether values without an edge are kept as well, for a report on
    ///   unknown paths.
    public init(keepsUnknown: Bool = false) {
      self.keepsUnknown = keepsUnknown
      edges.append(Edge(child: -1, isValue: true))
    }

    /// Creates a builder whose keys are in a text: ``add(keyAt:to:edge:marker:)`` copies no byte of it.
    package init(text: [UInt8], edges count: Int, keepsUnknown: Bool) {
      self.init(keepsUnknown: keepsUnknown)
      self.text = text
      edges.reserveCapacity(count + 1)
    }

    /// Adds a state without keys.
    public mutating func addState() -> Int {
      states.append(State())
      return states.count - 1
    }

    /// Adds an edge.
    ///
    /// - Parameters:
    ///   - child: the state in which an object is read; nil skips objects.
    ///   - isValue: whether strings, numbers and literals are selected.
    ///   - isPlain: whether the value is no object by its meaning, so that an object is noticed there
    ///     (``Record/hasObjectForValue``).
    public mutating func addEdge(child: Int?, isValue: Bool, isPlain: Bool = false) -> UInt16 {
      edges.append(Edge(child: Int32(child ?? -1), isValue: isValue, isPlain: isPlain))
      precondition(
        edges.count < Int(Selector.unknownEdge), "a selector has fewer than 65,535 edges")
      return UInt16(edges.count - 1)
    }

    /// The state in which the root object is read.
    public mutating func setRoot(_ state: Int) {
      edges[0].child = Int32(state)
    }

    /// Connects a key of a state to an edge.
    ///
    /// - Parameter marker: the bit, 0 to 127, that the key sets in ``Node/marks`` of its object.
    public mutating func add(
      key: Span<UInt8>, to state: Int, edge: UInt16, marker: Int? = nil
    ) {
      let start = text.count
      for index in key.indices { text.append(key[index]) }
      add(keyAt: start..<text.count, to: state, edge: edge, marker: marker)
    }

    /// Connects a key in the text to an edge.
    package mutating func add(
      keyAt place: Range<Int>, to state: Int, edge: UInt16, marker: Int? = nil
    ) {
      precondition(marker.map { 0..<128 ~= $0 } ?? true, "a marker is a bit of 128")
      states[state].keys.append(Key(place: place, edge: edge, marker: marker))
    }

    /// Connects a key given as text.
    public mutating func add(key: String, to state: Int, edge: UInt16, marker: Int? = nil) {
      add(key: key.utf8.span, to: state, edge: edge, marker: marker)
    }

    /// Connects all other keys of a state to an edge.
    public mutating func addOtherKeys(to state: Int, edge: UInt16) {
      states[state].otherKeys = edge
    }

    /// Builds the selector. O(keys).
    public func build() -> Selector {
      guard keepsUnknown else { return Selector(tables: SelectorTables(self)) }
      var all = self
      let unknown = all.addState()
      all.edges = edges.map {
        Edge(child: $0.child < 0 ? Int32(unknown) : $0.child, isValue: true, isPlain: $0.isPlain)
      }
      return Selector(tables: SelectorTables(all))
    }
  }
}
