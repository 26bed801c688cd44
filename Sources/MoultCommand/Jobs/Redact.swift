import ArgumentParser
import Moult
import MoultFiles
import MoultIO

/// Prints redacted records.
struct Redact: Command, Equatable {
  static let about = About(
    "redact", "Print records without anything that identifies anyone, as JSON lines or CSV.",
    """
    One line for each tweet or user. What the policy does not keep is dropped, and so is every field that no \
    catalogue has. An item of a v2 page includes what the policy keeps of its author, place, media and \
    referenced tweets.
    """)

  private let policy: String
  private let shape: Redactor.Shape
  private let format: Redactor.Format
  private let unique: UniqueOptions
  private let rareValues: RareValueOptions
  private let plan: Plan

  init(_ read: inout OptionReader) {
    policy = read(.policy)
    let shape = read(
      .choice("shape", "shape", default: Redactor.Shape.own, "own, or flat for all dialects.")
        .details("`own` keeps the shape of the records; `flat` is one schema for all dialects."))
    let given: Redactor.Format? = read(
      .choice("format", "format", "Print json lines or csv.").usually(
        "json, or by the name after -o"
      )
      .details("`csv` is for `--shape flat`; `-o x.csv` is CSV without the option."))
    unique = UniqueOptions(
      &read, "Print each tweet once.",
      beyond: "Further tweets are kept in an encrypted temporary file and printed last")
    rareValues = RareValueOptions(&read)
    let shuffles = read(
      .flag("shuffle", "Print the lines in a random order.")
        .details(
          "So nobody can join them with a list of IDs by their places. Lines wait in an encrypted temporary file "
            + "until the input ends."))
    var plan = Plan(&read)
    plan.readBatchOptions(&read)
    plan.otherPaths.addPolicy(policy)
    self.shape = shape
    let format =
      read.attempt { [plan] in
        try NamedFormat.choose(
          given, default: .json, for: plan,
          ["json": .json, "jsonl": .json, "ndjson": .json, "csv": .csv])
      } ?? .json
    self.format = format
    read.require(format == .json || shape == .flat, "CSV is for --shape flat; add it.")
    read.require(
      !unique.isOn || !plan.resumes,
      "--unique does not go with --resume, since redacted outputs have no IDs; start the batch again without "
        + "--resume.")
    plan.shuffles = shuffles
    plan.header = Redaction.header(format)
    plan.keepRequest(read, of: Self.about)
    self.plan = plan
  }

  /// Prints the redacted records of the inputs.
  func run() throws -> ExitCode {
    let policy = try loadPolicy(policy)
    guard shape != .flat || !policy.keepsTexts else {
      throw ValidationError(
        "--shape flat has no place for texts, which the policy \(policy.name) keeps; ask for "
          + "--shape own, or for a policy that drops tweet.text and tweet.plain-text, as topics does."
      )
    }
    try rareValues.check(policy, plan)
    guard !plan.shuffles || !plan.namesFolder else {
      throw ValidationError("--shuffle goes with one output; name a file after -o.")
    }
    var plan = plan
    plan.policy = plan.needsProvenance ? Provenance.Document(policy) : nil
    let options = Redaction.Options(
      shape: shape, format: format, unique: unique.isOn, uniqueMemory: unique.memory,
      minUsers: rareValues.minUsers, valueMemory: rareValues.memory)
    // Opened first, so that a fault of the output is reported before the first pass.
    var run = try Run(plan, batchJob(policy))
    var job = try makeJob(policy, options)
    return try run.perform(&job) { job in
      // In a folder this would be a message for each output.
      Conclusion(notes: plan.namesFolder ? [] : rareValues.notes(job.report))
    }
  }

  private func makeJob(_ policy: Policy, _ options: Redaction.Options) throws -> Redactor {
    guard rareValues.isTwoPass else {
      return Redactor(policy, options, limits: plan.limits, reading: plan.reading)
    }
    var first = Redactor.counting(policy, options, limits: plan.limits, reading: plan.reading)
    var run = try Run(plan.counting)
    try run.feed(&first)
    return Redactor(policy, options, after: first, limits: plan.limits, reading: plan.reading)
  }

  private func batchJob(_ policy: Policy) -> BatchJob {
    BatchJob(
      [Self.about.name, "--shape \(shape.rawValue)", "--format \(format.rawValue)"]
        + (unique.isOn ? ["--unique"] : []) + rareValues.words(policy)
        + (plan.namesFolder ? policy.listing() : []),
      suffix: format.fileExtension,
      isOrdered: unique.isOn || policy.keepsValues && !rareValues.isTwoPass)
  }
}
