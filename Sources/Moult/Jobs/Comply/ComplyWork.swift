internal import JSONStream

/// The work of a ``ComplianceFilter`` on each record.
struct ComplyWork: RecordWork {
  let projection: Projection
  var tables: NoticeTables
  let hasNotices: Bool
  /// Whether a notice is about a user.
  let namesUsers: Bool
  let types: CopyTypes
  /// The subjects of the IDs in a list.
  let listed: NoticeSubject
  /// The column of a table that has the IDs; nil where the header says it.
  var column: ListColumn?
  /// Finds mangled IDs; nil where the IDs are not checked.
  var plausibility: Plausibility?
  /// The format of the current list or table.
  var table = ListFormat()
  /// The header of the last table in the output; empty where there is none.
  var header: [UInt8] = []
  /// The places of the headers in a worker's output, which has each of them; nil in the run.
  var headers: [Range<Int>]?
  /// Whether messages and lone IDs go too, so that only tweets and users stay.
  var isForSharing = false
  /// The tweets that were printed; nil where repeated ones are printed too.
  var printed: SeenIDs?
  /// The script that is written; nil outside of scripts.
  private var script: ScriptOutput?
  /// The author of the tweets in the current page that name none.
  var owner: UInt64?
  var references: ReferenceFinder
  var edits = Edits()

  /// - Parameter alsoWants: whether the projection keeps a field for other readers of the record.
  init(
    _ tables: NoticeTables, listed: NoticeSubject, catalogue: Catalogue = .builtIn,
    alsoWants: (Catalogue.Field, Catalogue.ObjectType) -> Bool = { _, _ in false }
  ) {
    let places = tables.scrubsPlaces
    projection = Projection(catalogue) { field, type in
      ReferenceFinder.wants(field)
        || CopyTypes.wants(field, in: type, of: catalogue, places: places)
        || field.use == .naming || field.use == .private
        || alsoWants(field, type)
    }
    self.tables = tables
    (hasNotices, namesUsers) = (tables.hasAny, tables.namesUsers)
    self.listed = listed
    types = CopyTypes(projection)
    references = ReferenceFinder(projection)
  }

  var wanted: String { "tweets, users or messages" }

  func makeWorker() -> ComplyWork? {
    var worker = self
    worker.headers = []
    return worker
  }

  mutating func startScript(_ line: String) { script = ScriptOutput(line) }

  mutating func endScript(_ output: inout JobOutput) {
    script?.end(&output)
    script = nil
  }

  mutating func take(_ record: borrowing Record, _ output: inout JobOutput) {
    owner = nil
    switch projection.root(of: record) {
    case .unknown: output.returnUnknown()
    case .record(let item):
      guard judge(item, record, &output) == .stays, let type = item.type else { return }
      var trimming = Trimming()
      edits.removeAll()
      let surroundings = judged(item.node, type, depth: 0, record)
      trim(item.node, type, in: surroundings, record, &trimming, &output)
      append(record, trimming, &output)
    case .page(let page): takePage(page, record, &output)
    }
  }

  /// Appends a record without what was removed, or rejects it where that is not certain.
  mutating func append(
    _ record: borrowing Record, _ trimming: Trimming, _ output: inout JobOutput
  ) {
    guard trimming.isComplete else {
      return output.reject(
        Rejection(
          code: "not-cut", position: record.position,
          reason: "a part of the record has to be removed, and its place in the bytes is not known")
      )
    }
    let cuts = edits.ranges(in: record)
    guard !hasNotices || !UnjudgedNumbers.has(record, outside: cuts, tables, projection) else {
      return output.reject(
        Rejection(
          code: "not-judged", position: record.position,
          reason: "the record contains an ID that a notice names, in a field that no catalogue has")
      )
    }
    script?.startElement(&output)
    Edits.append(record, without: cuts, to: &output.buffer)
    output.endLine()
  }

  /// Whether a record stays.
  enum Verdict {
    case stays, goes
    /// The record is of another kind and cannot be judged, so it does not stay either.
    case other
  }

  /// Counts an item and judges it.
  mutating func judge(
    _ item: Item, alsoGone: Set<UInt64> = [], _ record: borrowing Record, _ output: inout JobOutput
  ) -> Verdict {
    output.count(item.kind)
    guard let type = item.type else { return judgeLone(item, record, &output) }
    guard let subject = Self.subject(of: item.kind), !isForSharing || subject != .message else {
      output.note(.otherRecords)
      return .other
    }
    script?.isJudged = true
    references.find(item.node, type: type, in: record)
    output.note(.pairDisagrees, references.disagreements)
    guard !references.hasMalformedID, references.own(subject) != nil else {
      refuseID(isMissing: !references.hasMalformedID, record, &output)
      return .goes
    }
    if subject == .tweet && owner == nil && references.own(.user) == nil {
      guard !namesUsers else { return refuseUnknownAuthor(record, &output) }
      output.note(.noAuthor)
    }
    if subject == .tweet, let id = references.own(.tweet),
      plausibility?.isOfFuture(DecimalID(id)) == true
    {
      let fault = RowFault.future
      output.reject(
        Rejection(code: fault.code, position: record.position, reason: fault.reason))
      return .goes
    }
    guard let gone = references.firstGone(tables, alsoGone: alsoGone) else {
      return isRepeated(subject, record, &output) ? .goes : .stays
    }
    output.withhold(gone.reference.reason(gone.cause))
    return .goes
  }

  /// Whether the tweet was printed before, or nobody can tell since the memory is used up.
  private mutating func isRepeated(
    _ subject: NoticeSubject, _ record: borrowing Record, _ output: inout JobOutput
  ) -> Bool {
    guard subject == .tweet, let id = references.own(.tweet),
      let status = printed?.insert(DecimalID(id))
    else { return false }
    switch status {
    case .first: return false
    case .again:
      output.note(.repeated)
      output.input.use()
    case .unknown:
      output.reject(
        Rejection(
          code: "not-unique", position: record.position,
          reason:
            "the memory of --unique is used up, so nobody can tell whether the tweet was there "
            + "before; give it more with --unique-memory"))
    }
    return true
  }

  private func refuseUnknownAuthor(
    _ record: borrowing Record, _ output: inout JobOutput
  ) -> Verdict {
    rejectUnknownAuthor(at: record.position, &output)
    return .goes
  }

  func rejectUnknownAuthor(at position: Position, _ output: inout JobOutput) {
    output.reject(
      Rejection(
        code: "no-author", position: position,
        reason:
          "the tweet does not name its author, so that notices about users cannot be applied; its ID "
          + "can be shared"))
  }

  private static func subject(of kind: KindNumber) -> NoticeSubject? {
    switch kind {
    case .tweet: .tweet
    case .user: .user
    case .message: .message
    default: nil
    }
  }

  private func refuseID(
    isMissing: Bool, _ record: borrowing Record, _ output: inout JobOutput
  ) {
    output.reject(
      Rejection(
        code: isMissing ? "no-id" : "bad-id", position: record.position,
        reason: isMissing
          ? "the record has no ID, so that notices cannot be applied"
          : "the ID of the record or of its author is not a decimal number of 1 to 20 digits"))
  }

  /// Judges an ID in a page's list of IDs.
  private mutating func judgeLone(
    _ item: Item, _ record: borrowing Record, _ output: inout JobOutput
  ) -> Verdict {
    let subject: NoticeSubject? =
      switch item.meaning {
      case .tweetID: .tweet
      case .userID: .user
      case .messageID: .message
      default: nil
      }
    guard let subject, !isForSharing else {
      output.note(.otherRecords)
      return .other
    }
    script?.isJudged = true
    guard let number = DecimalID(record.nodes[item.node], record)?.number else {
      refuseID(isMissing: false, record, &output)
      return .goes
    }
    // A liked tweet has its text beside the ID.
    if namesUsers, item.role == .liked { return refuseUnknownAuthor(record, &output) }
    guard let cause = tables.cause(of: number, subject, isOwn: true) else { return .stays }
    output.withhold(subject.name + "-" + cause.name)
    return .goes
  }
}
