import Synchronization

/// The names of files that must not stay when the process ends before they are complete.
///
/// A signal handler may neither allocate nor lock, so each name is a terminated copy that was made
/// beforehand, and its address stands in an atomic slot. Invariants:
/// - a slot holds 0 or the address of a copy from `Syscalls.terminatedCopy`;
/// - whoever exchanges the address for 0 owns the copy, so that it is never used after its release;
/// - the handler never releases: the process is ending.
enum UnfinishedFiles {
  /// A file's place among the slots.
  struct Ticket: Sendable {
    fileprivate let slot: Int
    fileprivate let address: UInt
  }

  /// Far more than one command has outputs.
  private static let slots = InlineArray<64, Atomic<UInt>> { _ in Atomic(0) }

  /// Has the files removed at a signal and at `exit`. It touches the slots before it installs a
  /// handler, so that no handler waits for an initialization that it interrupts.
  private static let handlers: Void = {
    removeAll()
    Syscalls.atExit { UnfinishedFiles.removeAll() }
    for signal in Syscalls.endingSignals {
      Syscalls.handleOnce(signal) {
        UnfinishedFiles.removeAll()
        Syscalls.raiseAgain($0)
      }
    }
  }()

  /// Notes a path. `nil`: every slot is taken, and the file is removed by its owner only.
  static func add(_ path: String) -> Ticket? {
    handlers
    let copy = unsafe Syscalls.terminatedCopy(path)
    let address = UInt(bitPattern: copy)
    for slot in slots.indices where exchange(slot, 0, for: address) {
      return Ticket(slot: slot, address: address)
    }
    // The copy never reached a slot, so that nobody else knows it.
    unsafe Syscalls.release(copy)
    return nil
  }

  /// Forgets a path: the file is complete, or its owner has removed it.
  static func forget(_ ticket: Ticket) {
    guard exchange(ticket.slot, ticket.address, for: 0) else { return }
    // The exchange made this call the owner of the copy.
    if let copy = unsafe UnsafeMutablePointer<CChar>(bitPattern: ticket.address) {
      unsafe Syscalls.release(copy)
    }
  }

  /// Removes every file that is noted. Safe inside a signal handler: atomic operations and `unlink`.
  static func removeAll() {
    for slot in slots.indices {
      let address = slots[slot].load(ordering: .acquiring)
      guard address != 0, exchange(slot, address, for: 0) else { continue }
      // The exchange made this call the owner of the copy, which is complete and terminated.
      if let path = unsafe UnsafePointer<CChar>(bitPattern: address) {
        unsafe Syscalls.unlinkQuietly(path)
      }
    }
  }

  private static func exchange(_ slot: Int, _ old: UInt, for new: UInt) -> Bool {
    slots[slot].compareExchange(
      expected: old, desired: new, ordering: .acquiringAndReleasing
    ).exchanged
  }
}
