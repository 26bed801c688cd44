import Moult

/// What a batch did in all, earlier runs of it included.
struct BatchTotals {
  private(set) var report = Report()
  private var outputs = 0
  /// Members that have changed since an earlier run, and were read again.
  var changed = 0

  mutating func add(_ row: BatchRow) {
    for member in row.members {
      report.merge(member.report)
      if member.output != nil { outputs += 1 }
    }
  }

  /// Whether a member gave an output, of which there is none without a record of use.
  var hasOutputs: Bool { outputs > 0 }
}

extension BatchRow {
  /// Its outputs, below the folder.
  var outputs: [String] { members.compactMap(\.output) }
}

extension Report {
  /// The same without the numbers of records, which of a table could give a cell away.
  var withoutCounts: Report {
    var report = self
    (report.records, report.outputs) = ([:], 0)
    return report
  }
}
