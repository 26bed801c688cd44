/// Makes the nodes of a text from the events of its parser.
struct YAMLComposer: ~Copyable {
  /// The nodes are read recursively, so their depth is the depth of the stack.
  private static let deepest = 1000

  private let parser: YAMLParser
  private var anchors: [String: YAMLNode] = [:]
  private var depth = 0

  init(_ text: String) { parser = YAMLParser(text) }

  /// The root of the only document; nil where there is none.
  mutating func root() throws(YAMLFault) -> YAMLNode? {
    _ = try parser.next()
    if case .textEnd = try parser.next().kind { return nil }
    let root = try node(parser.next())
    _ = try parser.next()
    let end = try parser.next()
    guard case .textEnd = end.kind else {
      throw .syntax(problem: "but found another document", line: end.line)
    }
    return root
  }

  private mutating func node(_ event: YAMLParser.Event) throws(YAMLFault) -> YAMLNode {
    switch event.kind {
    case .alias(let name):
      guard let node = anchors[name] else {
        throw .syntax(problem: "found undefined alias", line: event.line)
      }
      return node
    case .scalar(let text, let anchor):
      return node(.scalar(text), event, anchor)
    case .sequenceStart(let anchor):
      return node(.sequence(try elements(event)), event, anchor)
    case .mappingStart(let anchor):
      return node(.mapping(try pairs(event)), event, anchor)
    case .end, .boundary, .textEnd:
      throw .unreadable
    }
  }

  /// An anchor that is there twice names the later node.
  private mutating func node(
    _ content: YAMLNode.Content, _ event: YAMLParser.Event, _ anchor: String?
  ) -> YAMLNode {
    let node = YAMLNode(content: content, line: event.line)
    if let anchor { anchors[anchor] = node }
    return node
  }

  private mutating func elements(_ start: YAMLParser.Event) throws(YAMLFault) -> [YAMLNode] {
    try descend(start)
    var elements: [YAMLNode] = []
    while let event = try child() { elements.append(try node(event)) }
    return elements
  }

  private mutating func pairs(_ start: YAMLParser.Event) throws(YAMLFault) -> [YAMLNode.Pair] {
    try descend(start)
    var pairs: [YAMLNode.Pair] = []
    while let event = try child() {
      let key = try node(event)
      pairs.append(YAMLNode.Pair(key: key, value: try node(parser.next())))
    }
    try YAMLFault.checkKeys(of: pairs)
    return pairs
  }

  private mutating func descend(_ start: YAMLParser.Event) throws(YAMLFault) {
    depth += 1
    guard depth <= Self.deepest else {
      throw .syntax(problem: "it is nested deeper than 1,000 levels", line: start.line)
    }
  }

  /// The start of the next child; nil at the end of its parent.
  private mutating func child() throws(YAMLFault) -> YAMLParser.Event? {
    let event = try parser.next()
    guard case .end = event.kind else { return event }
    depth -= 1
    return nil
  }
}
