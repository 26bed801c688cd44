import ArgumentParser
import Moult
import MoultIO

/// A run with an output for each member.
extension Run {
  /// What a job gives at the end of a member that has an output of its own.
  struct MemberEnd {
    let report: Report
    var rest = ByteBuffer()
    /// What a reader of the output has to know and does not find in it.
    var notes: [String] = []
  }

  /// What a job does at the ends of members that have outputs of their own.
  struct MemberRules<Job: RecordJob & ~Copyable> {
    /// Gives what was counted since the last, and what comes after the output.
    let end: (inout Job) throws -> MemberEnd
    /// Takes whole lines that an earlier run put out; nil where what comes does not depend on them.
    let remember: ((inout Job, Span<UInt8>) throws -> Void)?

    init(
      end: @escaping (inout Job) throws -> MemberEnd,
      remember: ((inout Job, Span<UInt8>) throws -> Void)? = nil
    ) {
      (self.end, self.remember) = (end, remember)
    }
  }

  /// Reads all inputs, and gives each member what comes of it, if the plan has it so.
  mutating func feed<Job: PartedJob & ~Copyable>(
    members job: inout Job, by rules: MemberRules<Job>
  ) throws {
    try feed(parts: &job, rules: batch == nil ? nil : rules)
  }

  /// Counts a member that an earlier run has finished. A job that depends on what came out takes that.
  mutating func passOver<Job: RecordJob & ~Copyable>(
    _ member: Member, by job: inout Job, _ rules: MemberRules<Job>?
  ) throws {
    guard let batch, let row = batch.passOver() else { return }
    var earlier = MemberTally()
    earlier.add(row)
    takeOver(earlier, isCounted: true)
    progress?.passOver(member)
    guard let remember = rules?.remember else { return }
    let walk = ArchiveWalker(plan.containers)
    for output in row.outputs {
      try walk.enter(batch.folder.path(of: output))
      while case .open(let open)? = try walk.next() {
        try open.stream.forEachLines { try remember(&job, $0) }
      }
    }
  }

  /// Ends a batch: all outputs are on disk, what they are is reported, and the exit code given.
  mutating func finishBatch() throws -> ExitCode? {
    guard let batch else { return nil }
    try batch.finish()
    if let path = plan.memberReport { try BatchReport(batch, plan).write(to: path) }
    if let losses = batch.earlierLosses.message { say(losses) }
    let totals = batch.totals
    if totals.changed > 0 {
      say("moult: \(totals.changed) of the members have changed since, and were read again")
    }
    if batch.publishesNames {
      say(
        "moult: outputs have the names of their members; before you publish them, see that no name is "
          + "finer than an hour or names a person")
    }
    if batch.repeated > 0 {
      say("moult: \(batch.repeated) of the members were given more than once, and have one output")
    }
    let gone = batch.goneCount
    if gone > 0 {
      say(
        "moult: \(gone) of the members are not in the inputs any more; their outputs are still in "
          + batch.folder.path)
    }
    return try end(
      totals.report, isUseful: totals.hasOutputs)
  }
}
