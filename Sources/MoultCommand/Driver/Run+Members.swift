import Moult
import MoultIO

/// Reading the members of the inputs: files, files in directories, entries of archives. A pool of threads reads
/// several short members at a time; a long one is read by itself, in chunks.
extension Run {
  /// A member of at most this many stored bytes is short. While it is read, it is in memory.
  private static var wholeBytes: Int { 4 << 20 }

  /// Reads all inputs to their ends, or until the job needs no more, and writes its output.
  ///
  /// - Parameter conclude: what the job adds at the end of each member that has an output of its own.
  mutating func feed<Kind>(
    _ job: inout Job<Kind>, conclude: @escaping Conclude<Kind> = { _ in Conclusion() }
  ) throws {
    if let script = plan.script { job.assume(script) }
    let pool = WorkerPool<Kind>(
      threads: job.isParallel ? plan.threads : 1, limits: plan.containers,
      stopsAtEnds: batch != nil, conclude: conclude)
    owners = job.usesNames ? Owners(plan) : nil
    let takesWhole = pool.threads > 1 || batch != nil
    let walk = startWalk(wholeBytes: takesWhole ? Self.wholeBytes : 0)
    for path in plan.inputs where !job.isDone {
      try mergeMembers(pool, into: &job)
      batch?.enter(path)
      try enter(path, walk)
      while !job.isDone, let found = try next(walk, pool, into: &job) {
        try read(found, by: &job, pool)
      }
    }
    try mergeMembers(pool, into: &job)
    if batch == nil { try writeHeldBack(&job) }
  }

  /// The next member. Before the run waits for input, everything read so far is written.
  private mutating func next<Kind>(
    _ walk: ArchiveWalker, _ pool: WorkerPool<Kind>, into job: inout Job<Kind>
  ) throws -> ArchiveWalker.Found? {
    if !pool.isEmpty, try walk.wouldBlock() { try mergeMembers(pool, into: &job) }
    return try walk.next()
  }

  private mutating func read<Kind>(
    _ found: ArchiveWalker.Found, by job: inout Job<Kind>, _ pool: WorkerPool<Kind>
  ) throws {
    switch found {
    case .ahead(let open): owners?.read(open)
    case .open(let open):
      try mergeMembers(pool, into: &job)
      try read(open, by: &job, pool)
    case .whole(let whole):
      batch?.willRead()
      guard pool.isWorthwhile(for: whole) else { return try read(whole, by: &job, pool) }
      try pool.start(for: job)
      pool.submit(whole, for: job, owners)
      while pool.isFull { try mergeMember(pool, into: &job) }
    case .passedOver(let member):
      try mergeMembers(pool, into: &job)
      try passOver(member, by: &job)
    case .skipped(_, let code):
      var skipped = MemberTally()
      skipped.skip(code)
      merge(skipped)
    case .failure(let member, let error): try fail(member, error, isUnit: true, by: &job, pool)
    case .fault(let member, let error): try fail(member, error, isUnit: false, by: &job, pool)
    }
  }

  /// Reads a long member, or one that arrives slowly, to its end or to where it is damaged.
  private mutating func read<Kind>(
    _ open: ArchiveWalker.Open, by job: inout Job<Kind>, _ pool: WorkerPool<Kind>
  ) throws {
    batch?.willRead()
    batch?.startUnit(open.member)
    batch?.start(open.member)
    let input = Input(open)
    begin(input, by: &job)
    var fault: MemberError?
    do {
      if pool.isWorthwhile(forBytes: input.stream.size) {
        try readChunks(of: input, by: &job, pool)
      } else {
        try read(input, by: &job)
      }
    } catch {
      fault = try input.fault(error)
    }
    // In an input that is left early, the current record is not cut short.
    let isLeft = job.isDone
    if !isLeft { try finish(&job, from: input.name) }
    var ended = MemberTally()
    ended.end(input.name, isLeft ? nil : job.unusedInput, fault: fault)
    merge(ended)
    try endMember(&job, pool, ended)
    try batch?.endUnit()
  }

  /// Reads a short member on the thread of the run.
  private mutating func read<Kind>(
    _ member: WholeMember, by job: inout Job<Kind>, _ pool: WorkerPool<Kind>
  ) throws {
    hasBegun = true
    batch?.startUnit(member.member)
    var reader = try MemberReader(
      member, limits: plan.containers, stopsAtEnds: batch != nil, owners: owners)
    while true {
      let (progress, isDone) = try reader.proceed(&job)
      try write(progress, by: &job, pool)
      if isDone { break }
    }
    try batch?.endUnit()
  }

  /// Reports a member that was not read, in its place in the input.
  ///
  /// - Parameter isUnit: whether it has a row of its own in a batch.
  private mutating func fail<Kind>(
    _ member: Member, _ error: MemberError, isUnit: Bool, by job: inout Job<Kind>,
    _ pool: WorkerPool<Kind>
  ) throws {
    guard pool.isEmpty else {
      pool.submit(member, error, isUnit: isUnit, for: job)
      while pool.isFull { try mergeMember(pool, into: &job) }
      return
    }
    if isUnit { batch?.startUnit(member) }
    var failed = MemberTally()
    failed.fail(member.name, error)
    merge(failed)
    if isUnit { try batch?.endUnit() }
  }

  private mutating func mergeMembers<Kind>(
    _ pool: WorkerPool<Kind>, into job: inout Job<Kind>
  ) throws {
    while !pool.isEmpty { try mergeMember(pool, into: &job) }
  }

  /// Merges the next member of the input; piece by piece where its output is large.
  private mutating func mergeMember<Kind>(
    _ pool: WorkerPool<Kind>, into job: inout Job<Kind>
  ) throws {
    var unit: Member?
    while true {
      let (chunk, isDone) = pool.next()
      if unit == nil, let member = chunk.member, !chunk.worker.withLock({ job.accepts($0) }) {
        pool.discard(chunk, isDone: isDone)
        return try read(member, by: &job, pool)
      }
      let progress = try chunk.takeProgress()
      if unit == nil {
        unit = chunk.unit
        if let unit { batch?.startUnit(unit) }
      }
      chunk.worker.withLock { job.mergeInputs(&$0) }
      if isDone { pool.recycle(chunk) } else { pool.resume() }
      try write(progress, by: &job, pool)
      if isDone { return try batch?.endUnit() ?? () }
    }
  }

  /// Writes the output of a piece of a member, and reports what happened.
  private mutating func write<Kind>(
    _ progress: MemberReader.Progress, by job: inout Job<Kind>, _ pool: WorkerPool<Kind>
  ) throws {
    merge(progress.tally)
    if let member = progress.member { batch?.start(member) }
    try write(&job, all: true)
    if progress.hasEnded { try endMember(&job, pool, progress.tally) }
  }

  private mutating func endMember<Kind>(
    _ job: inout Job<Kind>, _ pool: WorkerPool<Kind>, _ outcome: MemberTally
  ) throws {
    guard let batch else { return }
    // It would be printed at the end of all inputs, and belong to no member.
    guard !job.hasSpilled else { throw BatchError.noMemory }
    while job.release() {}
    var rest = job.output
    job.output.removeAll()
    let report = job.takeReport()
    let conclusion = try pool.conclude(&job)
    rest.append(conclusion.rest.bytes)
    guard let output = try batch.end(report, rest, outcome) else { return }
    for note in conclusion.notes { say("moult: \(output): \(note)") }
  }
}

/// What is read as one input: a file, or a member of an archive.
struct Input {
  let member: Member
  let name: String
  let stream: ByteStream
  /// Whether it is the very file that the request names, uncompressed.
  let isPlainInput: Bool

  init(_ open: ArchiveWalker.Open) {
    member = open.member
    name = open.member.name
    stream = open.stream
    isPlainInput = open.isPlainInput
  }

  /// Reads the next bytes into a job; 0 at the end.
  func load<Kind>(into job: inout Job<Kind>) throws -> Int {
    try job.load(upTo: stream.blockSize) { try stream.read(into: &$0) }
  }

  /// An error that ends the input, and not the run.
  ///
  /// - Throws: the error, if it ends the run.
  func fault(_ error: any Error) throws -> MemberError {
    switch error {
    case let error as MemberError: return error
    case let error as IOError where !isPlainInput && error.operation == .read:
      return MemberError(.unreadable, cause: error)
    default: throw error
    }
  }
}
