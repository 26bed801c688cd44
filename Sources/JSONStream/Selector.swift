/// What a reader has to look for: which fields of which objects, by key.
///
/// A selector is a small automaton. An object is in a state; a key leads over an edge to a value; the
/// edge says whether the value itself is wanted and in which state an object there is read. Arrays
/// are transparent: their elements are reached by the array's own edge. Whatever no edge leads to is
/// read past: checked, but neither decoded nor kept.
public struct Selector: Sendable {
  /// The edge of the record's own value.
  public static let rootEdge: UInt16 = 0
  /// The edge of values whose key the state does not know, in a selector that keeps those.
  public static let unknownEdge: UInt16 = .max

  let tables: SelectorTables

  /// Collects states and edges, then makes a selector of them.
  public struct Builder {
    struct Edge {
      var child: Int?
      var isValue: Bool
    }
    struct Key {
      /// Where it stands in `text`.
      var place: Range<Int>
      var edge: UInt16
      var marker: Int?
    }
    struct State {
      var keys: [Key] = []
      var otherKeys: UInt16?
    }

    var states: [State] = []
    var edges: [Edge] = []
    /// The bytes of all keys.
    var text: [UInt8] = []
    var keepsUnknown: Bool

    /// A builder with the root edge in place.
    ///
    /// - Parameter keepsUnknown: whether values that no edge leads to or asks for are kept as well,
    ///   for a report on them.
    public init(keepsUnknown: Bool = false) {
      self.keepsUnknown = keepsUnknown
      edges.append(Edge(child: nil, isValue: true))
    }

    /// A new state, without keys.
    public mutating func addState() -> Int {
      states.append(State())
      return states.count - 1
    }

    /// A new edge.
    ///
    /// - Parameters:
    ///   - child: the state in which an object at its end is read; nil reads past objects.
    ///   - isValue: whether strings, numbers and literals at its end are wanted.
    public mutating func addEdge(child: Int?, isValue: Bool) -> UInt16 {
      edges.append(Edge(child: child, isValue: isValue))
      precondition(
        edges.count < Int(Selector.unknownEdge), "a selector has fewer than 65,535 edges")
      return UInt16(edges.count - 1)
    }

    /// The state in which the record's own object is read.
    public mutating func setRoot(_ state: Int) {
      edges[0].child = state
    }

    /// Lets a key of a state lead over an edge.
    ///
    /// - Parameter marker: the bit, 0 to 127, that the key sets in ``Node/marks`` of its object.
    public mutating func add(
      key: Span<UInt8>, to state: Int, edge: UInt16, marker: Int? = nil
    ) {
      precondition(marker.map { 0..<128 ~= $0 } ?? true, "a marker is a bit of 128")
      let start = text.count
      for index in key.indices { text.append(key[index]) }
      states[state].keys.append(Key(place: start..<text.count, edge: edge, marker: marker))
    }

    /// The same for a key as text.
    public mutating func add(key: String, to state: Int, edge: UInt16, marker: Int? = nil) {
      add(key: key.utf8.span, to: state, edge: edge, marker: marker)
    }

    /// Lets every key of a state that no other entry names lead over an edge.
    public mutating func addOtherKeys(to state: Int, edge: UInt16) {
      states[state].otherKeys = edge
    }

    /// The finished selector. O(keys).
    public func build() -> Selector {
      guard keepsUnknown else { return Selector(tables: SelectorTables(self)) }
      var all = self
      let unknown = all.addState()
      all.edges = edges.map { Edge(child: $0.child ?? unknown, isValue: true) }
      return Selector(tables: SelectorTables(all))
    }
  }
}
