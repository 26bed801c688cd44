import ArgumentParser
import Moult
import MoultIO

/// Removes from records or lists of IDs what compliance notices name.
struct Comply: Command, Equatable {
  static let about = About(
    "comply", "Remove from records or lists of IDs what compliance notices name.",
    """
    Notices are control messages of v1.1 streams, the compliance streams of v2 and of enterprises, and results \
    of batches. A record is removed if it or its author is named as deleted, suspended, deactivated, protected \
    or withheld, and if it retweets or quotes such a one; by their times, notices of the opposite revoke this. \
    Scrubbed places are removed. The rest is printed unchanged, one record a line, a script of a personal \
    archive with its first line; a list or table of IDs as one ID a line.
    """)

  private let ids: ComplianceFilter.Kind
  private let countries: Set<String>?
  private let results: NoticeCollector.Results?
  private let column: ListColumn?
  private let isPlausible: Bool
  private let plan: Plan
  /// How the notices are read.
  private let noticePlan: Plan

  init(_ read: inout OptionReader) {
    let notices = read(.notices.required)
    ids = read(.choice("ids", "kind", default: .tweets, "IDs of a list: tweets or users."))
    let list = read(
      .text("country", "XX,...", "Withhold only in these countries.").usually("all").published
        .details(
          "Only what is withheld in one of these countries, or everywhere, is removed as withheld.")
    )
    results = read(
      .choice("results", "kind", "Results of batches: tweets or users.")
        .usually("both"))
    column = read(.column)
    isPlausible = read(.plausible)
    var plan = Plan(&read)
    read.require(
      (notices + plan.inputs).count { $0 == "-" } < 2,
      "Standard input (-) can be read once: name a file after --with, or one to apply it to.")
    plan.readsLists = true
    plan.otherPaths.add(notices, .read, by: "--with")
    plan.keepRequest(read, of: Self.about)
    self.plan = plan
    countries = list.flatMap { list in read.attempt { try Self.countries(list) } }
    noticePlan = plan.reading(notices)
  }

  /// - Parameter list: codes of two letters, with commas between them.
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

  /// Reads the notices, and prints what they leave of the inputs.
  func run() throws -> ExitCode {
    // Opened first, so that a missing input is reported before the notices are read.
    var run = try Run(plan)
    var collector = NoticeCollector(
      .init(countries: countries, results: results), limits: plan.limits, reading: plan.reading)
    try run.readNotices(noticePlan, into: &collector)
    let notices = collector.report
    var job = ComplianceFilter(
      collector.notices, ids: ids, column: column,
      plausibleAt: isPlausible ? Clock.wallSeconds() : nil, limits: plan.limits,
      reading: plan.reading)
    try run.feed(&job)
    if job.report.mixesScripts {
      run.say(
        "moult: the output mixes scripts of a personal archive with other records, so that it cannot be read again; "
          + "run comply on each alone")
    }
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
