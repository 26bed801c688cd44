/// A record: its bytes, and the nodes that the selector selected. It is valid until the reader's next
/// step.
public struct Record: ~Escapable {
  /// The bytes that the nodes' ranges refer to.
  public let bytes: Span<UInt8>
  /// The nodes of this record and of others on the same line.
  public let nodes: Span<Node>
  /// The index of the root node.
  public let root: Int
  /// The position at which the record starts.
  public let position: Position
  /// The caller's number for the label of the record's script; 0 outside of scripts.
  public let label: Int
  /// Whether an object is in the place of a value (``Selector/Builder/addEdge(child:isValue:isPlain:)``),
  /// here or in another record on the same line. Where a selector has both, an object whose first key begins with a
  /// letter may be left out.
  public let hasObjectForValue: Bool

  @_lifetime(copy bytes, copy nodes)
  init(
    bytes: Span<UInt8>, nodes: Span<Node>, root: Int, position: Position, label: Int,
    hasObjectForValue: Bool
  ) {
    self.bytes = bytes
    self.nodes = nodes
    self.root = root
    self.position = position
    self.label = label
    self.hasObjectForValue = hasObjectForValue
  }

  /// The same record at another position: that of the record from whose bytes these were made.
  @_lifetime(copy self)
  public func at(_ position: Position) -> Record {
    Record(
      bytes: bytes, nodes: nodes, root: root, position: position, label: label,
      hasObjectForValue: hasObjectForValue)
  }

  /// The bytes of a node's literal.
  @_lifetime(copy self)
  @inlinable public func literal(_ node: Node) -> Span<UInt8> {
    bytes.extracting(node.range)
  }

  /// The number of bytes of the record.
  public var byteCount: Int { nodes[root].range.count }
}
