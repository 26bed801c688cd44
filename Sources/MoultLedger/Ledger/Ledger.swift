/// Recipients and releases: who may receive, what was released to whom, and whether more may be.
///
/// All of it follows from rows that are only ever added, each with a checksum that the one before went
/// into. Every step checks all of them first, in the transaction in which it adds its own: two processes
/// cannot both take what is left, and nothing is released on the word of a ledger that was changed. O(rows)
/// for each step.
///
/// A release is reserved, which is on the disk before anything of it is written; then its files are written
/// under no name that anybody would look for; then the ledger says that they get their names, and has the
/// checksum of their manifest; then it settles. What was left by a process that is gone is finished, given
/// back, or counted in full, by what is on the disk.
public final class Ledger: Sendable {
  /// How far the clock may be behind the newest row without anything being wrong with it: clocks of one
  /// machine are corrected by such amounts.
  static let tolerance = 60

  let store: LedgerStore
  let clock: @Sendable () -> Moment
  let locks: any ReleaseLocks
  let memory: any LedgerMemory

  public var path: String { store.path }

  /// Opens a ledger that is there. It is never made, and never written to unless it is whole.
  ///
  /// - Throws: ``LedgerError``.
  public init(
    path: String, locks: any ReleaseLocks, memory: any LedgerMemory,
    clock: @escaping @Sendable () -> Moment
  ) throws {
    store = try LedgerStore(path)
    self.locks = locks
    self.memory = memory
    self.clock = clock
  }

  /// Makes a ledger without rows of a file without bytes.
  public static func create(_ path: String) throws { try LedgerStore.create(path) }

  /// What holds now; all rows are checked, and that none of those is missing that were seen before.
  public func state() throws -> LedgerState {
    // The memory is read first: meanwhile the ledger may only grow.
    let seen = try remembered()
    let state = try store.read { try $0.state(path: path) }
    try check(state, against: seen)
    remember(state.head)
    return state
  }

  public func now() -> Moment { clock() }

  public func add(_ recipient: NewRecipient) throws {
    try write { _, state, time in
      if let known = state.recipient(recipient.name), known.ended == nil {
        throw LedgerError.recipientExists(known.name)
      }
      var details = Entry.Details()
      details.agreed = recipient.agreed.seconds
      details.institution = recipient.institution
      details.contact = recipient.contact
      details.permissionDocument = recipient.permission?.document
      details.permissionLimit = recipient.permission?.limit
      details.permissionUntil = recipient.permission?.until.seconds
      return Self.row(state, time, .addRecipient, recipient.name, details: details)
    }
  }

  public func endRecipient(_ name: String) throws {
    try write { _, state, time in
      let recipient = try Self.active(name, state, at: nil)
      return Self.row(state, time, .endRecipient, recipient.name)
    }
  }

  /// Reserves a release: from when this returns, it counts.
  ///
  /// - Throws: ``LedgerError``; then nothing was reserved.
  public func reserve(_ request: ReleaseRequest) throws -> Grant {
    var granted: Grant?
    let head = try write { rows, state, time in
      let number = state.releases.count + 1
      let grant = try Self.grant(request, state, at: time, release: number)
      // Held before the row is there, so that nobody takes its owner for gone.
      try locks.hold(number)
      granted = grant
      var details = Entry.Details()
      details.application = request.application
      details.purpose = request.purpose
      details.limits = request.quotas.name
      details.limitsChecksum = Checksum.of(request.quotas.text)
      details.basis = grant.usage.quota.basis
      details.continues = request.continues
      return Self.row(
        state, time, .reserve, grant.recipient.name, release: number, request.kind, grant.count,
        details: details)
    }
    guard var granted else { preconditionFailure("a row was added without its grant") }
    granted.chain = head
    return granted
  }

  /// What ``reserve(_:)`` would grant, without reserving it.
  public func preview(_ request: ReleaseRequest) throws -> Grant {
    var state = try state()
    let time = try Self.time(clock(), after: state)
    for entry in ends(in: state, at: time, settling: false) {
      try state.apply(entry, details: "")
    }
    return try Self.grant(request, state, at: time, release: 0)
  }

  /// Notes where the files of a release will be, for those who come when this process is gone.
  public func note(_ release: Int, place: String) throws { try locks.note(release, place) }

  /// Says that all files of a release are complete and about to get their names.
  ///
  /// - Parameter manifest: the SHA-256 of its manifest, by which it can be finished by others.
  public func startWriting(_ release: Int, manifest: String) throws {
    var details = Entry.Details()
    details.manifest = manifest
    try step(release, .write, details)
  }

  /// Says that all files of a release have their names.
  public func settle(_ release: Int) throws {
    try step(release, .settle)
    locks.letGo(release)
  }

  /// Gives a release back of which nothing stands anywhere: its owner says so, who has removed it.
  public func giveBack(_ release: Int) throws {
    try step(release, .giveBack)
    locks.letGo(release)
  }

  private func step(
    _ number: Int, _ what: Entry.What, _ details: Entry.Details = .init()
  ) throws {
    try write { _, state, time in
      guard let release = state.release(number) else {
        throw LedgerError.damaged(path: path, reason: "release \(number) is gone")
      }
      guard Release.State.before(what).contains(release.state) else {
        throw LedgerError.wrongState(release: number, state: release.state)
      }
      return Self.row(state, time, what, release.recipient, release: number, details: details)
    }
  }

  /// Adds a row.
  @discardableResult
  private func write(
    _ make: (LedgerStore.Rows, LedgerState, Moment) throws -> Entry
  ) throws -> ChainHead {
    try recover()
    let seen = try remembered()
    let head = try store.write { rows in
      var state = try rows.state(path: path)
      try check(state, against: seen)
      let time = try Self.time(clock(), after: state)
      try rows.add(make(rows, state, time), to: &state)
      return state.head
    }
    // The row is there; where it cannot be remembered, the next use of the ledger tries again.
    remember(head)
    return head
  }

  /// The time for a row: never before that of the row before it.
  static func time(_ now: Moment, after state: LedgerState) throws -> Moment {
    guard let last = state.last, now < last else { return now }
    guard now + tolerance >= last else {
      throw LedgerError.clockSetBack(now: now, last: last)
    }
    return last
  }

  private static func active(
    _ name: String, _ state: LedgerState, at now: Moment?
  ) throws -> Recipient {
    guard let recipient = state.recipient(name) else { throw LedgerError.noRecipient(name) }
    if let ended = recipient.ended {
      throw LedgerError.recipientEnded(recipient.name, at: ended)
    }
    if let now, now < recipient.agreed {
      throw LedgerError.notYetAgreed(recipient.name, on: recipient.agreed)
    }
    return recipient
  }

  private static func grant(
    _ request: ReleaseRequest, _ state: LedgerState, at now: Moment, release: Int
  ) throws -> Grant {
    let recipient = try active(request.recipient, state, at: now)
    let usage = state.usage(
      of: recipient, request.kind, request.rule, isPurposeDeclared: request.purpose != nil,
      at: now)
    var count = request.wanted
    if let left = usage.left, count > left {
      guard request.takesFewer && left > 0 else {
        throw LedgerError.overQuota(
          Shortage(
            recipient: recipient.name, kind: request.kind, wanted: request.wanted, usage: usage))
      }
      count = left
    }
    return Grant(
      release: release, count: count, recipient: recipient, time: now, usage: usage,
      chain: state.head)
  }

  private static func row(
    _ state: LedgerState, _ time: Moment, _ what: Entry.What, _ recipient: String,
    release: Int? = nil, _ kind: ReleaseKind? = nil, _ count: Int? = nil,
    details: Entry.Details = .init()
  ) -> Entry {
    Entry(
      number: state.head.count + 1, time: time, what: what, recipient: recipient,
      release: release, kind: kind, count: count, details: details)
  }
}
