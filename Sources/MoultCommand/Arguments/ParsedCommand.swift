import ArgumentParser

/// A command for ArgumentParser, which finds the options in its mirror, as it finds wrapped properties.
struct ParsedCommand<Asked: Command>: ParsableCommand, CustomReflectable {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: Asked.about.name, abstract: Asked.about.abstract, usage: usage,
      discussion: discussion)
  }

  private static var discussion: String {
    let about = Asked.about.discussion
    guard Asked.rows.contains(where: { $0.isRare || !$0.details.isEmpty }) else { return about }
    return about + (about.isEmpty ? "" : "\n\n")
      + "All options, with details: moult \(Asked.about.path) --help-all"
  }

  /// What the command line gives.
  private(set) var given = GivenWords()

  init() {}

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: OptionKey.self)
    for row in Asked.rows {
      if let texts = try row.texts(in: values) { given.add(row.name, texts) }
    }
  }

  var customMirror: Mirror {
    Mirror(self, children: Asked.rows.map { (label: $0.name, value: $0.wrapper) })
  }

  /// Reports the first fault of the options.
  func validate() throws { _ = try Asked(given) }

  /// Runs the command, and throws the exit code.
  func run() throws { throw try Asked(given).perform() }

  private static var usage: String {
    let rows = Asked.rows
    let required = rows.filter { $0.isRequired && !$0.isOperand }.map { row in
      "\(row.short.map { "-\($0)" } ?? row.typed) <\(row.valueName)>"
    }
    let operands = rows.filter(\.isOperand).map { row in
      let word = row.arity == .operands ? row.typed + " ..." : row.typed
      return row.isRequired ? word : "[\(word)]"
    }
    return (["moult", Asked.about.path] + required + ["[<options>]"] + operands)
      .joined(separator: " ")
  }
}

/// A group of commands for ArgumentParser.
struct ParsedGroup<Group: CommandGroup>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: Group.about.name, abstract: Group.about.abstract,
      discussion: Group.about.discussion, subcommands: Group.commands.map { $0.parsable })
  }
}

/// The name of an option as a key of ArgumentParser.
private struct OptionKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }

  init?(intValue: Int) { nil }
}

extension OptionRow {
  /// The property wrapper that declares the option to ArgumentParser.
  fileprivate var wrapper: Any {
    switch (arity, isRequired) {
    case (.flag, _): Flag(wrappedValue: false, name: names, help: parserHelp)
    case (.single, true): Option<String>(name: names, help: parserHelp, completion: kind)
    case (.single, false): Option<String?>(name: names, help: parserHelp, completion: kind)
    case (.repeated, true): Option<[String]>(name: names, help: parserHelp, completion: kind)
    case (.repeated, false):
      Option<[String]>(wrappedValue: [], name: names, help: parserHelp, completion: kind)
    case (.operand, true): Argument<String>(help: parserHelp, completion: kind)
    case (.operand, false): Argument<String?>(help: parserHelp, completion: kind)
    case (.operands, _): Argument<[String]>(wrappedValue: [], help: parserHelp, completion: kind)
    }
  }

  /// What a command line gives of the option; nil where it does not give it.
  fileprivate func texts(in values: KeyedDecodingContainer<OptionKey>) throws -> [String]? {
    let key = OptionKey(stringValue: name)
    switch (arity, isRequired) {
    case (.flag, _):
      return try values.decode(Flag<Bool>.self, forKey: key).wrappedValue ? [] : nil
    case (.single, true): return [try values.decode(Option<String>.self, forKey: key).wrappedValue]
    case (.single, false):
      return try values.decode(Option<String?>.self, forKey: key).wrappedValue.map { [$0] }
    case (.operand, true):
      return [try values.decode(Argument<String>.self, forKey: key).wrappedValue]
    case (.operand, false):
      return try values.decode(Argument<String?>.self, forKey: key).wrappedValue.map { [$0] }
    case (.repeated, _):
      let texts = try values.decode(Option<[String]>.self, forKey: key).wrappedValue
      return texts.isEmpty ? nil : texts
    case (.operands, _):
      let texts = try values.decode(Argument<[String]>.self, forKey: key).wrappedValue
      return texts.isEmpty ? nil : texts
    }
  }

  private var names: NameSpecification {
    guard let short else { return .customLong(name) }
    return [.customShort(short), .customLong(name)]
  }

  private var parserHelp: ArgumentHelp {
    let isWhole = HelpPage.isWhole
    return ArgumentHelp(
      helpLine, discussion: isWhole ? plainDetails : "", valueName: valueName,
      visibility: isRare && !isWhole ? .hidden : .default)
  }

  private var kind: CompletionKind? {
    switch completion {
    case .none: nil
    case .file: .file()
    case .folder: .directory
    case .words(let words): .list(words)
    }
  }
}
