import ArgumentParser
import MoultIO

/// The program: words become a command, the command a run, the run an exit code.
@main
enum Program {
  /// The version, as `--version` prints it.
  static let version = "0.1.0"

  /// Runs the command that the words of the command line name.
  static func main() {
    prepareForSignals()
    let words = commandArguments()
    if let command = CommandList.plain(words[...]) {
      exit(command.perform())
    } else if let topic = HelpTopic(words) {
      show(topic.lines)
    } else if let message = CommandList.unknown(words[...]) {
      writeMessage("moult: \(message)")
      exit(Exit.usage)
    } else {
      runParsed(HelpTopic.parserWords(words))
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
    version: Program.version,
    subcommands: CommandList.all.map { $0.parsable })
}
