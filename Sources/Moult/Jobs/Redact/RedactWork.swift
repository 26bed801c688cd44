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
  /// Writes rows in place of flat lines; nil where lines are wanted.
  private let packer: PackedWriter?
  private let policy: Policy
  private let catalogue: Catalogue
  private let options: Redaction.Options
  private var gate: LineGate
  /// The key under which values and users are hashed.
  private let key: RunKey

  /// - Parameter counted: the counts of the first of two passes; nil for the first one, and for a single one.
  init(
    _ policy: Policy, _ options: Redaction.Options, _ pass: Redaction.Pass = .single,
    after counted: (users: ValueUsers, key: RunKey)? = nil, catalogue: Catalogue = .builtIn
  ) {
    self.policy = policy
    self.catalogue = catalogue
    self.options = options
    let shape = options.shape
    let needsNames = policy.keepsValues
    let countsUsers = needsNames && !options.keepsRareValues
    projection = Projection(catalogue) { field, type in
      guard let meaning = field.meaning else { return false }
      return policy[meaning] != .drop
        || needsNames && (NameCollector.wants(meaning) || OwnerReader.wants(field))
        || meaning == .topicDomain
        || field.namesObject
        || shape == .flat && FactsReader.wants(field, in: type)
        || options.unique && OwnID.wants(field)
        || countsUsers && AuthorFinder.wants(field)
    }
    writer = RedactWriter(projection, policy)
    state = RedactState(RecordContext(projection, collectsNames: needsNames))
    writtenIn = Array(repeating: 0, count: projection.edges.count)
    reader =
      shape == .flat ? FactsReader(projection, .init(hosts: policy[.link] == .host)) : nil
    packer = options.isPacked ? PackedWriter(policy) : nil
    key = counted?.key ?? RunKey()
    let users =
      counted?.users ?? ValueUsers(least: options.minUsers, mostBytes: options.valueMemory)
    gate = LineGate(projection, options, pass, countsUsers ? users : nil)
    state.log = countsUsers ? ValueLog(projection, key: key) : nil
  }

  var wanted: String { "tweets or users" }

  var lists: ListOptions? { .refusing }

  var archive: ArchiveState? {
    get { state.context.archive }
    set { state.context.archive = newValue }
  }

  mutating func learn(from record: borrowing Record) -> Projection.Root {
    state.joinBudget.reset(for: record)
    facts.joinBudget.reset(for: record)
    state.log?.startRecord(record)
    return state.context.learn(from: record)
  }

  func items(of page: Item, in record: borrowing Record) -> [Item] {
    projection.items(of: page, in: record)
  }

  mutating func take(
    _ item: Item, type: Int, _ record: borrowing Record, _ output: inout JobOutput
  ) {
    let isPrinted = item.kind == .tweet || item.kind == .user
    state.context.count(isCleaned: isPrinted, record, &output)
    guard isPrinted else { return }
    if state.context.isOfArchive(record) { output.note(.ofOnePerson) }
    let start = output.buffer.count
    state.malformedCount = 0
    state.overLimitCount = 0
    state.context.start(item, record)
    state.log?.tweet = .init(item.node, type)
    if let reader {
      writeFlat(item, type: type, reader, record, &output.buffer)
    } else {
      writer.line(item.node, type, record, &writtenIn, &state, &output.buffer)
    }
    if state.context.protection.isCovered == true { output.note(.protectedItems) }
    output.note(.malformedValues, state.malformedCount)
    output.note(.valuesOverLimit, state.overLimitCount)
    if packer == nil { output.endLine() } else { output.countLine() }
    if gate.isOpen { return }
    gate.take(item, type: type, record, from: start, state.log?.entries ?? [], &output)
    if !gate.isWorker { state.log?.removeAll() }
  }

  private mutating func writeFlat(
    _ item: Item, type: Int, _ reader: FactsReader, _ record: borrowing Record,
    _ out: inout ByteBuffer
  ) {
    reader.read(item, type: type, with: &state.context, in: record, into: &facts)
    if let packer {
      appendRow(item, packer, record, &out)
    } else {
      appendLine(item, record, &out)
    }
    // Malformed values are counted the same in both shapes, and only the writer meets them all.
    unused.removeAll()
    let log = state.log.take()
    writer.line(item.node, type, record, &writtenIn, &state, &unused)
    state.log = log
    state.overLimitCount = facts.dropped
  }

  private mutating func appendLine(
    _ item: Item, _ record: borrowing Record, _ out: inout ByteBuffer
  ) {
    let isUser = item.kind == .user
    let values = FlatLine.append(facts.tweet, isUser: isUser, policy, options.format, to: &out)
    for value in values {
      let bytes = out.bytes.extracting(value.withoutQuotes)
      state.log?.add(value.kind, bytes, at: value.range, record, state.context.stores)
    }
  }

  private mutating func appendRow(
    _ item: Item, _ packer: PackedWriter, _ record: borrowing Record, _ out: inout ByteBuffer
  ) {
    let start = out.count
    packer.append(facts.tweet, isUser: item.kind == .user, to: &out)
    guard state.log != nil else { return }
    let row = PackedRow(at: start, of: out.bytes)
    var next = row.firstValue
    while let value = row.value(at: next) {
      if let kind = value.list.kind {
        let range = start + value.range.lowerBound..<start + value.range.upperBound
        let text = row.bytes.extracting(value.text)
        state.log?.add(kind, text, at: range, record, state.context.stores)
      }
      next = value.end
    }
  }
}

/// The first of two passes.
extension RedactWork {
  /// What it has counted; nil where the policy keeps no values that are counted.
  var counted: (users: ValueUsers, key: RunKey)? { gate.users.map { ($0, key) } }
}

/// Rows in place of lines.
extension RedactWork {
  /// The same work, which writes rows and has taken no record.
  func packing() -> RedactWork {
    var work = RedactWork(policy, options.packed, gate.pass, after: counted, catalogue: catalogue)
    work.archive = archive
    return work
  }
}

/// Chunks, and what is held back until all inputs are read.
extension RedactWork {
  func makeWorker() -> RedactWork? {
    var worker = self
    worker.gate.becomeWorker()
    return worker
  }

  mutating func startChunk() {
    gate.startChunk()
    state.log?.removeAll()
  }

  mutating func merge(_ worker: RedactWork, _ output: inout JobOutput) {
    if !gate.isOpen { gate.merge(worker.gate, worker.state.log?.entries ?? [], &output) }
  }

  mutating func spill(in store: inout some BlockStore & ~Copyable) throws {
    try gate.spill(in: &store)
  }

  var hasSpilled: Bool { gate.hasSpilled }

  mutating func loadSpilled(
    from store: inout some BlockStore & ~Copyable, _ output: inout JobOutput
  ) throws -> Bool {
    try gate.loadSpilled(from: &store, &output)
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
  /// The values whose users are counted; nil where none are.
  var log: ValueLog?
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
