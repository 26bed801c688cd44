internal import JSONStream

/// The context of a record's items: the identities in the whole record, and the stores of a page.
struct RecordContext: Sendable {
  private(set) var identities = Identities()
  private(set) var stores = Stores()
  private let projection: Projection
  /// Nil where the job does not use identities.
  private var collector: IdentityCollector?

  init(_ projection: Projection, collectsIdentities: Bool) {
    self.projection = projection
    collector = collectsIdentities ? IdentityCollector(projection) : nil
  }

  /// Collects the context of a record, and returns the root. The job does this before it writes any of the
  /// record, since a name can come after the text from which it has to be scrubbed. O(nodes).
  mutating func learn(from record: borrowing Record) -> Projection.Root {
    let root = projection.root(of: record)
    switch root {
    case .unknown: break
    case .record(let item):
      collect(from: item, record)
      if !stores.isEmpty { stores.removeAll() }
    case .page(let page):
      collect(from: page, record)
      stores.fill(from: page, in: record, projection)
    }
    return root
  }

  @inline(__always)
  private mutating func collect(from item: Item, _ record: borrowing Record) {
    guard collector != nil, let type = item.type else { return }
    identities.removeAll()
    collector?.collect(item.node, type: type, record, into: &identities)
  }
}

/// Work on tweets and users that needs the context of the whole record.
protocol ItemWork: RecordWork {
  /// See ``RecordContext/learn(from:)``.
  mutating func learn(from record: borrowing Record) -> Projection.Root

  /// See ``Projection/items(of:in:)``.
  func items(of page: Item, in record: borrowing Record) -> [Item]

  /// Processes an item of a known type. It is already counted.
  mutating func take(
    _ item: Item, type: Int, _ record: borrowing Record, _ output: inout JobOutput)
}

extension ItemWork {
  mutating func take(_ record: borrowing Record, _ output: inout JobOutput) {
    switch learn(from: record) {
    case .unknown: output.returnUnknown()
    case .record(let item): take(item, record, &output)
    case .page(let page):
      let items = items(of: page, in: record)
      if output.returns(page, holding: items) { return }
      output.count(page, holding: items)
      for item in items { take(item, record, &output) }
    }
  }

  @inline(__always)
  private mutating func take(
    _ item: Item, _ record: borrowing Record, _ output: inout JobOutput
  ) {
    output.count(item.kind)
    guard let type = item.type else { return }
    take(item, type: type, record, &output)
  }
}
