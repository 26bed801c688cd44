/// A node of a YAML text that a person wrote, with the line it starts on. A reader requests the type that it
/// needs, and gets nil if the node has another; the caller words the error.
public struct YAMLNode {
  /// The key and the value of a line of a mapping.
  struct Pair: Hashable {
    let key: YAMLNode
    let value: YAMLNode
  }

  enum Content: Hashable {
    case scalar(String)
    case sequence([YAMLNode])
    case mapping([Pair])
  }

  let content: Content
  /// The line on which the node starts, from 1; for an alias, that of the anchor.
  public let line: Int

  /// Reads a text of one document at most. O(text).
  ///
  /// - Returns: the root; nil for a text without content.
  /// - Throws: ``YAMLFault``.
  public static func root(of text: String) throws(YAMLFault) -> YAMLNode? {
    var composer = YAMLComposer(text)
    return try composer.root()
  }

  /// The text of a scalar, whatever type YAML would infer (`yes` is a word here); nil for an empty scalar and
  /// for any other node.
  public var word: String? {
    guard case .scalar(let text) = content, !text.isEmpty else { return nil }
    return text
  }

  /// The elements of a sequence; nil for any other node. O(1).
  public var elements: [YAMLNode]? {
    guard case .sequence(let elements) = content else { return nil }
    return elements
  }

  /// The keys and values of a mapping, in the order of the text; nil for any other node. O(pairs).
  public var pairs: [(key: YAMLNode, value: YAMLNode)]? {
    guard case .mapping(let pairs) = content else { return nil }
    return pairs.map { ($0.key, $0.value) }
  }
}

/// Two nodes are equal if their content is, wherever they are in the text.
extension YAMLNode: Hashable {
  /// Compares the content. O(content).
  public static func == (left: YAMLNode, right: YAMLNode) -> Bool { left.content == right.content }

  /// Hashes the content. O(content).
  public func hash(into hasher: inout Hasher) { hasher.combine(content) }
}
