import ArgumentParser
import Moult
import MoultIO

/// Notices, and the files to which they are applied.
struct ComplyRequest: Request {
  static let usualIDs = ComplianceFilter.Kind.tweets

  private let ids: ComplianceFilter.Kind
  private let countries: Set<String>?
  private let results: NoticeCollector.Results?
  private let column: ListColumn?
  private let plan: Plan
  /// How the notices are read.
  private let noticePlan: Plan

  /// - Parameter country: two letters each, with commas between them.
  init(
    notices: [String], ids: ComplianceFilter.Kind, country: String?,
    results: NoticeCollector.Results?,
    column: ListColumn?, plan: Plan
  ) throws {
    guard !notices.isEmpty else { throw ValidationError("--with names a file of notices.") }
    guard (notices + plan.inputs).filter({ $0 == "-" }).count < 2 else {
      throw ValidationError(
        "Standard input (-) can be read once: name a file after --with, or one to apply it to.")
    }
    self.ids = ids
    self.results = results
    self.column = column
    var plan = plan
    plan.readsLists = true
    plan.otherPaths.add(notices, .read, by: "--with")
    self.plan = plan
    countries = try country.map(Self.countries)
    noticePlan = plan.reading(notices)
  }

  init(_ arguments: inout PlainArguments) throws {
    try self.init(
      notices: arguments.takeAll("--with"),
      ids: arguments.take("--ids", ComplianceFilter.Kind.init(rawValue:)) ?? Self.usualIDs,
      country: arguments.take("--country"),
      results: arguments.take("--results", NoticeCollector.Results.init(rawValue:)),
      column: arguments.take("--column", ListColumn.init(argument:)),
      plan: Plan(&arguments))
  }

  private static func countries(_ list: String) throws -> Set<String> {
    let words = list.split(separator: ",").map { $0.uppercased() }
    let areCodes = words.allSatisfy { word in
      word.utf8.count == 2 && word.utf8.allSatisfy { 0x41...0x5A ~= $0 }
    }
    guard areCodes, !words.isEmpty else {
      throw ValidationError("--country takes country codes of two letters: DE or DE,FR.")
    }
    return Set(words)
  }

  func run() throws -> ExitCode {
    // Opened first, so that a missing input is told before the notices are read.
    var run = try Run(plan)
    var collector = NoticeCollector(
      .init(countries: countries, results: results), limits: plan.limits, reading: plan.reading)
    try run.readNotices(noticePlan, into: &collector)
    let notices = collector.report
    var job = ComplianceFilter(
      collector.notices, ids: ids, column: column, limits: plan.limits, reading: plan.reading)
    try run.feed(parts: &job)
    return try run.finish(Self.report(job.report, notices))
  }

  /// What became of the records, and what the notices were.
  private static func report(_ records: Report, _ notices: Report) -> Report {
    var report = notices
    report.notices = notices.records
    report.records = [:]
    report.merge(records)
    return report
  }
}
