import ArgumentParser
import Moult
import MoultIO

/// Prints the IDs of records.
struct Dehydrate: Command, Equatable {
  static let about = About(
    "dehydrate", "Print the IDs of hydrated tweets, users or messages, one a line.",
    """
    Reads records of any dialect, and tables (CSV, TSV) whose header names the columns with IDs. \
    A v1.1 record has one ID, a v2 page one for each item of its data. Control messages, pages of errors \
    alone, files of users and deleted tweets have no tweet IDs.
    """)

  private let ids: Dehydrator.Kind
  private let also: Set<Dehydrator.Relation>
  private let unique: UniqueOptions
  private let appliesDeletes: Bool
  private let column: ListColumn?
  private let isPlausible: Bool
  private let plan: Plan

  init(_ read: inout OptionReader) {
    ids = read(
      .choice("ids", "kind", default: .tweets, "IDs of tweets, users or messages.")
        .details("The users of tweets are their authors."))
    let roles = read(
      .text("also", "role,...", "Add related IDs, as retweeted,quoted.")
        .details(
          "After the record's own ID: `retweeted`, `quoted`, `replied`, `included`, `liked`; with `--ids users` "
            + "`mentioned`, and no `liked`."))
    unique = UniqueOptions(
      &read, "Print each ID once.",
      beyond: "Further IDs are kept in an encrypted temporary file and printed last")
    let linesEach = read(
      .number("split", in: 1 ... .max, "Split into files of N lines.").usually("one file")
        .details("`-o ids.txt` gives `ids-0001.txt`, `ids-0002.txt` and so on."))
    appliesDeletes = read(
      .flag("apply-deletes", "Withhold what notices in the inputs name.")
        .details(
          "IDs are printed at the end; until then each record takes 16 to 40 bytes of memory."))
    column = read(.column)
    isPlausible = read(.plausible)
    var plan = Plan(&read)
    plan.readBatchOptions(&read)
    plan.readsLists = true
    plan.linesEach = linesEach
    self.plan = plan
    let ids = ids
    also = read.attempt { try Self.relations(roles ?? "", for: ids) } ?? []
    read.require(
      !appliesDeletes || ids != .messages, "--apply-deletes is for the IDs of tweets and users.")
    read.require(
      linesEach == nil || plan.namesFile,
      "--split goes with -o FILE, after which the files are named.")
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

  /// Prints the IDs of the inputs.
  func run() throws -> ExitCode {
    var options = Dehydrator.Options(
      ids: ids, also: also, unique: unique.isOn, uniqueMemory: unique.memory,
      appliesDeletes: appliesDeletes)
    options.column = column
    options.plausibleAt = isPlausible ? Clock.wallSeconds() : nil
    options.printsHeads = !plan.namesFolder
    var job = Dehydrator(options, limits: plan.limits, reading: plan.reading)
    guard !appliesDeletes || !plan.namesFolder else {
      throw ValidationError("--apply-deletes goes with one output; name a file after -o.")
    }
    var run = try Run(plan, batchJob)
    return try run.perform(&job)
  }

  private var batchJob: BatchJob {
    let roles = also.map(\.rawValue).sorted().joined(separator: ",")
    return BatchJob(
      [Self.about.name, "--ids \(ids.rawValue)", "--also \(roles)"]
        + (unique.isOn ? ["--unique"] : [])
        + (column.map { ["--column \($0)"] } ?? []) + (isPlausible ? ["--plausible"] : []),
      suffix: ".txt", isOrdered: unique.isOn, naming: .mirrored)
  }
}
