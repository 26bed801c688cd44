import ArgumentParser
import Moult
import MoultIO
import MoultLedger

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

/// What the releasing commands take.
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

  @OptionGroup var limits: LimitsChoice
  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var common: CommonOptions

  func order(_ kind: ReleaseKind) throws -> ShareOrder {
    var order = try ShareOrder(
      recipient: recipient, kind: kind, application: application, purpose: purpose,
      notices: notices, isDryRun: dryRun, edition: limits.edition(), place: ledger.place(),
      common: common)
    if QuotaEdition.named(limits.limits) == nil {
      order.plan.otherPaths.add(limits.limits, .read, by: "--limits")
    }
    return order
  }
}

struct ShareIDs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ids",
    abstract: "Release the IDs of tweets, users or messages.",
    discussion: """
      Reads hydrated records of any dialect, archives, lists with one ID a line, and tables with a column of IDs. Writes to the \
      new directory named with -o: lists with one ID a line, each ID once, in the order of the input; \
      manifest.json; README.txt. What notices in the inputs or of --with name is withheld.
      """)

  @OptionGroup var options: ShareOptions

  @Option(help: "Whose IDs: tweets, users (of tweets, the authors) or messages.")
  var kind = Choice(DehydrateRequest.usualIDs)

  @Option(help: ListColumn.help)
  var column: ListColumn?

  @Flag(help: "If not all fits into the limit, release what fits, and say what is left out.")
  var upToLimit = false

  @Option(
    name: .customLong("continue"),
    help: ArgumentHelp(
      "Leave out what this release already has, by the directory of the release; may be given several "
        + "times.", valueName: "release"))
  var earlier: [String] = []

  @Option(help: ArgumentHelp("At most so many IDs a file.", valueName: "lines"))
  var split = 1_000_000

  func validate() throws {
    guard split > 0 else { throw ValidationError("--split takes a number from 1.") }
    _ = try kind.value(of: "--kind")
  }

  func run() throws {
    try telling {
      let kind = try kind.value(of: "--kind")
      var order = try options.order(.init(kind))
      order.takesFewer = upToLimit
      order.plan.otherPaths.add(earlier, .read, by: "--continue")
      throw try IDRelease(order, ids: kind, column: column, earlier: earlier, linesEach: split)
        .perform()
    }
  }
}
