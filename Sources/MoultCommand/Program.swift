import ArgumentParser
import Moult
import MoultIO

/// The command: what was asked becomes a plan, the plan a run, the run an exit code.
@main
struct MoultCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "moult",
    abstract: "A filter between Twitter/X data and everybody else.",
    discussion: """
      Takes streams and archives of hydrated tweets and lets out what the platform's rules allow: \
      lists of IDs, redacted records, tables over many users. Reads files or standard input; \
      writes to standard output unless -o names a file.

      Exit codes: 0 done; 1 done, with rejected records; 64 the request is not understood; \
      65 no readable record; 74 input or output failed; 77 refused by a rule.
      """,
    version: "0.1.0",
    subcommands: [
      Dehydrate.self, Redact.self, Aggregate.self, Comply.self, Explain.self, PolicyCommand.self,
      Share.self, RecipientCommand.self, LedgerCommand.self,
    ])

  static func main() {
    prepareForSignals()
    let words = commandArguments()
    guard let request = plainRequest(words[...]) else {
      if let message = unknownJob(words[...]) {
        writeMessage("moult: \(message)")
        exit(withError: Exit.usage)
      }
      return runParsed(words)
    }
    let code = request.perform()
    if !code.isSuccess { exit(withError: code) }
  }

  /// What to say of a word in the place of a job that is none, where it is near to one.
  private static func unknownJob(_ words: ArraySlice<String>) -> String? {
    let jobs = configuration.subcommands.compactMap { $0.configuration.commandName }
    guard let word = words.first, word != "help", !word.hasPrefix("-"), !jobs.contains(word),
      let nearest = Spelling.nearest(to: word, among: jobs)
    else { return nil }
    return "there is no job `\(word)`; perhaps `\(nearest)`; `moult help` lists all"
  }

  private static func runParsed(_ words: [String]) {
    do {
      var command = try parseAsRoot(words)
      try command.run()
    } catch {
      leave(error)
    }
  }

  /// Ends the process as ArgumentParser does, except that help, the version and completion scripts are
  /// printed as all else is: that they arrive is checked. A message may hold words of the command line, and
  /// they are shown as in all messages.
  private static func leave(_ end: any Error) -> Never {
    let text = fullMessage(for: end)
    guard exitCode(for: end).isSuccess, !text.isEmpty else {
      for line in text.split(separator: "\n", omittingEmptySubsequences: text.isEmpty) {
        writeMessage(String(line))
      }
      exit(withError: exitCode(for: end))
    }
    do {
      try printLines([text])
    } catch {
      exit(withError: Exit.tell(error))
    }
    exit()
  }

  /// What a plain command line asks of a job; nil where ArgumentParser has to read it.
  static func plainRequest(_ words: ArraySlice<String>) -> (any Request)? {
    switch words.first {
    case "dehydrate": DehydrateRequest(plain: words.dropFirst())
    case "redact": RedactRequest(plain: words.dropFirst())
    case "aggregate": AggregateRequest(plain: words.dropFirst())
    case "comply": ComplyRequest(plain: words.dropFirst())
    default: nil
    }
  }
}
