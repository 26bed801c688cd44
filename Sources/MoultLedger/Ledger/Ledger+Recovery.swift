/// Releases whose processes are gone.
extension Ledger {
  /// Finds the releases whose processes are gone, and records what became of each: complete, given back or
  /// lost. O(rows).
  ///
  /// The rows stay even if the caller is refused afterwards: a lost release counts from when it was found.
  public func recover() throws {
    var state = try state()
    if state.releases.contains(where: isLeft) {
      state = try store.write { rows in
        var state = try rows.state(path: path)
        let time = try Self.time(clock(), after: state)
        for entry in ends(in: state, at: time, settling: true) { try rows.add(entry, to: &state) }
        return state
      }
      remember(state.head)
    }
    // A process that ended between its last row and the removal of its lock left the lock.
    for release in state.releases where !release.isOpen { locks.letGo(release.number) }
    // So did one that ended before the row of its reservation.
    locks.letGo(state.releases.count + 1)
  }

  private func isLeft(_ release: Release) -> Bool {
    release.isOpen && !locks.isHeld(release.number)
  }

  /// The rows for the releases whose processes are gone.
  func ends(in state: LedgerState, at time: Moment, settling: Bool) -> [Entry] {
    state.releases.filter(isLeft).enumerated().map { index, release in
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
