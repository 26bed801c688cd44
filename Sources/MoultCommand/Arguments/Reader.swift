import ArgumentParser
import Moult
import MoultIO

/// What all jobs take.
struct CommonOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files and directories to read, in order; - or nothing is standard input. What is compressed "
        + "(gzip, bzip2, xz, zstd) or an archive (tar, zip) is opened, whatever its name."))
  var inputs: [String] = []

  @Option(
    name: .shortAndLong,
    help: "Write to a file, which appears under its name when it is complete.")
  var output = Plan.usualOutput

  @Option(help: "Write a summary as JSON: records by kind, rejected by reason, bytes, seconds.")
  var stats: String?

  @Option(
    help: ArgumentHelp(
      "auto checks plain lines with vector kernels and gives yajl the rest; yajl reads all. Both say "
        + "the same of any input."))
  var reader = Choice(Reader.auto)

  @Option(
    help: ArgumentHelp(
      "How many threads read; the output does not depend on it. (default: one for each processor)"))
  var threads: Int?

  @Option(help: "The deepest nesting of a record.")
  var maxDepth = Plan.usualDepth

  @Option(help: "The longest record, in bytes.")
  var maxRecordBytes = Plan.usualRecordBytes

  @Option(help: "The most members of one archive.")
  var maxMembers = ContainerLimits.usualMembers

  @Option(help: "The most bytes that one byte of a compressed input may become.")
  var maxRatio = ContainerLimits.usualRatio

  @Option(help: "The largest member of an archive, in bytes, decompressed.")
  var maxMemberSize = ContainerLimits.usualMemberBytes

  @Option(help: "How many containers within each other are opened; a compression counts as one.")
  var maxNesting = ContainerLimits.usualNesting

  enum Reader: String, CaseIterable {
    case auto, yajl

    /// The way of reading; `MOULT_KERNEL` in the environment names the kernel to be used.
    func reading() throws -> Reading {
      guard self == .auto else { return .parsed }
      guard let name = environment("MOULT_KERNEL"), !name.isEmpty else { return .fastest }
      guard let kernel = Kernel(rawValue: name), Kernel.available.contains(kernel) else {
        let names = Kernel.available.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("MOULT_KERNEL names no kernel of this machine; it has \(names).")
      }
      return .skimmed(kernel)
    }
  }

  func validate() throws {
    _ = try plan()
  }

  /// All that is decided before anything is opened.
  func plan() throws -> Plan {
    try Plan(
      inputs: inputs, output: output, stats: stats, reader: reader.value(of: "--reader"),
      threads: threads,
      maxDepth: maxDepth, maxRecordBytes: maxRecordBytes,
      containers: ContainerLimits(
        members: maxMembers, ratio: maxRatio, memberBytes: maxMemberSize, nesting: maxNesting))
  }
}
