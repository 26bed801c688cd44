/// What to do with the values of each meaning.
///
/// It is an allow-list: a meaning that a policy does not name is dropped. Every action in it is one
/// that its meaning's class allows; nothing else can be made.
public struct Policy: Sendable {
  /// The name in its file.
  public let name: String
  /// The purpose in a sentence; empty if its file states none.
  public let about: String
  /// The action for each meaning, by its index.
  private var actions: [Action]

  /// What to do with the values of a meaning. O(1).
  subscript(meaning: Meaning) -> Action { actions[meaning.index] }

  /// Whether it keeps texts, for which a flat line has no field.
  public var keepsTexts: Bool {
    MeaningTable.builtIn.all.contains { self[$0] == .scrub }
  }

  /// Whether it keeps values that can name somebody who uses them alone: tags, hosts, topics, or texts with tags.
  public var keepsValues: Bool {
    MeaningTable.builtIn.all.contains { [.lower, .topic, .scrub, .host].contains(self[$0]) }
  }

  /// The names of the built-in policies, each an extension of the previous one.
  public static let builtInNames = ["strict", "topics", "text"]

  /// A built-in policy.
  ///
  /// - Throws: ``PolicyError/unknownPolicy(_:line:)`` for any name but ``builtInNames``.
  public static func named(_ name: String) throws(PolicyError) -> Policy {
    try builtIn(name, line: nil)
  }

  /// Parses a policy. O(length).
  ///
  /// - Throws: ``PolicyError`` with the line and what to write instead, also for an action that a clause forbids.
  public init(yaml: String) throws(PolicyError) {
    try self.init(PolicyDocument(yaml: yaml))
  }

  /// A policy that is written in code, with the rules and refusals of one in a file.
  ///
  ///     let policy = try Policy(named: "years", extending: "strict", meanings: ["tweet.time": "year"])
  ///
  /// - Parameters:
  ///   - name: its name, which reports and pages print.
  ///   - base: the built-in policy that it extends; nil for one that drops whatever `meanings` does not name.
  ///   - about: its purpose, in a sentence.
  ///   - meanings: the names of actions by those of meanings. ``listing()`` shows all.
  /// - Throws: ``PolicyError`` with the line 0, for the first fault in the order of the names, also for
  ///   an action that a clause forbids.
  public init(
    named name: String, extending base: String? = nil, about: String = "",
    meanings: [String: String] = [:]
  ) throws(PolicyError) {
    func entry(_ text: String) -> PolicyDocument.Entry { .init(value: text, line: 0) }
    var document = PolicyDocument()
    document.policy = name.isEmpty ? nil : entry(name)
    document.extends = base.map(entry)
    document.about = entry(about)
    if base == nil && meanings.isEmpty { throw .missingKey(PolicyDocument.Key.meanings.rawValue) }
    document.meanings = meanings.sorted { $0.key < $1.key }
      .map { .init(meaning: entry($0.key), action: entry($0.value)) }
    try self.init(document)
  }

  /// Looks up the words of a policy file.
  init(_ document: PolicyDocument) throws(PolicyError) {
    guard let name = document.policy else {
      throw .missingKey(PolicyDocument.Key.policy.rawValue)
    }
    self.name = name.value
    about = document.about?.value ?? ""
    if let base = document.extends {
      actions = try Self.builtIn(base.value, line: base.line).actions
    } else {
      guard document.meanings != nil else {
        throw .missingKey(PolicyDocument.Key.meanings.rawValue)
      }
      actions = Array(repeating: .drop, count: MeaningTable.builtIn.rows.count)
    }
    for choice in document.meanings ?? [] {
      let meaning = try Self.meaning(choice.meaning)
      actions[meaning.index] = try Self.action(choice.action, for: meaning)
    }
  }

  private static func builtIn(_ name: String, line: Int?) throws(PolicyError) -> Policy {
    let text =
      switch name {
      case "strict": PackageResources.strict_yaml
      case "topics": PackageResources.topics_yaml
      case "text": PackageResources.text_yaml
      default: throw .unknownPolicy(name, line: line)
      }
    if let document = PolicyDocument(flat: text) { return try Policy(document) }
    return try Policy(yaml: String(decoding: text, as: UTF8.self))
  }

  private static func meaning(_ word: PolicyDocument.Entry) throws(PolicyError) -> Meaning {
    guard let meaning = Meaning(named: word.value) else {
      throw .unknownMeaning(
        word.value,
        nearest: Spelling.nearest(to: word.value, among: MeaningTable.builtIn.rows.map(\.name)),
        line: word.line)
    }
    return meaning
  }

  private static func action(
    _ word: PolicyDocument.Entry, for meaning: Meaning
  ) throws(PolicyError) -> Action {
    let valueClass = meaning.valueClass
    guard let action = Action(rawValue: word.value) else {
      throw .unknownAction(
        word.value, meaning: meaning.name, allowed: valueClass.allowed, line: word.line)
    }
    guard valueClass.allowed.contains(action) else {
      let refusal = valueClass.refusal
      throw .refused(
        clause: refusal.clause, meaning: meaning.name, action: action, line: word.line,
        why: refusal.why, instead: refusal.instead)
    }
    return action
  }
}
