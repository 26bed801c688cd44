internal import JSONStream

/// The work of a ``Dehydrator``.
///
/// Swift copies all of it for a call of a function that does not change it from one that does, unless the call is inlined; so what
/// is called for each record is.
struct DehydrateWork: RecordWork {
  let projection: Projection
  let kind: Dehydration.Kind
  /// A bit for each requested role of related IDs.
  let wantedRoles: UInt16
  let finder: IDFinder
  var hits: IDHits
  /// Finds repeated IDs; nil where these are printed too.
  var unique: UniqueIDs?
  /// Holds IDs back until all notices are read; nil where IDs are printed at once.
  var holding: Holding?
  /// Whether there is ``holding``: Swift copies an optional to look at it, and this one is large.
  let holds: Bool
  let isForSharing: Bool
  /// Whether only IDs are given of which the number has all digits; others are rejected.
  var givesNumbers: Bool
  private let printsHeads: Bool
  /// The column of a table that has the IDs; nil where the header says it.
  let column: ListColumn?
  /// Finds mangled IDs; nil where the IDs are not checked.
  let plausibility: Plausibility?
  /// Whether the current input is the table of a personal archive.
  var isTableOfArchive = false
  /// IDs of archives that are printed at the end, unless the tweet itself is in the inputs.
  var heads = HeadIDs()
  /// The IDs printed for the current record.
  var given = GivenIDs()
  /// The IDs printed for the items of the current page.
  var givenInPage = IDSet()
  /// Whether the current record is of a personal archive, which has heads of tweets beside the tweets.
  private var isOfArchive = false

  /// - Parameter catalogue: nil for the built-in one, which usual options do not read as a whole.
  init(_ options: Dehydration.Options, catalogue: Catalogue? = nil) {
    let holds = options.appliesDeletes
    kind = options.ids
    wantedRoles = options.also.reduce(0) { $0 | (Role(rawValue: $1.rawValue)?.bit ?? 0) }
    let isUsual = options.ids == .tweets && options.also.isEmpty && !holds
    projection =
      isUsual && catalogue?.isBuiltIn != false
      ? Self.usual : Self.compiled(options, catalogue ?? .builtIn).projection()
    finder = IDFinder(projection, Self.meaning(of: options.ids))
    hits = finder.emptyHits
    unique = options.unique ? UniqueIDs(mostBytes: options.uniqueMemory) : nil
    self.holds = holds
    holding = holds ? Holding(projection, options.notices) : nil
    isForSharing = options.isForSharing
    givesNumbers = options.givesNumbers
    printsHeads = options.printsHeads
    column = options.column
    plausibility = options.plausibleAt.map { Plausibility(at: $0) }
  }

  /// The projection of the built-in catalogue for the options of most jobs.
  private static let usual = usualCompiler.projection()
  /// Kept for the whole run: a short one would spend a good part of its time on releasing the catalogue in it.
  private static let usualCompiler = ProjectionCompiler(image: PackageResources.dehydrate_image)

  /// A compiler that has run for these options, in the part of a catalogue that they need.
  static func usual(in catalogue: Catalogue) -> ProjectionCompiler {
    let part = CatalogueReduction(compiled(.init(), catalogue)).catalogue()
    return compiled(.init(), part)
  }

  /// A compiler that has run for some options.
  static func compiled(
    _ options: Dehydration.Options, _ catalogue: Catalogue
  ) -> ProjectionCompiler {
    let meaning = meaning(of: options.ids)
    let holds = options.appliesDeletes
    // Without related IDs, only the record's own ID and its author's are read.
    func isOwn(_ field: Catalogue.Field) -> Bool {
      !options.also.isEmpty || holds || field.role == nil || field.role == .author
    }
    var compiler = ProjectionCompiler(
      CatalogueSelection(catalogue, keepsUnknown: false, follows: isOwn) { field, type in
        field.sought == meaning && isOwn(field) || holds && Holding.wants(field, in: type)
      })
    compiler.run()
    return compiler
  }

  private static func meaning(of kind: Dehydration.Kind) -> Meaning {
    switch kind {
    case .tweets: .tweetID
    case .users: .userID
    case .messages: .messageID
    }
  }

  var wanted: String { kind.rawValue }

  func describe(otherKinds kinds: [String]) -> String {
    if kind == .users && kinds == ["tweet"] { return "its tweets do not name their authors" }
    return UnusedInput.describe(otherKinds: kinds, offersUserIDs: kind == .tweets)
  }

  func uses(_ kind: KindNumber) -> Bool {
    // Notices among the records are applied.
    holds && kind.canBeNotice
  }

  mutating func take(_ record: borrowing Record, _ output: inout JobOutput) {
    isOfArchive = record.label != 0
    switch projection.root(of: record) {
    case .unknown: output.returnUnknown()
    case .record(let item):
      if holds { startRecord() }
      takeItem(item, isInPage: false, record, &output)
    case .page(let page): takePage(page, record, &output)
    }
  }

  private mutating func takePage(
    _ page: Item, _ record: borrowing Record, _ output: inout JobOutput
  ) {
    let items = projection.items(of: page, in: record)
    if output.returns(page, holding: items) { return }
    output.count(page, holding: items)
    isOfArchive = isOfArchive || page.type.map { projection.traits[$0].holdsHeads } == true
    givenInPage.removeAll()
    if holds { startPage(page, record) }
    for item in items {
      takeItem(item, isInPage: true, record, &output)
    }
    if wantedRoles != 0, let type = page.type {
      takeIncluded(page.node, type, record, &output)
    }
  }

  /// Prints the IDs that a page includes, unless its items had them.
  private mutating func takeIncluded(
    _ page: Int, _ type: Int, _ record: borrowing Record, _ output: inout JobOutput
  ) {
    hits.removeAll()
    finder.searchBesidesRecords(page, type: type, in: record, into: &hits)
    for index in hits.all.indices {
      let hit = hits.all[index]
      if isWanted(hit.role), let id = hit.id, givenInPage.insert(id) {
        put(id, hit, record, &output)
      }
    }
  }

  private mutating func takeItem(
    _ item: Item, isInPage: Bool, _ record: borrowing Record, _ output: inout JobOutput
  ) {
    guard let type = item.type else {
      return takeLoneID(item, record, &output)
    }
    let itemKind = item.kind
    output.count(itemKind)
    guard gives(itemKind) else {
      if projection.kinds.withdrawn.contains(itemKind) { withdraw(item.node, type, record) }
      if holds { readNotice(item, record, &output) }
      return
    }
    if holds { startHolding(item.node, type, record) }
    defer { if holds { endHolding() } }
    hits.removeAll()
    finder.search(item.node, type: type, role: nil, in: record, into: &hits)
    output.note(.pairDisagrees, hits.disagreements)
    given.removeAll()
    guard let own = ownHit() else {
      if itemKind == .tweet && kind == .users {
        output.note(.noAuthor)
        return putRelated(isInPage: isInPage, record, &output)
      }
      let name = projection.kinds.names[Int(itemKind.rawValue)]
      return reject("no-id", "the \(name) has no ID", record, &output)
    }
    guard let id = own.id, isGivable(id) else {
      return reject("bad-id", "the ID is not \(formOfIDs)", record, &output)
    }
    guard !isOfFuture(id) else {
      return reject(RowFault.future.code, RowFault.future.reason, record, &output)
    }
    if kind == .tweets && isOfArchive {
      guard itemKind != .head else { return holdHead(id, &output) }
      heads.addOther(id)
    }
    give(id, own, isInPage: isInPage, record, &output)
    putRelated(isInPage: isInPage, record, &output)
  }

  /// Holds the ID of a head back until the end of the inputs, which may contain its tweet.
  private mutating func holdHead(_ id: DecimalID, _ output: inout JobOutput) {
    guard printsHeads else { return output.note(.headsWithoutOutput) }
    heads.addHead(id)
    output.input.use()
  }

  /// Remembers the ID of a tweet that was deleted or not public, which its head does not show.
  private mutating func withdraw(_ object: Int, _ type: Int, _ record: borrowing Record) {
    guard kind == .tweets else { return }
    hits.removeAll()
    finder.search(object, type: type, role: nil, in: record, into: &hits)
    for index in hits.all.indices {
      if let id = hits.all[index].id { heads.addOther(id) }
    }
  }

  /// The record's own ID: the first without a role.
  @inline(__always)
  private func ownHit() -> IDHit? {
    for index in hits.all.indices where hits.all[index].role == nil {
      return hits.all[index]
    }
    return nil
  }

  /// Whether records of a kind have IDs of the requested kind.
  @inline(__always)
  private func gives(_ itemKind: KindNumber) -> Bool {
    switch kind {
    case .tweets: itemKind == .tweet || itemKind == .head
    case .users: itemKind == .tweet || itemKind == .head || itemKind == .user
    case .messages: itemKind == .message
    }
  }
}

/// What is held back, in functions of their own, so that ``holding`` is not copied where it is nil.
extension DehydrateWork {
  @inline(never)
  private mutating func startRecord() { holding?.startRecord() }

  @inline(never)
  private mutating func startPage(_ page: Item, _ record: borrowing Record) {
    holding?.startPage(page, record)
  }

  @inline(never)
  private mutating func readNotice(
    _ item: Item, _ record: borrowing Record, _ output: inout JobOutput
  ) {
    holding?.readNotice(item, record, &output)
  }

  @inline(never)
  private mutating func startHolding(_ object: Int, _ type: Int, _ record: borrowing Record) {
    holding?.start(object, type: type, record)
  }

  @inline(never)
  private mutating func endHolding() { holding?.end() }

  /// Holds an ID back.
  @inline(never)
  mutating func hold(_ id: DecimalID) {
    let subject = subject
    holding?.hold(id, subject)
  }
}

/// Chunks.
extension DehydrateWork {
  // A worker is a copy of all of it, which is not made for the question.
  var isParallel: Bool { true }

  /// Only the run has seen all IDs, so a worker prints each of its own.
  func makeWorker() -> DehydrateWork? {
    var worker = self
    worker.unique = nil
    worker.heads = HeadIDs()
    worker.holding?.becomeWorker()
    return worker
  }

  mutating func startChunk() {
    holding?.startChunk()
    heads = HeadIDs()
  }

  mutating func merge(_ worker: DehydrateWork, _ output: inout JobOutput) {
    heads.merge(worker.heads)
    if holds, let held = worker.holding {
      holding!.merge(held)
    } else if unique != nil {
      removeRepeated(from: &output)
    }
  }

  /// Removes the IDs from a worker's output that came before. O(bytes).
  private mutating func removeRepeated(from output: inout JobOutput) {
    let all = output.buffer
    var first = ByteBuffer(capacity: all.count)
    var removed = 0
    Self.forEachLine(all.bytes) { line in
      // Only IDs are printed, one a line.
      if let id = DecimalID(line.extracting(droppingLast: 1)), unique?.isFirst(id) == false {
        removed += 1
      } else {
        first.append(line)
      }
    }
    output.buffer = first
    output.withdraw(removed)
  }

  /// Calls `body` with each whole line, its line end included. O(bytes).
  static func forEachLine(_ bytes: Span<UInt8>, _ body: (Span<UInt8>) -> Void) {
    var start = 0
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
      body(bytes.extracting(start...index))
      start = index + 1
    }
  }
}

extension Role {
  /// A bit of its own.
  var bit: UInt16 {
    switch self {
    case .author: 1 << 0
    case .retweeted: 1 << 1
    case .quoted: 1 << 2
    case .replied: 1 << 3
    case .mentioned: 1 << 4
    case .included: 1 << 5
    case .pinned: 1 << 6
    case .edited: 1 << 7
    case .mediaSource: 1 << 8
    case .contributor: 1 << 9
    case .other: 1 << 10
    case .liked: 1 << 11
    }
  }
}
