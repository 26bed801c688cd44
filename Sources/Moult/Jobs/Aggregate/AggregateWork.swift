internal import JSONStream

/// The work of an ``Aggregator``: reads the facts of each tweet and counts them in a table.
struct AggregateWork: ItemWork {
  let projection: Projection
  private var context: RecordContext
  private let reader: FactsReader
  private var facts = FactsState()
  private var table: Table
  /// Why the table was given up; nil while it is complete.
  private(set) var failure: TableError?

  init(_ analysis: Analysis, maximumCells: Int) {
    let needs = FactsNeeds(analysis)
    projection = Projection(.builtIn, follows: needs.follows) { field, type in
      guard needs.follows(field), let meaning = field.meaning else { return false }
      return needs.wants(field, in: type)
        || needs.names && IdentityCollector.wants(meaning)
        || field.namesObject
    }
    reader = FactsReader(projection)
    context = RecordContext(projection, collectsNames: needs.names)
    table = Table(analysis: analysis, key: RunKey(), maximumCells: maximumCells)
  }

  var wanted: String { "tweets" }

  var lists: ListOptions? { .refusing }

  func uses(_ kind: KindNumber) -> Bool { kind == .tweet }

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
    guard item.kind == .tweet, failure == nil else { return }
    context.start(item)
    reader.read(item, type: type, with: &context, in: record, into: &facts)
    do {
      let dropped = try table.add(facts.tweet)
      output.note(.valuesOverLimit, facts.dropped + dropped)
      if context.protection.isCovered == true { output.note(.protectedItems) }
    } catch {
      failure = error
    }
  }

  /// The table of all records so far. O(cells · log cells).
  func result() throws(TableError) -> TableResult {
    if let failure { throw failure }
    return table.finish()
  }
}

/// Chunks.
extension AggregateWork {
  func makeWorker() -> AggregateWork? { self }

  mutating func startChunk() {
    table = table.emptied()
    failure = nil
  }

  /// Adds what a worker counted. Works that were created separately have different keys and cannot
  /// be merged.
  mutating func merge(_ worker: AggregateWork, _ output: inout JobOutput) {
    failure = failure ?? worker.failure
    guard failure == nil else { return }
    do {
      try table.merge(worker.table)
    } catch {
      failure = error
    }
  }
}
