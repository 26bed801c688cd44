import ArgumentParser
import Moult
import MoultIO

/// A table over the tweets of some files. What it divides by is checked when it is run.
struct AggregateRequest: Request {
  static let usualFormat = TableFormat.csv
  static let usualCells = 250_000
  static let flags = BatchOptions.flags

  private let by: [String]
  private let count: [String]
  private let conditions: [String]
  private let top: Int?
  private let minUsers: Int
  private let format: TableFormat
  private let maxCells: Int
  private let plan: Plan

  init(
    by: [String], count: [String], conditions: [String], top: Int?, minUsers: Int,
    format: TableFormat, maxCells: Int, plan: Plan
  ) throws {
    guard maxCells >= 1 else { throw ValidationError("--max-cells takes a number from 1.") }
    self.by = by
    self.count = count
    self.conditions = conditions
    self.top = top
    self.minUsers = minUsers
    self.format = format
    self.maxCells = maxCells
    var plan = plan
    plan.tellsCounts = false
    self.plan = plan
  }

  init(_ arguments: inout PlainArguments) throws {
    try self.init(
      by: arguments.takeAll("--by"), count: arguments.takeAll("--count"),
      conditions: arguments.takeAll("--where"),
      top: arguments.take("--top") { Int($0) },
      minUsers: arguments.take("--min-users") { Int($0) } ?? Analysis.usualMinimum,
      format: arguments.take("--format", TableFormat.init(rawValue:)) ?? Self.usualFormat,
      maxCells: arguments.take("--max-cells") { Int($0) } ?? Self.usualCells,
      plan: Plan(&arguments).writing(&arguments))
  }

  func run() throws -> ExitCode {
    let analysis = try Analysis(
      by: by, count: count, where: conditions, top: top, minUsers: minUsers)
    var job = Aggregator(
      analysis, maximumCells: maxCells, limits: plan.limits, reading: plan.reading)
    var run = try Run(plan, batchJob)
    return try run.perform(&job) { [format] job in
      let result = try job.takeResult()
      var table = ByteBuffer()
      result.render(format: format, into: &table)
      return Conclusion(rest: table, notes: result.notes(besides: format))
    }
  }

  private var batchJob: BatchJob {
    let words =
      ["aggregate"] + by.map { "--by \($0)" } + count.map { "--count \($0)" }
      + conditions.map { "--where \($0)" } + (top.map { ["--top \($0)"] } ?? [])
      + ["--min-users \(minUsers)", "--format \(format.rawValue)", "--max-cells \(maxCells)"]
    return BatchJob(words, suffix: format.fileExtension)
  }
}
