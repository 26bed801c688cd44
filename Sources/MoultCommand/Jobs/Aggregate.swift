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
    --min-users different users, or one who wrote more than half of its tweets. Tables of two runs can be \
    subtracted from each other: publish one of them.
    """)

  private let analysisFile: String?
  private let isCheck: Bool
  private let tableFolder: String?
  private let by: [String]
  private let pairs: [String]
  private let terms: String?
  private let fillsGaps: Bool
  private let count: [String]
  private let conditions: [String]
  private let top: String?
  private let minUsers: Int
  private let mostPerUser: Int
  private let isRepeated: Bool
  private let uniqueMemory: Int
  private let format: TableFormat
  private let database: String?
  private let maxCells: Int
  private let isUnprotected: Bool
  private let privacy: PrivacyOptions
  private let plan: Plan

  init(_ read: inout OptionReader) {
    analysisFile = read(
      .text("analysis", "file", "Fill the tables that this file names.").ofFiles
        .details("A file is YAML. The other options are the short form of a file with one table."))
    isCheck = read(
      .flag("check", "Say what the tables would be, and read nothing.")
        .details(
          "What is counted, what is protected and how, what it costs, and what would be refused."))
    tableFolder = read(
      .text("tables-in", "folder", "Write each table to a file in this folder.").ofFiles
        .details("The files have the names of the tables, and the folder is new or empty."))
    by = read(
      .texts("by", "dim,...", "Dimensions of the table.").usually("one cell").published)
    pairs = read(
      .texts("pairs", "dim,...", "Count pairs of values of a tweet.").usually("none").published
        .details(
          "`hashtag` counts each two hashtags of a tweet, in whatever order; `hashtag,host` a hashtag with a host."
        ))
    terms = read(
      .text("terms", "file", "Terms that --by terms counts.").ofFiles
        .details(
          "A line is a term: a word, a phrase or a tag, with other forms after `|`. See [tables](tables.md#words-in-texts)."
        ))
    fillsGaps = read(
      .flag("fill-gaps", "Print a row for each time.")
        .details(
          "A time of which no cell is printed has a row without numbers, whether it has tweets or not."
        )
        .rare)
    count = read(
      .texts("count", "what,...", "Count tweets, users, share or means.").usually("tweets")
        .published
        .details(
          "`share` is the percentage of all tweets, `share per week` of those of the same week; another dimension can "
            + "be there. `mean likes`, `median followers`, `p90 replies`: see [tables](tables.md#means-and-quantiles)."
        ))
    conditions = read(
      .texts("where", "condition", "Select tweets, as lang=en|de.").usually("all").published
        .details(
          "As `lang=en|de`, `kind!=retweet` or `day>=2019-12-01`. It may be given several times, and all must "
            + "hold."))
    top = read(
      .text("top", "N", "Only the N largest cells.").usually("all").published
        .details(
          "`10 per week` keeps the ten largest of each week; another dimension can stand there."))
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
        beyond:
          "It takes about 8 bytes for each ID. Further tweets are kept in an encrypted temporary file, as the cells in which they count, and counted last"
      )
      .rare)
    let given: TableFormat? = read(
      .choice("format", "format", "Print csv, json, table or html.").usually(
        "csv, or by the name after -o"
      )
      .details(
        "Lines of `csv` end with CR LF, and notes are on standard error. `table` has bars at a terminal; "
          + "`html` is a page with charts. `-o x.json` is JSON without the option."))
    database = read(
      .text("output-sqlite", "file", "Write the tables to this database too.").ofFiles
        .details(
          "A database of SQLite with typed columns, for DuckDB, pandas or Datasette. Its table `_moult` says how it "
            + "was made. A file that holds anything else is not replaced."))
    maxCells = read(
      .number("max-cells", default: 10_000_000, in: 1 ... .max, "Give up beyond this many cells.")
        .details("In one table; a cell takes 250 bytes of memory or more.")
        .rare)
    isUnprotected = read(
      .flag("unsafe-for-tests", "Print all cells without protection.")
        .details(
          "To compare counts with another program: no minimum of users, no most tweets of a user, no rounding. Each row "
            + "and the notes say that the table must not be published. See [tables](tables.md#how-counts-are-tested)."
        )
        .rare)
    privacy = PrivacyOptions(&read)
    var plan = Plan(&read)
    plan.readBatchOptions(&read)
    plan.reportsCounts = false
    if let database { plan.otherPaths.add(database, .written, by: "--output-sqlite") }
    plan.keepRequest(read, of: Self.about)
    uniqueMemory = memory ?? UniqueOptions.usualMemory
    if let terms { plan.otherPaths.add(terms, .read, by: "--terms") }
    let isGiven =
      !(by.isEmpty && pairs.isEmpty && count.isEmpty && conditions.isEmpty && top == nil)
      || fillsGaps
    read.require(
      analysisFile == nil || !isGiven,
      "--by, --pairs, --count, --where, --top and --fill-gaps are in the file of --analysis.")
    read.require(
      tableFolder == nil || analysisFile != nil, "--tables-in goes with --analysis.")
    read.require(memory == nil || !isRepeated, "--unique-memory does not go with --repeated.")
    format =
      read.attempt { [plan] in
        let named = TableFormat.allCases.filter { $0 != .table }
          .map { (String($0.fileExtension.dropFirst()), $0) }
        return try NamedFormat.choose(
          given, default: .csv, for: plan, Dictionary(uniqueKeysWithValues: named))
      } ?? .csv
    read.require(
      !isUnprotected || format != .html && database == nil,
      "--unsafe-for-tests goes with csv, json and table only, without --output-sqlite; leave it out for tables that are "
        + "published.")
    plan.statesProvenance = format == .html || database != nil
    self.plan = plan
  }

  /// Counts the records of the inputs, and prints the tables.
  func run() throws -> ExitCode {
    let requested = try requested()
    guard !isUnprotected || requested.privacy == nil else {
      throw ValidationError("--unsafe-for-tests does not go with noise; leave one of them out.")
    }
    let analyses = requested.analyses.map { isUnprotected ? $0.withoutProtection() : $0 }
    var plan = plan
    let publication = try privacy.publication(of: requested, &plan)
    if isCheck { return try explain(analyses) }
    guard format != .csv || analyses.count == 1 || tableFolder != nil else {
      throw ValidationError(
        "A file of CSV has one table, and the analysis has \(analyses.count): add --tables-in FOLDER, or "
          + "--format json for a line each.")
    }
    guard tableFolder == nil || !plan.namesFolder else {
      throw ValidationError("--tables-in is for the tables of all inputs together; leave -o out.")
    }
    let folder = try tableFolder.map { try OutputDirectory($0) }
    defer { _ = folder }
    let options = Aggregation.Options(
      maximumCells: maxCells, uniqueMemory: isRepeated ? nil : uniqueMemory)
    if let database { try TableDatabase.checkTarget(database) }
    guard database == nil || !plan.namesFolder else {
      throw ValidationError(
        "--output-sqlite goes with one output for all inputs; name a file after -o, or none.")
    }
    plan.analysis = Checksum.of(
      analyses.flatMap { $0.explanation + $0.listedTerms }.joined(separator: "\n"))
    var job = Aggregator(analyses, options, limits: plan.limits, reading: plan.reading)
    var run = try Run(plan, batchJob)
    do {
      return try run.perform(&job) { [log = run.provenance] job in
        let results = try job.takeResults()
        try publication?.spend()
        return try conclude(results, requested.title, log)
      }
    } catch {
      if let publication, publication.isSpent { writeMessage("moult: \(publication.failureText)") }
      throw error
    }
  }

  private func requested() throws -> RequestedTables {
    let list = try terms.map(termList)
    guard let analysisFile else {
      var request = Analysis.Request(by: by)
      (request.pairs, request.count, request.conditions) = (pairs, count, conditions)
      (request.top, request.fillsGaps, request.terms) = (top, fillsGaps, list)
      (request.minUsers, request.mostOfUser) = (minUsers, mostPerUser)
      return try privacy.requested([try Analysis(request)], in: nil)
    }
    do {
      let file = try AnalysisFile(yaml: try readYAML(analysisFile, of: "an analysis"), terms: list)
      guard list == nil || file.analyses.contains(where: \.usesTerms) else {
        throw ValidationError(
          "--terms needs a table of --analysis that has terms after by or where.")
      }
      return try privacy.requested(file.analyses, in: file)
    } catch let error as AnalysisFileError {
      throw AnalysisFault(file: analysisFile, error: error)
    }
  }

  private func termList(_ path: String) throws -> TermList {
    try TermList(text: try readYAML(path, of: "a list of terms"))
  }

  private func explain(_ analyses: [Analysis]) throws -> ExitCode {
    try printLines(
      analyses.map { analysis in
        (analysis.tableName.map { "\($0): " } ?? "") + analysis.explanation.joined(separator: " ")
      })
    return .success
  }

  private func conclude(
    _ results: [TableResult], _ title: String?, _ log: ProvenanceLog
  ) throws -> Conclusion {
    log.add(protection: results.flatMap(\.protection))
    var setting = try setting(log)
    setting.title = title
    var conclusion = Conclusion(notes: format.notes(besides: results))
    if let tableFolder {
      for result in results {
        try write(
          result, setting,
          to: "\(tableFolder)/\(result.tableName ?? "table")\(format.fileExtension)")
      }
    } else {
      format.write(results, setting, into: &conclusion.rest)
    }
    if let database {
      let provenance = try log.provenance().published
      conclusion.otherOutput = {
        try TableDatabase(path: database, results, provenance).write()
      }
    }
    return conclusion
  }

  /// What the format needs besides the tables. A table of a batch is of one member, so that it has no list of inputs.
  private func setting(_ log: ProvenanceLog) throws -> TableSetting {
    var setting = TableSetting()
    if plan.statesProvenance {
      setting.provenance = try plan.namesFolder ? log.provenanceWithoutInputs() : log.provenance()
    }
    if plan.output == Plan.usualOutput { setting.terminalWidth = Terminal.width(of: .output) }
    return setting
  }

  private func write(_ result: TableResult, _ setting: TableSetting, to path: String) throws {
    var table = ByteBuffer()
    format.write([result], setting, into: &table)
    var file = try OutputSink(path)
    try file.write(table.bytes)
    try file.commit()
  }

  private var batchJob: BatchJob {
    let words =
      [Self.about.name] + (analysisFile.map { ["--analysis \($0)"] } ?? [])
      + by.map { "--by \($0)" } + pairs.map { "--pairs \($0)" }
      + (terms.map { ["--terms \($0)"] } ?? []) + (fillsGaps ? ["--fill-gaps"] : [])
      + count.map { "--count \($0)" }
      + conditions.map { "--where \($0)" } + (top.map { ["--top \($0)"] } ?? [])
      + ["--most-per-user \(mostPerUser)"] + (isUnprotected ? ["--unsafe-for-tests"] : [])
      + (isRepeated ? ["--repeated"] : [])
      + ["--min-users \(minUsers)", "--format \(format.rawValue)", "--max-cells \(maxCells)"]
    return BatchJob(words, suffix: format.fileExtension)
  }
}

/// A fault in the file of an analysis.
struct AnalysisFault: CommandError {
  let file: String
  let error: AnalysisFileError

  /// "Refused" where a rule forbids a table.
  var exitCode: ExitCode { error.isRefusal ? Exit.refused : Exit.usage }

  var description: String { "\(file): \(error)" }
}
