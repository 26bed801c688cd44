internal import JSONStream

/// What aggregating does with a record.
struct AggregateWork {
  let projection: Projection
  private var reader: FactsReader
  private var collector: IdentityCollector
  private var identities = Identities()
  private var stores = Stores()
  private var table: Table
  private(set) var failure: TableError?
  /// Whether the analysis has tags or hosts, which must not be names that the record knows.
  private let needsIdentities: Bool

  init(_ analysis: Analysis, maximumCells: Int) {
    let needs = FactsNeeds(analysis)
    let joined = RedactWork.joinKeys()
    needsIdentities = needs.names
    projection = Projection(.builtIn) { member, type in
      guard let meaning = member.meaning else { return false }
      return needs.wants(meaning, in: type)
        || needs.names && IdentityCollector.wants(meaning)
        || joined.contains(type.name + " " + member.key)
    }
    reader = FactsReader(projection)
    collector = IdentityCollector(projection)
    table = Table(analysis: analysis, key: UserKey(), maximumCells: maximumCells)
  }

  mutating func take(_ record: borrowing Record, _ effects: inout Effects) {
    switch projection.root(of: record) {
    case .unknown: effects.report.count(nil)
    case .record(let item):
      prepare(item, page: nil, record)
      takeItem(item, record, &effects)
    case .page(let page):
      effects.report.count(.page)
      prepare(page, page: page, record)
      var items: [Item] = []
      projection.forEachItem(of: page, in: record) { items.append($0) }
      for item in items { takeItem(item, record, &effects) }
    }
  }

  private mutating func prepare(_ item: Item, page: Item?, _ record: borrowing Record) {
    if needsIdentities, let type = item.type {
      identities.removeAll()
      collector.collect(item.node, type: type, record, into: &identities)
    }
    if let page {
      stores.fill(from: page, in: record, projection)
    } else if !stores.isEmpty {
      stores.removeAll()
    }
  }

  private mutating func takeItem(
    _ item: Item, _ record: borrowing Record, _ effects: inout Effects
  ) {
    guard let type = item.type else {
      return effects.report.count(item.meaning == nil ? nil : .named("id"))
    }
    let kind = projection.types[type].kind
    effects.report.count(kind)
    guard kind == .tweet, failure == nil else { return }
    reader.read(
      item, type: type, isUser: false, stores: stores, identities: identities, in: record)
    do {
      try table.add(reader.facts)
    } catch {
      failure = error
    }
  }

  consuming func result() throws(TableError) -> TableResult {
    if let failure { throw failure }
    return table.finish()
  }
}
