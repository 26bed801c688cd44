import FoundationEssentials
import Moult
import MoultIO

/// A row for each member of a batch: its records, its output, its rejections. As a table with tabs, or as JSON.
struct BatchReport {
  private let batch: Batch
  private let reportsCounts: Bool

  init(_ batch: Batch, _ plan: Plan) {
    self.batch = batch
    reportsCounts = plan.reportsCounts
  }

  /// Writes the report to a file, which appears when it is complete. O(members), with one row in memory.
  func write(to path: String) throws {
    var file = try OutputSink(path, isPrivate: true)
    if path.hasSuffix(".json") { try writeJSON(to: &file) } else { try writeTable(to: &file) }
    try file.commit()
  }

  // MARK: JSON

  /// A member in JSON. A report on tables has no numbers of records.
  private struct Line: Encodable {
    let member: String
    let output: String?
    let records: [String: Int]?
    let outputs: Int?
    let rejected: [String: Int]
    let faults: [String: Int]
  }

  private func writeJSON(to file: inout OutputSink) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var mark = "["
    try forEachLine { line in
      let text = String(decoding: try encoder.encode(line), as: UTF8.self)
      try Self.write(mark + "\n" + text, to: &file)
      mark = ","
    }
    try Self.write((mark == "[" ? "[" : "") + "\n]\n", to: &file)
  }

  // MARK: Table

  private func writeTable(to file: inout OutputSink) throws {
    let counts = reportsCounts ? ["records", "lines"] : []
    try Self.write(cells: ["member", "output"] + counts + ["refused", "faults"], to: &file)
    try forEachLine { line in
      let counts =
        reportsCounts ? [Self.list(line.records ?? [:]), String(line.outputs ?? 0)] : []
      try Self.write(
        cells: [line.member, line.output ?? "-"] + counts
          + [Self.list(line.rejected), Self.list(line.faults)], to: &file)
    }
  }

  private static func write(cells: [String], to file: inout OutputSink) throws {
    try write(cells.joined(separator: "\t") + "\n", to: &file)
  }

  private static func list(_ counts: [String: Int]) -> String {
    guard !counts.isEmpty else { return "-" }
    return counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
  }

  private static func write(_ text: String, to file: inout OutputSink) throws {
    let bytes = Array(text.utf8)
    try file.write(bytes.span)
  }

  /// Calls `take` with a line for each member, and for each unit without members.
  private func forEachLine(_ take: (Line) throws -> Void) throws {
    try batch.forEachRow { row in
      var faults = FaultsByMember(row)
      for member in row.members {
        try take(
          Line(
            member: member.name, output: member.output?.asShownPath,
            records: reportsCounts ? member.report.records : nil,
            outputs: reportsCounts ? member.report.outputs : nil, rejected: member.report.rejected,
            faults: faults.take(member.name)))
      }
      for name in faults.names {
        try take(
          Line(
            member: name, output: nil, records: nil, outputs: nil, rejected: [:],
            faults: faults.take(name)))
      }
    }
  }
}

/// The faults of a unit, by member.
private struct FaultsByMember {
  /// By the bytes of the names: different names can be equal as texts.
  private var counts: [[UInt8]: [String: Int]] = [:]
  private var order: [String] = []

  init(_ row: BatchRow) {
    for fault in row.named ?? [] {
      let key = Array(fault.member.utf8)
      if counts[key] == nil { order.append(fault.member) }
      counts[key, default: [:]][fault.code, default: 0] += 1
    }
    // A unit without members has a line too.
    if row.members.isEmpty && order.isEmpty {
      order = [row.unit.name]
      counts[Array(row.unit.name.utf8)] = [:]
    }
  }

  /// The members that have not been taken.
  var names: [String] { order.filter { counts[Array($0.utf8)] != nil } }

  /// Removes and returns the faults of a member.
  mutating func take(_ name: String) -> [String: Int] {
    counts.removeValue(forKey: Array(name.utf8)) ?? [:]
  }
}
