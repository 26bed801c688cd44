import ArgumentParser
import Moult
import MoultIO

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show what records hold and what a policy does with it.",
    discussion: """
      For a sample of the records, a table of path, meaning, how many values stand there and what \
      the policy does with them. Paths that no catalogue knows come last; they are dropped. No value \
      is printed, and a key only if it is a plain word.
      """)

  @Option(help: ArgumentHelp("strict, topics, text, or a YAML file.", valueName: "name|file"))
  var policy = "strict"

  @Option(help: "How many records to look at.")
  var records = 1000

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard records >= 1 else { throw ValidationError("--records takes a number from 1.") }
  }

  func run() throws {
    do {
      let policy = try loadPolicy(self.policy)
      var plan = try common.plan()
      plan.otherPaths.addPolicy(self.policy)
      var job = Explainer(policy, records: records, limits: plan.limits, reading: plan.reading)
      var run = try Run(plan)
      throw try run.perform(&job) { job in
        Conclusion(rest: Self.table(job.rows(), job.sampled, Self.limits(job)))
      }
    } catch {
      throw Exit.tell(error)
    }
  }

  /// What the table leaves out, a line each.
  private static func limits(_ job: borrowing Explainer) -> [String] {
    var lines: [String] = []
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
