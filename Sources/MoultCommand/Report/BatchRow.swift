import Moult
import MoultFiles
import MoultIO

/// The outcome of one member. A unit can have several.
struct MemberRow: Codable {
  let name: String
  /// The name of its output in the folder; nil where no record was useful.
  var output: String?
  /// The size of the output in bytes.
  var bytes = 0
  /// Why nothing of it could be used; nil if something was.
  var unused: MemberTally.Unused?
  let report: Report
}

/// The outcome of a unit: a file of the inputs, or an archive with all its members.
struct BatchRow: Codable {
  let unit: Member
  var members: [MemberRow] = []
  /// Numbers of members that were not read, or not to their ends, by the code of the reason.
  var faults: [String: Int] = [:]
  /// These members by name, in the order of the input.
  var named: [NamedFault]?

  /// The names of its outputs in the folder.
  var outputs: [String] { members.compactMap(\.output) }
}

extension MemberTally {
  /// Adds what an earlier run counted in members that it finished.
  mutating func add(_ row: BatchRow) {
    for member in row.members {
      addRead(
        member.name, rejected: member.report.rejectedCount, hasOutput: member.output != nil,
        member.unused)
    }
    var faults: [MemberError.Code: Int] = [:]
    for (word, count) in row.faults {
      if let code = MemberError.Code(rawValue: word) { faults[code, default: 0] += count }
    }
    add(faults: faults, named: row.named ?? [])
  }
}
