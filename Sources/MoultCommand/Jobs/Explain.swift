import ArgumentParser
import Moult
import MoultFiles
import MoultIO

/// Prints a table of the paths of records and of what a policy does with them.
struct Explain: Command, Equatable {
  static let about = About(
    "explain", "Show the paths of records and what a policy does with them.",
    """
    For a sample of the records, a table of path, meaning, number of values, and action of the policy. Paths \
    that no catalogue has come last; they are dropped. No value is printed, and a key only if it is a plain word.
    """)

  private let policy: String
  private let records: Int
  private let plan: Plan

  init(_ read: inout OptionReader) {
    policy = read(.policy)
    records = read(
      .number("records", default: 1000, in: 1 ... .max, "Read this many records."))
    var plan = Plan(&read)
    plan.otherPaths.addPolicy(policy)
    plan.keepRequest(read, of: Self.about)
    self.plan = plan
  }

  /// Reads the sample, and prints the table.
  func run() throws -> ExitCode {
    let policy = try loadPolicy(policy)
    var plan = plan
    // The job ends with its sample.
    plan.mapsFiles = false
    plan.policy = plan.needsProvenance ? Provenance.Document(policy) : nil
    var job = Explainer(policy, records: records, limits: plan.limits, reading: plan.reading)
    var run = try Run(plan)
    return try run.perform(&job) { job in
      Conclusion(rest: Self.table(job.rows(), job.sampled, Self.limits(job)))
    }
  }

  /// What the table leaves out, a line each.
  private static func limits(_ job: borrowing Explainer) -> [String] {
    var lines = job.report.wrapped.sorted { $0.key < $1.key }.map { name, count in
      "\(count) records were wrapped: \(name)"
    }
    if job.forgotKeys { lines.append("more keys were met than are remembered: they are <key>") }
    if job.unlisted > 0 {
      lines.append("\(job.unlisted) values are at more paths than are remembered: no row has them")
    }
    return lines
  }

  private static func table(
    _ rows: [Explanation], _ sampled: Int, _ limits: [String]
  ) -> ByteBuffer {
    let head = [["path", "meaning", "values", "action"]]
    let cells = head + rows.map { [$0.path, $0.meaning ?? "(unknown)", "\($0.count)", $0.action] }
    let widths = (0..<3).map { column in cells.map { $0[column].count }.max() ?? 0 }
    var out = ByteBuffer()
    for row in cells {
      let padded = widths.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        return column == 2 ? space + row[column] : row[column] + space
      }
      out.append((padded + [row[3]]).joined(separator: "  ") + "\n")
    }
    out.append("\n\(sampled) records looked at\n")
    for line in limits { out.append(line + "\n") }
    return out
  }
}
