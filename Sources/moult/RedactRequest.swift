import ArgumentParser
import Moult

/// Redacted records of some files.
struct RedactRequest: Request {
  static let usualPolicy = "strict"
  static let usualShape = Redactor.Shape.own

  private let policy: String
  private let shape: Redactor.Shape
  private let plan: Plan

  init(policy: String, shape: Redactor.Shape, plan: Plan) {
    self.policy = policy
    self.shape = shape
    self.plan = plan
  }

  init(_ arguments: inout PlainArguments) throws {
    try self.init(
      policy: arguments.take("--policy") ?? Self.usualPolicy,
      shape: arguments.take("--shape", Redactor.Shape.init(rawValue:)) ?? Self.usualShape,
      plan: Plan(&arguments))
  }

  func run() throws -> ExitCode {
    var job = Redactor(
      try loadPolicy(policy), shape: shape, limits: plan.limits, reading: plan.reading)
    var run = try Run(plan)
    try run.feed(parts: &job)
    return try run.finish(job.report)
  }
}
