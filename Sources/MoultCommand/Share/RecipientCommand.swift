import ArgumentParser
import Moult
import MoultIO
import MoultLedger
import MoultRelease

/// Commands about recipients.
enum RecipientCommand: CommandGroup {
  static let about = About(
    "recipient", "Record who may receive, and on which day they agreed to the terms.")
  static let commands: [any CommandNode.Type] = [
    Add.self, List.self, Show.self, End.self,
  ]

  /// Adds a recipient.
  struct Add: Command {
    static let about = About(
      "recipient add", "Add a recipient that has agreed to the platform's terms.")

    private let name: String
    private let agreed: String
    private let academic: Bool
    private let institution: String?
    private let permission: String?
    private let limit: Int?
    private let until: String?
    private let contact: String?
    private let options: LedgerOptions

    init(_ read: inout OptionReader) {
      name = read(
        .operand("name", "Name of the person or institution.")
          .details("Always use the same name."))
      agreed = read(.text("agreed", "day", "Day of agreement to the terms, as 2020-02-29."))
      academic = read(
        .flag("academic", "The recipient is academic; needs --institution."))
      institution = read(.text("institution", "name", "Academic institution; with --academic."))
      permission = read(
        .text("permission", "file", "Document of the platform's written permission.").ofFiles
          .details("Its SHA-256 is recorded."))
      limit = read(
        .number("limit", in: 1 ... .max, "Tweet IDs that it allows in any 30 days."))
      until = read(.text("until", "day", "Last day of the permission."))
      contact = read(.text("contact", "text", "Contact of the recipient."))
      options = LedgerOptions(&read)
    }

    /// Adds the recipient, in a new ledger where none exists.
    func run() throws -> ExitCode {
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
      return .success
    }

    private func recipient() throws -> NewRecipient {
      guard academic == (institution != nil) else {
        throw ValidationError("--academic and --institution go together.")
      }
      return NewRecipient(
        name: try self.name.oneLine("The name"), agreed: try Self.day(agreed, "--agreed"),
        institution: try institution.map { try $0.oneLine("--institution") },
        contact: try contact.map { try $0.oneLine("--contact") }, permission: try grant())
    }

    private func grant() throws -> Permission? {
      guard permission != nil || limit != nil || until != nil else { return nil }
      guard let permission, let limit, let until else {
        throw ValidationError("--permission, --limit and --until go together.")
      }
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
  }

  /// Names the recipients.
  struct List: Command {
    static let about = About("recipient list", "Name the recipients.")

    private let options: LedgerOptions

    init(_ read: inout OptionReader) { options = LedgerOptions(&read) }

    /// Prints a line for each recipient.
    func run() throws -> ExitCode {
      try printLines(
        options.place().open().state().recipients.map { recipient in
          let end = recipient.ended.map { ", ended on \($0.day)" } ?? ""
          return "\(recipient.name): agreed on \(recipient.agreed.day)\(end)"
        })
      return .success
    }
  }

  /// Prints what is recorded about a recipient.
  struct Show: Command {
    static let about = About(
      "recipient show", "Print a recipient and what it may receive now.")

    private let name: String
    private let limits: QuotaOptions
    private let options: LedgerOptions

    init(_ read: inout OptionReader) {
      name = read(.recipient)
      limits = QuotaOptions(&read)
      options = LedgerOptions(&read)
    }

    /// Prints the recipient and its quotas.
    func run() throws -> ExitCode {
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
      return .success
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

  /// Ends the agreement with a recipient.
  struct End: Command {
    static let about = About("recipient end", "Record that a recipient may receive no more.")

    private let name: String
    private let options: LedgerOptions

    init(_ read: inout OptionReader) {
      name = read(.recipient)
      options = LedgerOptions(&read)
    }

    /// Ends the agreement; earlier releases still count.
    func run() throws -> ExitCode {
      try options.place().open().endRecipient(name)
      try printLines(
        ["ended '\(name)'; what it received stays in the ledger and still counts"],
        done: "'\(name)' is ended; only that could not be printed")
      return .success
    }
  }
}

extension CommandOption<String> {
  /// The name of a recipient.
  fileprivate static var recipient: Self { operand("name", "Name of the recipient.") }
}

extension String {
  /// The text with single spaces, without line breaks and control characters.
  ///
  /// - Parameter what: what the text is, for the message.
  /// - Throws: `ValidationError`.
  func oneLine(_ what: String) throws -> String {
    let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let isPlain = line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard !line.isEmpty, line.utf8.count <= 500, isPlain, isUTF8 else {
      throw ValidationError("\(what) needs some words on one line, in UTF-8.")
    }
    return line
  }

  /// The text with spaces after it, up to a width in characters.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
