internal import JSONStream

/// Values of tweets and authors.
extension FactsReader {
  /// Reads the facts about a tweet's author, or about a user.
  func readAuthor(
    _ object: Int, _ type: Int, _ record: borrowing Record, _ state: inout FactsState
  ) {
    record.forEachChild(of: object) { index, node in
      guard node.kind != .null, let number = projection.field(node.edge, in: type) else { return }
      let field = projection.fields[number]
      if node.kind.isContainer {
        guard field.isPart || holdsMetrics[number], let part = projection.resolve(field, node)
        else { return }
        readAuthor(index, part, record, &state)
      } else if field.role == nil {
        readAuthorValue(node, field, record, &state)
      }
    }
  }

  private func readAuthorValue(
    _ node: Node, _ field: Projection.Field, _ record: borrowing Record,
    _ state: inout FactsState
  ) {
    switch uses[field.number] {
    case .userID, .authorHandle: readAuthorID(node, field, record, &state)
    case .metric: readMetric(node, field, record, &state)
    case .verified:
      // Any value besides the two literals is malformed.
      state.tweet.verified = node.kind == .true ? true : node.kind == .false ? false : nil
    case .userTime:
      guard node.kind == .string else { return }
      state.tweet.accountYear = Timestamp.year(of: record.literal(node))
    default: break
    }
  }

  /// Reads the author's ID, or handle. Text wins over a number, which a program may have rounded.
  func readAuthorID(
    _ node: Node, _ field: Projection.Field, _ record: borrowing Record,
    _ state: inout FactsState
  ) {
    if uses[field.number] == .authorHandle {
      if node.kind == .string {
        state.tweet.handle = state.tweet.handle ?? Handle(record.literal(node))
      }
      return
    }
    guard uses[field.number] == .userID, state.tweet.author == nil || node.kind.isString else {
      return
    }
    if let id = DecimalID(node, in: field.form, record), !id.isZero { state.tweet.author = id }
  }

  /// Reads the tweet's own ID. Text wins over a number; of two of a kind, the first counts.
  func readOwnID(
    _ node: Node, _ field: Projection.Field, _ record: borrowing Record, _ state: inout FactsState
  ) {
    guard state.tweet.id == nil || node.kind.isString && !state.tweet.hasTextID,
      let id = DecimalID(node, in: field.form, record)
    else { return }
    state.tweet.id = id
    state.tweet.hasTextID = node.kind.isString
  }

  /// Reads a number; what is no whole number is none.
  func readMetric(
    _ node: Node, _ field: Projection.Field, _ record: borrowing Record, _ state: inout FactsState
  ) {
    guard let metric = field.use.flatMap(Metric.init) else { return }
    if let bucket = metric.bucket(of: record.literal(node)) {
      state.tweet.metrics[metric] = bucket
    }
  }

  /// Reads a fact from a value. O(length).
  func readValue(
    _ node: Node, _ use: FactUse, _ record: borrowing Record, _ context: inout RecordContext,
    _ state: inout FactsState
  ) {
    switch use {
    case .nothing, .userTime, .verified, .userID, .tweetID, .mediaName, .metric, .flat: return
    case .link: return readLink(node, record, &context, &state)
    default: break
    }
    guard node.kind == .escaped else {
      return readValue(record.literal(node), use, record, &context, &state)
    }
    state.text.removeAll()
    Escapes.decode(record.literal(node), into: &state.text)
    let value = state.text
    readValue(value.bytes, use, record, &context, &state)
  }

  private func readValue(
    _ value: Span<UInt8>, _ use: FactUse, _ record: borrowing Record,
    _ context: inout RecordContext,
    _ state: inout FactsState
  ) {
    switch use {
    case .time: state.tweet.hour = Timestamp.hoursSince1970(of: value) ?? state.tweet.hour
    case .timeInMilliseconds:
      if state.tweet.hour == nil { state.tweet.hour = Timestamp.hoursSince1970(of: value) }
    case .language:
      if let language = state.languages.language(value) { state.tweet.lang = language }
    case .country where ClosedValues.isCountry(value): state.tweet.country = ClosedWord(value)
    case .source where !value.isEmpty: state.tweet.source = Source(value)
    case .mediaType where ClosedValues.isWord(value, of: .mediaType) && state.admitsMedia:
      state.tweet.media.append(String(decoding: Bytes.array(value), as: UTF8.self))
    case .hashtag, .cashtag: addTag(Tag.withoutSign(value), use, record, &context, &state)
    case .photo: addMedia("photo", at: value, &state)
    case .video: addMedia("video", at: value, &state)
    case .animation: addMedia("animated_gif", at: value, &state)
    case .mediaClass:
      if let word = MediaClass.type(of: value) { addMedia(word, at: value, &state) }
    case .text: readText(value, isHTMLEscaped: true, record, &context, &state)
    case .plainText: readText(value, isHTMLEscaped: false, record, &context, &state)
    case .topic: addTopic(value, record, &context, &state)
    case .date: state.splitTime.set(day: value)
    case .clock: state.splitTime.set(clock: value)
    case .zone: state.splitTime.set(zone: value)
    default: break
    }
  }

  /// Adds a media item that the record shows by its address alone.
  private func addMedia(_ word: String, at address: Span<UInt8>, _ state: inout FactsState) {
    if !address.isEmpty, state.admitsMedia { state.tweet.media.append(word) }
  }

  /// Adds a tag, unless it is a handle or display name in the record.
  private func addTag(
    _ tag: Span<UInt8>, _ use: FactUse, _ record: borrowing Record, _ context: inout RecordContext,
    _ state: inout FactsState
  ) {
    guard state.admits(use) else { return }
    // A malformed tag can have any length, so it is not compared with names.
    let word = use == .cashtag ? Tag.lowercased(cashtag: tag) : Tag.lowercased(hashtag: tag)
    guard let word else { return addTags(in: tag, use, record, &context, &state) }
    if !context.contains(tag: tag, record) { state.add(tag: word, use) }
  }

  /// Adds the tags of a text that has several, each with its sign: `#one #two`.
  private func addTags(
    in text: Span<UInt8>, _ use: FactUse, _ record: borrowing Record,
    _ context: inout RecordContext, _ state: inout FactsState
  ) {
    guard Tag.areSeveral(text) else { return }
    var start = 0
    for index in 0...text.count where index == text.count || text[index] == UInt8(ascii: " ") {
      addTag(Tag.withoutSign(text.extracting(start..<index)), use, record, &context, &state)
      start = index + 1
    }
  }
}
