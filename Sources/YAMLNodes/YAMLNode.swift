internal import Yams

/// A node of a YAML text that a person wrote, with the line it starts on. A reader requests the type that it
/// needs, and gets nil if the node has another; the caller words the error.
public struct YAMLNode {
  // Children are wrapped when they are read: an alias may repeat a large node any number of times.
  private let node: Node

  /// Reads a text. O(text).
  ///
  /// - Returns: the root; nil for a text without content.
  /// - Throws: ``YAMLFault``.
  public static func root(of text: String) throws(YAMLFault) -> YAMLNode? {
    do {
      return try Yams.compose(yaml: text).map { YAMLNode(node: $0) }
    } catch let error as YamlError {
      throw YAMLFault(error, in: text)
    } catch {
      throw .unreadable
    }
  }

  /// The line on which the node starts, from 1.
  public var line: Int { node.mark?.line ?? 1 }

  /// The text of a scalar, whatever type YAML would infer (`yes` is a word here); nil for an empty scalar and
  /// for any other node.
  public var word: String? {
    guard case .scalar(let scalar) = node, !scalar.string.isEmpty else { return nil }
    return scalar.string
  }

  /// The elements of a sequence; nil for any other node. O(elements).
  public var elements: [YAMLNode]? {
    guard case .sequence(let sequence) = node else { return nil }
    return sequence.map { YAMLNode(node: $0) }
  }

  /// The keys and values of a mapping, in the order of the text; nil for any other node. O(pairs).
  public var pairs: [(key: YAMLNode, value: YAMLNode)]? {
    guard case .mapping(let mapping) = node else { return nil }
    return mapping.map { (YAMLNode(node: $0.key), YAMLNode(node: $0.value)) }
  }
}
