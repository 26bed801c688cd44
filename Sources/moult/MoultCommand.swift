import ArgumentParser
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
    guard let request = plainRequest(words[...]) else { return main(words) }
    let code = request.perform()
    if !code.isSuccess { exit(withError: code) }
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
