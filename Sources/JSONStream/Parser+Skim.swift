extension Parser {
  /// Reads the line that starts at `bytes` with a kernel. If the kernel accepts it, the tape contains the
  /// record exactly as `parse` would have built it.
  mutating func skim(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, isLast: Bool, depth: Int, _ scan: inout Scan
  ) -> Scan.Outcome {
    let outcome = unsafe scan.run(bytes, count, isLast: isLast, depth: depth)
    guard case .accepted = outcome else { return outcome }
    let taken = withTape { state in
      var walk = unsafe SkimWalk(
        bytes: bytes, map: scan.map, tables: state.tables, guesses: scan.guesses,
        nodes: state.nodes, nodeCapacity: state.nodeCapacity)
      let isWhole = unsafe walk.root(end: scan.length)
      unsafe state.nodes = walk.nodes
      unsafe state.nodeCapacity = walk.nodeCapacity
      unsafe state.nodeCount = walk.nodeCount
      state.rootCount = 1
      state.rootNode = 0
      return isWhole
    }
    return taken ? outcome : .declined
  }
}
