import Moult
import MoultFiles
import MoultIO

/// Runs with an output for each member.
extension RunOutput {
  var hasUnits: Bool { batch != nil }

  /// Counts a member that an earlier run has finished. A job whose output depends on earlier output reads that.
  mutating func passOver<Kind>(_ member: Member, by job: inout Job<Kind>) throws -> MemberTally? {
    guard let batch, let row = batch.passOver() else { return nil }
    var earlier = MemberTally()
    earlier.add(row)
    progress?.passOver(member)
    guard batch.isOrdered else { return earlier }
    let walk = ArchiveWalker(plan.containers, scriptStarts: Scripts.starts)
    for output in row.outputs {
      try walk.enter(batch.folder.path(of: output))
      while case .open(let open)? = try walk.next() {
        try open.stream.forEachLines { job.remember($0) }
      }
    }
    return earlier
  }

  /// Notes that a member is going to be read.
  mutating func willRead() { batch?.willRead() }

  /// Starts a unit of the batch.
  mutating func startUnit(_ member: Member) { batch?.startUnit(member) }

  /// Starts a member of the unit.
  mutating func start(_ member: Member) { batch?.start(member) }

  /// Counts members that were lost.
  mutating func count(_ faults: [NamedFault]) { batch?.count(faults) }

  /// Completes the output of the current member.
  mutating func endMember<Kind>(
    _ job: inout Job<Kind>, _ outcome: MemberTally, _ conclude: Conclude<Kind>
  ) throws {
    guard let batch else { return }
    // It would be printed at the end of all inputs, and belong to no member.
    guard !job.hasSpilled else { throw BatchError.noMemory }
    while job.release() {}
    var rest = job.output
    job.output.removeAll()
    let report = job.takeReport()
    let conclusion = try conclude(&job)
    rest.append(conclusion.rest.bytes)
    guard let output = try batch.end(report, rest, outcome) else { return }
    for note in conclusion.notes { say("\(output): \(note)") }
  }

  /// Notes the unit in the journal.
  mutating func endUnit() throws { try batch?.endUnit() }
}
