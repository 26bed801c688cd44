import MoultIO

/// Recipients and releases: who may receive, what was released to whom, and how much more may be.
///
/// The state follows from rows that are only ever added. Each row has a checksum that covers the row before it.
/// Every step first checks all rows, in the transaction in which it adds its own: two processes cannot both use the
/// rest of a quota, and no release relies on a ledger that was changed. Each step is O(rows).
///
/// A release has two phases. It is reserved, which is on the disk before any of its files is written. When its
/// files are complete in a hidden folder, the ledger records that they are about to get their names, with the
/// checksum of their manifest; then it settles. If the process has ended, the next step completes the release,
/// gives it back, or counts it in full, depending on what is on the disk.
public final class Ledger: Sendable {
  /// How many seconds the clock may be before the newest row: clock corrections are this small.
  static let tolerance = 60

  let store: LedgerStore
  let clock: @Sendable () -> Moment
  let locks: any ReleaseLocks
  let memory: any LedgerMemory

  /// The path, as it was named.
  public var path: String { store.path }

  /// Opens an existing ledger. Nothing is written unless it is whole.
  ///
  /// - Parameters:
  ///   - path: the path of the database.
  ///   - locks: the locks of releases in progress.
  ///   - memory: where the head at the last use is saved.
  ///   - clock: the current time.
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

  /// Creates a ledger without rows in an empty file.
  public static func create(_ path: String) throws { try LedgerStore.create(path) }

  /// The current state. All rows are checked, and that none is missing since the last use. O(rows).
  ///
  /// - Throws: ``LedgerError``.
  public func state() throws -> LedgerState {
    // The saved head is read first, because the ledger may grow meanwhile.
    let seen = try remembered()
    let state = try store.read { try $0.state(path: path) }
    try check(state, against: seen)
    remember(state.head)
    return state
  }

  /// The current time.
  public func now() -> Moment { clock() }

  /// Adds a recipient. O(rows).
  ///
  /// - Throws: ``LedgerError``.
  public func add(_ recipient: NewRecipient) throws {
    try write { state, time in
      if let known = state.recipient(recipient.name), known.ended == nil {
        throw LedgerError.recipientExists(known.name)
      }
      var row = state.next(.addRecipient, recipient.name, at: time)
      row.details.agreed = recipient.agreed.seconds
      row.details.institution = recipient.institution
      row.details.contact = recipient.contact
      row.details.permissionDocument = recipient.permission?.document
      row.details.permissionLimit = recipient.permission?.limit
      row.details.permissionUntil = recipient.permission?.until.seconds
      return row
    }
  }

  /// Ends a recipient, which may then receive no more. O(rows).
  ///
  /// - Throws: ``LedgerError``.
  public func endRecipient(_ name: String) throws {
    try write { state, time in
      let recipient = try Self.active(name, state, at: nil)
      return state.next(.endRecipient, recipient.name, at: time)
    }
  }

  /// Reserves a release: it counts from then on. O(rows).
  ///
  /// - Throws: ``LedgerError``; then nothing is reserved.
  public func reserve(_ request: ReleaseRequest) throws -> Grant {
    var granted: Grant?
    let head = try write { state, time in
      let number = state.releases.count + 1
      let grant = try Self.grant(request, state, at: time, release: number)
      // The lock is taken before the row exists, so that no other process considers this one ended.
      try locks.lock(number)
      granted = grant
      var row = state.next(.reserve, grant.recipient.name, at: time)
      (row.release, row.kind, row.count) = (number, request.kind, grant.count)
      row.details.application = request.application
      row.details.purpose = request.purpose
      row.details.limits = request.quotas.name
      row.details.limitsChecksum = Checksum.of(request.quotas.text)
      row.details.basis = grant.usage.quota.basis
      row.details.continues = request.continues
      return row
    }
    guard var granted else { preconditionFailure("a row was added without its grant") }
    granted.chain = head
    return granted
  }

  /// What ``reserve(_:)`` would grant; nothing is reserved or written. O(rows).
  public func preview(_ request: ReleaseRequest) throws -> Grant {
    var state = try state()
    let time = try Self.time(clock(), after: state)
    for entry in ends(in: state, at: time, settling: false) {
      try state.apply(entry, details: "")
    }
    return try Self.grant(request, state, at: time, release: 0)
  }

  /// Saves the place of a release's directory, for recovery by another process.
  public func note(_ release: Int, place: String) throws { try locks.note(release, place) }

  /// Records that all files of a release are complete and about to get their names. O(rows).
  ///
  /// - Parameters:
  ///   - release: its number.
  ///   - manifest: the SHA-256 of its manifest, by which another process can complete it.
  public func startWriting(_ release: Int, manifest: String) throws {
    var details = Entry.Details()
    details.manifest = manifest
    try step(release, .write, details)
  }

  /// Records that all files of a release have their names. O(rows).
  public func settle(_ release: Int) throws {
    try step(release, .settle)
    locks.unlock(release)
  }

  /// Gives a release back after its process removed all of its files. O(rows).
  public func giveBack(_ release: Int) throws {
    try step(release, .giveBack)
    locks.unlock(release)
  }

  private func step(
    _ number: Int, _ event: Entry.Event, _ details: Entry.Details = .init()
  ) throws {
    try write { state, time in
      guard let release = state.release(number) else {
        throw LedgerError.damaged(path: path, reason: "release \(number) is gone")
      }
      guard Release.State.before(event).contains(release.state) else {
        throw LedgerError.wrongState(release: number, state: release.state)
      }
      var row = state.next(event, release.recipient, at: time)
      (row.release, row.details) = (number, details)
      return row
    }
  }

  /// Adds a row.
  @discardableResult
  func write(
    _ make: (LedgerState, Moment) throws -> Entry
  ) throws -> ChainHead {
    try recover()
    let seen = try remembered()
    let head = try store.write { rows in
      var state = try rows.state(path: path)
      try check(state, against: seen)
      let time = try Self.time(clock(), after: state)
      try rows.add(make(state, time), to: &state)
      return state.head
    }
    // The row is added; if its head cannot be saved, the next use of the ledger tries again.
    remember(head)
    return head
  }

  /// The time of a new row: never before the last row.
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
}
