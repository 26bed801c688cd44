package import Moult
internal import MoultIO

/// Reading the members of the inputs: files, files in directories, entries of archives. A pool of threads reads
/// several short members at a time; a long one is read by itself, in chunks.
extension InputRun where Host: ~Copyable {
  /// A member of at most this many stored bytes is short. While it is read, it is in memory.
  private static var wholeBytes: Int { 4 << 20 }

  /// Reads all inputs to their ends, or until the job needs no more, and writes its output.
  ///
  /// - Parameter conclude: what the job adds at the end of each member that has an output of its own.
  package mutating func feed<Kind>(
    _ job: inout Job<Kind>, conclude: @escaping Conclude<Kind> = { _ in Conclusion() }
  ) throws {
    if let script = settings.script { job.assume(script) }
    let pool = WorkerPool<Kind>(
      threads: job.isParallel ? settings.threads : 1, memberOptions, conclude: conclude)
    owners = job.usesNames ? Owners(settings) : nil
    let takesWhole = pool.threads > 1 || host.hasUnits
    let walk = startWalk(wholeBytes: takesWhole ? Self.wholeBytes : 0)
    for input in settings.inputs where !job.isDone {
      try read(input, walk, by: &job, pool)
    }
    if let later = settings.laterInputs { try read(later, walk, by: &job, pool) }
    try mergeMembers(pool, into: &job)
    if !host.hasUnits { try host.writeHeldBack(&job) }
    // An input that was left because the run is stopped is no whole input.
    try host.update(tally)
  }

  /// Reads the inputs that come while the run goes on.
  private mutating func read<Kind>(
    _ later: ItemQueue<RunInput>, _ walk: ArchiveWalker, by job: inout Job<Kind>,
    _ pool: WorkerPool<Kind>
  ) throws {
    while !job.isDone {
      switch later.take() {
      case .item(let input):
        try read(input, walk, by: &job, pool)
        // The next one may be long in coming.
        try mergeMembers(pool, into: &job)
      case .ended: return
      case .closed, .nothing: throw RunStopped()
      }
    }
  }

  private var memberOptions: MemberReader.Options {
    MemberReader.Options(
      limits: settings.containers, stopsAtEnds: host.hasUnits,
      mostRejections: settings.mostRejections)
  }

  private mutating func read<Kind>(
    _ input: RunInput, _ walk: ArchiveWalker, by job: inout Job<Kind>, _ pool: WorkerPool<Kind>
  ) throws {
    try mergeMembers(pool, into: &job)
    try enter(input, walk)
    while !job.isDone, let found = try next(walk, pool, into: &job) {
      try read(found, by: &job, pool)
    }
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
      host.willRead()
      guard pool.isWorthwhile(for: whole) else { return try read(whole, by: &job, pool) }
      try pool.start(for: job)
      pool.submit(whole, for: job, owners)
      while pool.isFull { try mergeMember(pool, into: &job) }
    case .passedOver(let member):
      try mergeMembers(pool, into: &job)
      if let earlier = try host.passOver(member, by: &job) { try merge(earlier, isCounted: true) }
    case .skipped(_, let code):
      var skipped = MemberTally()
      skipped.skip(code)
      try merge(skipped)
    case .failure(let member, let error): try fail(member, error, isUnit: true, by: &job, pool)
    case .fault(let member, let error): try fail(member, error, isUnit: false, by: &job, pool)
    }
  }

  /// Reads a long member, or one that arrives slowly, to its end or to where it is damaged.
  private mutating func read<Kind>(
    _ open: ArchiveWalker.Open, by job: inout Job<Kind>, _ pool: WorkerPool<Kind>
  ) throws {
    host.willRead()
    host.startUnit(open.member)
    host.start(open.member)
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
    try merge(ended)
    try host.endMember(&job, ended, pool.conclude)
    try host.endUnit()
  }

  /// Reads a short member on the thread of the run.
  private mutating func read<Kind>(
    _ member: WholeMember, by job: inout Job<Kind>, _ pool: WorkerPool<Kind>
  ) throws {
    hasBegun = true
    host.startUnit(member.member)
    var reader = try MemberReader(member, memberOptions, owners: owners)
    while true {
      let (progress, isDone) = try reader.proceed(&job)
      try write(progress, by: &job, pool)
      if isDone { break }
    }
    try host.endUnit()
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
    if isUnit { host.startUnit(member) }
    var failed = MemberTally()
    failed.fail(member.name, error)
    try merge(failed)
    if isUnit { try host.endUnit() }
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
        if let unit { host.startUnit(unit) }
      }
      chunk.worker.withLock { job.mergeInputs(&$0) }
      if isDone { pool.recycle(chunk) } else { pool.resume() }
      try write(progress, by: &job, pool)
      if isDone { return try host.endUnit() }
    }
  }

  /// Writes the output of a piece of a member, and reports what happened.
  private mutating func write<Kind>(
    _ progress: MemberReader.Progress, by job: inout Job<Kind>, _ pool: WorkerPool<Kind>
  ) throws {
    try merge(progress.tally)
    if let member = progress.member { host.start(member) }
    try host.write(&job, all: true)
    if progress.hasEnded { try host.endMember(&job, progress.tally, pool.conclude) }
  }
}
