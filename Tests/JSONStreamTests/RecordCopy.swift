import JSONStream

/// A record, copied out of its reader, with places that do not depend on what else was read with it.
struct RecordCopy: Equatable, Sendable {
  struct Value: Equatable, Sendable {
    let kind: Node.Kind
    let edge: UInt16
    /// The literal of a string or number.
    let literal: String
    /// Where the literal starts, counted from the start of the record.
    let start: Int
    /// How many nodes it has, itself included.
    let nodeCount: Int
    let marks: UInt128
    /// Its key, if the selector does not name that.
    let unknownKey: String?
  }

  let position: Position
  let byteCount: Int
  let nodes: [Value]

  init(_ record: borrowing Record) {
    position = record.position
    byteCount = record.byteCount
    let root = record.nodes[record.root]
    var values: [Value] = []
    for index in record.root..<Int(root.next) {
      let node = record.nodes[index]
      let isUnknown = node.edge == Selector.unknownEdge
      let hasKey = isUnknown || node.kind != .object && node.marks != 0
      let hasLiteral = index > record.root && (node.kind.isString || node.kind == .number)
      values.append(
        Value(
          kind: node.kind, edge: node.edge,
          literal: hasLiteral ? Self.text(record.literal(node)) : "",
          start: hasLiteral ? Int(node.start) - Int(root.start) : 0,
          nodeCount: Int(node.next) - index, marks: hasKey ? 0 : node.marks,
          unknownKey: hasKey ? Self.key(node, record) : nil))
    }
    nodes = values
  }

  /// A key range outside the record is reported, not read, so that a test can fail on it.
  private static func key(_ node: Node, _ record: borrowing Record) -> String {
    guard node.keyRange.upperBound <= record.bytes.count else { return "(outside)" }
    return text(record.bytes.extracting(node.keyRange))
  }

  static func text(_ bytes: borrowing Span<UInt8>) -> String {
    var copy: [UInt8] = []
    for index in 0..<bytes.count { copy.append(bytes[index]) }
    return String(decoding: copy, as: UTF8.self)
  }

  /// The literal of the first value that the record's own object has by an edge.
  func first(_ edge: UInt16) -> String? {
    var index = 1
    while index < nodes.count {
      if nodes[index].edge == edge { return nodes[index].literal }
      index += nodes[index].nodeCount
    }
    return nil
  }

  /// The literal of its `id`, read by ``Selectors/sample``.
  var id: String? { nodes[0].kind == .object ? first(Selectors.id) : nil }

  /// The nodes in short: braces and brackets around the contents of a container, literals unchanged.
  var outline: String {
    var out: [String] = []
    var closers: [(end: Int, text: String)] = []
    for (index, node) in nodes.enumerated() {
      while let last = closers.last, last.end == index { out.append(closers.removeLast().text) }
      let edge = node.edge == Selector.unknownEdge ? "" : "\(node.edge)"
      let key = edge + (node.unknownKey.map { "?\($0)" } ?? "")
      switch node.kind {
      case .object, .array:
        out.append(key + (node.kind == .object ? "{" : "["))
        closers.append((index + node.nodeCount, node.kind == .object ? "}" : "]"))
      case .string: out.append("\(key)'\(node.literal)'")
      case .escaped: out.append("\(key)\\'\(node.literal)'")
      case .number: out.append("\(key)=\(node.literal)")
      case .true, .false, .null: out.append("\(key)=\(node.kind)")
      }
    }
    return (out + closers.reversed().map(\.text)).joined(separator: " ")
  }
}
