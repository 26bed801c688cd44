/// The personal archive whose scripts a work reads, and the names of its owner so far.
///
/// Nothing in a script says to which archive it belongs: the caller names the archive of an input, and may know names
/// of its owner (``Job/startArchive(_:of:)``). Further names come with the scripts, in the order of the input, so that
/// records before them are read without. These are counted.
///
/// A worker starts with a copy of the state at some earlier record. What it made of its part holds if the owner's names
/// were the same there (``accepts(_:)``); otherwise the part is read again.
struct ArchiveState: Sendable {
  /// An archive at its start.
  private struct Start {
    let place: String
    let owner: OwnerNames
  }

  /// What a worker began with.
  private struct Entry {
    let place: String
    /// The names if the archive starts here, and the names with which the worker began.
    let atStart: OwnerNames
    let names: OwnerNames
  }

  /// The names of the owner that are known so far.
  private(set) var owner = OwnerNames()
  private var place = ""
  /// The archive of the current input, until a script of it has a record.
  private var next: Start?
  /// Records of the archive so far of which texts, tags or hosts may leave.
  private var records = 0
  /// How many of them came before some name.
  private var early = 0
  /// How many of these were not yet returned by ``count(isCleaned:)``.
  private var unreported = 0
  private var entry: Entry?
  /// Whether a name came in the archive of the entry, and whether another archive came after it.
  private var hasGrown = false
  private var hasLeft = false

  /// Says to which archive the scripts of the next input belong.
  mutating func start(_ place: String, of owner: OwnerNames) {
    next = Start(place: place, owner: owner)
  }

  /// Called with each record of a script, before anything else.
  mutating func enter() {
    if next == nil && entry != nil { return }
    let start = next.take()
    if let start, start.place != place {
      hasLeft = entry != nil
      (place, owner, records, early) = (start.place, start.owner, 0, 0)
    }
    if entry == nil {
      entry = Entry(place: place, atStart: start?.owner ?? owner, names: owner)
    }
  }

  /// Adds names of the owner that a record has.
  mutating func learn(_ names: OwnerNames) {
    guard !names.isEmpty else { return }
    let known = owner
    owner.formUnion(names)
    guard owner != known else { return }
    unreported += records - early
    early = records
    if !hasLeft { hasGrown = true }
  }

  /// Counts a record of a script.
  ///
  /// - Parameter isCleaned: whether texts, tags or hosts of it may leave.
  /// - Returns: how many records are known to have come before a name, since the last call.
  mutating func count(isCleaned: Bool) -> Int {
    if isCleaned {
      records += 1
      if owner.isEmpty {
        early += 1
        unreported += 1
      }
    }
    defer { unreported = 0 }
    return unreported
  }
}

/// Chunks; see `Job+Chunks.swift`.
extension ArchiveState {
  /// The state with which a worker continues.
  var continued: ArchiveState {
    var state = self
    (state.records, state.early, state.unreported) = (0, 0, 0)
    (state.entry, state.hasGrown, state.hasLeft) = (nil, false, false)
    return state
  }

  /// Whether what a worker made of the next part is what this state would have made of it.
  func accepts(_ worker: ArchiveState) -> Bool {
    guard let entry = worker.entry else { return true }
    return (entry.place == place ? owner : entry.atStart) == entry.names
  }

  /// Adds what a worker met in the next part, and returns how many records before it came before a name.
  ///
  /// - Precondition: ``accepts(_:)``.
  mutating func merge(_ worker: ArchiveState) -> Int {
    guard let entry = worker.entry else { return 0 }
    if entry.place != place {
      (place, owner, records, early) = (entry.place, entry.names, 0, 0)
    }
    let found = worker.hasGrown ? records - early : 0
    if worker.hasGrown { early = records }
    if worker.hasLeft {
      (place, owner) = (worker.place, worker.owner)
      (records, early) = (worker.records, worker.early)
    } else {
      owner = worker.owner
      records += worker.records
      early += worker.early
    }
    next = worker.next
    return found
  }
}
