import ArgumentParser
import Moult
import MoultIO

/// Prints redacted records.
struct Redact: Command, Equatable {
  static let about = About(
    "redact", "Print records without anything that identifies anyone, as JSON lines.",
    """
    One line for each tweet or user. What the policy does not keep is dropped, and so is every field that no \
    catalogue has. An item of a v2 page includes what the policy keeps of its author, place, media and \
    referenced tweets.
    """)

  private let policy: String
  private let shape: Redactor.Shape
  private let plan: Plan

  init(_ read: inout OptionReader) {
    policy = read(.policy)
    shape = read(
      .choice("shape", "shape", default: .own, "own, or flat for all dialects.")
        .details("`own` keeps the shape of the records; `flat` is one schema for all dialects."))
    var plan = Plan(&read)
    plan.readBatchOptions(&read)
    plan.otherPaths.addPolicy(policy)
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
    var plan = plan
    plan.policy = plan.needsProvenance ? Provenance.Document(policy) : nil
    var job = Redactor(policy, shape: shape, limits: plan.limits, reading: plan.reading)
    let words =
      [Self.about.name, "--shape \(shape.rawValue)"] + (plan.namesFolder ? policy.listing() : [])
    var run = try Run(plan, BatchJob(words, suffix: ".jsonl"))
    return try run.perform(&job)
  }
}
