internal import CYajl

/// How the tape grows, and how unselected values are skipped.
extension ParserState {
  @inline(__always)
  func childState(_ edge: UInt16) -> Int32 {
    // Every edge except the two that mean "none" is a row of the table.
    if edge < SelectorTables.noEdge { return unsafe tables.edges[Int(edge)].child }
    return edge == Selector.unknownEdge ? tables.unknownState : -1
  }

  @inline(__always)
  func wantsValue(_ edge: UInt16) -> Bool {
    if edge >= SelectorTables.noEdge { return edge == Selector.unknownEdge }
    return unsafe tables.edges[Int(edge)].isValue
  }

  /// Turns yajl's callbacks for values on or off, if they are not so already.
  @inline(__always)
  mutating func setTakesValues(_ takes: Bool) {
    guard takes != takesValues else { return }
    takesValues = takes
    if takes {
      unsafe Callbacks.enableValues(&callbacks.pointee)
    } else {
      unsafe Callbacks.disableValues(&callbacks.pointee)
    }
  }

  /// Skips the container that was just opened.
  mutating func startSkipping() {
    skipDepth = depth
    setTakesValues(false)
    unsafe callbacks.pointee.yajl_map_key = nil
    if depth == 1 {
      rootNode = nodeCount
      append(.object, UInt64(offset - 1) << 32)
    }
  }

  mutating func push(_ kind: Node.Kind, state: Int32) {
    let start = UInt64(offset - 1) << 32
    let node = nodeCount
    if depth == 1 { rootNode = node }
    append(kind, start)
    // `depth` is at most `depthLimit`, and there are at most `depth` frames.
    unsafe frames[frameCount] = Frame(state: state, edge: edge, node: node, marks: 0)
    frameCount += 1
    if kind == .array { setTakesValues(wantsValue(edge)) }
  }

  mutating func close() {
    depth -= 1
    if skipDepth > depth {
      stopSkipping()
    } else if skipDepth == 0 {
      frameCount -= 1
      let frame = unsafe frames[frameCount]
      unsafe nodes[frame.node].next = UInt32(nodeCount)
      if frame.state >= 0 && frame.edge != Selector.unknownEdge {
        unsafe nodes[frame.node].marks = frame.marks
      }
    } else {
      return
    }
    if depth == 0 { finishRoot() } else { returnToParent() }
  }

  private mutating func stopSkipping() {
    skipDepth = 0
    unsafe callbacks.pointee.yajl_map_key = Callbacks.mapKey
  }

  /// After a container in an array, the array's edge leads to the next element again.
  private mutating func returnToParent() {
    let parent = unsafe frames[frameCount - 1]
    edge = parent.edge
    guard parent.state < 0 else { return }
    setTakesValues(wantsValue(edge))
    // The element's fields may have set an unknown key.
    unsafe unknownKey = UInt64(truncatingIfNeeded: nodes[parent.node].marks)
  }

  private mutating func finishRoot() {
    rootCount += 1
    rootEnd = offset
    unsafe nodes[rootNode].end = UInt32(truncatingIfNeeded: rootEnd)
    edge = Selector.rootEdge
    unknownKey = 0
    setTakesValues(wantsValue(edge))
  }

  /// - Precondition: `depth` is 0 for a value outside all containers; a container counts itself.
  mutating func append(_ kind: Node.Kind, _ slice: UInt64) {
    if nodeCount == nodeCapacity { grow() }
    let start = UInt32(truncatingIfNeeded: slice >> 32)
    let length = UInt32(truncatingIfNeeded: slice)
    // `grow` allocated memory for this index.
    unsafe nodes[nodeCount] = Node(
      kind: kind, edge: edge, start: start, end: start &+ length,
      next: UInt32(truncatingIfNeeded: nodeCount + 1), marks: UInt128(unknownKey))
    nodeCount += 1
    if depth == 0 { finishLoneValue() }
  }

  /// No job reads a string, number or literal at the root as a record. Only its offset is kept, which
  /// needs no pointer into yajl's own memory.
  private mutating func finishLoneValue() {
    guard let base = unsafe base else { return }
    var start = rootEnd
    while unsafe start < byteCount && base[start] <= UInt8(ascii: " ") { start += 1 }
    unsafe nodes[nodeCount - 1].start = UInt32(truncatingIfNeeded: start)
    unsafe nodes[nodeCount - 1].end = UInt32(truncatingIfNeeded: start)
    if unsafe nodes[nodeCount - 1].kind.isString { unsafe nodes[nodeCount - 1].kind = .string }
    rootEnd = offset
    rootCount += 1
  }

  private mutating func grow() {
    unsafe nodes = nodes.grown(from: nodeCount, to: nodeCapacity * 2)
    nodeCapacity *= 2
  }

  mutating func rejectDepth() -> Int32 {
    isTooDeep = true
    return 0
  }

  /// The number of bytes of the feed that are read, up to the end of the current token.
  @inline(__always)
  var offset: Int {
    unsafe yajl_get_bytes_consumed(handle)
  }

  /// Whether a pointer is within the bytes being fed.
  @inline(__always)
  func isInside(_ text: UnsafePointer<UInt8>?) -> Bool {
    guard let text = unsafe text, let base = unsafe base else { return false }
    return unsafe text >= base && text <= base + byteCount
  }

  /// The place of a string or key in the bytes being fed, as start and length in one word.
  ///
  /// yajl passes a string with escapes decoded, in memory of its own. Its literal ends at the parser's
  /// position and starts after the last earlier quote that no odd run of backslashes precedes.
  mutating func place(_ text: UnsafePointer<UInt8>?, _ length: Int) -> UInt64 {
    guard let base = unsafe base else { return 0 }
    if unsafe isInside(text) {
      let start = unsafe text.unsafelyUnwrapped - base
      return UInt64(start) << 32 | UInt64(length)
    }
    let end = offset - 1
    var start = end
    // The opening quote is in the feed, since a token never spans two feeds.
    while start > 0 {
      start -= 1
      if unsafe base[start] == UInt8(ascii: "\"") {
        var slash = start
        while unsafe slash > 0 && base[slash - 1] == UInt8(ascii: "\\") { slash -= 1 }
        if (start - slash) % 2 == 0 { break }
      }
    }
    return UInt64(start + 1) << 32 | UInt64(end - start - 1)
  }
}
