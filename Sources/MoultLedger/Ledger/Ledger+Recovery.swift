/// Releases whose processes are gone.
extension Ledger {
  /// Adds rows that say what became of releases whose owners are gone. They stay even if nothing else is
  /// added: what is lost counts from when it was found, and that is found once.
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
    // Whoever ended between its last row and letting go left a lock that nobody needs.
    for release in state.releases where !release.isOpen { locks.letGo(release.number) }
    // So did whoever ended before the row of its reservation.
    locks.letGo(state.releases.count + 1)
  }

  private func isLeft(_ release: Release) -> Bool {
    release.isOpen && !locks.isHeld(release.number)
  }

  /// The rows that say what became of releases whose owners are gone.
  func ends(in state: LedgerState, at time: Moment, settling: Bool) -> [Entry] {
    state.releases.filter(isLeft).enumerated().map { index, release in
      let what: Entry.What =
        switch locks.remains(of: release, settling: settling) {
        case .nothing: .giveBack
        case .whole: .settle
        case .unknown: .lose
        }
      return Entry(
        number: state.head.count + 1 + index, time: time, what: what,
        recipient: release.recipient, release: release.number, kind: nil, count: nil,
        details: Entry.Details())
    }
  }
}
