/// A record: its bytes, and what a selector selects of it. It lives until the reader moves on.
public struct Record: ~Escapable {
  /// The bytes in which the ranges of the nodes lie.
  public let bytes: Span<UInt8>
  /// The nodes of this record and of others that stood on the same line.
  public let nodes: Span<Node>
  /// The index of the record's own node.
  public let root: Int
  /// Where the record starts.
  public let position: Position
  /// What the caller knows the label of the record's script by; 0 for a record of no script.
  public let label: Int

  @_lifetime(copy bytes, copy nodes)
  init(bytes: Span<UInt8>, nodes: Span<Node>, root: Int, position: Position, label: Int) {
    self.bytes = bytes
    self.nodes = nodes
    self.root = root
    self.position = position
    self.label = label
  }

  /// The bytes of a node's literal.
  @_lifetime(copy self)
  @inlinable public func literal(_ node: Node) -> Span<UInt8> {
    bytes.extracting(node.range)
  }

  /// How many bytes the record has.
  public var byteCount: Int { nodes[root].range.count }
}
