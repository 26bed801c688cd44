/// The walk over a tape: every loop over the values of a record uses these functions.
///
/// They are inlined into their callers together with the closure, so a walk is as fast as a handwritten
/// loop. A value that is not a container has no children.
extension Record {
  /// Calls `body` with the index and node of each value directly inside a container, in the order of
  /// the bytes. O(children).
  @inlinable @inline(__always)
  public func forEachChild(of container: Int, _ body: (Int, Node) -> Void) {
    let end = Int(nodes[container].next)
    var index = container &+ 1
    while index < end {
      let node = nodes[index]
      body(index, node)
      index = Int(node.next)
    }
  }

  /// The index of the first value directly inside a container for which `matches` returns true, or
  /// nil. O(children).
  @inlinable @inline(__always)
  public func firstChild(of container: Int, where matches: (Int, Node) -> Bool) -> Int? {
    let end = Int(nodes[container].next)
    var index = container &+ 1
    while index < end {
      let node = nodes[index]
      if matches(index, node) { return index }
      index = Int(node.next)
    }
    return nil
  }

  /// Whether a value is an empty text, object or array. O(1).
  @inlinable
  public func isEmpty(_ value: Int) -> Bool {
    let node = nodes[value]
    if node.kind.isContainer { return Int(node.next) == value + 1 }
    return node.kind.isString && literal(node).isEmpty
  }

  /// Calls `body` with the index of a value that is not an array, or of each value in an array at any
  /// nesting, in the order of the bytes. O(elements).
  @inlinable @inline(__always)
  public func forEachElement(of value: Int, _ body: (Int) -> Void) {
    // One call of `body`, without recursion: it is inlined, and what it captures is not copied.
    let end = Int(nodes[value].next)
    var index = value
    while index < end {
      let node = nodes[index]
      if node.kind == .array {
        index &+= 1
      } else {
        body(index)
        index = Int(node.next)
      }
    }
  }

  /// The indices of all values inside a container, at any depth.
  @inlinable
  public func descendants(of container: Int) -> Range<Int> {
    let first = container &+ 1
    return first..<Swift.max(first, Int(nodes[container].next))
  }
}
