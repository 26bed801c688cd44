import ArgumentParser

/// The name of a command, and what its help page says first.
struct About {
  /// The words that name the command: `redact`, or `share ids` in a group.
  let path: String
  /// One sentence.
  let abstract: String
  /// What a reader of the help page needs to know beyond the options.
  let discussion: String

  init(_ path: String, _ abstract: String, _ discussion: String = "") {
    (self.path, self.abstract, self.discussion) = (path, abstract, discussion)
  }

  /// The last word of the path.
  var name: String { path.split(separator: " ").last.map(String.init) ?? path }
}

/// A word of the command line that names a command or a group of commands.
protocol CommandNode: SendableMetatype {
  static var about: About { get }

  /// The same for ArgumentParser.
  static var parsable: any ParsableCommand.Type { get }

  /// The command of plain words after the name; nil if ArgumentParser has to read them.
  static func plain(_ words: ArraySlice<String>) -> (any Command)?
}

/// A command: its options, and what it does.
protocol Command: CommandNode {
  /// Reads the options and checks which of them go together.
  init(_ read: inout OptionReader)

  /// Runs the command.
  ///
  /// - Returns: the exit code.
  /// - Throws: any error that ``Exit`` reports.
  func run() throws -> ExitCode
}

extension Command {
  static var parsable: any ParsableCommand.Type { ParsedCommand<Self>.self }

  /// The options, in the order of the help page.
  static var rows: [OptionRow] {
    var list = OptionReader(nil)
    _ = Self(&list)
    return list.rows
  }

  /// The command with the options of plain words.
  static func plain(_ words: ArraySlice<String>) -> (any Command)? {
    guard let arguments = try? PlainArguments(words, rows) else { return nil }
    return try? Self(arguments.given)
  }

  /// - Throws: the first fault of the command line.
  init(_ given: GivenWords) throws {
    var reader = OptionReader(given)
    self.init(&reader)
    if let fault = reader.fault { throw fault }
  }

  /// Runs the command, and reports an error.
  func perform() -> ExitCode {
    do {
      return try run()
    } catch {
      return Exit.report(error)
    }
  }
}

/// Commands under a common word, as `ids` under `share`.
protocol CommandGroup: CommandNode {
  static var commands: [any CommandNode.Type] { get }
}

extension CommandGroup {
  static var parsable: any ParsableCommand.Type { ParsedGroup<Self>.self }

  /// The command of the group that the first word names.
  static func plain(_ words: ArraySlice<String>) -> (any Command)? {
    commands.first { $0.about.name == words.first }?.plain(words.dropFirst())
  }
}
