import ArgumentParser

/// What all jobs take.
struct CommonOptions: ParsableArguments {
  @Argument(help: "Files to read, in order; - or nothing is standard input.")
  var inputs: [String] = []

  @Option(
    name: .shortAndLong,
    help: "Write to a file, which appears under its name when it is complete.")
  var output = Plan.usualOutput

  @Option(help: "Write a summary as JSON: records by kind, rejected by reason, bytes, seconds.")
  var stats: String?

  @Option(help: "The reader of JSON: yajl.")
  var reader = Reader.yajl

  @Option(help: "The deepest nesting of a record.")
  var maxDepth = Plan.usualDepth

  @Option(help: "The longest record, in bytes.")
  var maxRecordBytes = Plan.usualRecordBytes

  enum Reader: String, ExpressibleByArgument, CaseIterable {
    case yajl
  }

  func validate() throws {
    _ = try plan()
  }

  /// All that is decided before anything is opened.
  func plan() throws -> Plan {
    try Plan(
      inputs: inputs, output: output, stats: stats, maxDepth: maxDepth,
      maxRecordBytes: maxRecordBytes)
  }
}
