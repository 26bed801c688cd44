/// The state of a ledger after all of its rows.
public struct LedgerState: Sendable, Equatable {
  /// The head of the chain.
  public private(set) var head = ChainHead.start
  /// The checksum of each row.
  private(set) var digests: [String] = []
  /// The recipients in the order in which they were added; one that was ended and added again is the newest.
  public private(set) var recipients: [Recipient] = []
  /// The releases in the order of their numbers.
  public private(set) var releases: [Release] = []
  /// The budgets of data sets, in the order in which they were added.
  public internal(set) var budgets: [Budget] = []
  private(set) var entries: [Entry] = []
  /// The time of the newest row.
  public private(set) var last: Moment?

  /// A recipient by its name; case and white space do not matter. O(recipients).
  public func recipient(_ name: String) -> Recipient? {
    place(of: name).map { recipients[$0] }
  }

  /// Whether it contains all rows up to a saved head.
  func contains(_ head: ChainHead) -> Bool {
    guard head.count > 0 else { return head == .start }
    return digests.indices.contains(head.count - 1) && digests[head.count - 1] == head.digest
  }

  /// A release by its number.
  public func release(_ number: Int) -> Release? {
    releases.indices.contains(number - 1) ? releases[number - 1] : nil
  }

  private func place(of name: String) -> Int? {
    let key = Recipient.key(name)
    return recipients.firstIndex { Recipient.key($0.name) == key }
  }

  /// What counts against a recipient's quota for a kind, over all of its releases and applications.
  /// O(releases).
  public func usage(
    of recipient: Recipient, _ kind: ReleaseKind, _ rule: QuotaRule, isPurposeDeclared: Bool,
    at now: Moment
  ) -> Usage {
    let key = Recipient.key(recipient.name)
    let counted = releases.filter {
      $0.kind == kind && Recipient.key($0.recipient) == key && $0.counts(at: now, rule)
    }
    let frees = counted.filter { !$0.isOpen }
      .map { Usage.Freeing(time: rule.end(of: $0.changed), count: $0.count) }
      .sorted { $0.time < $1.time }
    return Usage(
      quota: rule.quota(for: recipient, isPurposeDeclared: isPurposeDeclared, at: now),
      window: rule.window, used: counted.reduce(0) { $0 + $1.count }, frees: frees)
  }

  /// Adds a row.
  ///
  /// - Throws: why it cannot follow the rows before it.
  mutating func apply(_ entry: Entry, details: String) throws(BadRow) {
    guard entry.number == head.count + 1 else { throw BadRow("a row is missing") }
    if let last, entry.time < last { throw BadRow("a row is older than the one before it") }
    switch entry.event {
    case .addRecipient: try add(entry)
    case .endRecipient: try end(entry)
    case .reserve: try reserve(entry)
    case .write: try step(entry, to: .writing)
    case .settle: try step(entry, to: .settled)
    case .giveBack: try step(entry, to: .givenBack)
    case .lose: try step(entry, to: .lost)
    case .addBudget: try addBudget(entry)
    case .spend: try spend(entry)
    }
    head = head.following(entry, details: details)
    digests.append(head.digest)
    entries.append(entry)
    last = entry.time
  }

  /// The row that would be the next.
  func next(_ event: Entry.Event, _ recipient: String, at time: Moment) -> Entry {
    Entry(number: head.count + 1, time: time, event: event, recipient: recipient)
  }

  private mutating func add(_ entry: Entry) throws(BadRow) {
    let details = entry.details
    guard let agreed = details.agreed else { throw BadRow("a recipient has not agreed") }
    var permission: Permission?
    if let document = details.permissionDocument, let limit = details.permissionLimit,
      let until = details.permissionUntil
    {
      permission = Permission(document: document, limit: limit, until: Moment(seconds: until))
    }
    let recipient = Recipient(
      name: entry.recipient, agreed: Moment(seconds: agreed), institution: details.institution,
      contact: details.contact, permission: permission, added: entry.time)
    if let place = place(of: entry.recipient) {
      guard recipients[place].ended != nil else { throw BadRow("a recipient was added twice") }
      recipients[place] = recipient
    } else {
      recipients.append(recipient)
    }
  }

  private mutating func end(_ entry: Entry) throws(BadRow) {
    guard let place = place(of: entry.recipient), recipients[place].ended == nil else {
      throw BadRow("a recipient was ended that does not exist")
    }
    recipients[place].ended = entry.time
  }

  private mutating func reserve(_ entry: Entry) throws(BadRow) {
    guard let number = entry.release, number == releases.count + 1, let kind = entry.kind,
      let count = entry.count, count >= 0, place(of: entry.recipient) != nil
    else { throw BadRow("a release is incomplete") }
    let details = entry.details
    releases.append(
      Release(
        number: number, recipient: entry.recipient, kind: kind, count: count,
        application: details.application ?? "", purpose: details.purpose,
        quotas: details.limits ?? "", quotasChecksum: details.limitsChecksum ?? "",
        basis: details.basis ?? .rules, continues: details.continues, reserved: entry.time,
        changed: entry.time))
  }

  private mutating func step(_ entry: Entry, to state: Release.State) throws(BadRow) {
    guard let number = entry.release, let release = release(number),
      Release.State.before(entry.event).contains(release.state)
    else { throw BadRow("a step of a release does not follow the one before it") }
    releases[number - 1].state = state
    releases[number - 1].changed = entry.time
    releases[number - 1].manifest = entry.details.manifest ?? release.manifest
  }
}

/// Why a row is invalid in its place.
struct BadRow: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}
