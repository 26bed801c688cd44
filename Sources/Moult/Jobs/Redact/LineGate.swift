internal import JSONStream

/// Keeps the lines of repeated tweets out of the output.
///
/// Only the run has seen all tweets. So a worker prints each of its own, and marks where their lines are.
struct LineGate: Sendable {
  /// A line in a worker's output.
  private struct Mark: BitwiseCopyable, Sendable {
    /// Nil for a record that is no tweet with an ID.
    let id: DecimalID?
    let end: Int
  }

  private var ownID: OwnID
  /// Nil in a worker.
  private var seen: UniqueRecords?
  private var marks: [Mark] = []

  init(_ projection: Projection, mostBytes: Int) {
    ownID = OwnID(projection)
    seen = UniqueRecords(mostBytes: mostBytes)
  }

  /// Takes the line of an item, the last in the output, which starts at an index of the buffer. O(nodes).
  mutating func take(
    _ item: Item, type: Int, _ record: borrowing Record, from start: Int,
    _ output: inout JobOutput
  ) {
    let id = item.kind == .tweet ? ownID.find(in: item, type: type, record) : nil
    guard seen != nil else { return marks.append(Mark(id: id, end: output.buffer.count)) }
    guard let id, seen?.isFirst(id, with: output.buffer.bytes.extracting(start...)) == false else {
      return
    }
    output.buffer.truncate(to: start)
    output.withdraw(1)
    noteRepeated(&output)
  }

  private mutating func noteRepeated(_ output: inout JobOutput) {
    output.note(.repeated, seen?.takeRepeated() ?? 0)
  }
}

/// Chunks.
extension LineGate {
  mutating func becomeWorker() { seen = nil }

  mutating func startChunk() { marks.removeAll(keepingCapacity: true) }

  /// Removes the lines of repeated tweets from a worker's output. O(bytes).
  mutating func merge(_ worker: LineGate, _ output: inout JobOutput) {
    let all = output.buffer
    var kept = ByteBuffer(capacity: all.count)
    var (start, removed) = (0, 0)
    for mark in worker.marks {
      let line = all.bytes.extracting(start..<mark.end)
      start = mark.end
      if let id = mark.id, seen?.isFirst(id, with: line) == false {
        removed += 1
      } else {
        kept.append(line)
      }
    }
    output.buffer = kept
    output.withdraw(removed)
    noteRepeated(&output)
  }
}

/// Lines for which the memory did not suffice.
extension LineGate {
  mutating func spill(in store: inout some BlockStore & ~Copyable) throws {
    try seen?.spill(in: &store)
  }

  var hasSpilled: Bool { seen?.hasSpilled ?? false }

  /// Prints some of the spilled lines; false where none are left.
  mutating func loadSpilled(
    from store: inout some BlockStore & ~Copyable, _ output: inout JobOutput
  ) throws -> Bool {
    let hasMore = try seen?.loadSpilled(from: &store) { _, line in
      output.buffer.append(line)
      output.countLine()
    }
    noteRepeated(&output)
    return hasMore ?? false
  }
}
