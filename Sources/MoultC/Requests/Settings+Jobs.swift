internal import CMoult
internal import Moult
internal import MoultArrow
internal import MoultFiles
internal import MoultIO

extension Settings {
  /// The job that prints IDs.
  mutating func dehydrate(_ inputs: [RunInput]) throws(Failure) -> Startable {
    var options = Dehydration.Options()
    options.ids = try choice("ids", or: .tweets)
    options.also = try relations(for: options.ids)
    options.unique = try isOn("unique")
    options.uniqueMemory = try number("unique-memory", in: 1...(.max), or: usualUniqueMemory)
    options.appliesDeletes = try isOn("apply-deletes")
    guard !options.appliesDeletes || options.ids != .messages else {
      throw .usage("bad-setting", "apply-deletes is for the IDs of tweets and users")
    }
    var settings = try inputSettings(inputs)
    settings.readsLists = true
    return Startable(
      inputs: settings,
      start: { [options] taking, inputs, atEnd in
        var options = options
        options.givesNumbers = taking == .batches
        let run = BackgroundRun<Dehydration>(inputs)
        try run.start(
          { [options] in Dehydrator(options, limits: inputs.limits, reading: inputs.reading) },
          atEnd: atEnd)
        return run
      },
      assembler: { BatchAssembler(IDColumns()) })
  }

  private mutating func relations(
    for ids: Dehydration.Kind
  ) throws(Failure) -> Set<Dehydration.Relation> {
    let allowed = Dehydration.Relation.allowed(for: ids)
    var relations: Set<Dehydration.Relation> = []
    for list in texts("also") {
      for word in list.split(separator: ",") {
        guard let role = Dehydration.Relation(rawValue: String(word)), allowed.contains(role) else {
          let words = allowed.map(\.rawValue).joined(separator: ", ")
          throw .usage(
            "bad-setting",
            allowed.isEmpty
              ? "also has nothing to add to the IDs of \(ids.rawValue)"
              : "also takes, for the IDs of \(ids.rawValue): \(words)")
        }
        relations.insert(role)
      }
    }
    return relations
  }

  /// The job that prints redacted records.
  mutating func redact(_ inputs: [RunInput]) throws -> Startable {
    let policy = try policy()
    let shape = try choice("shape", or: Redaction.Shape.own)
    let options = Redaction.Options(
      shape: shape, format: try choice("format", or: .json), unique: try isOn("unique"),
      uniqueMemory: try number("unique-memory", in: 1...(.max), or: usualUniqueMemory),
      minUsers: try number(
        "min-users", in: Redaction.Options.leastMinUsers...1_000_000,
        or: Redaction.Options.usualMinUsers),
      valueMemory: try number(
        "min-users-memory", in: (64 << 20)...(.max), or: Redaction.Options.usualValueMemory))
    guard options.shape == .own || !policy.keepsTexts else { throw Failure.textsInFlatLines }
    let settings = try inputSettings(inputs)
    return Startable(
      inputs: settings,
      start: { taking, inputs, atEnd in
        guard taking == .bytes || !policy.keepsTexts else { throw Failure.textsInFlatLines }
        let options = taking == .batches ? options.packed : options
        let run = BackgroundRun<Redaction>(inputs)
        try run.start(
          { Redactor(policy, options, limits: inputs.limits, reading: inputs.reading) },
          atEnd: atEnd)
        return run
      },
      assembler: { BatchAssembler(FlatColumns(policy)) })
  }

  /// A built-in policy, or one whose text is given.
  private mutating func policy() throws -> Policy {
    let text = text("policy") ?? "strict"
    if text.contains("\n") || text.contains(":") { return try Policy(yaml: text) }
    return try Policy.named(text)
  }
}

extension Failure {
  /// A policy keeps what a flat line has no field for.
  fileprivate static let textsInFlatLines = usage(
    "bad-setting",
    "the shape flat has no place for texts, which the policy keeps; ask for the shape own, or for a policy that drops "
      + "tweet.text and tweet.plain-text, as topics does")
}

/// The default memory for IDs that are compared.
let usualUniqueMemory = 1 << 30
