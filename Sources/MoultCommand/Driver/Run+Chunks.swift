import Moult
import MoultIO

/// Reading an input in parts. The run fills parts, hands them to threads, and puts together what they
/// did in the order of the input; where a line has to be known before the next one can be read, it
/// reads by itself.
extension Run {
  mutating func feed<Job: PartedJob & ~Copyable>(
    _ job: inout Job, _ parts: Parts<Job>, from input: Input
  ) throws {
    var part = parts.start()
    while true {
      if try input.stream.wouldBlock() { part = try settle(part, parts, by: &job, before: input) }
      let filling: Filling
      do {
        filling = try fill(part, from: input)
      } catch {
        // What was read before the fault is not lost.
        try takeAll(parts, into: &job, from: input.name)
        try reread(part, parts, by: &job, from: input.name)
        throw error
      }
      if filling == .end { break }
      let next = parts.start()
      let isWhole = filling == .full && giveTail(of: part, to: next)
      try hand(part, isWhole: isWhole, to: &job, parts, from: input.name)
      part = next
    }
    try takeAll(parts, into: &job, from: input.name)
    try reread(part, parts, by: &job, from: input.name)
  }

  /// Gives a part of whole lines to a thread, or reads it here: where it is no whole lines, because
  /// no more bytes have come or a line is long, and where what is open has to be known first.
  private mutating func hand<Job: PartedJob & ~Copyable>(
    _ part: Parts<Job>.Part, isWhole: Bool, to job: inout Job, _ parts: Parts<Job>,
    from name: String
  ) throws {
    if isWhole && (!parts.isEmpty || job.isBetweenLines) {
      parts.give(part)
      while parts.isFull { try takeOne(parts, into: &job, from: name) }
      return
    }
    try takeAll(parts, into: &job, from: name)
    try reread(part, parts, by: &job, from: name)
  }

  /// Before the run waits for input, what the threads hold and the beginning of the next part are
  /// read and sent on. Gives the part to be filled then.
  private mutating func settle<Job: PartedJob & ~Copyable>(
    _ part: Parts<Job>.Part, _ parts: Parts<Job>, by job: inout Job,
    before input: Input
  ) throws -> Parts<Job>.Part {
    try takeAll(parts, into: &job, from: input.name)
    try reread(part, parts, by: &job, from: input.name)
    job.settle()
    try pass(&job, from: input.name, all: true)
    return parts.start()
  }

  private enum Filling {
    /// As many bytes as a thread is given at least.
    case full
    /// Fewer, and no more have come.
    case waiting
    case end
  }

  private mutating func fill<Job: PartedJob & ~Copyable>(
    _ part: Parts<Job>.Part, from input: Input
  ) throws -> Filling {
    var count = 0
    while count < Parts<Job>.size {
      if try count > 0 && input.stream.wouldBlock() { return .waiting }
      let length = try load(from: input, into: part)
      if length == 0 { return .end }
      count += length
    }
    return .full
  }

  private mutating func load<Job: PartedJob & ~Copyable>(
    from input: Input, into part: Parts<Job>.Part
  ) throws -> Int {
    try part.job.withLock { job in try load(from: input, into: &job) }
  }

  private func giveTail<Job: PartedJob & ~Copyable>(
    of part: Parts<Job>.Part, to next: Parts<Job>.Part
  ) -> Bool {
    part.job.withLock { job in next.job.withLock { job.giveTail(to: &$0) } }
  }

  private mutating func takeAll<Job: PartedJob & ~Copyable>(
    _ parts: Parts<Job>, into job: inout Job, from name: String
  ) throws {
    while !parts.isEmpty { try takeOne(parts, into: &job, from: name) }
  }

  /// Takes over what the next part did; reads it again where something was open before it.
  private mutating func takeOne<Job: PartedJob & ~Copyable>(
    _ parts: Parts<Job>, into job: inout Job, from name: String
  ) throws {
    let part = parts.take()
    guard job.isBetweenLines else { return try reread(part, parts, by: &job, from: name) }
    part.job.withLock { job.takeOver(&$0) }
    parts.putBack(part)
    try pass(&job, from: name, all: true)
  }

  private mutating func reread<Job: PartedJob & ~Copyable>(
    _ part: Parts<Job>.Part, _ parts: Parts<Job>, by job: inout Job, from name: String
  ) throws {
    part.job.withLock { job.reread($0) }
    parts.putBack(part)
    try pass(&job, from: name, all: true)
  }
}
