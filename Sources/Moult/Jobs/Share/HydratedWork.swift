internal import JSONStream

/// The work of sharing hydrated records: what a record says about its own tweets and users is applied to it like
/// notices, and what remains is printed unchanged.
struct HydratedWork: RecordWork {
  private var comply: ComplyWork
  private var check: PublicCheck
  /// The notices among the records.
  private(set) var notices: NoticeWork
  /// The number of tweets and users, counted by a gate.
  private(set) var objects = 0
  /// Whether records that passed a filter are read a second time: they are counted, and each that would not
  /// pass is a fault.
  private let isGate: Bool
  /// The number of records that would not pass, in a gate.
  private(set) var faults = 0

  var projection: Projection { comply.projection }

  var wanted: String { "tweets or users" }

  var lists: ListOptions? { .refusing }

  /// - Parameter uniqueMemory: the memory for the IDs of printed tweets, in bytes; nil where repeated tweets are
  ///   printed too.
  init(
    _ notices: NoticeTables, isGate: Bool, uniqueMemory: Int? = nil,
    catalogue: Catalogue = .builtIn
  ) {
    comply = ComplyWork(notices, listed: .tweet, catalogue: catalogue) { field, type in
      PublicCheck.wants(field) || NoticeReader.wants(field, in: type)
    }
    self.notices = NoticeWork(comply.projection)
    comply.isForSharing = true
    comply.printed = uniqueMemory.map { SeenIDs(mostBytes: $0) }
    check = PublicCheck(comply.projection, comply.types)
    self.isGate = isGate
  }

  mutating func take(_ record: borrowing Record, _ output: inout JobOutput) {
    guard record.nodes[record.root].kind.isContainer else {
      if isGate { faults += 1 } else { output.returnUnknown() }
      return
    }
    let findings = check.look(at: record)
    if isGate {
      objects += findings.objects
      if !findings.gone.isEmpty || findings.hasUnnamed || findings.objects == 0 { faults += 1 }
      return
    }
    guard !findings.hasUnnamed else {
      return output.reject(
        Rejection(
          code: "no-id", position: record.position,
          reason: "a tweet or user in the record has no readable ID, so nobody can tell "
            + "whether it is public"))
    }
    readNotices(record, &output)
    comply.tables.notShareable = findings.gone
    comply.take(record, &output)
  }

  private mutating func readNotices(_ record: borrowing Record, _ output: inout JobOutput) {
    switch projection.root(of: record) {
    case .unknown: break
    case .record(let item): noteNotice(item, record, &output)
    case .page(let page):
      for item in projection.items(of: page, in: record) { noteNotice(item, record, &output) }
    }
  }

  private mutating func noteNotice(
    _ item: Item, _ record: borrowing Record, _ output: inout JobOutput
  ) {
    guard ![.tweet, .user, .message].contains(item.kind) else { return }
    notices.note(item, record, &output)
  }
}

/// Chunks.
extension HydratedWork {
  func makeWorker() -> HydratedWork? {
    // Which of several records is the first is seen in their order.
    guard comply.printed == nil, let notices = notices.makeWorker() else { return nil }
    var worker = self
    worker.notices = notices
    return worker
  }

  mutating func startChunk() { notices.startChunk() }

  mutating func merge(_ worker: HydratedWork, _ output: inout JobOutput) {
    notices.merge(worker.notices, &output)
  }
}
