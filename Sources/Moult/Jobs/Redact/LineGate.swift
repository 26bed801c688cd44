internal import JSONStream

/// Keeps the lines of repeated tweets out of the output, and values that too few users used.
///
/// Only the run has seen all tweets. So a worker prints each of its own with all values, and marks where lines and values
/// are.
struct LineGate: Sendable {
  /// A line in a worker's output.
  private struct Mark: BitwiseCopyable, Sendable {
    /// Nil for a record that is no tweet with an ID.
    let id: DecimalID?
    let end: Int
    /// The end of its values in the ``ValueLog``.
    let endOfValues: Int
  }

  /// What happens with a line.
  private enum Decision {
    case print, spill, drop
  }

  /// Nil where repeated tweets are printed too.
  private var ownID: OwnID?
  /// Nil in a worker, and where repeated tweets are printed too.
  private var seen: UniqueRecords?
  /// Nil in a worker, and where all values are printed.
  private(set) var users: ValueUsers?
  let pass: Redaction.Pass
  /// Whether all lines and values are printed.
  let isOpen: Bool
  private(set) var isWorker = false
  private var marks: [Mark] = []
  private var cut: LineCut
  /// The values of the current line that do not leave.
  private var rare: [ValueLog.Entry] = []
  private var line = ByteBuffer()

  /// - Parameter users: the users counted so far; nil where all values are printed.
  init(
    _ projection: Projection, _ options: Redaction.Options, _ pass: Redaction.Pass,
    _ users: ValueUsers?
  ) {
    if options.unique, pass != .counting {
      ownID = OwnID(projection)
      seen = UniqueRecords(mostBytes: options.uniqueMemory)
    }
    isOpen = ownID == nil && users == nil
    self.pass = pass
    self.users = users
    cut = LineCut(options)
  }

  /// Takes the line of an item, the last in the output, which starts at an index of the buffer. O(nodes).
  ///
  /// - Parameter values: the values of the line; in a worker, of all lines of the chunk so far.
  mutating func take(
    _ item: Item, type: Int, _ record: borrowing Record, from start: Int,
    _ values: [ValueLog.Entry], _ output: inout JobOutput
  ) {
    let id = item.kind == .tweet ? ownID?.find(in: item, type: type, record) : nil
    if isWorker {
      let mark = Mark(id: id, end: output.buffer.count, endOfValues: values.count)
      return marks.append(mark)
    }
    let decision = decide(id, values.span, &output)
    guard decision != .print || !rare.isEmpty else { return }
    line.removeAll()
    cut.append(
      output.buffer.bytes.extracting(start...), without: rare, offset: start, to: &line)
    output.buffer.truncate(to: start)
    switch decision {
    case .print: output.buffer.append(line.bytes)
    case .spill:
      let spilled = line
      seen?.hold(spilled.bytes)
    case .drop: break
    }
    if decision != .print { output.withdraw(1) }
  }

  /// Decides about a line, and sets ``rare``. O(values).
  private mutating func decide(
    _ id: DecimalID?, _ values: Span<ValueLog.Entry>, _ output: inout JobOutput
  ) -> Decision {
    rare.removeAll(keepingCapacity: true)
    var status = SeenIDs.Status.first
    if let id { status = seen?.insert(id) ?? .first }
    if status == .again {
      noteRepeated(&output)
      return .drop
    }
    if !values.isEmpty { weigh(values, &output) }
    if pass == .counting { return .drop }
    return status == .first ? .print : .spill
  }

  /// Counts the users of a line's values, all of them before one is judged, and adds those with too few to ``rare``.
  private mutating func weigh(_ values: Span<ValueLog.Entry>, _ output: inout JobOutput) {
    guard users != nil else { return }
    var uncounted = 0
    for index in values.indices where pass != .printing {
      guard let value = values[index].value, let user = values[index].user,
        users?.areEnough(for: value) == false
      else { continue }
      if users?.add(user, to: value) == false { uncounted += 1 }
    }
    for index in values.indices where pass != .counting {
      if let value = values[index].value, users?.areEnough(for: value) == true { continue }
      rare.append(values[index])
    }
    output.note(.rareValues, rare.count)
    output.note(.uncountedValues, uncounted)
  }

  private mutating func noteRepeated(_ output: inout JobOutput) {
    output.note(.repeated, seen?.takeRepeated() ?? 0)
  }
}

/// Chunks.
extension LineGate {
  mutating func becomeWorker() {
    (seen, users) = (nil, nil)
    isWorker = true
  }

  mutating func startChunk() { marks.removeAll(keepingCapacity: true) }

  /// Removes from a worker's output the lines and values that are not printed. O(bytes).
  mutating func merge(
    _ worker: LineGate, _ values: [ValueLog.Entry], _ output: inout JobOutput
  ) {
    let all = output.buffer
    var kept = ByteBuffer(capacity: all.count)
    var (start, firstValue, removed) = (0, 0, 0)
    for mark in worker.marks {
      let decision = decide(
        mark.id, values.span.extracting(firstValue..<mark.endOfValues), &output)
      let before = kept.count
      if decision != .drop {
        cut.append(
          all.bytes.extracting(start..<mark.end), without: rare, offset: start, to: &kept)
      }
      if decision == .spill { seen?.hold(kept.bytes.extracting(before...)) }
      if decision != .print {
        kept.truncate(to: before)
        removed += 1
      }
      (start, firstValue) = (mark.end, mark.endOfValues)
    }
    output.buffer = kept
    output.withdraw(removed)
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
