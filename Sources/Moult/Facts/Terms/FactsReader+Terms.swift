internal import JSONStream

/// Terms in a tweet's texts, and its topics.
extension FactsReader {
  /// Adds the terms that a text uses, except those that name somebody in the record. O(`text.count` + matches).
  func readText(
    _ text: Span<UInt8>, isHTMLEscaped: Bool, _ record: borrowing Record,
    _ context: inout RecordContext, _ state: inout FactsState
  ) {
    if measuresText { readLength(text, isHTMLEscaped: isHTMLEscaped, &state) }
    guard let terms else { return }
    state.terms.text.read(text, isHTMLEscaped: isHTMLEscaped)
    terms.find(&state.terms)
    for index in state.terms.forms.indices {
      let form = Int(state.terms.forms[index])
      let bytes = terms.forms[form]
      if context.contains(tag: Tag.withoutSign(bytes.span), record) { continue }
      for value in terms.values(ofForm: form) where state.terms.add(value: value) {
        let (text, target) = terms.values[Int(value)]
        switch target {
        case .term: state.tweet.terms.append(text)
        case .word: state.tweet.words.append(text)
        }
      }
    }
  }

  /// Reads the length of a text; of several, the longest counts.
  private func readLength(
    _ text: Span<UInt8>, isHTMLEscaped: Bool, _ state: inout FactsState
  ) {
    let length = TextLength.of(text, isHTMLEscaped: isHTMLEscaped)
    let bucket = Metric.textLength.buckets.bucket(ofStep: length)
    let known = state.tweet.metrics[.textLength]
    if known == MetricBuckets.none || known < bucket { state.tweet.metrics[.textLength] = bucket }
  }

  /// Reads a topic, where its domains are open ones. Their names are no topics: all topics of a domain would be in them.
  func readTopic(
    _ object: Int, _ type: Int, _ record: borrowing Record, _ context: inout RecordContext,
    _ state: inout FactsState
  ) {
    let isClosed = projection.hasTopicDomain(object, type, record) { !TopicDomain.isOpen($0) }
    if isClosed { return }
    record.forEachChild(of: object) { index, node in
      guard node.kind == .object, let number = projection.field(node.edge, in: type),
        number != projection.traits[type].topicDomain,
        let inner = projection.resolve(projection.fields[number], node)
      else { return }
      record.forEachChild(of: index) { _, value in
        guard value.kind.isString, let name = projection.field(value.edge, in: inner),
          uses[name] == .topic
        else { return }
        readValue(value, .topic, record, &context, &state)
      }
    }
  }

  /// Adds the name of a topic, unless it names somebody in the record.
  func addTopic(
    _ topic: Span<UInt8>, _ record: borrowing Record, _ context: inout RecordContext,
    _ state: inout FactsState
  ) {
    guard topic.count > 0, topic.count <= 4 * IdentifierGate.longest,
      !context.contains(topic: topic, record)
    else { return }
    state.add(topic: String(decoding: Bytes.array(topic), as: UTF8.self))
  }
}
