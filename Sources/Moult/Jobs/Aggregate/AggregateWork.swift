internal import JSONStream

/// The work of an ``Aggregator``: reads the facts of each tweet and counts them in tables.
struct AggregateWork: ItemWork {
  let projection: Projection
  private var context: RecordContext
  private let reader: FactsReader
  private var facts = FactsState()
  private(set) var tables: TableSet
  /// Why the tables were given up; nil while they are complete.
  private(set) var failure: TableError?

  init(
    _ analyses: [Analysis], _ options: Aggregation.Options, catalogue: Catalogue = .builtIn
  ) {
    let needs = FactsNeeds(analyses, readsIDs: options.uniqueMemory != nil)
    projection = Projection(catalogue, follows: needs.follows) { field, type in
      guard needs.follows(field), let meaning = field.meaning else { return false }
      return needs.wants(field, in: type)
        || needs.names && (NameCollector.wants(meaning) || OwnerReader.wants(field))
        || field.namesObject
    }
    reader = FactsReader(projection, needs.extras)
    context = RecordContext(projection, collectsNames: needs.names)
    tables = TableSet(
      analyses, maximumCells: options.maximumCells, uniqueMemory: options.uniqueMemory,
      key: options.partKey ?? RunKey(), role: options.partKey == nil ? .counts : .writesParts)
  }

  var wanted: String { "tweets" }

  var lists: ListOptions? { .flat }

  var archive: ArchiveState? {
    get { context.archive }
    set { context.archive = newValue }
  }

  func uses(_ kind: KindNumber) -> Bool { kind == .tweet || kind == .flatTweet }

  func describe(otherKinds kinds: [String]) -> String {
    UnusedInput.describe(otherKinds: kinds, offersUserIDs: true)
  }

  mutating func learn(from record: borrowing Record) -> Projection.Root {
    facts.joinBudget.reset(for: record)
    return context.learn(from: record)
  }

  func items(of page: Item, in record: borrowing Record) -> [Item] {
    projection.items(of: page, in: record)
  }

  mutating func take(
    _ item: Item, type: Int, _ record: borrowing Record, _ output: inout JobOutput
  ) {
    context.count(isCleaned: item.kind == .tweet, record, &output)
    guard uses(item.kind), failure == nil else { return }
    context.start(item, record)
    reader.read(item, type: type, with: &context, in: record, into: &facts)
    // The facts are not copied: they are read where they are, beside the tables.
    do {
      output.note(.valuesOverLimit, try tables.add(facts.tweet))
    } catch {
      failure = error
    }
    output.note(.valuesOverLimit, facts.dropped)
    writeFullBlock(&output)
    if context.protection.isCovered == true { output.note(.protectedItems) }
  }

  private mutating func writeFullBlock(_ output: inout JobOutput) {
    // Swift copies the tables for the property, so the role is looked at first.
    guard tables.role == .writesParts, tables.hasFullBlock else { return }
    _ = tables.takeBlock(into: &output.buffer)
  }

  /// Counts a row of the CSV of `redact --shape flat`.
  mutating func takeRow(
    _ row: ListRow, _ bytes: Span<UInt8>, at position: Position, _ output: inout JobOutput
  ) {
    var scan = RowScan(.comma)
    var end = bytes.count
    while end > 0, bytes[end - 1] == UInt8(ascii: "\r") || bytes[end - 1] == UInt8(ascii: "\n") {
      end -= 1
    }
    _ = scan.run(bytes.extracting(0..<end), isLast: true)
    let fields = scan.fields.map {
      String(decoding: Bytes.array(bytes.extracting($0)), as: UTF8.self)
    }
    let line = TweetFacts(flatRow: fields)
    output.count(line == nil ? .flatUser : .flatTweet)
    guard let line, failure == nil else { return }
    do {
      output.note(.valuesOverLimit, try tables.add(line))
    } catch {
      failure = error
    }
    writeFullBlock(&output)
  }

  /// The tables of all records so far, in the order of the request. O(cells · log cells).
  mutating func results() throws(TableError) -> [TableResult] {
    if let failure { throw failure }
    return try tables.results()
  }

  /// The number of tweets that did not count since they were counted before.
  var repeated: Int { tables.repeated }

  /// Forgets all tweets.
  mutating func clear() {
    tables.clear()
    failure = nil
  }
}

/// Chunks.
extension AggregateWork {
  func makeWorker() -> AggregateWork? { worker(with: tables.emptied(for: .notes)) }

  /// A worker that has noted some tweets.
  func worker(with tables: TableSet) -> AggregateWork {
    var worker = self
    worker.tables = tables
    worker.failure = nil
    return worker
  }

  mutating func startChunk() { clear() }

  /// Adds what a worker noted. Works that were created separately have different keys and cannot
  /// be merged.
  mutating func merge(_ worker: AggregateWork, _ output: inout JobOutput) {
    failure = failure ?? worker.failure
    guard failure == nil else { return }
    do {
      try tables.merge(worker.tables)
      if tables.hasFullBlock { _ = tables.takeBlock(into: &output.buffer) }
    } catch {
      failure = error
    }
  }
}

/// Tweets that are counted, or written, at the end.
extension AggregateWork {
  mutating func release(_ output: inout JobOutput) -> Bool {
    failure == nil && tables.takeBlock(into: &output.buffer)
  }

  var hasSpilled: Bool { tables.hasSpilled }

  mutating func spill(in store: inout some BlockStore & ~Copyable) throws {
    guard failure == nil else { return }
    do {
      try tables.spill(in: &store)
    } catch let error as TableError {
      failure = error
    }
  }

  mutating func loadSpilled(
    from store: inout some BlockStore & ~Copyable, _ output: inout JobOutput
  ) throws -> Bool {
    guard failure == nil else { return false }
    do {
      return try tables.loadSpilled(from: &store)
    } catch let error as TableError {
      failure = error
      return false
    }
  }
}
