import ArgumentParser
import MoultIO

/// What the jobs take that can write an output for each member of their inputs.
struct BatchOptions: ParsableArguments {
  static let flags = ["--resume", "--progress"]

  @Flag(
    help: ArgumentHelp(
      "With -o DIR/: go on with a batch that was stopped. What is finished is not read again."))
  var resume = false

  @Option(help: "Compress what is written: gzip or zstd.")
  var compress: Choice<OutputCompression>?

  @Option(
    help: ArgumentHelp(
      "With -o DIR/: write a row for each member, records by kind, lines put out and refused by "
        + "reason: as a table, or as JSON where the name ends in .json.", valueName: "file"))
  var report: String?

  @Option(
    help: ArgumentHelp(
      "With -o DIR/: numbered names outputs by their order in the input; mirrored by their members, "
        + "whose names can be finer than an hour, or name a person. (default: mirrored for "
        + "dehydrate, else numbered)", valueName: "how"))
  var names: Choice<OutputNaming>?

  @Flag(
    help: ArgumentHelp(
      "Say how far the run is: on a terminal in a line that changes, which a batch has anyway; "
        + "otherwise in a line a minute."))
  var progress = false

  /// The plan with these options.
  func plan(_ plan: Plan) throws -> Plan {
    try plan.writing(
      resumes: resume, compression: compress?.value(of: "--compress"),
      naming: names?.value(of: "--names"), report: report,
      showsProgress: progress)
  }
}

extension Plan {
  /// What the options of a batch say of it.
  func writing(_ arguments: inout PlainArguments) throws -> Plan {
    try writing(
      resumes: arguments.takeFlag("--resume"),
      compression: arguments.take("--compress", OutputCompression.init(rawValue:)),
      naming: arguments.take("--names", OutputNaming.init(rawValue:)),
      report: arguments.take("--report"), showsProgress: arguments.takeFlag("--progress"))
  }

  fileprivate func writing(
    resumes: Bool, compression: OutputCompression?, naming: OutputNaming?, report: String?,
    showsProgress: Bool
  ) throws -> Plan {
    var plan = self
    plan.resumes = resumes
    plan.compression = compression
    plan.naming = naming
    plan.memberReport = report
    plan.showsProgress = showsProgress
    return plan
  }
}
