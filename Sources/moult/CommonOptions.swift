import ArgumentParser
import Moult

/// What all jobs take.
struct CommonOptions: ParsableArguments {
  @Argument(help: "Files to read, in order; - or nothing is standard input.")
  var inputs: [String] = []

  @Option(
    name: .shortAndLong,
    help: "Write to a file, which appears under its name when it is complete.")
  var output = "-"

  @Option(help: "Write a summary as JSON: records by kind, rejected by reason, bytes, seconds.")
  var stats: String?

  @Option(help: "The reader of JSON: yajl.")
  var reader = Reader.yajl

  @Option(help: "The deepest nesting of a record.")
  var maxDepth = 512

  @Option(help: "The longest record, in bytes.")
  var maxRecordBytes = 64 << 20

  enum Reader: String, ExpressibleByArgument, CaseIterable {
    case yajl
  }

  func validate() throws {
    guard 1...100_000 ~= maxDepth else {
      throw ValidationError("--max-depth takes a number from 1 to 100000.")
    }
    guard 1..<1 << 31 ~= maxRecordBytes else {
      throw ValidationError("--max-record-bytes takes a number from 1 to 2147483647.")
    }
    guard inputs.filter({ $0 == "-" }).count < 2 else {
      throw ValidationError("Standard input (-) can be read once.")
    }
  }

  /// All that is decided before anything is opened.
  var plan: Plan {
    Plan(
      inputs: inputs.isEmpty ? ["-"] : inputs, output: output, stats: stats,
      limits: Limits(depth: maxDepth, recordBytes: maxRecordBytes))
  }
}

/// What a run reads, writes and keeps to. Nothing of it is opened yet.
struct Plan {
  let inputs: [String]
  let output: String
  let stats: String?
  let limits: Limits
  /// Whether counts of records may be told; of a table they could give a cell away.
  var tellsCounts = true
}
