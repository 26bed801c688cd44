internal import JSONStream

/// What redacting does with a record.
struct RedactWork: ItemWork {
  let projection: Projection
  var knowledge: Knowledge {
    get { state.knowledge }
    _modify { yield &state.knowledge }
  }
  private let writer: RedactWriter
  private var state: RedactState
  /// For each edge, the object in which it was written last; a repeated key is written once.
  private var writtenIn: [UInt64]
  private var facts: FactsReader?
  private let policy: Policy

  init(_ policy: Policy, _ shape: Redactor.Shape) {
    self.policy = policy
    let needsIdentities = MeaningTable.builtIn.all.contains {
      [.lower, .topic, .scrub, .host].contains(policy[$0])
    }
    projection = Projection(.builtIn) { member, type in
      guard let meaning = member.meaning else { return false }
      return policy[meaning] != .drop
        || needsIdentities && IdentityCollector.wants(meaning)
        || meaning == .topicDomain
        || member.namesObject
        || shape == .flat && FactsReader.wants(meaning, in: type)
    }
    writer = RedactWriter(projection, policy)
    state = RedactState(
      Knowledge(projection, collectsIdentities: needsIdentities || shape == .flat))
    writtenIn = Array(repeating: 0, count: projection.edges.count)
    facts = shape == .flat ? FactsReader(projection) : nil
  }

  mutating func take(
    _ item: Item, type: Int, _ kind: KindNumber, _ record: borrowing Record,
    _ effects: inout Effects
  ) {
    guard kind == .tweet || kind == .user else { return }
    if facts != nil {
      facts?.read(item, type: type, isUser: kind == .user, knowing: state.knowledge, in: record)
      if let facts = facts?.facts {
        FlatLine.append(facts, isUser: kind == .user, policy, to: &effects.output)
      }
    } else {
      state.malformedCount = 0
      writer.line(item.node, type, record, &writtenIn, &state, &effects.output)
      effects.note(.malformedValues, state.malformedCount)
    }
    effects.endLine()
  }
}

extension RedactWork: PartedWork {}
