internal import JSONStream

/// What redacting does with a record.
struct RedactWork {
  let projection: Projection
  private var writer: RedactWriter
  private var collector: IdentityCollector
  private var facts: FactsReader?
  private let needsIdentities: Bool
  private let policy: Policy

  init(_ policy: Policy, _ shape: Redactor.Shape) {
    self.policy = policy
    let needsIdentities = MeaningTable.builtIn.all.contains {
      [.lower, .topic, .scrub, .host].contains(policy[$0])
    }
    self.needsIdentities = needsIdentities
    let joined = Self.joinKeys()
    projection = Projection(.builtIn) { member, type in
      guard let meaning = member.meaning else { return false }
      return policy[meaning] != .drop
        || needsIdentities && IdentityCollector.wants(meaning)
        || meaning == .topicDomain
        || joined.contains(type.name + " " + member.key)
        || shape == .flat && FactsReader.wants(meaning, in: type)
    }
    writer = RedactWriter(projection, policy)
    collector = IdentityCollector(projection)
    facts = shape == .flat ? FactsReader(projection) : nil
  }

  /// The members by which joins and stores name things, as `type key`.
  static func joinKeys() -> Set<String> {
    Set(
      Catalogue.builtIn.types.flatMap { type in
        (type.joins.map(\.key) + [type.storeKey].compactMap { $0 }).map { type.name + " " + $0 }
      })
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

  /// Collects what the whole record knows before any of it is written, since a name can stand after
  /// the text that it has to be scrubbed from.
  private mutating func prepare(_ item: Item, page: Item?, _ record: borrowing Record) {
    if needsIdentities || facts != nil, let type = item.type {
      writer.identities.removeAll()
      collector.collect(item.node, type: type, record, into: &writer.identities)
    }
    writer.stores.removeAll()
    if let page { writer.stores.fill(from: page, in: record, projection) }
  }

  private mutating func takeItem(
    _ item: Item, _ record: borrowing Record, _ effects: inout Effects
  ) {
    guard let type = item.type else {
      return effects.report.count(item.meaning == nil ? nil : .named("id"))
    }
    let kind = projection.types[type].kind
    effects.report.count(kind)
    guard kind == .tweet || kind == .user else { return }
    if facts != nil {
      writeFlat(item, type, kind, record, &effects)
    } else if !writer.object(item.node, type: type, .record, record, into: &effects.output) {
      effects.output.append("{}")
    }
    effects.endLine()
    effects.report.note("malformed-values", writer.malformedCount)
    writer.malformedCount = 0
  }

  private mutating func writeFlat(
    _ item: Item, _ type: Int, _ kind: RecordKind?, _ record: borrowing Record,
    _ effects: inout Effects
  ) {
    facts?.read(
      item, type: type, isUser: kind == .user, stores: writer.stores,
      identities: writer.identities, in: record)
    if let facts = facts?.facts {
      FlatLine.append(facts, isUser: kind == .user, policy, to: &effects.output)
    }
  }
}
