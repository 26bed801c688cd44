internal import JSONStream

/// The notices of the inputs, and the IDs that are held back until all notices are read.
struct Holding: Sendable {
  private let projection: Projection
  private let types: CopyTypes
  private var reader: NoticeReader
  private var finder: ReferenceFinder
  private var tables = NoticeTables()
  /// What the notices of a worker's chunk said; the run applies it in the order of the input.
  private var events: [NoticeEvent]?
  private var held = HeldIDs()
  /// The references of the current record, and its IDs.
  private var references: [Reference] = []
  private var given: [HeldIDs.Entry] = []
  /// Whether there is a current record; an ID outside of a record is an entry of its own.
  private var isOpen = false
  /// The references of the tweets that the current page includes.
  private var included: [UInt64: [Reference]] = [:]

  init(_ projection: Projection, _ notices: Notices?) {
    self.projection = projection
    if let notices { tables = notices.tables }
    types = CopyTypes(projection)
    reader = NoticeReader(projection, NoticeReader.Options())
    finder = ReferenceFinder(projection)
  }

  static func wants(_ field: Catalogue.Field, in type: Catalogue.ObjectType) -> Bool {
    ReferenceFinder.wants(field) || NoticeReader.wants(field, in: type)
  }

  mutating func readNotice(
    _ item: Item, _ record: borrowing Record, _ output: inout JobOutput
  ) {
    reader.read(item, in: record, &output) { event in
      if events == nil { tables.apply(event) } else { events?.append(event) }
    }
  }

  mutating func startRecord() { included.removeAll() }

  /// An item of a page has only the ID of a tweet that it retweets; the tweet's author is among the included objects.
  mutating func startPage(_ page: Item, _ record: borrowing Record) {
    included.removeAll()
    for object in projection.included(in: page, record) where types.isTweet[object.type] {
      finder.find(object.node, type: object.type, in: record)
      guard let own = finder.own(.tweet) else { continue }
      included[own] = finder.references.indices.map { finder.references[$0] }
    }
  }

  mutating func start(_ object: Int, type: Int, _ record: borrowing Record) {
    finder.find(object, type: type, in: record)
    references = finder.references.indices.map { finder.references[$0] }
    isOpen = true
    guard !included.isEmpty else { return }
    var known = Set(references.map(\.name))
    var next = 0
    while next < references.count {
      let reference = references[next]
      next += 1
      guard reference.subject == .tweet, !reference.isOwn, let inner = included[reference.number]
      else { continue }
      for other in inner where known.insert(other.name).inserted {
        references.append(
          Reference(subject: other.subject, role: reference.role, number: other.number))
      }
    }
  }

  /// Starts a row of a table, which has no page around it.
  mutating func startRow(_ row: ListRow) {
    included.removeAll()
    references = row.references
    isOpen = true
  }

  mutating func hold(_ id: DecimalID, _ subject: NoticeSubject) {
    given.append(
      HeldIDs.Entry(
        subject: subject, number: id.low, isPrinted: true, text: id.isPlain ? nil : id))
    guard !isOpen else { return }
    references = subject == .tweet ? included[id.low] ?? [] : []
    end()
  }

  /// Ends the current record: its IDs are held with the references that decide over them.
  mutating func end() {
    isOpen = false
    guard !given.isEmpty else { return }
    let rest = references.count + given.count > Self.few ? joinMany() : joinFew()
    for reference in rest {
      given.append(
        HeldIDs.Entry(subject: reference.subject, number: reference.number, reference: reference))
    }
    held.append(given)
    given.removeAll(keepingCapacity: true)
  }

  /// Up to this many references and IDs, comparing all with each other is faster than a dictionary.
  private static let few = 16

  /// Assigns to each ID the first reference of the same name, and returns the other references.
  private mutating func joinFew() -> [Reference] {
    for index in given.indices {
      let name = given[index].name
      if let place = references.firstIndex(where: { $0.name == name }) {
        given[index].reference = references.remove(at: place)
      }
    }
    return references
  }

  /// The same in O(IDs and references).
  private mutating func joinMany() -> [Reference] {
    var waiting: [Reference.Name: [Int]] = [:]
    for index in given.indices.reversed() { waiting[given[index].name, default: []].append(index) }
    return references.filter { reference in
      guard let index = waiting[reference.name]?.popLast() else { return true }
      given[index].reference = reference
      return false
    }
  }

  /// Why a tweet is gone; nil where it is not.
  func cause(of id: DecimalID) -> NoticeCause? {
    id.number.flatMap { tables.cause(of: $0, .tweet, isOwn: false) }
  }

  /// Prints more of the IDs that no notice withholds; false where none are left.
  mutating func release(_ output: inout JobOutput, _ isNew: (DecimalID) -> Bool) -> Bool {
    let tables = tables
    return held.takeFirst { entries in
      for entry in entries {
        guard let reference = entry.reference,
          let cause = tables.cause(of: reference.number, reference.subject, isOwn: false)
        else { continue }
        return output.withhold(reference.reason(cause))
      }
      for entry in entries where entry.isPrinted {
        if let cause = tables.cause(of: entry.number, entry.subject, isOwn: false) {
          output.withhold(entry.subject.name + "-" + cause.name)
          continue
        }
        let id = entry.text ?? DecimalID(entry.number)
        if isNew(id) {
          id.append(to: &output.buffer)
          output.endLine()
        }
      }
    }
  }
}

/// Chunks.
extension Holding {
  mutating func becomeWorker() {
    tables = NoticeTables()
    events = []
    held.removeAll()
  }

  mutating func startChunk() {
    guard events != nil else { return }
    events?.removeAll(keepingCapacity: true)
    held.removeAll()
  }

  mutating func merge(_ worker: Holding) {
    for event in worker.events ?? [] { tables.apply(event) }
    held.append(worker.held)
  }
}

extension Reference {
  /// What a reference and an ID for the same object have in common.
  struct Name: Hashable {
    let subject: NoticeSubject
    let number: UInt64
  }

  fileprivate var name: Name { Name(subject: subject, number: number) }
}

extension HeldIDs.Entry {
  fileprivate var name: Reference.Name { Reference.Name(subject: subject, number: number) }
}
