import ArgumentParser
import Moult
import MoultFiles
import MoultIO

/// What a run reads, writes and keeps to. Nothing is opened yet.
struct Plan: Equatable {
  /// Standard output.
  static let usualOutput = "-"

  /// The paths to read; `-` is standard input.
  private(set) var inputs: [String]
  var output = usualOutput
  /// Where the summary is written.
  private(set) var stats: String?
  /// Whether the checksums of the inputs are computed.
  private(set) var computesChecksums = false
  /// The job, for the summary.
  private(set) var job = ""
  /// The command line, for the summary.
  var request: String { job.isEmpty ? "" : given.text(of: job) }
  private var given = RequestText()
  /// Whether long files are mapped.
  var mapsFiles = true
  /// The policy of the job, if it has one, for the summary.
  var policy: Provenance.Document?
  /// The SHA-256 of the analyses of a table in words, for the summary.
  var analysis: String?
  /// Whether the output states with what it was made.
  var statesProvenance = false
  var limits = InputSettings([]).limits
  var containers = ContainerLimits()
  private(set) var reading: Reading
  /// How many lines a numbered file of the output takes; nil for a single file.
  var linesEach: Int?
  /// How many threads read; with 1, the thread that drives the run reads.
  private(set) var threads = min(processorCount, InputSettings.mostUsualThreads)
  /// Whether a stopped batch is continued.
  var resumes = false
  var compression: OutputCompression?
  /// Whether lines are written in a random order, at the end.
  var shuffles = false
  /// What each output begins with.
  var header: [UInt8] = []
  /// How the outputs of a batch are named; nil for the default of the job.
  var naming: OutputNaming?
  /// Where a row for each member is written.
  var memberReport: String?
  /// The script of a personal archive that inputs without a first line are.
  private(set) var script: ArchiveScript?
  /// Whether the job reads lists and tables of IDs.
  var readsLists = false
  var showsProgress = false
  /// What is read and written besides.
  var otherPaths = PathUses()
  /// Whether messages are left to a later run over the same inputs.
  private(set) var isSilent = false
  /// Whether counts of records may be reported; beside a table they could reveal a cell.
  var reportsCounts = true

  /// A plan with the defaults.
  ///
  /// - Parameter inputs: the paths to read.
  init(inputs: [String], reading: Reading) { (self.inputs, self.reading) = (inputs, reading) }

  /// The same for other inputs, which have no output and no summary of their own.
  func reading(_ inputs: [String]) -> Plan {
    var plan = Plan(inputs: inputs, reading: reading)
    plan.limits = limits
    plan.threads = threads
    plan.containers = containers
    return plan
  }

  /// The same inputs without an output, for a pass that counts alone.
  var counting: Plan {
    var plan = reading(inputs)
    plan.script = script
    plan.isSilent = true
    return plan
  }

  /// What is read, and how.
  var inputSettings: InputSettings {
    var settings = InputSettings(inputs.map { .path($0) })
    settings.mapsFiles = mapsFiles
    (settings.limits, settings.containers, settings.reading) = (limits, containers, reading)
    (settings.threads, settings.script, settings.readsLists) = (threads, script, readsLists)
    return settings
  }

  /// Whether the output is a named file, not a stream or device.
  var namesFile: Bool { output != Self.usualOutput && !output.hasPrefix("/dev/") }

  /// Whether each member has an output of its own, in a folder. Opens nothing.
  var namesFolder: Bool { output != Self.usualOutput && BatchFolder.isNamed(by: output) }

  /// Keeps the command line, once all options are read.
  mutating func keepRequest(_ read: OptionReader, of about: About) {
    job = about.path
    given = read.request
  }

  /// Whether anything states with what the output was made.
  var needsProvenance: Bool { stats != nil || statesProvenance }

  /// Makes sure that no file is overwritten that is read or written otherwise.
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
}

extension Plan {
  /// The options of a command that reads parts of tables.
  init(partsOf read: inout OptionReader) {
    let parts = read(.operands("parts", "Parts, in the order of their inputs."))
    read.require(!parts.isEmpty, "Name the parts: moult merge part-1 part-2 ….")
    self.init(inputs: parts, reading: .fastest)
    output = read(.output)
    stats = read(.stats)
  }
}

/// The options of all commands that read records.
extension Plan {
  /// - Parameter written: the option that names the output.
  init(_ read: inout OptionReader, _ written: CommandOption<String> = .output) {
    let inputs = read(.inputs)
    read.require(inputs.count { $0 == "-" } < 2, "Standard input (-) can be read once.")
    self.init(inputs: inputs.isEmpty ? ["-"] : inputs, reading: .fastest)
    script = read(.script)
    output = read(written)
    stats = read(.stats)
    computesChecksums = read(.checksums)
    threads =
      read(
        .number("threads", in: 1...1024, "Threads that read.").in(.common).rare
          .usually("one for each processor")
          .details(
            "\(InputSettings.mostUsualThreads) at most by default. The output does not depend on it."
          ))
      ?? threads
    let reader = read(
      .choice("reader", "reader", default: Reader.auto, "Read by auto, or by yajl alone.")
        .in(.common).rare
        .details(
          "`auto` checks plain lines with vector kernels and leaves the rest to yajl. Both accept the same "
            + "input."))
    reading = read.attempt { try reader.reading() } ?? reading
    readLimits(&read)
  }

  /// How records are parsed; both ways accept the same input.
  enum Reader: String, CaseIterable {
    case auto, yajl

    /// - Throws: `ValidationError` where `MOULT_KERNEL` in the environment names no kernel of this machine.
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
}

extension CommandOption<[String]> {
  /// The files and directories to read.
  fileprivate static var inputs: Self {
    operands("files", "Files and directories.").in(.common)
      .usually("standard input")
      .details(
        "They are read in order; `-` is standard input. Compressed input (gzip, bzip2, xz, zstd) and archives (tar, zip) are opened, "
          + "whatever their names.")
  }
}

extension CommandOption<String?> {
  /// The file of the summary.
  fileprivate static var stats: Self {
    text("stats", "file", "Write a summary of the run as JSON.").ofFiles.in(.common)
      .details(
        "It states how the output was made, for `moult cite`. A new file is readable by its owner alone, since it "
          + "has the inputs' names; a file that holds no summary is not replaced.")
  }
}

extension CommandOption<String> {
  /// The file of the output.
  static var output: Self {
    text("output", "file", default: Plan.usualOutput, "Write to this file.")
      .short("o").ofFiles.in(.common).usually("standard output")
      .details("It appears under its name when it is complete, and replaces an earlier file.")
  }
}
