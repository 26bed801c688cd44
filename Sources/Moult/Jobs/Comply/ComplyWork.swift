internal import JSONStream

/// What applying notices does with a record.
struct ComplyWork: RecordWork {
  let projection: Projection
  var tables: NoticeTables
  private let hasNotices: Bool
  /// Whether a notice is of a user.
  let namesUsers: Bool
  let types: CopyTypes
  /// What the IDs of a list are.
  let listed: NoticeSubject
  /// Which column of a table has the IDs; nil where its header says it.
  var column: ListColumn?
  /// Whether only tweets and users stay, and no messages or lone IDs.
  var isForSharing = false
  var ties: TieFinder
  var cuts = Cuts()

  /// - Parameter alsoWants: what is read for somebody else.
  init(
    _ tables: NoticeTables, listed: NoticeSubject,
    alsoWants: (Catalogue.Member, Catalogue.ObjectType) -> Bool = { _, _ in false }
  ) {
    let places = tables.scrubsPlaces
    projection = Projection(.builtIn) { member, type in
      TieFinder.wants(member)
        || CopyTypes.wants(member, in: type, of: .builtIn, places: places)
        || alsoWants(member, type)
    }
    self.tables = tables
    (hasNotices, namesUsers) = (tables.hasAny, tables.namesUsers)
    self.listed = listed
    types = CopyTypes(projection)
    ties = TieFinder(projection)
  }

  var wanted: String { "tweets, users or messages" }

  mutating func take(_ record: borrowing Record, _ effects: inout Effects) {
    switch projection.root(of: record) {
    case .unknown: effects.count(.unknown)
    case .record(let item):
      guard judge(item, record, &effects) == .stays, let type = item.type else { return }
      var trimming = Trimming()
      cuts.removeAll()
      let standing = judged(item.node, type, record)
      trim(item.node, type, standing, depth: 0, record, &trimming, &effects)
      put(record, trimming, &effects)
    case .page(let page): takePage(page, record, &effects)
    }
  }

  func put(_ record: borrowing Record, _ trimming: Trimming, _ effects: inout Effects) {
    guard trimming.isComplete else {
      return effects.reject(
        Rejection(
          code: "not-cut", position: record.position,
          reason: "what is to be taken out of the record cannot be told from the rest of it"))
    }
    guard !hasNotices || !UnjudgedNumbers.has(record, tables) else {
      return effects.reject(
        Rejection(
          code: "not-judged", position: record.position,
          reason: "the record names what a notice names, in a member that no catalogue has"))
    }
    cuts.append(record, to: &effects.output)
    effects.endLine()
  }

  var lists: ListOptions? {
    isForSharing ? nil : ListOptions(kind: listed == .user ? .users : .tweets, column: column)
  }

  mutating func takeListed(_ cell: ListCell, at position: Position, _ effects: inout Effects) {
    effects.count(.id)
    switch cell.id {
    case .failure(let fault): refuse(fault, at: position, &effects)
    case .success(let id):
      guard let number = id.number else { return refuse(.notID, at: position, &effects) }
      if let cause = tables.cause(of: number, listed, isOwn: true) {
        return effects.withhold(listed.name + "-" + cause.name)
      }
      id.append(to: &effects.output)
      effects.endLine()
    }
  }

  private func refuse(_ fault: RowFault, at position: Position, _ effects: inout Effects) {
    effects.reject(Rejection(code: fault.rawValue, position: position, reason: fault.reason))
  }

  enum Verdict {
    /// Other records cannot be judged, so they do not stay either.
    case stays, goes, other
  }

  /// Counts an item and says whether it stays.
  mutating func judge(
    _ item: Item, alsoGone: Set<UInt64> = [], _ record: borrowing Record, _ effects: inout Effects
  ) -> Verdict {
    effects.count(item.kind)
    guard let type = item.type else { return judgeLone(item, record, &effects) }
    guard let subject = Self.subject(of: item.kind), !isForSharing || subject != .message else {
      effects.note(.otherRecords)
      return .other
    }
    ties.find(item.node, type: type, in: record)
    effects.note(.twinsDisagree, ties.disagreements)
    guard !ties.hasMalformedID, ties.own(subject) != nil else {
      refuseID(isMissing: !ties.hasMalformedID, record, &effects)
      return .goes
    }
    if subject == .tweet && ties.own(.user) == nil {
      guard !namesUsers else { return refuseUnknownAuthor(record, &effects) }
      effects.note(.noAuthor)
    }
    guard let gone = ties.firstGone(tables, alsoGone: alsoGone) else { return .stays }
    effects.withhold(gone.tie.reason(gone.cause))
    return .goes
  }

  private func refuseUnknownAuthor(
    _ record: borrowing Record, _ effects: inout Effects
  ) -> Verdict {
    effects.reject(
      Rejection(
        code: "no-author", position: record.position,
        reason:
          "the tweet does not name its author, so that notices of users cannot be held against "
          + "it; its ID can be shared"))
    return .goes
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
    isMissing: Bool, _ record: borrowing Record, _ effects: inout Effects
  ) {
    effects.reject(
      Rejection(
        code: isMissing ? "no-id" : "bad-id", position: record.position,
        reason: isMissing
          ? "the record has no ID, so that no notice can be held against it"
          : "the ID of the record or of its author is not a decimal number of 1 to 20 digits"))
  }

  /// An ID in a page's list of them.
  private func judgeLone(
    _ item: Item, _ record: borrowing Record, _ effects: inout Effects
  ) -> Verdict {
    let subject: NoticeSubject? =
      switch item.meaning {
      case .tweetID: .tweet
      case .userID: .user
      case .messageID: .message
      default: nil
      }
    guard let subject, !isForSharing else {
      effects.note(.otherRecords)
      return .other
    }
    guard let number = DecimalID(record.nodes[item.node], record)?.number else {
      refuseID(isMissing: false, record, &effects)
      return .goes
    }
    // What somebody liked has its text beside the ID.
    if namesUsers, item.role == .liked { return refuseUnknownAuthor(record, &effects) }
    guard let cause = tables.cause(of: number, subject, isOwn: true) else { return .stays }
    effects.withhold(subject.name + "-" + cause.name)
    return .goes
  }
}

extension ComplyWork: PartedWork {}
