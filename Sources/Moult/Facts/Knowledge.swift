internal import JSONStream

/// What a record knows: the people in it and, of a page, what that holds once for all of its records.
struct Knowledge: Sendable {
  private(set) var identities = Identities()
  private(set) var stores = Stores()
  private let projection: Projection
  /// Nil where the job asks for nobody's names.
  private var collector: IdentityCollector?

  init(_ projection: Projection, collectsIdentities: Bool) {
    self.projection = projection
    collector = collectsIdentities ? IdentityCollector(projection) : nil
  }

  /// Collects what the whole record knows before any of it is written, since a name can stand after
  /// the text that it has to be scrubbed from.
  mutating func learn(from item: Item, isPage: Bool, _ record: borrowing Record) {
    if collector != nil, let type = item.type {
      identities.removeAll()
      collector?.collect(item.node, type: type, record, into: &identities)
    }
    if isPage {
      stores.fill(from: item, in: record, projection)
    } else if !stores.isEmpty {
      stores.removeAll()
    }
  }
}

/// Work on tweets and users, each of which needs what its whole record knows.
protocol ItemWork: RecordWork {
  var knowledge: Knowledge { get set }

  /// Does the work on an object of a known type, which is counted already.
  mutating func take(
    _ item: Item, type: Int, _ kind: KindNumber, _ record: borrowing Record,
    _ effects: inout Effects)
}

extension ItemWork {
  mutating func take(_ record: borrowing Record, _ effects: inout Effects) {
    switch projection.root(of: record) {
    case .unknown: effects.count(.unknown)
    case .record(let item):
      knowledge.learn(from: item, isPage: false, record)
      take(item, record, &effects)
    case .page(let page):
      effects.count(.page)
      knowledge.learn(from: page, isPage: true, record)
      for item in projection.items(of: page, in: record) { take(item, record, &effects) }
    }
  }

  private mutating func take(
    _ item: Item, _ record: borrowing Record, _ effects: inout Effects
  ) {
    guard let type = item.type else {
      return effects.count(item.meaning == nil ? .unknown : .id)
    }
    let kind = projection.kinds.ofType[type]
    effects.count(kind)
    take(item, type: type, kind, record, &effects)
  }
}
