internal import FoundationEssentials
package import Moult
internal import MoultIO

/// The summary of a run: a line for people, JSON for programs.
package struct Summary {
  private let report: Report
  private let members: MemberTally
  private let seconds: Double
  private let hasCounts: Bool

  /// - Parameter hasCounts: false for a table: the number of records minus the printed cells would reveal the
  ///   cells that are withheld.
  package init(_ report: Report, _ members: MemberTally, seconds: Double, hasCounts: Bool) {
    self.report = hasCounts ? report : report.withoutCounts
    self.members = members
    self.seconds = seconds
    self.hasCounts = hasCounts
  }

  /// Refuses to replace a file that is not an earlier summary: if the name after `--stats` is forgotten, the
  /// option takes the name of the input.
  ///
  /// - Throws: ``SummaryFault``, or an error of input.
  package static func checkTarget(_ path: String) throws {
    // A pipe or a device has no content to be replaced.
    guard path != "-", OutputSink.isFile(path) else { return }
    var file = try InputSource(path)
    guard try file.next() else { return }
    let starts = ["{\"records\":", "{\"rejected\":"].map { Array($0.utf8) }
    let isSummary = starts.contains { start in
      file.chunk.count >= start.count && start.indices.allSatisfy { file.chunk[$0] == start[$0] }
    }
    guard isSummary else { throw SummaryFault(path: path) }
  }

  /// The line for a terminal.
  package var line: String {
    var parts: [String] = []
    if hasCounts {
      parts.append(Self.list(report.records))
      parts.append("\(report.outputs) out")
    }
    let withheld = report.withheld.values.reduce(0, +)
    if withheld > 0 { parts.append("\(withheld) withheld (\(Self.list(report.withheld)))") }
    if !report.notices.isEmpty { parts.append("notices: \(Self.list(report.notices))") }
    if report.rejectedCount > 0 { parts.append("\(report.rejectedCount) rejected") }
    let megabytes = Double(report.bytes) / 1e6
    parts.append("\(Self.tenths(megabytes)) MB in \(Self.tenths(seconds)) s")
    return parts.filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// An object with `records`, `rejected`, `notes`, `outputs`, `bytes` and `seconds`. It has `members` where
  /// containers were opened, `statuses` where these had HTTP responses that are not read, `nothing` with the files and
  /// members that gave nothing or were not read to their end, `wrapped` where records were in wrappers, and `notices`
  /// and `withheld` where notices were applied; for a table it has no `records` and no `outputs`. Its last member is
  /// `provenance`.
  package func json(with provenance: Provenance) throws -> String {
    let last = "\"provenance\":" + (try Self.encoded(provenance))
    return try object(endingWith: last)
  }

  /// The object with the exit code of the command in place of the provenance.
  package func json(exit code: Int) throws -> String {
    try object(endingWith: "\"exit\":\(code)")
  }

  private func object(endingWith last: String) throws -> String {
    var members: [String] = []
    if hasCounts { members.append("\"records\":" + Self.object(report.records)) }
    members.append("\"rejected\":" + Self.object(report.rejected))
    members.append("\"notes\":" + Self.object(report.notes))
    if self.members.hasMembers {
      var counts = ["read": self.members.read]
      for (code, count) in self.members.faults { counts[code.rawValue] = count }
      members.append("\"members\":" + Self.object(counts))
      if !self.members.statuses.isEmpty {
        let statuses = self.members.statuses.map { ("\($0.key)", $0.value) }
        members.append(
          "\"statuses\":" + Self.object(Dictionary(statuses, uniquingKeysWith: +)))
      }
    }
    if !self.members.nothing.isEmpty {
      members.append("\"nothing\":" + (try Self.encoded(self.members.nothing)))
    }
    if !report.notices.isEmpty { members.append("\"notices\":" + Self.object(report.notices)) }
    if !report.wrapped.isEmpty { members.append("\"wrapped\":" + Self.object(report.wrapped)) }
    if !report.withheld.isEmpty { members.append("\"withheld\":" + Self.object(report.withheld)) }
    if hasCounts { members.append("\"outputs\":\(report.outputs)") }
    members.append("\"bytes\":\(report.bytes)")
    let milliseconds = Int((seconds * 1000).rounded())
    let fraction = String(milliseconds % 1000 + 1000).dropFirst()
    members.append("\"seconds\":\(milliseconds / 1000).\(fraction)")
    members.append(last)
    return "{" + members.joined(separator: ",") + "}"
  }

  private static func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// An object of counts; the names are the program's own and need no escapes.
  private static func object(_ counts: [String: Int]) -> String {
    let members = counts.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }
    return "{" + members.joined(separator: ",") + "}"
  }

  /// The counts in words, the most frequent first.
  private static func list(_ counts: [String: Int]) -> String {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.value) \($0.key)" }.joined(separator: ", ")
  }

  private static func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

/// A file that a summary would replace.
package struct SummaryFault: Error, CustomStringConvertible {
  let path: String

  /// What the message says.
  package var description: String {
    "--stats would replace \(path), which is not a summary; name a new file after --stats"
  }
}
