import ArgumentParser
import Moult
import MoultIO

/// What a run reads, writes and keeps to. Nothing of it is opened yet.
struct Plan: Equatable {
  static let usualOutput = "-"
  static let usualDepth = 512
  static let usualRecordBytes = 64 << 20
  /// Beyond this, writing in order is what limits, and each thread takes memory.
  static let mostUsualThreads = 16

  let inputs: [String]
  let output: String
  let stats: String?
  let limits: Limits
  let reading: Reading
  /// How many threads read; 1 reads where the run is driven.
  let threads: Int
  /// Whether counts of records may be told; of a table they could give a cell away.
  var tellsCounts = true

  /// - Parameter inputs: files to read; none for standard input.
  init(
    inputs: [String], output: String, stats: String?, reader: CommonOptions.Reader, threads: Int?,
    maxDepth: Int, maxRecordBytes: Int
  ) throws {
    guard 1...100_000 ~= maxDepth else {
      throw ValidationError("--max-depth takes a number from 1 to 100000.")
    }
    guard 1..<1 << 31 ~= maxRecordBytes else {
      throw ValidationError("--max-record-bytes takes a number from 1 to 2147483647.")
    }
    guard inputs.filter({ $0 == "-" }).count < 2 else {
      throw ValidationError("Standard input (-) can be read once.")
    }
    guard 1...1024 ~= threads ?? 1 else {
      throw ValidationError("--threads takes a number from 1 to 1024.")
    }
    self.threads = threads ?? min(processorCount, Self.mostUsualThreads)
    reading = try reader.reading()
    self.inputs = inputs.isEmpty ? ["-"] : inputs
    self.output = output
    self.stats = stats
    limits = Limits(depth: maxDepth, recordBytes: maxRecordBytes)
  }

  /// What the options that all jobs have say of it.
  init(_ arguments: inout PlainArguments) throws {
    try self.init(
      inputs: arguments.inputs, output: arguments.take("--output") ?? Self.usualOutput,
      stats: arguments.take("--stats"),
      reader: arguments.take("--reader", CommonOptions.Reader.init(rawValue:)) ?? .auto,
      threads: arguments.take("--threads") { Int($0) },
      maxDepth: arguments.take("--max-depth") { Int($0) } ?? Self.usualDepth,
      maxRecordBytes: arguments.take("--max-record-bytes") { Int($0) } ?? Self.usualRecordBytes)
  }
}
