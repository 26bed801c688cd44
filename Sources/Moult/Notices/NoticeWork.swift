internal import JSONStream

/// The work of a ``NoticeCollector`` on each record.
struct NoticeWork: RecordWork {
  let projection: Projection
  private var reader: NoticeReader
  private(set) var tables = NoticeTables()
  /// What the notices of a worker's chunk said; the run applies it in the order of the input.
  private var events: [NoticeEvent]?

  init(_ options: NoticeReader.Options, catalogue: Catalogue = .builtIn) {
    self.init(Projection(catalogue) { NoticeReader.wants($0, in: $1) }, options)
  }

  /// - Parameter projection: keeps the fields for which ``NoticeReader/wants(_:in:)`` is true.
  init(_ projection: Projection, _ options: NoticeReader.Options = .init()) {
    self.projection = projection
    reader = NoticeReader(projection, options)
  }

  var hasFoundAny: Bool { tables.hasAny }

  var wanted: String { "notices" }

  func uses(_ kind: KindNumber) -> Bool { kind.canBeNotice }

  mutating func take(_ record: borrowing Record, _ output: inout JobOutput) {
    switch projection.root(of: record) {
    case .unknown: output.returnUnknown()
    case .record(let item): take(item, record, &output)
    case .page(let page):
      let items = projection.items(of: page, in: record)
      if output.returns(page, holding: items) { return }
      output.count(page, holding: items)
      for item in items { take(item, record, &output) }
    }
  }

  private mutating func take(
    _ item: Item, _ record: borrowing Record, _ output: inout JobOutput
  ) {
    output.count(item.kind)
    note(item, record, &output)
  }

  /// Reads an item, if it is a notice, without counting it.
  mutating func note(_ item: Item, _ record: borrowing Record, _ output: inout JobOutput) {
    reader.read(item, in: record, &output) { event in
      if events == nil { tables.apply(event) } else { events?.append(event) }
    }
  }
}

/// Chunks.
extension NoticeWork {
  func makeWorker() -> NoticeWork? {
    var worker = self
    worker.tables = NoticeTables()
    worker.events = []
    return worker
  }

  mutating func startChunk() {
    events?.removeAll(keepingCapacity: true)
  }

  mutating func merge(_ worker: NoticeWork, _ output: inout JobOutput) {
    for event in worker.events ?? [] { tables.apply(event) }
  }
}
