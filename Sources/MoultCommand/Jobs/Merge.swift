import ArgumentParser
import Moult
import MoultFiles
import MoultIO
import MoultRelease

/// Makes tables of parts, as if one run had read all inputs.
struct Merge: Command {
  static let about = About(
    "merge", "Make the tables of parts that aggregate --partial wrote.",
    """
    The tables are those of one run over the inputs of all parts, in the order of the parts. The options that say what \
    is counted have to be those of the parts.
    """)

  private let key: String
  private let tables: TableOptions
  private let uniqueMemory: Int
  private let output: TableOutput
  private let maxCells: Int
  private let plan: Plan

  init(_ read: inout OptionReader) {
    var plan = Plan(partsOf: &read)
    key = read(.text("key", "file", "Key of the job.").ofFiles.details("`moult key new` makes it."))
    tables = TableOptions(&read)
    uniqueMemory = read(.uniqueTweetMemory) ?? UniqueOptions.usualMemory
    output = TableOutput(&read)
    maxCells = read(.maxCells)
    plan.reportsCounts = false
    plan.keepRequest(read, of: Self.about)
    plan.otherPaths.add(key, .read, by: "--key")
    tables.addPaths(to: &plan)
    read.require(
      !output.namesFolder || tables.analysisFile != nil, "--tables-in goes with --analysis.")
    read.attempt { [output] in try output.complete(&plan) }
    self.plan = plan
  }

  /// Merges the parts, and prints the tables.
  func run() throws -> ExitCode {
    let requested = try tables.requested()
    let analyses = requested.analyses
    var plan = plan
    guard !plan.namesFolder else {
      throw ValidationError("merge writes one output: name a file after -o, or none.")
    }
    try output.check(for: analyses, plan)
    let key = try JobKey(file: key)
    let header = try PartHeader(ofParts: plan.inputs, for: analyses, key)
    let publication = try tables.publication(of: requested, &plan)
    let folder = try output.open()
    defer { _ = folder }
    let options = Aggregation.Options(
      maximumCells: maxCells, uniqueMemory: header.isRepeated ? nil : uniqueMemory)
    plan.analysis = analyses.checksum
    var job = Aggregator(analyses, options, limits: plan.limits, reading: plan.reading)
    var run = try Run(plan)
    return try publication.publishing {
      try run.merge(plan.inputs, header, key, into: &job) { [plan, log = run.provenance] job in
        let results = try job.takeMergedResults()
        try publication?.spend()
        return try output.conclude(results, requested.title, plan, log)
      }
    }
  }
}
