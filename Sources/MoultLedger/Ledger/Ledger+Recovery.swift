/// Releases whose processes have ended.
extension Ledger {
  /// Finds the releases whose processes have ended, and records what became of each: complete, given back
  /// or lost. O(rows).
  ///
  /// The rows stay even if the caller is refused afterwards: a lost release counts from when it was found.
  public func recover() throws {
    var state = try state()
    if state.releases.contains(where: isAbandoned) {
      state = try store.write { rows in
        var state = try rows.state(path: path)
        let time = try Self.time(clock(), after: state)
        for entry in ends(in: state, at: time, settling: true) { try rows.add(entry, to: &state) }
        return state
      }
      remember(state.head)
    }
    // A process that ended between its last row and the removal of its lock left the lock.
    for release in state.releases where !release.isOpen { locks.unlock(release.number) }
    // So did one that ended before the row of its reservation.
    locks.unlock(state.releases.count + 1)
  }

  private func isAbandoned(_ release: Release) -> Bool {
    release.isOpen && !locks.isLocked(release.number)
  }

  /// The rows for the releases whose processes have ended.
  func ends(in state: LedgerState, at time: Moment, settling: Bool) -> [Entry] {
    state.releases.filter(isAbandoned).enumerated().map { index, release in
      let event: Entry.Event =
        switch locks.remains(of: release, settling: settling) {
        case .nothing: .giveBack
        case .whole: .settle
        case .unknown: .lose
        }
      return Entry(
        number: state.head.count + 1 + index, time: time, event: event,
        recipient: release.recipient, release: release.number)
    }
  }
}
