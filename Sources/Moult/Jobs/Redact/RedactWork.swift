internal import JSONStream

/// What redacting does with a record.
struct RedactWork: ItemWork {
  let projection: Projection
  private let writer: RedactWriter
  private var state: RedactState
  /// For each edge, the object in which it was written last; a repeated key is written once.
  private var writtenIn: [UInt64]
  /// Nil where the record keeps its own shape.
  private let reader: FactsReader?
  private var facts = FactsState()
  /// What a flat line is not made of, and is written for its counts.
  private var unused = ByteBuffer()
  private let policy: Policy

  init(_ policy: Policy, _ shape: Redaction.Shape, catalogue: Catalogue = .builtIn) {
    self.policy = policy
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
    }
    writer = RedactWriter(projection, policy)
    state = RedactState(
      RecordContext(projection, collectsIdentities: needsIdentities || shape == .flat))
    writtenIn = Array(repeating: 0, count: projection.edges.count)
    reader = shape == .flat ? FactsReader(projection) : nil
  }

  var wanted: String { "tweets or users" }

  func makeWorker() -> RedactWork? { self }

  mutating func learn(from record: borrowing Record) -> Projection.Root {
    state.joinRoom.reset(for: record)
    facts.joinRoom.reset(for: record)
    return state.context.learn(from: record)
  }

  func items(of page: Item, in record: borrowing Record) -> [Item] {
    projection.items(of: page, in: record)
  }

  mutating func take(
    _ item: Item, type: Int, _ record: borrowing Record, _ output: inout JobOutput
  ) {
    guard item.kind == .tweet || item.kind == .user else { return }
    state.malformedCount = 0
    state.overLimitCount = 0
    if let reader {
      let isUser = item.kind == .user
      reader.read(item, type: type, with: state.context, in: record, into: &facts)
      FlatLine.append(facts.tweet, isUser: isUser, policy, to: &output.buffer)
      // Values that are malformed are the same ones in every shape.
      unused.removeAll()
      writer.line(item.node, type, record, &writtenIn, &state, &unused)
      state.overLimitCount = facts.dropped
    } else {
      writer.line(item.node, type, record, &writtenIn, &state, &output.buffer)
    }
    output.note(.malformedValues, state.malformedCount)
    output.note(.valuesOverLimit, state.overLimitCount)
    output.endLine()
  }
}
