import Moult
import MoultIO

/// Going through what the inputs hold: files, directories, archives. Members that are short are read
/// whole on the threads, several at a time; a long one is read in parts, by itself.
extension Run {
  /// Up to so many stored bytes, a member is short. It is the memory that it takes on its way.
  static var wholeBytes: Int { 4 << 20 }
  /// A compressed byte takes as long as so many plain ones.
  private static var compressedWork: Int { 16 }

  /// Reads all inputs to their ends, or until the job has enough.
  mutating func feed<Job: RecordJob & ~Copyable>(
    _ job: inout Job, until isEnough: (borrowing Job) -> Bool = { _ in false }
  ) throws {
    let walk = startWalk(wholeBytes: 0)
    for path in plan.inputs where !isEnough(job) {
      try enter(path, walk)
      while !isEnough(job), let found = try walk.next() {
        switch found {
        case .open(let open):
          try readInput(Input(open), by: &job, until: isEnough) { run, job, input in
            try run.read(&job, from: input, until: isEnough)
          }
        case .whole, .passedOver: preconditionFailure("this walk opens every member")
        case .failure(let member, let error), .fault(let member, let error):
          tell(member.name, error)
        }
      }
    }
  }

  /// Reads all inputs to their ends, on several threads where the plan has several.
  ///
  /// - Parameter rules: what the job does at the ends of members that have outputs of their own.
  mutating func feed<Job: PartedJob & ~Copyable>(
    parts job: inout Job, rules: MemberRules<Job>? = nil
  ) throws {
    guard plan.threads > 1 || batch != nil else { return try feed(&job) }
    let walk = startWalk(wholeBytes: Self.wholeBytes)
    var pool = WorkerPool<Job>(plan, rules)
    for path in plan.inputs {
      try takeMembers(&pool, into: &job)
      batch?.enter(path)
      try enter(path, walk)
      while let found = try next(walk, &pool, into: &job) { try take(found, by: &job, &pool) }
    }
    try takeMembers(&pool, into: &job)
  }

  /// Reads what a walk has found, or has it read.
  private mutating func take<Job: PartedJob & ~Copyable>(
    _ found: ArchiveWalker.Found, by job: inout Job, _ pool: inout WorkerPool<Job>
  ) throws {
    switch found {
    case .open(let open):
      try takeMembers(&pool, into: &job)
      try read(open, by: &job, &pool)
    case .whole(let whole): try give(whole, to: &pool, by: &job)
    case .passedOver(let member):
      try takeMembers(&pool, into: &job)
      try passOver(member, by: &job, pool.rules)
    case .failure(let member, let error): try tell(member, error, isUnit: true, by: &job, pool)
    case .fault(let member, let error): try tell(member, error, isUnit: false, by: &job, pool)
    }
  }

  /// Tells of what was not read, in its place in the input.
  ///
  /// - Parameter isUnit: whether it has a row of its own in a batch.
  private mutating func tell<Job: PartedJob & ~Copyable>(
    _ member: Member, _ error: MemberError, isUnit: Bool, by job: inout Job, _ pool: WorkerPool<Job>
  ) throws {
    if let parts = pool.parts, !parts.isEmpty {
      parts.give(member, error, isUnit: isUnit)
      return try makeRoom(pool, for: &job)
    }
    if isUnit { batch?.startUnit(member) }
    tell(member.name, error)
    if isUnit { try batch?.endUnit() }
  }

  /// The threads of a run, once there is enough to read for them.
  struct WorkerPool<Job: PartedJob & ~Copyable> {
    let threads: Int
    let limits: ContainerLimits
    let rules: MemberRules<Job>?
    private(set) var parts: Parts<Job>?
    /// What was read where the run is driven, in plain bytes.
    var work = 0

    init(_ plan: Plan, _ rules: MemberRules<Job>?) {
      threads = plan.threads
      limits = plan.containers
      self.rules = rules
    }

    mutating func start(for job: borrowing Job) throws -> Parts<Job> {
      if let parts { return parts }
      let started = try Parts(
        of: job, threads: threads, limits: limits, stopsAtEnds: rules != nil)
      parts = started
      return started
    }
  }

  /// What the walk finds next; before it waits for input, what the threads hold is sent on.
  private mutating func next<Job: PartedJob & ~Copyable>(
    _ walk: ArchiveWalker, _ pool: inout WorkerPool<Job>, into job: inout Job
  ) throws -> ArchiveWalker.Found? {
    if let parts = pool.parts, !parts.isEmpty, try walk.wouldBlock() {
      try takeMembers(&pool, into: &job)
    }
    return try walk.next()
  }

  /// Has a short member read on a thread; here, as long as that is sooner done than threads are started.
  private mutating func give<Job: PartedJob & ~Copyable>(
    _ member: WholeMember, to pool: inout WorkerPool<Job>, by job: inout Job
  ) throws {
    batch?.willRead()
    pool.work += member.storedBytes * (member.isPlain ? 1 : Self.compressedWork)
    let isLittle = pool.parts == nil && pool.work < 2 * Parts<Job>.size
    guard !isLittle, pool.threads > 1 else { return try read(member, by: &job, pool) }
    let parts = try pool.start(for: job)
    parts.give(member)
    try makeRoom(pool, for: &job)
  }

  private mutating func makeRoom<Job: PartedJob & ~Copyable>(
    _ pool: WorkerPool<Job>, for job: inout Job
  ) throws {
    guard let parts = pool.parts else { return }
    while parts.isFull { try takeMember(parts, into: &job, pool.rules) }
  }

  private mutating func read<Job: PartedJob & ~Copyable>(
    _ member: WholeMember, by job: inout Job, _ pool: WorkerPool<Job>
  ) throws {
    hasBegun = true
    batch?.startUnit(member.member)
    var reader = try MemberReader(
      member, limits: plan.containers, stopsAtEnds: pool.rules != nil)
    while true {
      let (progress, isDone) = try reader.proceed(&job)
      try takeOver(progress, by: &job, pool.rules)
      if isDone { break }
    }
    try batch?.endUnit()
  }

  /// Sends on what came of a stretch of a member.
  private mutating func takeOver<Job: PartedJob & ~Copyable>(
    _ progress: MemberReader.Progress, by job: inout Job, _ rules: MemberRules<Job>?
  ) throws {
    takeOver(progress.tally)
    if let member = progress.member { batch?.start(member) }
    try pass(&job, all: true)
    if progress.hasEnded { try endMember(&job, rules, progress.tally) }
  }

  private mutating func endMember<Job: PartedJob & ~Copyable>(
    _ job: inout Job, _ rules: MemberRules<Job>?, _ outcome: MemberTally
  ) throws {
    guard let batch, let rules else { return }
    let end = try rules.end(&job)
    guard let output = try batch.end(end.report, end.rest, outcome) else { return }
    for note in end.notes { say("moult: \(output): \(note)") }
  }

  private mutating func takeMembers<Job: PartedJob & ~Copyable>(
    _ pool: inout WorkerPool<Job>, into job: inout Job
  ) throws {
    guard let parts = pool.parts else { return }
    while !parts.isEmpty { try takeMember(parts, into: &job, pool.rules) }
  }

  /// Takes over what the thread did that has the next member of the input, and takes it as it comes where
  /// it is much.
  private mutating func takeMember<Job: PartedJob & ~Copyable>(
    _ parts: Parts<Job>, into job: inout Job, _ rules: MemberRules<Job>?
  ) throws {
    var unit: Member?
    while true {
      let (part, isDone) = parts.look()
      let progress = try part.takeProgress()
      if unit == nil {
        unit = part.unit.withLock { $0 }
        if let unit { batch?.startUnit(unit) }
      }
      part.job.withLock { job.takeOverInput(&$0) }
      if isDone { parts.putBack(part) } else { parts.resume() }
      try takeOver(progress, by: &job, rules)
      if isDone { return try batch?.endUnit() ?? () }
    }
  }

  /// Reads a long member, or one that is waited for.
  private mutating func read<Job: PartedJob & ~Copyable>(
    _ open: ArchiveWalker.Open, by job: inout Job, _ pool: inout WorkerPool<Job>
  ) throws {
    batch?.willRead()
    batch?.startUnit(open.member)
    batch?.start(open.member)
    let input = Input(open)
    // A small file is read in less time than threads take to start.
    let isSmall = input.stream.size.map { $0 < 2 * Parts<Job>.size } ?? false
    let outcome: MemberTally
    if isSmall || pool.threads == 1 {
      outcome = try readInput(input, by: &job) { run, job, input in try run.read(&job, from: input)
      }
    } else {
      let parts = try pool.start(for: job)
      outcome = try readInput(input, by: &job) { run, job, input in
        try run.feed(&job, parts, from: input)
      }
    }
    try endMember(&job, pool.rules, outcome)
    try batch?.endUnit()
  }

  /// Reads one input from its start to its end, or to where it is damaged, and says what came of it as a
  /// whole.
  @discardableResult
  private mutating func readInput<Job: RecordJob & ~Copyable>(
    _ input: Input, by job: inout Job, until isEnough: (borrowing Job) -> Bool = { _ in false },
    _ read: (inout Run, inout Job, Input) throws -> Void
  ) throws -> MemberTally {
    begin(input, by: &job)
    var fault: MemberError?
    do {
      try read(&self, &job, input)
    } catch {
      fault = try input.fault(error)
    }
    // Of an input that is left early, the record at hand is not cut short but left.
    let isLeft = isEnough(job)
    if !isLeft { try finish(&job, from: input.name) }
    var ended = MemberTally()
    ended.end(input.name, isLeft ? nil : job.unusedInput, fault: fault)
    takeOver(ended)
    return ended
  }
}
