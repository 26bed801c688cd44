internal import JSONStream

/// What sharing hydrated records does with a record: what it says itself of those in it holds like a
/// notice, and what is left then passes as it is.
struct HydratedWork: RecordWork {
  private var comply: ComplyWork
  private var check: PublicCheck
  /// What notices among the records say.
  private(set) var notices: NoticeWork
  /// Tweets and users in what was put out.
  private(set) var objects = 0
  /// Whether records are only counted, having passed before; then none may be one that does not pass.
  private let isGate: Bool
  private(set) var faults = 0

  var projection: Projection { comply.projection }

  var wanted: String { "tweets or users" }

  init(_ notices: NoticeTables, isGate: Bool, catalogue: Catalogue = .builtIn) {
    comply = ComplyWork(notices, listed: .tweet, catalogue: catalogue) { field, type in
      PublicCheck.wants(field) || NoticeReader.wants(field, in: type)
    }
    self.notices = NoticeWork(comply.projection)
    comply.isForSharing = true
    check = PublicCheck(comply.projection, comply.types)
    self.isGate = isGate
  }

  mutating func take(_ record: borrowing Record, _ output: inout JobOutput) {
    guard record.nodes[record.root].kind.isContainer else {
      output.count(.unknown)
      faults += 1
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
          reason: "a tweet or user in the record has no readable ID, so that nobody can tell "
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
    guard let notices = notices.makeWorker() else { return nil }
    var worker = self
    worker.notices = notices
    return worker
  }

  mutating func startChunk() { notices.startChunk() }

  mutating func merge(_ worker: HydratedWork, _ output: inout JobOutput) {
    notices.merge(worker.notices, &output)
  }
}
