import ArgumentParser
import Moult
import MoultIO
import MoultLedger

/// `moult share`: the only commands that release.
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
  let limits: QuotaOptions
  let ledger: LedgerOptions
  let plan: Plan

  init(_ read: inout OptionReader, of about: About) {
    recipient = read(.text("to", "name", "Recipient, by its name in the ledger."))
    application = read(
      .text("application", "name", default: "moult", "Application or profile.")
        .details("The limits count over all of them."))
    purpose = read(
      .text("purpose", "text", "The one use case.").usually("the application")
        .details("For an academic recipient, this declares non-commercial research."))
    notices = read(.notices)
    isDryRun = read(.dryRun("Report the release; reserve and write nothing."))
    limits = QuotaOptions(&read)
    ledger = LedgerOptions(&read)
    var plan = Plan(
      &read, .text("output", "directory", "New directory of the release.").short("o").ofFolders)
    plan.keepRequest(read, of: about)
    self.plan = plan
  }
}

extension CommandOption<Bool> {
  /// Counts without any effect.
  static func dryRun(_ help: String) -> Self { flag("dry-run", help) }
}
