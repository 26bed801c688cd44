internal import JSONStream

/// Reads the facts about a tweet or a user, in any dialect.
///
/// Only the record's own tweet contributes values. From fields with another role the reader takes whether the
/// tweet is a retweet, a quote or a reply, and how many users it mentions.
struct FactsReader: Sendable {
  let projection: Projection
  /// For each field, the fact that its values contribute to.
  let uses: [FactUse]
  /// Finds terms in texts; nil where no text is read.
  let terms: TermMatcher?
  /// Whether the length of the text is a metric that is read.
  let measuresText: Bool
  /// Whether the hosts of links are read.
  let readsHosts: Bool
  private let edits: ShortenedFields
  /// For each field of an author, whether its objects have a metric.
  let holdsMetrics: [Bool]

  /// Facts that only some jobs need.
  struct Extras: Sendable {
    /// A tweet's own ID.
    var ids = false
    /// The topics that the platform assigned.
    var topics = false
    /// Terms in the text of a tweet.
    var terms: TermMatcher?
    /// Numbers of the tweet and its author.
    var metrics: Set<Metric> = []
    /// The hosts of links; links are counted without them too.
    var hosts = true

    fileprivate func has(_ use: FactUse) -> Bool {
      switch use {
      case .tweetID: ids
      case .topic: topics
      case .text, .plainText: terms != nil || metrics.contains(.textLength)
      default: true
      }
    }
  }

  /// The meanings that only ``Extras`` read.
  static let extraMeanings: Set<Meaning> = [.tweetText, .plainText, .topic, .topicDomain]

  init(_ projection: Projection, _ extras: Extras = Extras()) {
    self.projection = projection
    terms = extras.terms
    readsHosts = extras.hosts
    measuresText = extras.metrics.contains(.textLength)
    let isMetric = projection.fields.map { field in
      field.isWanted && field.use.flatMap(Metric.init).map(extras.metrics.contains) == true
    }
    holdsMetrics = projection.fields.map { field in
      field.types.contains { place in
        projection.types[projection.candidates[place]].fields.contains { isMetric[$0] }
      }
    }
    uses = projection.fields.map { field in
      if isMetric[field.number] { return .metric }
      guard field.isWanted else { return .nothing }
      if field.use == .flat { return .flat }
      let use = field.use == .counted ? .authorHandle : FactUse(field.meaning)
      return extras.has(use) ? use : .nothing
    }
    edits = ShortenedFields(projection)
  }

  /// Whether the reader uses the values of a field.
  static func wants(_ field: Catalogue.Field, in type: Catalogue.ObjectType) -> Bool {
    if field.use == .attachment || field.use == .presence { return true }
    if let meaning = field.meaning, wants(meaning, in: type) { return true }
    guard field.form != .plain, let sought = field.sought else { return false }
    return wants(sought, in: type)
  }

  /// Whether the reader uses values with a meaning, in a type.
  static func wants(_ meaning: Meaning, in type: Catalogue.ObjectType) -> Bool {
    switch meaning {
    case .time, .timeInMilliseconds, .userTime, .country, .language, .source, .mediaType, .verified,
      .link, .outlink, .hashtag, .cashtag, .userID, .tweetID, .tweetRelation, .photo, .video,
      .animation,
      .mediaClass, .date, .clock, .zone:
      true
    case .otherID: type.isMedia
    default: false
    }
  }

  /// Reads one item, and replaces the facts in `state`. O(nodes).
  func read(
    _ item: Item, type: Int, with context: inout RecordContext, in record: borrowing Record,
    into state: inout FactsState
  ) {
    state.clear()
    if terms != nil { state.terms.clear() }
    state.tweet.isLine = item.kind == .flatTweet
    if item.kind == .user {
      readAuthor(item.node, type, record, &state)
    } else {
      readObject(item.node, type, record, &context, &state)
      state.tweet.hour = state.tweet.hour ?? state.splitTime.hour
    }
  }

  /// Reads an object of the record's own tweet.
  func readObject(
    _ object: Int, _ type: Int, _ record: borrowing Record, _ context: inout RecordContext,
    _ state: inout FactsState
  ) {
    let whole = wholeType(of: object, type, record)
    if whole != nil { state.hasWhole = true }
    if projection.traits[type].isMedia && isRepeated(object, type, record, &state) { return }
    if projection.traits[type].topicDomain != nil {
      return readTopic(object, type, record, &context, &state)
    }
    record.forEachChild(of: object) { index, node in
      guard node.kind != .null, let number = projection.field(node.edge, in: type) else { return }
      let field = projection.fields[number]
      if whole == nil || !edits.isCut(field, by: whole) {
        visit(index, field, record, &context, &state)
      }
    }
    if projection.traits[type].hasJoins && !context.stores.isEmpty {
      readJoined(object, type, record, &context, &state)
    }
  }

  private func visit(
    _ index: Int, _ field: Projection.Field, _ record: borrowing Record,
    _ context: inout RecordContext,
    _ state: inout FactsState
  ) {
    let node = record.nodes[index]
    guard node.kind != .null, field.use != .shortened || !state.hasWhole else { return }
    switch field.role {
    case nil: break
    case .author where node.kind == .object:
      guard let type = projection.resolve(field, node) else { return }
      return readAuthor(index, type, record, &state)
    case .author:
      return readAuthorID(node, field, record, &state)
    case .mentioned:
      return record.forEachElement(of: index) { element in
        if !record.isEmpty(element) { state.tweet.mentions += 1 }
      }
    case let role?:
      return record.isEmpty(index) ? () : relate(role, &state)
    }
    switch node.kind {
    case .object: readInner(index, field, record, &context, &state)
    case .array:
      record.forEachChild(of: index) { element, _ in
        visit(element, field, record, &context, &state)
      }
    default:
      let use = uses[field.number]
      switch use {
      case .tweetID: readOwnID(node, field, record, &state)
      case .metric: readMetric(node, field, record, &state)
      case .flat: readFlat(node, field, record, &state)
      default: readValue(node, use, record, &context, &state)
      }
    }
  }

  private func readInner(
    _ index: Int, _ field: Projection.Field, _ record: borrowing Record,
    _ context: inout RecordContext,
    _ state: inout FactsState
  ) {
    guard let type = projection.resolve(field, record.nodes[index]) else { return }
    if let role = projection.ownRole(of: index, type: type, record) {
      return relate(role, &state)
    }
    if projection.traits[type].roleKey != nil { return }
    if projection.traits[type].isLink { return readLink(index, type, record, &context, &state) }
    readObject(index, type, record, &context, &state)
  }

  /// Records a relation. A retweet has precedence over a quote, and a quote over a reply.
  private func relate(_ role: Role, _ state: inout FactsState) {
    switch role {
    case .retweeted: state.tweet.kind = .retweet
    case .quoted where state.tweet.kind != .retweet: state.tweet.kind = .quote
    case .replied where state.tweet.kind == .plain: state.tweet.kind = .reply
    default: break
    }
  }

  /// The type of the field that repeats its siblings in full, if the object has it. A whole field inside it has to be
  /// there too.
  private func wholeType(of object: Int, _ type: Int, _ record: borrowing Record) -> Int? {
    guard let number = projection.traits[type].wholeField,
      let place = projection.child(of: object, type, field: number, record),
      record.nodes[place].kind == .object,
      let whole = projection.resolve(projection.fields[number], record.nodes[place])
    else { return nil }
    guard projection.traits[whole].wholeField != nil else { return whole }
    return wholeType(of: place, whole, record)
  }
}
