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
  let containers: ContainerLimits
  let reading: Reading
  /// How many lines a numbered file of the output takes; nil for one file of all.
  private(set) var linesEach: Int?
  /// How many threads read; 1 reads where the run is driven.
  let threads: Int
  /// Whether a batch that was stopped goes on.
  var resumes = false
  var compression: OutputCompression?
  /// How the outputs of a batch are named; nil where the job decides.
  var naming: OutputNaming?
  /// Where a row for each member is written.
  var memberReport: String?
  /// Whether the job reads lists and tables of IDs.
  var readsLists = false
  var showsProgress = false
  /// What is read and written besides.
  var otherPaths = PathUses()
  /// Whether counts of records may be told; of a table they could give a cell away.
  var tellsCounts = true

  /// - Parameter inputs: files to read; none for standard input.
  init(
    inputs: [String], output: String, stats: String?, reader: CommonOptions.Reader, threads: Int?,
    maxDepth: Int, maxRecordBytes: Int, containers: ContainerLimits = ContainerLimits()
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
    self.containers = try Self.checked(containers)
  }

  private static func checked(_ limits: ContainerLimits) throws -> ContainerLimits {
    let least = [
      ("--max-members", limits.members), ("--max-ratio", limits.ratio),
      ("--max-member-size", limits.memberBytes),
    ]
    for (option, value) in least where value < 1 {
      throw ValidationError("\(option) takes a number from 1.")
    }
    // Each container that is open takes memory.
    guard 0...32 ~= limits.nesting else {
      throw ValidationError("--max-nesting takes a number from 0 to 32.")
    }
    return limits
  }

  /// Whether the output is a file that was named, and no stream or device.
  var namesFile: Bool { Self.isFile(output) }

  private static func isFile(_ path: String) -> Bool {
    path != usualOutput && !path.hasPrefix("/dev/")
  }

  /// Makes sure that nothing is written over that is read or written otherwise.
  ///
  /// - Throws: ``PathClash``.
  func checkPaths() throws {
    var uses = otherPaths
    uses.add(inputs: inputs)
    let use: PathUses.Use = linesEach != nil ? .numbered : namesFolder ? .filled : .written
    uses.add(output, use, by: "-o")
    if let stats { uses.add(stats, .written, by: "--stats") }
    if let memberReport { uses.add(memberReport, .written, by: "--report") }
    try uses.check()
  }

  /// The plan with its output in numbered files of so many lines.
  func split(_ linesEach: Int?) throws -> Plan {
    guard let linesEach else { return self }
    guard linesEach > 0 else { throw ValidationError("--split takes a number from 1.") }
    guard namesFile else {
      throw ValidationError("--split goes with -o FILE, after which the files are named.")
    }
    var plan = self
    plan.linesEach = linesEach
    return plan
  }

  /// What the options that all jobs have say of it.
  init(_ arguments: inout PlainArguments) throws {
    try self.init(
      inputs: arguments.inputs, output: arguments.take("--output") ?? Self.usualOutput,
      stats: arguments.take("--stats"),
      reader: arguments.take("--reader", CommonOptions.Reader.init(rawValue:)) ?? .auto,
      threads: arguments.take("--threads") { Int($0) },
      maxDepth: arguments.take("--max-depth") { Int($0) } ?? Self.usualDepth,
      maxRecordBytes: arguments.take("--max-record-bytes") { Int($0) } ?? Self.usualRecordBytes,
      containers: ContainerLimits(
        members: arguments.take("--max-members") { Int($0) } ?? ContainerLimits.usualMembers,
        ratio: arguments.take("--max-ratio") { Int($0) } ?? ContainerLimits.usualRatio,
        memberBytes: arguments.take("--max-member-size") { Int($0) }
          ?? ContainerLimits.usualMemberBytes,
        nesting: arguments.take("--max-nesting") { Int($0) } ?? ContainerLimits.usualNesting))
  }

  /// The same for other inputs, which give no output and no summary of their own.
  func reading(_ inputs: [String]) -> Plan {
    Plan(self, inputs: inputs)
  }

  private init(_ plan: Plan, inputs: [String]) {
    self.inputs = inputs
    output = Self.usualOutput
    stats = nil
    limits = plan.limits
    reading = plan.reading
    threads = plan.threads
    containers = plan.containers
  }
}
