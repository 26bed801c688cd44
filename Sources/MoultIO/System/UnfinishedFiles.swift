import Synchronization

/// The names of files that are removed if the process ends before they are complete: at `exit`, and where the program has
/// prepared for signals, by them.
///
/// A signal handler may neither allocate nor lock. So each name is copied beforehand, and the copy's address is
/// in an atomic slot. Invariants:
/// - slots are in a linked list of blocks, and no block is ever freed;
/// - a slot contains 0 or the address of a copy from `Syscalls.terminatedCopy`;
/// - whoever exchanges the address for 0 owns the copy, so that it is never used after it is freed;
/// - the handler frees nothing: the process is ending;
/// - a process removes only its own files: one that was forked has a copy of all slots.
enum UnfinishedFiles {
  /// The slot of a file.
  struct Ticket: Sendable {
    fileprivate let block: Block
    fileprivate let slot: Int
    fileprivate let address: UInt
    fileprivate let process: Int32
  }

  @safe fileprivate final class Block: Sendable {
    let slots = InlineArray<64, Atomic<UInt>> { _ in Atomic(0) }
    /// The process that filled each slot.
    let processes = InlineArray<64, Atomic<Int32>> { _ in Atomic(0) }
    /// The next block; once set, it stays to the end of the process.
    let next = unsafe Atomic<Unmanaged<Block>?>(nil)
  }

  /// The first block, for most runs the only one.
  private static let first = Block()

  /// Installs what removes the files at `exit`. The slots are touched first, so that no handler waits for an
  /// initialization that it interrupted.
  private static let exitHandler: Void = {
    removeAll()
    Syscalls.atExit { UnfinishedFiles.removeAll() }
  }()

  /// `EX_IOERR` of sysexits.h, the code of an input that fails.
  private static let lostInput: Int32 = 74

  /// Whether a thread has lost an input and ends the process.
  private static let isEnding = Atomic(false)

  /// Installs the handlers that remove the files and print a message when a signal ends the process. Signals belong to the
  /// whole process, so that only a program of ours may call this.
  static func handleSignals() {
    exitHandler
    for signal in Syscalls.endingSignals {
      Syscalls.handle(signal) {
        UnfinishedFiles.removeAll()
        Syscalls.printQuietly("moult: a signal ended the run; unfinished outputs are removed\n")
        Syscalls.raiseAgain($0)
      }
    }
    handleFaults()
  }

  /// Installs the same for faults, such as exhausted memory. The Swift runtime's handlers are replaced, because
  /// they print what the registers point to, which can be a value of the input.
  private static func handleFaults() {
    Syscalls.useStackForSignals()
    // Touched first, as the slots are.
    isEnding.store(false, ordering: .relaxed)
    Syscalls.handle(Syscalls.lostMapSignal, replacing: true, once: false) { _ in
      // Several threads may read the same map.
      guard !UnfinishedFiles.isEnding.exchange(true, ordering: .relaxed) else {
        Syscalls.waitForEnd()
      }
      UnfinishedFiles.removeAll()
      Syscalls.printQuietly(
        """
        moult: an input was shortened while it was read, or cannot be read any more; the run has ended, and unfinished \
        outputs are removed. Run it again when nothing writes to the input\n
        """)
      Syscalls.exitAtOnce(UnfinishedFiles.lostInput)
    }
    for signal in Syscalls.faultSignals {
      Syscalls.handle(signal, replacing: true) {
        UnfinishedFiles.removeAll()
        Syscalls.printQuietly(
          """
          moult: a fault ended the run, most often lack of memory; unfinished outputs are removed. \
          Allow more memory, or use fewer --threads\n
          """)
        Syscalls.raiseAgain($0)
      }
    }
  }

  /// Registers a path. O(registered paths).
  static func add(_ path: String) -> Ticket {
    exitHandler
    let process = Syscalls.processNumber()
    let copy = unsafe Syscalls.terminatedCopy(path)
    let address = UInt(bitPattern: copy)
    var block = first
    while true {
      for slot in block.slots.indices where exchange(block, slot, 0, for: address) {
        block.processes[slot].store(process, ordering: .releasing)
        return Ticket(block: block, slot: slot, address: address, process: process)
      }
      block = next(of: block) ?? extend(block)
    }
  }

  private static func next(of block: Block) -> Block? {
    // The block was retained for good.
    unsafe block.next.load(ordering: .acquiring).map { unsafe $0.takeUnretainedValue() }
  }

  /// Appends a new block, unless another thread has.
  private static func extend(_ block: Block) -> Block {
    let new = unsafe Unmanaged.passRetained(Block())
    let (exchanged, original) = unsafe block.next.compareExchange(
      expected: nil, desired: new, ordering: .acquiringAndReleasing)
    if exchanged { return unsafe new.takeUnretainedValue() }
    // Nobody else has seen this block; the other one was retained for good.
    unsafe new.release()
    return unsafe original.unsafelyUnwrapped.takeUnretainedValue()
  }

  /// Unregisters a path: the file is complete, or its owner has removed it.
  static func forget(_ ticket: Ticket) {
    guard exchange(ticket.block, ticket.slot, ticket.address, for: 0) else { return }
    // The exchange made this call the owner of the copy.
    if let copy = unsafe UnsafeMutablePointer<CChar>(bitPattern: ticket.address) {
      unsafe Syscalls.release(copy)
    }
  }

  /// Whether this process registered the path.
  static func isOwn(_ ticket: Ticket) -> Bool { ticket.process == Syscalls.processNumber() }

  /// Removes every file that this process registered. Safe inside a signal handler: atomic operations, `getpid` and `unlink`.
  static func removeAll() {
    let process = Syscalls.processNumber()
    var block: Block? = first
    while let filled = block {
      for slot in filled.slots.indices
      where filled.processes[slot].load(ordering: .acquiring) == process {
        remove(filled, slot)
      }
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
