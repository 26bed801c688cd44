internal import JSONStream

/// Notices of the inputs, and the IDs that wait until all of them are read.
struct Holding: Sendable {
  private let projection: Projection
  private let types: CopyTypes
  private var reader: NoticeReader
  private var finder: TieFinder
  private var tables = NoticeTables()
  /// Of a part, what its notices said; the run applies it in the order of the input.
  private var events: [NoticeEvent]?
  private var held = HeldIDs()
  /// What decides over the record at hand, and which IDs it gives.
  private var ties: [Tie] = []
  private var given: [HeldIDs.Entry] = []
  /// Whether a record is at hand; an ID outside of one stands for itself.
  private var isOpen = false
  /// The ties of the tweets that the page at hand includes.
  private var included: [UInt64: [Tie]] = [:]

  init(_ projection: Projection, _ notices: Notices?) {
    self.projection = projection
    if let notices { tables = notices.tables }
    types = CopyTypes(projection)
    reader = NoticeReader(projection, NoticeReader.Options())
    finder = TieFinder(projection)
  }

  static func wants(_ member: Catalogue.Member, in type: Catalogue.ObjectType) -> Bool {
    TieFinder.wants(member) || NoticeReader.wants(member, in: type)
  }

  mutating func readNotice(
    _ item: Item, _ record: borrowing Record, _ effects: inout Effects
  ) {
    reader.read(item, in: record, &effects) { event in
      if events == nil { tables.apply(event) } else { events?.append(event) }
    }
  }

  mutating func startRecord() { included.removeAll() }

  /// An item of a page names what it retweets by the ID alone; who wrote that stands beside.
  mutating func startPage(_ page: Item, _ record: borrowing Record) {
    included.removeAll()
    for object in projection.included(in: page, record) where types.isTweet[object.type] {
      finder.find(object.node, type: object.type, in: record)
      guard let own = finder.own(.tweet) else { continue }
      included[own] = finder.ties.indices.map { finder.ties[$0] }
    }
  }

  mutating func start(_ object: Int, type: Int, _ record: borrowing Record) {
    finder.find(object, type: type, in: record)
    ties = finder.ties.indices.map { finder.ties[$0] }
    isOpen = true
    guard !included.isEmpty else { return }
    var known = Set(ties.map(\.name))
    var next = 0
    while next < ties.count {
      let tie = ties[next]
      next += 1
      guard tie.subject == .tweet, !tie.isOwn, let inner = included[tie.number] else { continue }
      for other in inner where known.insert(other.name).inserted {
        ties.append(Tie(subject: other.subject, role: tie.role, number: other.number))
      }
    }
  }

  mutating func hold(_ id: DecimalID, _ subject: NoticeSubject) {
    given.append(
      HeldIDs.Entry(
        subject: subject, number: id.low, isPrinted: true, text: id.isPlain ? nil : id))
    guard !isOpen else { return }
    ties = subject == .tweet ? included[id.low] ?? [] : []
    end()
  }

  /// The record at hand is read: what it gave is kept with what decides over it.
  mutating func end() {
    isOpen = false
    guard !given.isEmpty else { return }
    let rest = ties.count + given.count > Self.few ? joinMany() : joinFew()
    for tie in rest {
      given.append(HeldIDs.Entry(subject: tie.subject, number: tie.number, tie: tie))
    }
    held.append(given)
    given.removeAll(keepingCapacity: true)
  }

  /// Up to this many ties and IDs are compared with each other, which is quicker than a table of them.
  private static let few = 16

  /// Gives each ID the first tie of its name, and returns the ties that are left.
  private mutating func joinFew() -> [Tie] {
    for index in given.indices {
      let name = given[index].name
      if let place = ties.firstIndex(where: { $0.name == name }) {
        given[index].tie = ties.remove(at: place)
      }
    }
    return ties
  }

  /// The same in O(IDs and ties).
  private mutating func joinMany() -> [Tie] {
    var waiting: [Tie.Name: [Int]] = [:]
    for index in given.indices.reversed() { waiting[given[index].name, default: []].append(index) }
    return ties.filter { tie in
      guard let index = waiting[tie.name]?.popLast() else { return true }
      given[index].tie = tie
      return false
    }
  }

  /// Why a tweet is gone; nil where it is not.
  func cause(of id: DecimalID) -> NoticeCause? {
    id.number.flatMap { tables.cause(of: $0, .tweet, isOwn: false) }
  }

  /// Puts out more of the IDs that stay; false where there are no more.
  mutating func release(_ effects: inout Effects, _ isNew: (DecimalID) -> Bool) -> Bool {
    let tables = tables
    return held.takeFirst { entries in
      for entry in entries {
        guard let tie = entry.tie,
          let cause = tables.cause(of: tie.number, tie.subject, isOwn: false)
        else { continue }
        return effects.withhold(tie.reason(cause))
      }
      for entry in entries where entry.isPrinted {
        if let cause = tables.cause(of: entry.number, entry.subject, isOwn: false) {
          effects.withhold(entry.subject.name + "-" + cause.name)
          continue
        }
        let id = entry.text ?? DecimalID(entry.number)
        if isNew(id) {
          id.append(to: &effects.output)
          effects.endLine()
        }
      }
    }
  }
}

/// Parts of a run.
extension Holding {
  mutating func becomePart() {
    tables = NoticeTables()
    events = []
    held.removeAll()
  }

  mutating func startPart() {
    guard events != nil else { return }
    events?.removeAll(keepingCapacity: true)
    held.removeAll()
  }

  mutating func takeOver(_ part: Holding) {
    for event in part.events ?? [] { tables.apply(event) }
    held.append(part.held)
  }
}

extension Tie {
  /// What a tie and an ID have in common that are of the same thing.
  struct Name: Hashable {
    let subject: NoticeSubject
    let number: UInt64
  }

  fileprivate var name: Name { Name(subject: subject, number: number) }
}

extension HeldIDs.Entry {
  fileprivate var name: Tie.Name { Tie.Name(subject: subject, number: number) }
}

extension DehydrateWork {
  mutating func release(_ effects: inout Effects) -> Bool {
    if var holding {
      self.holding = nil
      let hasMore = holding.release(&effects) { unique?.isFirst($0) != false }
      self.holding = holding
      if hasMore { return true }
    }
    return releaseHeads(&effects)
  }

  /// Puts out the IDs of heads whose tweet was not met; false where there are none.
  private mutating func releaseHeads(_ effects: inout Effects) -> Bool {
    let ids = heads.take()
    for id in ids {
      if let cause = holding?.cause(of: id) {
        effects.withhold(NoticeSubject.tweet.name + "-" + cause.name)
      } else if unique?.isFirst(id) != false {
        id.append(to: &effects.output)
        effects.endLine()
      }
    }
    return !ids.isEmpty
  }
}
