internal import JSONStream

/// What applying notices does with a record.
struct ComplyWork: RecordWork {
  let projection: Projection
  var tables: NoticeTables
  let types: CopyTypes
  /// What the IDs of a list are.
  let listed: NoticeSubject
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
    self.listed = listed
    types = CopyTypes(projection)
    ties = TieFinder(projection)
  }

  mutating func take(_ record: borrowing Record, _ effects: inout Effects) {
    guard record.nodes[record.root].kind.isContainer else { return takeListed(record, &effects) }
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
    cuts.append(record, to: &effects.output)
    effects.endLine()
  }

  /// A number or text at the root is an ID of a list.
  private mutating func takeListed(_ record: borrowing Record, _ effects: inout Effects) {
    guard !Self.continuesNumber(record) else { return }
    effects.count(.id)
    let text = Self.loneText(record)
    guard let number = DecimalID(text)?.number else {
      return effects.reject(
        Rejection(
          code: "bad-id", position: record.position,
          reason: "an ID is not a decimal number of 1 to 20 digits"))
    }
    if let cause = tables.cause(of: number, listed, isOwn: true) {
      return effects.withhold(listed.name + "-" + cause.name)
    }
    effects.output.append(text)
    effects.endLine()
  }

  /// JSON knows no leading zeros, so that the rest of an ID behind one comes as a value of its own.
  static func continuesNumber(_ record: borrowing Record) -> Bool {
    let start = Int(record.nodes[record.root].start)
    return start > 0 && record.bytes[start].isDigit && record.bytes[start - 1].isDigit
  }

  /// The digits of a value at the root, of which a record tells no more than the start; empty where it is
  /// something else.
  @_lifetime(copy record)
  static func loneText(_ record: borrowing Record) -> Span<UInt8> {
    let isString = record.nodes[record.root].kind.isString
    let start = Int(record.nodes[record.root].start) + (isString ? 1 : 0)
    var end = start
    while end < record.bytes.count, record.bytes[end].isDigit { end += 1 }
    let isWhole = end == record.bytes.count || ends(record.bytes[end], isString: isString)
    return record.bytes.extracting(start..<(isWhole ? end : start))
  }

  private static func ends(_ byte: UInt8, isString: Bool) -> Bool {
    if isString { return byte == UInt8(ascii: "\"") }
    return byte <= UInt8(ascii: " ") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]")
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
    if subject == .tweet && ties.own(.user) == nil { effects.note(.noAuthor) }
    guard let gone = ties.firstGone(tables, alsoGone: alsoGone) else { return .stays }
    effects.withhold(gone.tie.reason(gone.cause))
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
    guard let cause = tables.cause(of: number, subject, isOwn: true) else { return .stays }
    effects.withhold(subject.name + "-" + cause.name)
    return .goes
  }
}

extension ComplyWork: PartedWork {}
