import ArgumentParser
import Moult
import MoultIO

/// The program: reads the command line, runs the command, and exits with its code.
@main
enum Program {
  /// Runs the command that the words of the command line name.
  static func main() {
    prepareForSignals()
    let words = commandArguments()
    if let command = CommandList.plain(words[...]) {
      exit(command.perform())
    } else if words == ["--version"] {
      show([moultVersion])
    } else if let topic = HelpTopic(words) {
      show(topic.lines)
    } else if let message = CommandList.unknown(words[...]) {
      writeMessage("moult: \(message)")
      exit(Exit.usage)
    } else {
      runParsed(HelpPage.parserWords(words))
    }
  }

  /// Runs a command that ArgumentParser reads.
  private static func runParsed(_ words: [String]) {
    do {
      var command = try Root.parseAsRoot(words)
      try command.run()
    } catch {
      let (text, code) = (Root.fullMessage(for: error), Root.exitCode(for: error))
      guard !text.isEmpty else { return exit(code) }
      if code.isSuccess { return show([text]) }
      // A message can contain words of the command line, which are escaped as in all messages.
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        writeMessage(String(line))
      }
      exit(code)
    }
  }

  /// Prints help, the version or a completion script, with a check that it arrives.
  private static func show(_ lines: [String]) {
    do {
      try printLines(lines)
    } catch {
      exit(Exit.report(error))
    }
  }

  private static func exit(_ code: ExitCode) {
    if !code.isSuccess { Root.exit(withError: code) }
  }
}

/// All commands: the one list from which help, completions and the readers of the command line come.
enum CommandList {
  /// A row for each job or group. A job adds itself here.
  static let all: [any CommandNode.Type] = [
    Dehydrate.self, Redact.self, Aggregate.self, Merge.self, Comply.self, Explain.self, Cite.self,
    PolicyCommand.self, Share.self, RecipientCommand.self, LedgerCommand.self, BudgetCommand.self,
    KeyCommand.self,
  ]

  /// The command of a plain command line; nil if ArgumentParser has to read it.
  static func plain(_ words: ArraySlice<String>) -> (any Command)? {
    all.first { $0.about.name == words.first }?.plain(words.dropFirst())
  }

  /// A refusal of a first word that is no command but close to one.
  static func unknown(_ words: ArraySlice<String>) -> String? {
    let names = all.map { $0.about.name }
    guard let word = words.first, word != "help", !word.hasPrefix("-"), !names.contains(word),
      let nearest = Spelling.nearest(to: word, among: names)
    else { return nil }
    return "there is no job `\(word)`; perhaps `\(nearest)`; `moult help` lists all"
  }
}

/// All commands for ArgumentParser.
struct Root: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "moult",
    abstract: "A filter between Twitter/X data and everybody else.",
    discussion: """
      Reads streams and archives of hydrated tweets and prints what the platform's rules allow: lists of IDs, \
      redacted records, tables over many users.

      Topics: moult help \(HelpTopic.allCases.map(\.rawValue).joined(separator: ", "))
      """,
    version: moultVersion,
    subcommands: CommandList.all.map { $0.parsable })
}
