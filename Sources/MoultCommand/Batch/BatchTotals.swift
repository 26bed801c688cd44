import Moult

/// The totals of a batch, including earlier runs.
struct BatchTotals {
  private(set) var report = Report()
  private var outputs = 0
  /// How many members have changed since an earlier run, and were read again.
  var changed = 0

  /// Adds the members of a unit.
  mutating func add(_ row: BatchRow) {
    for member in row.members {
      report.merge(member.report)
      if member.output != nil { outputs += 1 }
    }
  }

  /// Whether a member has an output. Only members with useful records have one.
  var hasOutputs: Bool { outputs > 0 }
}
