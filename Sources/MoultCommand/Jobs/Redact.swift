import ArgumentParser
import Moult
import MoultIO

/// Redacted records of some files.
struct RedactRequest: Request {
  static let usualPolicy = "strict"
  static let usualShape = Redactor.Shape.own
  static let flags = BatchOptions.flags

  private let policy: String
  private let shape: Redactor.Shape
  private let plan: Plan

  init(policy: String, shape: Redactor.Shape, plan: Plan) {
    self.policy = policy
    self.shape = shape
    var plan = plan
    plan.otherPaths.addPolicy(policy)
    self.plan = plan
  }

  init(_ arguments: inout PlainArguments) throws {
    try self.init(
      policy: arguments.take("--policy") ?? Self.usualPolicy,
      shape: arguments.take("--shape", Redactor.Shape.init(rawValue:)) ?? Self.usualShape,
      plan: Plan(&arguments).writing(&arguments))
  }

  func run() throws -> ExitCode {
    let policy = try loadPolicy(policy)
    guard shape != .flat || !policy.keepsTexts else {
      throw ValidationError(
        "--shape flat has no place for texts, which the policy \(policy.name) keeps; ask for "
          + "--shape own, or for a policy that drops tweet.text and tweet.plain-text, as topics does."
      )
    }
    var job = Redactor(policy, shape: shape, limits: plan.limits, reading: plan.reading)
    let words =
      ["redact", "--shape \(shape.rawValue)"] + (plan.namesFolder ? policy.listing() : [])
    var run = try Run(plan, BatchJob(words, suffix: ".jsonl"))
    try run.feed(members: &job, by: .init { .init(report: $0.takeReport()) })
    return try run.finishBatch() ?? run.finish(job.report)
  }
}
