internal import JSONStream

/// The work of a ``Redactor`` on each record.
struct RedactWork: ItemWork {
  let projection: Projection
  private let writer: RedactWriter
  private var state: RedactState
  /// For each edge, the object in which it was written last; a repeated key is written once.
  private var writtenIn: [UInt64]
  /// Reads the facts of a flat line; nil where records keep their own shape.
  private let reader: FactsReader?
  private var facts = FactsState()
  /// The line in the record's own shape that is written and discarded, for the counts of a flat line.
  private var unused = ByteBuffer()
  private let policy: Policy
  private let options: Redaction.Options
  /// Prints each tweet once; nil where repeated ones are printed too.
  private var once: PrintedOnce?

  init(_ policy: Policy, _ options: Redaction.Options, catalogue: Catalogue = .builtIn) {
    self.policy = policy
    self.options = options
    let shape = options.shape
    let needsIdentities = MeaningTable.builtIn.all.contains {
      [.lower, .topic, .scrub, .host].contains(policy[$0])
    }
    projection = Projection(catalogue) { field, type in
      guard let meaning = field.meaning else { return false }
      return policy[meaning] != .drop
        || needsIdentities && IdentityCollector.wants(meaning)
        || meaning == .topicDomain
        || field.namesObject
        || shape == .flat && FactsReader.wants(field, in: type)
        || options.unique && OwnID.wants(field)
    }
    writer = RedactWriter(projection, policy)
    state = RedactState(RecordContext(projection, collectsNames: needsIdentities))
    writtenIn = Array(repeating: 0, count: projection.edges.count)
    reader = shape == .flat ? FactsReader(projection) : nil
    once = options.unique ? PrintedOnce(projection, mostBytes: options.uniqueMemory) : nil
  }

  var wanted: String { "tweets or users" }

  var lists: ListOptions? { .refusing }

  mutating func learn(from record: borrowing Record) -> Projection.Root {
    state.joinBudget.reset(for: record)
    facts.joinBudget.reset(for: record)
    return state.context.learn(from: record)
  }

  func items(of page: Item, in record: borrowing Record) -> [Item] {
    projection.items(of: page, in: record)
  }

  mutating func take(
    _ item: Item, type: Int, _ record: borrowing Record, _ output: inout JobOutput
  ) {
    guard item.kind == .tweet || item.kind == .user else { return }
    let start = output.buffer.count
    state.malformedCount = 0
    state.overLimitCount = 0
    state.context.start(item)
    if let reader {
      let isUser = item.kind == .user
      reader.read(item, type: type, with: &state.context, in: record, into: &facts)
      FlatLine.append(facts.tweet, isUser: isUser, policy, options.format, to: &output.buffer)
      // Malformed values are counted the same in both shapes, and only the writer meets them all.
      unused.removeAll()
      writer.line(item.node, type, record, &writtenIn, &state, &unused)
      state.overLimitCount = facts.dropped
    } else {
      writer.line(item.node, type, record, &writtenIn, &state, &output.buffer)
    }
    if state.context.protection.isCovered == true { output.note(.protectedItems) }
    output.note(.malformedValues, state.malformedCount)
    output.note(.valuesOverLimit, state.overLimitCount)
    output.endLine()
    once?.take(item, type: type, record, from: start, &output)
  }
}

/// Chunks, and what is held back until all inputs are read.
extension RedactWork {
  func makeWorker() -> RedactWork? {
    var worker = self
    worker.once?.becomeWorker()
    return worker
  }

  mutating func startChunk() { once?.startChunk() }

  mutating func merge(_ worker: RedactWork, _ output: inout JobOutput) {
    if let chunk = worker.once { once?.merge(chunk, &output) }
  }

  mutating func spill(in store: inout some BlockStore & ~Copyable) throws {
    try once?.spill(in: &store)
  }

  var hasSpilled: Bool { once?.hasSpilled ?? false }

  mutating func loadSpilled(
    from store: inout some BlockStore & ~Copyable, _ output: inout JobOutput
  ) throws -> Bool {
    try once?.loadSpilled(from: &store, &output) ?? false
  }
}

/// The state of a ``RedactWriter``.
struct RedactState: Sendable {
  /// The context of the current record.
  var context: RecordContext
  /// Whether topics of the current object may be kept.
  var topicsAreOpen = false
  /// The number of values of the current item that were dropped because they were malformed.
  var malformedCount = 0
  /// The room for the joins of the current record.
  var joinBudget = JoinBudget()
  /// The number of values of the current item that were dropped because they were too long or too many.
  var overLimitCount = 0
  var memo = ValueMemo()
  var scrubber = Scrubber()
  /// Scratch buffers.
  var scrubbed = ByteBuffer()
  var decoded = ByteBuffer()
  private var objectNumber: UInt64 = 0

  init(_ context: RecordContext) {
    self.context = context
  }

  /// The number of the next object to write, different for each object of a run.
  mutating func startObject() -> UInt64 {
    objectNumber &+= 1
    return objectNumber
  }
}
