internal import JSONStream

/// What sharing hydrated records does with a record: what it says itself of those in it holds like a
/// notice, and what is left then passes as it is.
struct HydratedWork: RecordWork {
  private var comply: ComplyWork
  private var check: PublicCheck
  /// Tweets and users in what was put out.
  private(set) var objects = 0
  /// Whether records are only counted, having passed before; then none may be one that does not pass.
  private let isGate: Bool
  private(set) var faults = 0

  var projection: Projection { comply.projection }

  init(_ notices: NoticeTables, isGate: Bool) {
    comply = ComplyWork(notices, listed: .tweet) { member, _ in PublicCheck.wants(member) }
    comply.isForSharing = true
    check = PublicCheck(comply.projection, comply.types)
    self.isGate = isGate
  }

  mutating func take(_ record: borrowing Record, _ effects: inout Effects) {
    guard record.nodes[record.root].kind.isContainer else {
      effects.count(.unknown)
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
      return effects.reject(
        Rejection(
          code: "no-id", position: record.position,
          reason: "a tweet or user in the record has no readable ID, so that nobody can tell "
            + "whether it is public"))
    }
    comply.tables.told = findings.gone
    comply.take(record, &effects)
  }
}

extension HydratedWork: PartedWork {}
