package import Moult

extension Report {
  /// The same without the numbers of records, from which a cell of a table could be computed.
  package var withoutCounts: Report {
    var report = self
    (report.records, report.outputs) = ([:], 0)
    report.coverRecordsBeforeOwner()
    return report
  }
}
