import ArgumentParser
import Moult
import MoultIO
import MoultLedger

/// Commands that release data to a recipient.
enum Share: CommandGroup {
  static let about = About(
    "share", "Release IDs or hydrated records to a recipient, within the limits.",
    """
    No other command releases. A release is reserved in the ledger before its first byte is written, and the \
    limits count by recipient, for all applications and purposes together. A refusal names the clause, the \
    figure and what is lawful instead; the exit code is 77.
    """)
  static let commands: [any CommandNode.Type] = [
    ShareIDs.self, ShareHydrated.self, ShareRecall.self,
  ]
}

/// The options of the commands that release.
struct ShareOptions {
  let recipient: String
  let application: String
  let purpose: String?
  let notices: [String]
  let isDryRun: Bool
  let limits: LimitsChoice
  let ledger: LedgerOptions
  let plan: Plan

  init(_ read: inout OptionReader) {
    recipient = read(.text("to", "name", "Recipient, by its name in the ledger."))
    application = read(
      .text("application", "name", default: "moult", "Application or profile.")
        .details("The limits count over all of them."))
    purpose = read(
      .text("purpose", "text", "The one use case.").usually("the application")
        .details("For an academic recipient, this declares non-commercial research."))
    notices = read(.notices)
    isDryRun = read(.dryRun("Report the release; reserve and write nothing."))
    limits = LimitsChoice(&read)
    ledger = LedgerOptions(&read)
    plan = Plan(
      &read, .text("output", "directory", "New directory of the release.").short("o").ofFolders)
  }

  /// What is released to whom, checked.
  func order(_ kind: ContentKind) throws -> ShareOrder {
    var order = try ShareOrder(self, kind, limits.edition(), ledger.place())
    if LimitsEdition.named(limits.limits) == nil {
      order.plan.otherPaths.add(limits.limits, .read, by: "--limits")
    }
    return order
  }
}

extension CommandOption<Bool> {
  /// Counts without any effect.
  static func dryRun(_ help: String) -> Self { flag("dry-run", help) }
}

/// Releases IDs.
struct ShareIDs: Command {
  static let about = About(
    "ids", "Release the IDs of tweets, users or messages.",
    """
    Reads hydrated records of any dialect, archives, and lists and tables of IDs. Writes to the new directory \
    named with -o: lists with one ID a line, each ID once, in the order of the input; manifest.json; README.txt. \
    IDs that notices in the inputs or of --with name are withheld.
    """)

  private let kind: Dehydrator.Kind
  private let column: ListColumn?
  private let takesFewer: Bool
  private let earlier: [String]
  private let linesEach: Int
  private let options: ShareOptions

  init(_ read: inout OptionReader) {
    kind = read(
      .choice("kind", "kind", default: .tweets, "IDs of tweets, users or messages.")
        .details("The users of tweets are their authors."))
    column = read(.column)
    takesFewer = read(
      .flag("up-to-limit", "Release what fits into the limit.")
        .details("What is left out is reported."))
    earlier = read(
      .texts("continue", "release", "Leave out what this release has.").ofFolders
        .details("It is the directory of a release, and may be given several times."))
    linesEach = read(
      .number("split", default: 1_000_000, in: 1 ... .max, "Most IDs of a file."))
    options = ShareOptions(&read)
  }

  func run() throws -> ExitCode {
    var order = try options.order(.init(kind))
    order.takesFewer = takesFewer
    order.plan.otherPaths.add(earlier, .read, by: "--continue")
    return try IDRelease(order, ids: kind, column: column, earlier: earlier, linesEach: linesEach)
      .perform()
  }
}
