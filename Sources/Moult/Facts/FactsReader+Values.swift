internal import JSONStream

extension FactsReader {
  mutating func readAuthor(_ object: Int, _ type: Int, _ record: borrowing Record) {
    var index = object + 1
    let end = Int(record.nodes[object].next)
    while index < end {
      let node = record.nodes[index]
      if !node.kind.isContainer, node.kind != .null,
        let number = projection.member(node.edge, in: type), projection.members[number].role == nil
      {
        readAuthorValue(node, uses[number], record)
      }
      index = Int(node.next)
    }
  }

  private mutating func readAuthorValue(_ node: Node, _ use: FactUse, _ record: borrowing Record) {
    switch use {
    case .userID: readAuthorID(node, use, record)
    case .verified:
      // Only the two literals say it; another value is no answer.
      facts.verified = node.kind == .true ? true : node.kind == .false ? false : nil
    case .userTime:
      guard node.kind == .string else { return }
      facts.accountYear = Timestamp.year(of: record.literal(node))
    default: break
    }
  }

  /// Text wins over a number, which may be rounded.
  mutating func readAuthorID(_ node: Node, _ use: FactUse, _ record: borrowing Record) {
    guard use == .userID, facts.author == nil || node.kind.isString else { return }
    if let id = DecimalID(node, record) { facts.author = id }
  }

  mutating func readValue(
    _ node: Node, _ use: FactUse, _ record: borrowing Record, _ knowledge: borrowing Knowledge
  ) {
    switch use {
    case .nothing, .userTime, .verified, .link, .userID, .mediaName: return
    default: break
    }
    guard node.kind == .escaped else {
      return readValue(record.literal(node), use, knowledge)
    }
    text.removeAll()
    Escapes.decode(record.literal(node), into: &text)
    let value = text
    readValue(value.bytes, use, knowledge)
  }

  private mutating func readValue(
    _ value: Span<UInt8>, _ use: FactUse, _ knowledge: borrowing Knowledge
  ) {
    switch use {
    case .time: facts.hour = Timestamp.hoursSince1970(of: value) ?? facts.hour
    case .timeInMilliseconds:
      if facts.hour == nil { facts.hour = Timestamp.hoursSince1970(of: value) }
    case .language where ClosedValues.isLanguage(value):
      facts.lang = ClosedWord(lowercasing: value)
    case .country where ClosedValues.isCountry(value): facts.country = ClosedWord(value)
    case .source where !value.isEmpty: facts.source = Source(value)
    case .mediaType where ClosedValues.isWord(value, of: .mediaType):
      facts.media.append(String(decoding: Bytes.array(value), as: UTF8.self))
    case .hashtag:
      addTag(value, knowledge, to: \.hashtags) { Tag.append(hashtag: $0, to: &$1) }
    case .cashtag:
      addTag(value, knowledge, to: \.cashtags) { Tag.append(cashtag: $0, to: &$1) }
    default: break
    }
  }

  /// Adds a tag, as `fold` writes it in quotes, unless it names somebody of the record.
  private mutating func addTag(
    _ tag: Span<UInt8>, _ knowledge: borrowing Knowledge,
    to list: WritableKeyPath<TweetFacts, [String]>,
    _ fold: (Span<UInt8>, inout ByteBuffer) -> Bool
  ) {
    guard !knowledge.identities.contains(tag: tag) else { return }
    var word = ByteBuffer()
    guard fold(tag, &word) else { return }
    let tag = String(word.string.dropFirst().dropLast())
    if !facts[keyPath: list].contains(tag) { facts[keyPath: list].append(tag) }
  }
}
