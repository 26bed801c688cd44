import ArgumentParser
import Moult
import MoultIO
import MoultLedger
import MoultRelease

struct RecipientCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recipient",
    abstract: "Record who may receive, and on which day they agreed to the terms.",
    subcommands: [Add.self, List.self, Show.self, End.self])

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Add a recipient that has agreed to the platform's terms.")

    @Argument(help: "The recipient: a person or an institution, always under the same name.")
    var name: String

    @Option(help: "The day on which it agreed to the terms, as in 2020-02-29.")
    var agreed: String

    @Flag(help: "It acts for an academic institution; goes with --institution.")
    var academic = false

    @Option(help: "The academic institution.")
    var institution: String?

    @Option(
      help: ArgumentHelp(
        "The document of the platform's written permission; its SHA-256 is recorded.",
        valueName: "file"))
    var permission: String?

    @Option(help: "How many tweet IDs that permission allows.")
    var limit: Int?

    @Option(help: "The last day of that permission.")
    var until: String?

    @Option(help: "Whom to write to.")
    var contact: String?

    @OptionGroup var options: LedgerOptions

    func run() throws {
      try reporting {
        let place = try options.place()
        var uses = PathUses()
        uses.add(place.path, .kept, by: "--ledger")
        if let permission { uses.add(permission, .read, by: "--permission") }
        try uses.check()
        let recipient = try recipient()
        try place.openOrCreate().add(recipient)
        try printLines(
          ["added '\(recipient.name)', which agreed to the terms on \(recipient.agreed.day)"],
          done: "'\(recipient.name)' is added; only that could not be printed")
      }
    }

    private func recipient() throws -> NewRecipient {
      guard academic == (institution != nil) else {
        throw ValidationError("--academic and --institution go together.")
      }
      return NewRecipient(
        name: try Self.line(name, "The name"), agreed: try Self.day(agreed, "--agreed"),
        institution: try institution.map { try Self.line($0, "--institution") },
        contact: try contact.map { try Self.line($0, "--contact") }, permission: try grant())
    }

    private func grant() throws -> Permission? {
      guard permission != nil || limit != nil || until != nil else { return nil }
      guard let permission, let limit, let until else {
        throw ValidationError("--permission, --limit and --until go together.")
      }
      guard limit > 0 else { throw ValidationError("--limit takes a number from 1.") }
      var sum = Checksum()
      var source = try InputSource(oneFile: permission)
      while try source.next() { sum.add(source.chunk) }
      return Permission(
        document: sum.hexadecimal, limit: limit, until: try Self.day(until, "--until"))
    }

    private static func day(_ text: String, _ option: String) throws -> Moment {
      guard let day = Moment(day: text) else {
        throw ValidationError("\(option) takes a day of the calendar, as in 2020-02-29.")
      }
      return day
    }

    /// A text without line breaks and control characters.
    private static func line(_ text: String, _ what: String) throws -> String {
      let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let isPlain = line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
      guard !line.isEmpty, line.utf8.count <= 500, isPlain, text.isUTF8 else {
        throw ValidationError("\(what) needs some words on one line, in UTF-8.")
      }
      return line
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Name the recipients.")

    @OptionGroup var options: LedgerOptions

    func run() throws {
      try reporting {
        try printLines(
          options.place().open().state().recipients.map { recipient in
            let end = recipient.ended.map { ", ended on \($0.day)" } ?? ""
            return "\(recipient.name): agreed on \(recipient.agreed.day)\(end)"
          })
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Print what is recorded of a recipient, and what it may have now.")

    @Argument(help: "The recipient.")
    var name: String

    @OptionGroup var limits: QuotaOptions
    @OptionGroup var options: LedgerOptions

    func run() throws {
      try reporting {
        let ledger = try options.place().open()
        let state = try ledger.state()
        guard let recipient = state.recipient(name) else { throw LedgerError.noRecipient(name) }
        let edition = try limits.edition()
        var lines = Self.lines(recipient)
        lines.append("limits        \(edition.name), \(edition.date)")
        for kind in ReleaseKind.allCases {
          let usage = state.usage(
            of: recipient, kind, edition.rule(for: kind), isPurposeDeclared: false,
            at: ledger.now())
          let left = usage.left.map { "\($0) left" } ?? "no figure"
          lines.append("\(kind.rawValue.padded(to: 14))\(usage.used) used, \(left)")
        }
        try printLines(lines)
      }
    }

    private static func lines(_ recipient: Recipient) -> [String] {
      var lines = ["name          \(recipient.name)", "agreed        \(recipient.agreed.day)"]
      if let institution = recipient.institution { lines.append("institution   \(institution)") }
      if let contact = recipient.contact { lines.append("contact       \(contact)") }
      if let permission = recipient.permission {
        lines.append(
          "permission    \(permission.limit) tweet IDs until \(permission.until.day), document "
            + permission.document)
      }
      if let ended = recipient.ended { lines.append("ended         \(ended)") }
      return lines
    }
  }

  struct End: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "end", abstract: "Record that a recipient may receive no more.")

    @Argument(help: "The recipient.")
    var name: String

    @OptionGroup var options: LedgerOptions

    func run() throws {
      try reporting {
        try options.place().open().endRecipient(name)
        try printLines(
          ["ended '\(name)'; what it received stays in the ledger and goes on counting"],
          done: "'\(name)' is ended; only that could not be printed")
      }
    }
  }
}

extension String {
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
