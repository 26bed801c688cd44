import Synchronization

/// The names of files that must not stay when the process ends before they are complete.
///
/// A signal handler may neither allocate nor lock, so each name is a terminated copy that was made
/// beforehand, and its address stands in an atomic slot. Invariants:
/// - slots stand in blocks, each of which leads to the next, and no block ever goes;
/// - a slot holds 0 or the address of a copy from `Syscalls.terminatedCopy`;
/// - whoever exchanges the address for 0 owns the copy, so that it is never used after its release;
/// - the handler never releases: the process is ending.
enum UnfinishedFiles {
  /// A file's place among the slots.
  struct Ticket: Sendable {
    fileprivate let block: Block
    fileprivate let slot: Int
    fileprivate let address: UInt
  }

  @safe fileprivate final class Block: Sendable {
    let slots = InlineArray<64, Atomic<UInt>> { _ in Atomic(0) }
    /// Holds the next block from when it is there to the end of the process.
    let next = unsafe Atomic<Unmanaged<Block>?>(nil)
  }

  /// Of most runs the only one.
  private static let first = Block()

  /// Has the files removed, and a word said, when a signal ends the process; and removed at `exit`. It
  /// touches the slots before it installs a handler, so that no handler waits for an initialization that it
  /// interrupts.
  private static let handlers: Void = {
    removeAll()
    Syscalls.atExit { UnfinishedFiles.removeAll() }
    for signal in Syscalls.endingSignals {
      Syscalls.handleOnce(signal) {
        UnfinishedFiles.removeAll()
        Syscalls.sayQuietly("moult: a signal ended the run; what was not complete is removed\n")
        Syscalls.raiseAgain($0)
      }
    }
  }()

  /// Does the same when a fault ends the process, which to the system is a signal too: that there is no
  /// memory, for one. What the Swift runtime has installed for that is replaced, since it prints what the
  /// registers point to, which can be a value of the input.
  static func handleFaults() {
    handlers
    Syscalls.useStackForSignals()
    for signal in Syscalls.faultSignals {
      Syscalls.handleOnce(signal, replacing: true) {
        UnfinishedFiles.removeAll()
        Syscalls.sayQuietly(
          """
          moult: a fault ended the run, most often for want of memory; what was not complete is removed. \
          Let it have more memory, or use fewer --threads\n
          """)
        Syscalls.raiseAgain($0)
      }
    }
  }

  /// Notes a path. O(paths noted).
  static func add(_ path: String) -> Ticket {
    handlers
    let copy = unsafe Syscalls.terminatedCopy(path)
    let address = UInt(bitPattern: copy)
    var block = first
    while true {
      for slot in block.slots.indices where exchange(block, slot, 0, for: address) {
        return Ticket(block: block, slot: slot, address: address)
      }
      block = next(of: block) ?? extend(block)
    }
  }

  private static func next(of block: Block) -> Block? {
    // What stands there was retained for good.
    unsafe block.next.load(ordering: .acquiring).map { unsafe $0.takeUnretainedValue() }
  }

  /// Puts a new block behind one, unless another thread has.
  private static func extend(_ block: Block) -> Block {
    let new = unsafe Unmanaged.passRetained(Block())
    let (exchanged, original) = unsafe block.next.compareExchange(
      expected: nil, desired: new, ordering: .acquiringAndReleasing)
    if exchanged { return unsafe new.takeUnretainedValue() }
    // It never stood anywhere, so that nobody else knows it; the other was retained for good.
    unsafe new.release()
    return unsafe original.unsafelyUnwrapped.takeUnretainedValue()
  }

  /// Forgets a path: the file is complete, or its owner has removed it.
  static func forget(_ ticket: Ticket) {
    guard exchange(ticket.block, ticket.slot, ticket.address, for: 0) else { return }
    // The exchange made this call the owner of the copy.
    if let copy = unsafe UnsafeMutablePointer<CChar>(bitPattern: ticket.address) {
      unsafe Syscalls.release(copy)
    }
  }

  /// Removes every file that is noted. Safe inside a signal handler: atomic operations and `unlink`.
  static func removeAll() {
    var block: Block? = first
    while let filled = block {
      for slot in filled.slots.indices { remove(filled, slot) }
      block = next(of: filled)
    }
  }

  private static func remove(_ block: Block, _ slot: Int) {
    let address = block.slots[slot].load(ordering: .acquiring)
    guard address != 0, exchange(block, slot, address, for: 0) else { return }
    // The exchange made this call the owner of the copy, which is complete and terminated.
    if let path = unsafe UnsafePointer<CChar>(bitPattern: address) {
      unsafe Syscalls.unlinkQuietly(path)
    }
  }

  private static func exchange(_ block: Block, _ slot: Int, _ old: UInt, for new: UInt) -> Bool {
    block.slots[slot].compareExchange(
      expected: old, desired: new, ordering: .acquiringAndReleasing
    ).exchanged
  }
}
