internal import JSONStream

/// A job whose output is read as values, a step at a time.
///
/// ``JobValues`` and ``AsyncJobValues`` drive it; so does whoever opens inputs:
///
///     while let bytes = next() {
///       reader.feed(bytes)
///       while let value = reader.next() { use(value) }
///     }
///     reader.finish()
///     while let value = reader.next() { use(value) }
package struct ValueReader<Purpose: JobKind>: ~Copyable {
  /// What is done to get the next values.
  private enum Stage {
    case reading, released, loaded, ended
  }

  /// How many bytes the job reads before their values are taken, so that a long chunk needs no memory for all of them.
  private static var stepSize: Int { 1 << 18 }
  /// The most rejections that are kept until they are taken.
  static var mostRejections: Int { 1_000 }

  private var job: Job<Purpose>
  /// Reads the values of an output. Called once a step.
  private let read: @Sendable (Span<UInt8>) -> [Purpose.Value]
  private var values: [Purpose.Value] = []
  private var place = 0
  private var chunk: [UInt8] = []
  private var fed = 0
  private var stage = Stage.reading
  private var rejections: [Rejection] = []
  /// What the job spilled, since its caller limited the memory for IDs and gave no other store.
  private var blocks = MemoryBlocks()

  /// - Parameter read: the values of an output of the job, which consists of whole lines or rows.
  init(_ job: consuming Job<Purpose>, read: @escaping @Sendable (Span<UInt8>) -> [Purpose.Value]) {
    self.job = job
    self.read = read
  }

  /// Gives the next bytes of the input, all of which were used before. O(1); ``next()`` reads them.
  ///
  /// - Precondition: ``next()`` has returned nil since the last call.
  package mutating func feed(_ bytes: [UInt8]) {
    (chunk, fed) = (bytes, 0)
  }

  /// Processes the record that is complete except for its line end, for a caller that is about to wait for bytes.
  package mutating func settle() {
    job.settle()
    take()
  }

  /// Starts another input. Counts and what the job remembers go on.
  ///
  /// - Precondition: ``next()`` has returned nil.
  package mutating func startNextInput() {
    job.finish()
    take()
    job.startNextInput()
  }

  /// Ends the last input. ``next()`` returns what is left.
  package mutating func finish() {
    job.finish()
    take()
    stage = .released
  }

  /// The next value; nil where more input is needed, and after the last one. Amortized O(bytes of its record).
  package mutating func next() -> Purpose.Value? {
    while place == values.count {
      guard step() else { return nil }
    }
    defer { place += 1 }
    return values[place]
  }

  /// Reads some of what was given, or of what the job held back; false where nothing is left.
  private mutating func step() -> Bool {
    switch stage {
    case .reading:
      guard fed < chunk.count else { return false }
      let end = min(chunk.count, fed + Self.stepSize)
      // A span of `self` would forbid changes to the job.
      let bytes = chunk
      job.feed(bytes.span.extracting(fed..<end))
      fed = end
    case .released:
      if !job.release() { stage = job.hasSpilled ? .loaded : .ended }
    case .loaded:
      // Memory throws nothing.
      if (try? job.loadSpilled(from: &blocks)) != true { stage = .ended }
    case .ended: return false
    }
    take()
    return true
  }

  /// Takes the output and the rejections of the job.
  private mutating func take() {
    rejections += job.takeRejections().prefix(Self.mostRejections - rejections.count)
    let output = job.output
    guard !output.isEmpty else { return }
    values.removeFirst(place)
    place = 0
    values += read(output.bytes)
    job.output.removeAll()
  }

  /// The counts so far. O(kinds of records).
  package var report: Report { job.report }

  /// Why the job could use nothing of the last finished input; nil if it could.
  package var unusedInput: UnusedInput? { job.unusedInput }

  /// Returns the rejections since the last call, the first 1,000 of them.
  package mutating func takeRejections() -> [Rejection] {
    defer { rejections = [] }
    return rejections
  }
}

/// Blocks in memory.
struct MemoryBlocks: BlockStore {
  private var blocks: [[UInt64]] = []
  /// The numbers of blocks that were loaded, to be used again.
  private var free: [Int] = []

  mutating func store(_ words: Span<UInt64>) -> Int {
    let block = words.indices.map { words[$0] }
    guard let number = free.popLast() else {
      blocks.append(block)
      return blocks.count - 1
    }
    blocks[number] = block
    return number
  }

  mutating func load(_ block: Int, into words: inout MutableSpan<UInt64>) {
    for index in words.indices { words[index] = blocks[block][index] }
    blocks[block] = []
    free.append(block)
  }
}
