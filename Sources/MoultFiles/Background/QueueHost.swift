internal import Moult
internal import MoultIO

/// Puts the output of a run into a queue, and its messages into a list.
struct QueueHost: ~Copyable, RunHost {
  /// Output is handed on when it has grown to this many bytes, or before the run waits for input.
  private static let outputBlock = 1 << 18

  private let queue: ItemQueue<ByteBuffer>
  private let messages: MessageList
  private let interrupt: Interrupt
  private let note: (_ bytesRead: Int) -> Void
  private var walk: ArchiveWalker?
  private var spillFile = SpillFile(beside: nil)
  private let files = FileList()
  /// Gets the output in place of the queue.
  var taker: (any LineTaker)?

  /// - Parameters:
  ///   - interrupt: ends the waits for inputs.
  ///   - note: takes the number of bytes read so far.
  init(
    _ queue: ItemQueue<ByteBuffer>, _ messages: MessageList, _ interrupt: Interrupt,
    note: @escaping (_ bytesRead: Int) -> Void
  ) {
    (self.queue, self.messages, self.interrupt, self.note) = (queue, messages, interrupt, note)
  }

  mutating func write<Kind>(_ job: inout Job<Kind>, all: Bool) throws {
    try job.spill(in: &spillFile)
    let count = job.output.count
    guard count > 0, all || count >= Self.outputBlock else { return }
    if let taker {
      guard !isStopped else { throw RunStopped() }
      try taker.take(job.output.bytes)
      return job.output.removeAll()
    }
    let lines = job.output
    job.output = ByteBuffer(capacity: 2 * Self.outputBlock)
    guard queue.put(lines, weight: lines.count) == .stored else { throw RunStopped() }
  }

  mutating func writeHeldBack<Kind>(_ job: inout Job<Kind>) throws {
    while job.release() { try write(&job, all: true) }
    while try job.loadSpilled(from: &spillFile) { try write(&job, all: true) }
  }

  mutating func say(_ message: RunMessage) { messages.add(message) }

  mutating func start(_ walk: ArchiveWalker) {
    walk.interrupt = interrupt
    self.walk = walk
  }

  mutating func update(_ tally: MemberTally) throws {
    if let walk { note(walk.bytesRead) }
    if isStopped { throw RunStopped() }
  }

  var passesOver: (Member) throws -> Bool {
    { [files] member in
      files.add(member)
      return false
    }
  }

  /// Whether the caller has stopped the run.
  var isStopped: Bool { queue.isClosed }

  /// The files that were read so far, in their order.
  var inputs: [Provenance.Input] { files.inputs }
}

/// The files of a run. A class, since the walk over the inputs adds to it.
private final class FileList {
  private(set) var inputs: [Provenance.Input] = []

  /// Adds a file that is about to be read. The members of a file are not counted.
  func add(_ member: Member) {
    guard member.path.isEmpty else { return }
    inputs.append(Provenance.Input(name: member.name, bytes: member.size, sha256: nil))
  }
}
