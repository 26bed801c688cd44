import ArgumentParser
import Moult
import MoultFiles
import MoultIO
import MoultRelease

/// Counts tweets and users in a table. The dimensions and conditions are checked when it runs.
struct Aggregate: Command, Equatable {
  static let about = About(
    "aggregate", "Count tweets and their users in a table that is safe to publish.",
    """
    Dimensions: \(Analysis.dimensionNames). Times are in UTC. A cell is not printed if it has fewer than \
    --min-users different users, or one who wrote more than half of its tweets. Tables of two runs can be \
    subtracted from each other: publish one of them.
    """)

  private let tables: TableOptions
  private let isCheck: Bool
  private let isRepeated: Bool
  private let uniqueMemory: Int
  private let output: TableOutput
  private let part: PartOptions
  private let maxCells: Int
  private let isUnprotected: Bool
  private let plan: Plan

  init(_ read: inout OptionReader) {
    tables = TableOptions(&read)
    isCheck = read(
      .flag("check", "Say what the tables would be, and read nothing.")
        .details(
          "What is counted, what is protected and how, what it costs, and what would be refused."))
    isRepeated = read(
      .flag("repeated", "Count each appearance of a tweet.")
        .details("Without it, a tweet with the same ID counts once; the first one counts."))
    let memory = read(.uniqueTweetMemory)
    read.require(memory == nil || !isRepeated, "--unique-memory does not go with --repeated.")
    uniqueMemory = memory ?? UniqueOptions.usualMemory
    output = TableOutput(&read)
    part = PartOptions(&read)
    maxCells = read(.maxCells)
    isUnprotected = read(
      .flag("unsafe-for-tests", "Print all cells without protection.")
        .details(
          "To compare counts with another program: no minimum of users, no most tweets of a user, no rounding. Each row "
            + "and the notes say that the table must not be published. See [tables](tables.md#how-counts-are-tested)."
        )
        .rare)
    var plan = Plan(&read)
    plan.readBatchOptions(&read)
    // A part is not published, so that its counts reveal no cell.
    plan.reportsCounts = part.isOn
    plan.keepRequest(read, of: Self.about)
    tables.addPaths(to: &plan)
    read.require(
      !output.namesFolder || tables.analysisFile != nil, "--tables-in goes with --analysis.")
    read.attempt { [output] in try output.complete(&plan) }
    read.require(
      !isUnprotected || !plan.statesProvenance && !tables.requestsNoise,
      "--unsafe-for-tests goes with csv, json and table only, without --epsilon and --output-sqlite; leave it out for "
        + "tables that are published.")
    read.require(
      !isUnprotected || !part.isOn,
      "--unsafe-for-tests does not go with --partial, as the tables of parts are protected; leave it out."
    )
    part.check(&plan, output, &read)
    read.require(
      memory == nil || !part.isOn,
      "--unique-memory goes with moult merge, where the IDs are compared.")
    self.plan = plan
  }

  /// Counts the records of the inputs, and prints the tables.
  func run() throws -> ExitCode {
    let requested = try tables.requested()
    guard !isUnprotected || requested.privacy == nil else {
      throw ValidationError("--unsafe-for-tests does not go with noise; leave one of them out.")
    }
    let analyses = requested.analyses.map { isUnprotected ? $0.withoutProtection() : $0 }
    var plan = plan
    plan.analysis = analyses.checksum
    if part.isOn && !isCheck { return try writePart(analyses, plan) }
    let publication = part.isOn ? nil : try tables.publication(of: requested, &plan)
    if isCheck { return try explain(analyses) }
    try output.check(for: analyses, plan)
    let folder = try output.open()
    defer { _ = folder }
    var job = Aggregator(analyses, options, limits: plan.limits, reading: plan.reading)
    var run = try Run(plan, batchJob())
    return try publication.publishing {
      try run.perform(&job) { [plan, log = run.provenance] job in
        let results = try job.takeResults()
        try publication?.spend()
        return try output.conclude(results, requested.title, plan, log)
      }
    }
  }

  private var options: Aggregation.Options {
    Aggregation.Options(maximumCells: maxCells, uniqueMemory: isRepeated ? nil : uniqueMemory)
  }

  private func writePart(_ analyses: [Analysis], _ plan: Plan) throws -> ExitCode {
    let key = try part.key()
    var job = Aggregator(
      analyses, options.writingPart(under: key), limits: plan.limits, reading: plan.reading)
    try plan.checkPaths()
    let writer = try part.writer(PartHeader(analyses, isRepeated: isRepeated, key), key)
    var run = try Run(plan, batchJob(), to: writer)
    return try run.write(writer, by: &job)
  }

  private func explain(_ analyses: [Analysis]) throws -> ExitCode {
    try printLines(
      analyses.map { analysis in
        (analysis.tableName.map { "\($0): " } ?? "") + analysis.explanation.joined(separator: " ")
      })
    return .success
  }

  private func batchJob() throws -> BatchJob {
    let format = try output.format(of: plan)
    let words =
      [Self.about.name] + tables.words + (isUnprotected ? ["--unsafe-for-tests"] : [])
      + (isRepeated ? ["--repeated"] : [])
      + ["--format \(format.rawValue)", "--max-cells \(maxCells)"]
    return BatchJob(words, suffix: format.fileExtension)
  }
}

extension CommandOption<Int> {
  /// How many cells a table may have.
  static var maxCells: Self {
    number("max-cells", default: 10_000_000, in: 1 ... .max, "Give up beyond this many cells.")
      .details("In one table; a cell takes 250 bytes of memory or more.")
      .rare
  }
}

extension CommandOption<Int?> {
  /// The memory for the IDs of tweets, each of which counts once.
  static var uniqueTweetMemory: Self {
    uniqueMemory(
      "Memory for the IDs of tweets.",
      beyond:
        "It takes about 8 bytes for each ID. Further tweets are kept in an encrypted temporary file, as the cells in which they count, and counted last"
    )
    .rare
  }
}

extension [Analysis] {
  /// The SHA-256 of what the tables are, in words.
  var checksum: String {
    Checksum.of(flatMap { $0.explanation + $0.listedTerms }.joined(separator: "\n"))
  }
}

extension NoisyPublication? {
  /// Does what publishes tables. Where it fails after the budget is spent, says that it is.
  func publishing<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch {
      if let self, self.isSpent { writeMessage("moult: \(self.failureText)") }
      throw error
    }
  }
}
