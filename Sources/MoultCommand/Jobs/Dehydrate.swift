import ArgumentParser
import Moult
import MoultIO

/// IDs of the records of some files.
struct DehydrateRequest: Request {
  static let usualIDs = Dehydrator.Kind.tweets
  static let flags = ["--unique", "--apply-deletes"] + BatchOptions.flags
  static let usualUniqueMemory = MemorySize(bytes: 1 << 30)
  static let leastUniqueMemory = 8 << 20

  private let ids: Dehydrator.Kind
  private let also: Set<Dehydrator.Relation>
  private let unique: Bool
  private let uniqueMemory: MemorySize
  private let appliesDeletes: Bool
  private let plan: Plan

  /// - Parameter also: relations with commas between them.
  init(
    ids: Dehydrator.Kind, also: String?, unique: Bool, uniqueMemory: MemorySize?, split: Int?,
    appliesDeletes: Bool, plan: Plan
  ) throws {
    if let uniqueMemory {
      guard unique else { throw ValidationError("--unique-memory goes with --unique.") }
      guard uniqueMemory.bytes >= Self.leastUniqueMemory else {
        throw ValidationError("--unique-memory takes 8M at least.")
      }
    }
    guard !appliesDeletes || ids != .messages else {
      throw ValidationError("--apply-deletes is for the IDs of tweets and users.")
    }
    self.appliesDeletes = appliesDeletes
    self.ids = ids
    self.also = try Self.relations(also ?? "", for: ids)
    self.unique = unique
    self.uniqueMemory = uniqueMemory ?? Self.usualUniqueMemory
    self.plan = try plan.split(split)
  }

  init(_ arguments: inout PlainArguments) throws {
    try self.init(
      ids: arguments.take("--ids", Dehydrator.Kind.init(rawValue:)) ?? Self.usualIDs,
      also: arguments.take("--also"), unique: arguments.takeFlag("--unique"),
      uniqueMemory: arguments.take("--unique-memory", MemorySize.init(argument:)),
      split: arguments.take("--split") { Int($0) },
      appliesDeletes: arguments.takeFlag("--apply-deletes"),
      plan: Plan(&arguments).writing(&arguments))
  }

  private static func relations(
    _ list: String, for ids: Dehydrator.Kind
  ) throws -> Set<Dehydrator.Relation> {
    let allowed = Dehydrator.Relation.allowed(for: ids)
    var relations: Set<Dehydrator.Relation> = []
    for word in list.split(separator: ",") {
      guard let role = Dehydrator.Relation(rawValue: String(word)), allowed.contains(role) else {
        let known = allowed.map(\.rawValue)
        let list = known.joined(separator: ", ")
        let nearest = Spelling.nearest(to: String(word), among: known)
        let proposal = nearest.map { "; perhaps `\($0)`" } ?? ""
        throw ValidationError(
          allowed.isEmpty
            ? "--also has nothing to add to the IDs of \(ids.rawValue)."
            : "--also takes, for the IDs of \(ids.rawValue): \(list)\(proposal).")
      }
      relations.insert(role)
    }
    return relations
  }

  func run() throws -> ExitCode {
    var job = Dehydrator(
      .init(
        ids: ids, also: also, unique: unique, uniqueMemory: uniqueMemory.bytes,
        appliesDeletes: appliesDeletes),
      limits: plan.limits, reading: plan.reading)
    guard !appliesDeletes || !plan.namesFolder else {
      throw ValidationError("--apply-deletes goes with one output; name a file after -o.")
    }
    var run = try Run(plan, batchJob)
    try run.feed(members: &job, by: memberRules)
    if let code = try run.finishBatch() { return code }
    // A notice may come long after what it names.
    while job.release() { try run.pass(&job, from: "", all: true) }
    try run.loadSpilled(&job)
    let code = try run.finish(job.report)
    return code
  }

  private var memberRules: Run.MemberRules<Dehydrator> {
    .init(
      end: { job in
        // It would come at the end, and belong to no member.
        guard !job.hasSpilled else { throw BatchError.noMemory }
        while job.release() {}
        let rest = job.output
        job.output.removeAll()
        return .init(report: job.takeReport(), rest: rest)
      }, remember: unique ? { $0.remember($1) } : nil)
  }

  private var batchJob: BatchJob {
    let roles = also.map(\.rawValue).sorted().joined(separator: ",")
    return BatchJob(
      ["dehydrate", "--ids \(ids.rawValue)", "--also \(roles)"] + (unique ? ["--unique"] : []),
      suffix: ".txt", isOrdered: unique, naming: .mirrored)
  }
}
