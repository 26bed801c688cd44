internal import JSONStream

/// What dehydrating does with a record.
struct DehydrateWork {
  let projection: Projection
  private let kind: Dehydrator.Kind
  private let wantedRoles: Set<Role>
  private var finder: IDFinder
  private var seen: IDSet?
  /// The nodes whose IDs the record at hand has given.
  private var given: [Int] = []
  private var givenInPage: IDSet = IDSet()

  init(_ options: Dehydrator.Options) {
    let meaning = Self.meaning(of: options.ids)
    let wantsRelated = !options.also.isEmpty
    // Without related IDs, a record's own or its author's is all that is read of it.
    func isOwn(_ member: Catalogue.Member) -> Bool {
      wantsRelated || member.role == nil || member.role == .author
    }
    kind = options.ids
    wantedRoles = Set(options.also.compactMap { Role(rawValue: $0.rawValue) })
    projection = Projection(.builtIn, follows: isOwn) { member, _ in
      member.meaning == meaning && isOwn(member)
    }
    finder = IDFinder(projection, meaning)
    seen = options.unique ? IDSet() : nil
  }

  private static func meaning(of kind: Dehydrator.Kind) -> Meaning {
    switch kind {
    case .tweets: .tweetID
    case .users: .userID
    case .messages: .messageID
    }
  }

  mutating func take(_ record: borrowing Record, _ effects: inout Effects) {
    switch projection.root(of: record) {
    case .unknown: effects.report.count(nil)
    case .record(let item): takeItem(item, record, &effects)
    case .page(let page): takePage(page, record, &effects)
    }
  }

  private mutating func takePage(
    _ page: Item, _ record: borrowing Record, _ effects: inout Effects
  ) {
    effects.report.count(.page)
    givenInPage.removeAll()
    var items: [Item] = []
    projection.forEachItem(of: page, in: record) { items.append($0) }
    for item in items { takeItem(item, record, &effects) }
    if !wantedRoles.isEmpty, let type = page.type {
      takeIncluded(page.node, type, record, &effects)
    }
  }

  /// Puts out what a page includes and its items have not given.
  private mutating func takeIncluded(
    _ page: Int, _ type: Int, _ record: borrowing Record, _ effects: inout Effects
  ) {
    finder.removeAll()
    finder.searchBesidesRecords(page, type: type, in: record)
    for hit in finder.hits where isWanted(hit) {
      let id = record.literal(record.nodes[hit.node])
      if givenInPage.insert(id) { put(id, &effects) }
    }
  }

  private mutating func takeItem(
    _ item: Item, _ record: borrowing Record, _ effects: inout Effects
  ) {
    guard let type = item.type else {
      return takeLoneID(item, record, &effects)
    }
    let itemKind = projection.types[type].kind
    effects.report.count(itemKind)
    guard gives(itemKind) else { return }
    finder.removeAll()
    finder.search(item.node, type: type, role: nil, in: record)
    effects.report.note("id-and-id_str-disagree", finder.disagreements)
    guard let own = finder.hits.first(where: { $0.role == nil }) else {
      if itemKind == .tweet && kind == .users {
        effects.report.note("tweet-without-author")
        putRelated(record, &effects)
        return
      }
      return reject("no-id", "the \(itemKind?.name ?? "record") has no ID", record, &effects)
    }
    guard own.rank != .malformed else {
      return reject("bad-id", "the ID is not a decimal number of 1 to 20 digits", record, &effects)
    }
    given.removeAll(keepingCapacity: true)
    give(own.node, record, &effects)
    putRelated(record, &effects)
  }

  /// Whether records of a kind give IDs of the kind that is asked for.
  private func gives(_ itemKind: RecordKind?) -> Bool {
    switch kind {
    case .tweets: itemKind == .tweet
    case .users: itemKind == .tweet || itemKind == .user
    case .messages: itemKind == .message
    }
  }

  private mutating func putRelated(
    _ record: borrowing Record, _ effects: inout Effects
  ) {
    guard !wantedRoles.isEmpty else { return }
    for hit in finder.hits where hit.role != nil {
      if isWanted(hit) {
        give(hit.node, record, &effects)
      } else if hit.rank == .malformed, let role = hit.role, wantedRoles.contains(role) {
        effects.report.note("malformed-related-id")
      }
    }
  }

  private func isWanted(_ hit: IDHit) -> Bool {
    guard let role = hit.role else { return false }
    return hit.rank != .malformed && wantedRoles.contains(role)
  }

  /// Puts an ID out unless the record has given it.
  private mutating func give(
    _ node: Int, _ record: borrowing Record, _ effects: inout Effects
  ) {
    let id = record.literal(record.nodes[node])
    for other in given where Bytes.equal(record.literal(record.nodes[other]), id) { return }
    given.append(node)
    if !wantedRoles.isEmpty { _ = givenInPage.insert(id) }
    put(id, &effects)
  }

  private mutating func takeLoneID(
    _ item: Item, _ record: borrowing Record, _ effects: inout Effects
  ) {
    guard let meaning = item.meaning else {
      effects.report.count(nil)
      return
    }
    effects.report.count(.named("id"))
    guard kind == .users, meaning == .userID else { return }
    let id = record.literal(record.nodes[item.node])
    guard Bytes.isID(id) else {
      return reject("bad-id", "an ID is not a decimal number of 1 to 20 digits", record, &effects)
    }
    if givenInPage.insert(id) { put(id, &effects) }
  }

  private mutating func put(_ id: Span<UInt8>, _ effects: inout Effects) {
    if seen?.insert(id) == false { return }
    effects.output.append(id)
    effects.endLine()
  }

  private func reject(
    _ code: String, _ reason: String, _ record: borrowing Record, _ effects: inout Effects
  ) {
    effects.reject(Rejection(code: code, position: record.position, reason: reason))
  }
}
