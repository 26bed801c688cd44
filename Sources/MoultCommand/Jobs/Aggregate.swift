import ArgumentParser
import Moult
import MoultIO
import MoultTables

/// Counts tweets and users in a table. The dimensions and conditions are checked when it runs.
struct Aggregate: Command, Equatable {
  static let about = About(
    "aggregate", "Count tweets and their users in a table that is safe to publish.",
    """
    Dimensions: \(Analysis.dimensionNames). Times are in UTC. A cell is not printed if it has fewer than \
    --min-users different users, or one who wrote more than half of its tweets. Tables of the same data that \
    differ in a filter or in a coarser dimension can be subtracted from each other: publish one of them.
    """)

  private let by: [String]
  private let count: [String]
  private let conditions: [String]
  private let top: Int?
  private let minUsers: Int
  private let mostPerUser: Int
  private let isRepeated: Bool
  private let uniqueMemory: Int
  private let format: TableFormat
  private let database: String?
  private let maxCells: Int
  private let plan: Plan

  init(_ read: inout OptionReader) {
    by = read(
      .texts("by", "dim,...", "Dimensions of the table.").usually("one cell").published)
    count = read(
      .texts("count", "what,...", "Count tweets, users or share.").usually("tweets").published
        .details("`share` is the percentage of all tweets."))
    conditions = read(
      .texts("where", "condition", "Select tweets, as lang=en|de.").usually("all").published
        .details(
          "As `lang=en|de`, `kind!=retweet` or `day>=2019-12-01`. It may be given several times, and all must "
            + "hold."))
    top = read(.number("top", "Only the N largest cells.").usually("all"))
    minUsers = read(
      .number("min-users", default: Analysis.usualMinimum, "Fewest users of a printed cell.")
        .details("5 at least. No user may have more than half of a cell's tweets."))
    mostPerUser = read(
      .number(
        "most-per-user", default: Analysis.usualMostOfUser,
        "Tweets of a user that count in the table."
      )
      .details(
        "The first in the order of the inputs, so that one who writes without end is no trend."))
    isRepeated = read(
      .flag("repeated", "Count each appearance of a tweet.")
        .details("Without it, a tweet with the same ID counts once; the first one counts."))
    let memory = read(
      .uniqueMemory(
        "Memory for the IDs of tweets.",
        beyond: "It takes about 8 bytes for each ID. With more IDs the table is given up."))
    format = read(
      .choice("format", "format", default: TableFormat.csv, "Print csv, json, table or html.")
        .details(
          "Lines of `csv` end with CR LF, and notes are on standard error. `table` has bars at a terminal; `html` is a "
            + "page with charts."))
    database = read(
      .text("output-sqlite", "file", "Write the tables to this database too.").ofFiles
        .details(
          "A database of SQLite with typed columns, for DuckDB, pandas or Datasette. Its table `_moult` says how it "
            + "was made. A file that holds anything else is not replaced."))
    maxCells = read(
      .number("max-cells", default: 250_000, in: 1 ... .max, "Give up beyond this many cells.")
        .rare)
    var plan = Plan(&read)
    plan.readBatchOptions(&read)
    plan.reportsCounts = false
    plan.statesProvenance = format == .html || database != nil
    if let database { plan.otherPaths.add(database, .written, by: "--output-sqlite") }
    plan.keepRequest(read, of: Self.about)
    self.plan = plan
    uniqueMemory = memory ?? UniqueMemory.usual
    read.require(memory == nil || !isRepeated, "--unique-memory does not go with --repeated.")
  }

  /// Counts the records of the inputs, and prints the table.
  func run() throws -> ExitCode {
    let analysis = try Analysis(
      by: by, count: count, where: conditions, top: top, minUsers: minUsers,
      mostOfUser: mostPerUser)
    let options = Aggregation.Options(
      maximumCells: maxCells, uniqueMemory: isRepeated ? nil : uniqueMemory)
    if let database { try TableDatabase.checkTarget(database) }
    guard database == nil || !plan.namesFolder else {
      throw ValidationError(
        "--output-sqlite goes with one output for all inputs; name a file after -o, or none.")
    }
    var job = Aggregator([analysis], options, limits: plan.limits, reading: plan.reading)
    var run = try Run(plan, batchJob)
    return try run.perform(&job) { [format, database, plan, log = run.provenance] job in
      let results = try job.takeResults()
      log.add(protection: results.flatMap(\.protection))
      var tables = ByteBuffer()
      try format.write(results, Self.setting(plan, log), into: &tables)
      var conclusion = Conclusion(rest: tables, notes: format.notes(besides: results))
      if let database {
        let provenance = try log.provenance().published
        conclusion.otherOutput = {
          try TableDatabase(path: database, results, provenance).write()
        }
      }
      return conclusion
    }
  }

  /// What the format needs besides the tables. A table of a batch is of one member, so that it has no list of inputs.
  private static func setting(_ plan: Plan, _ log: ProvenanceLog) throws -> TableSetting {
    var setting = TableSetting()
    if plan.statesProvenance {
      setting.provenance = try plan.namesFolder ? log.provenanceWithoutInputs() : log.provenance()
    }
    if plan.output == Plan.usualOutput { setting.terminalWidth = Terminal.width(of: .output) }
    return setting
  }

  private var batchJob: BatchJob {
    let words =
      [Self.about.name] + by.map { "--by \($0)" } + count.map { "--count \($0)" }
      + conditions.map { "--where \($0)" } + (top.map { ["--top \($0)"] } ?? [])
      + ["--most-per-user \(mostPerUser)"] + (isRepeated ? ["--repeated"] : [])
      + ["--min-users \(minUsers)", "--format \(format.rawValue)", "--max-cells \(maxCells)"]
    return BatchJob(words, suffix: format.fileExtension)
  }
}
