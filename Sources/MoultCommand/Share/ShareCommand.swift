import ArgumentParser
import Moult
import MoultIO
import MoultLedger

/// `moult share`: the only command that releases.
struct Share: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "share",
    abstract: "Release IDs or hydrated records to a recipient, within the limits.",
    discussion: """
      Nothing else releases. What is released is reserved in the ledger before its first byte is written, \
      and the limits count by recipient, whatever the application and the purpose. A refusal names the \
      clause, the figure and what is lawful instead, and the exit code is 77.
      """,
    subcommands: [ShareIDs.self, ShareHydrated.self, ShareRecall.self])
}

/// The options of the commands that release.
struct ShareOptions: ParsableArguments {
  @Option(name: .customLong("to"), help: "The recipient, by its name in the ledger.")
  var recipient: String

  @Option(help: "For which application or profile. The limits count over all of them.")
  var application = "moult"

  @Option(
    help: """
      What for, the one use case. With an academic recipient this declares non-commercial research.
      """)
  var purpose: String?

  @Option(
    name: .customLong("with"),
    help: ArgumentHelp(
      "A file of compliance notices, applied first; may be given several times.",
      valueName: "notices"))
  var notices: [String] = []

  @Flag(help: "Say what would be released, and reserve and write nothing.")
  var dryRun = false

  @OptionGroup var limits: QuotaOptions
  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var common: CommonOptions
}
