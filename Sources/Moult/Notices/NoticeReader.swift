internal import JSONStream

/// Reads notices: those of the v1.1 and v2 streams, of enterprise streams, and the results of batch
/// compliance jobs.
struct NoticeReader: Sendable {
  /// How to read notices.
  struct Options: Sendable {
    /// The countries in which withheld content counts as withheld, two upper-case letters each; nil for all.
    var countries: Set<String>?
    /// The subjects of a batch's results, whose lines do not name them.
    var results: [NoticeSubject] = [.tweet, .user]
  }

  let projection: Projection
  let options: Options
  private let tweets: IDFinder
  private let users: IDFinder
  private let messages: IDFinder
  private let fields: NoticeFields
  /// For each kind of record, its form as a notice; nil where it is no notice.
  private let forms: [NoticeForm?]
  private var hits: IDHits

  /// - Parameter projection: keeps the fields for which ``wants(_:in:)`` is true.
  init(_ projection: Projection, _ options: Options) {
    self.projection = projection
    self.options = options
    tweets = IDFinder(projection, .tweetID)
    users = IDFinder(projection, .userID)
    messages = IDFinder(projection, .messageID)
    fields = NoticeFields(projection)
    forms = projection.kinds.names.map { projection.notices[$0] }
    hits = tweets.emptyHits
  }

  /// Whether a projection has to keep a field so that notices are read.
  static func wants(_ field: Catalogue.Field, in type: Catalogue.ObjectType) -> Bool {
    switch field.sought {
    case .tweetID, .userID, .messageID, .eventTime, .withheld: true
    default: NoticeFields.wants(field, in: type)
    }
  }

  /// Calls `body` for each event of a record that is a notice. Rejects a notice that cannot be read.
  /// O(nodes).
  mutating func read(
    _ item: Item, in record: borrowing Record, _ output: inout JobOutput,
    _ body: (NoticeEvent) -> Void
  ) {
    guard let type = item.type, let form = forms[Int(item.kind.rawValue)] else { return }
    if case .envelope = form { return readEnvelope(item.node, type, record, &output, body) }
    let found = fields.read(item.node, type, in: record)
    if found.hasMalformedTime { output.note(.malformedTime) }
    let isRead =
      switch form {
      case .statement(let statement): readSubject(item, found, statement, record, &output, body)
      case .places: readPlaces(item, found, record, &output, body)
      case .edit: readEdit(item, found, record, &output, body)
      case .result: readResult(found, body)
      case .envelope: true
      }
    guard !isRead else { return }
    output.reject(
      Rejection(
        code: "bad-notice", position: record.position,
        reason: "the notice has no decimal ID of its subject, or no known action"))
  }

  /// Reads the notices in an envelope, as site streams send them.
  private mutating func readEnvelope(
    _ object: Int, _ type: Int, _ record: borrowing Record, _ output: inout JobOutput,
    _ body: (NoticeEvent) -> Void
  ) {
    record.forEachChild(of: object) { index, node in
      guard node.kind == .object, let number = projection.field(node.edge, in: type),
        let inner = projection.resolve(projection.fields[number], node)
      else { return }
      let kind = projection.kinds.ofType[inner]
      read(Item(node: index, type: inner, kind: kind), in: record, &output, body)
    }
  }

  /// Replaces the hits by the IDs that a finder finds in a notice.
  private mutating func find(
    _ finder: IDFinder, _ item: Item, _ record: borrowing Record, _ output: inout JobOutput
  ) {
    hits.removeAll()
    guard let type = item.type else { return }
    finder.search(item.node, type: type, role: nil, in: record, into: &hits)
    output.note(.pairDisagrees, hits.disagreements)
  }

  /// The first hit with a role; nil looks for one without a role.
  private func number(_ role: Role?) -> UInt64? {
    for index in hits.all.indices where hits.all[index].role == role {
      return hits.all[index].id?.number
    }
    return nil
  }

  private mutating func readSubject(
    _ item: Item, _ found: NoticeFields.Found, _ statement: NoticeStatement,
    _ record: borrowing Record, _ output: inout JobOutput, _ body: (NoticeEvent) -> Void
  ) -> Bool {
    func event(_ subject: NoticeSubject, _ cause: NoticeCause, _ number: UInt64) -> NoticeEvent {
      NoticeEvent(
        subject: subject, cause: cause, isOn: statement.isOn, number: number, time: found.time)
    }
    let cause = statement.cause
    if cause == .withheld && !isWithheldHere(found.countries) {
      output.note(.withheldElsewhere)
      return true
    }
    guard statement.subject == .tweet else {
      find(users, item, record, &output)
      guard let number = found.user ?? number(nil) else { return false }
      body(event(.user, cause, number))
      return true
    }
    find(tweets, item, record, &output)
    if let number = found.tweet ?? number(.retweeted) ?? number(nil) {
      body(event(.tweet, cause, number))
      // A dropped tweet can come back, and so can the tweet that quotes it.
      if let quote = self.number(.other) {
        body(event(.tweet, cause == .dropped ? .dropped : .quotesDeleted, quote))
      }
      return true
    }
    guard cause == .deleted else { return false }
    find(messages, item, record, &output)
    guard let number = number(nil) else { return false }
    body(event(.message, cause, number))
    return true
  }

  /// Whether a notice applies in the countries of the options. One without countries does.
  private func isWithheldHere(_ countries: [String]) -> Bool {
    guard let wanted = options.countries, !countries.isEmpty else { return true }
    return countries.contains {
      wanted.contains($0) || Vocabulary.builtIn.withheld.contains($0.utf8.span)
    }
  }

  private mutating func readPlaces(
    _ item: Item, _ found: NoticeFields.Found, _ record: borrowing Record,
    _ output: inout JobOutput, _ body: (NoticeEvent) -> Void
  ) -> Bool {
    find(users, item, record, &output)
    let user = found.user ?? number(nil)
    find(tweets, item, record, &output)
    guard let user, let upTo = found.tweet ?? number(nil) else { return false }
    body(
      NoticeEvent(
        subject: .user, cause: .scrubbed, isOn: true, number: user, time: found.time, upTo: upTo))
    return true
  }

  /// Reads the versions of a tweet, of which the newest has the greatest ID.
  private mutating func readEdit(
    _ item: Item, _ found: NoticeFields.Found, _ record: borrowing Record,
    _ output: inout JobOutput, _ body: (NoticeEvent) -> Void
  ) -> Bool {
    find(tweets, item, record, &output)
    var versions: [UInt64] = []
    for index in hits.all.indices {
      guard let number = hits.all[index].id?.number else { return false }
      versions.append(number)
    }
    guard let newest = versions.max() else { return false }
    for version in versions where version != newest {
      body(
        NoticeEvent(
          subject: .tweet, cause: .superseded, isOn: true, number: version, time: found.time))
    }
    return true
  }

  private func readResult(_ found: NoticeFields.Found, _ body: (NoticeEvent) -> Void) -> Bool {
    guard let number = found.result, let cause = found.cause else { return false }
    for subject in options.results {
      body(
        NoticeEvent(
          subject: subject, cause: cause, isOn: true, number: number, time: found.time, upTo: .max))
    }
    return true
  }
}
