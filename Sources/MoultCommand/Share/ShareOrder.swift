import ArgumentParser
import Moult
import MoultIO
import MoultLedger

/// What is to be released to whom, decided before anything is read.
struct ShareOrder {
  let recipient: String
  let kind: ContentKind
  let application: String
  let purpose: String?
  let notices: [String]
  let isDryRun: Bool
  let edition: LimitsEdition
  let place: LedgerPlace
  /// Where the release goes.
  let directory: String
  /// How the inputs are read.
  var plan: Plan
  /// How the notices are read.
  let noticePlan: Plan
  var takesFewer = false

  /// - Throws: `ValidationError` where the options do not go together.
  init(
    _ options: ShareOptions, _ kind: ContentKind, _ edition: LimitsEdition, _ place: LedgerPlace
  ) throws {
    var plan = options.plan
    guard plan.namesFile else {
      throw ValidationError("A release needs a directory of its own: name a new one with -o.")
    }
    for text in [options.application, options.purpose ?? "-"] {
      let isPlain = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
      guard text.contains(where: { !$0.isWhitespace }), text.utf8.count <= 1000, isPlain,
        text.isUTF8
      else {
        throw ValidationError("--application and --purpose take some words on one line, in UTF-8.")
      }
    }
    guard (options.notices + plan.inputs).filter({ $0 == "-" }).count < 2 else {
      throw ValidationError("Standard input (-) can be read once.")
    }
    recipient = options.recipient
    self.kind = kind
    application = options.application
    purpose = options.purpose
    notices = options.notices
    isDryRun = options.isDryRun
    self.edition = edition
    self.place = place
    directory = plan.output
    plan.output = Plan.usualOutput
    noticePlan = plan.reading(notices)
    plan.otherPaths.add(notices, .read, by: "--with")
    plan.otherPaths.add(place.path, .kept, by: "--ledger")
    plan.otherPaths.add(directory, .filled, by: "-o")
    self.plan = plan
  }

  func request(wanted: Int, continues: Int? = nil) -> ReleaseRequest {
    var request = ReleaseRequest(
      recipient: recipient, kind: kind, wanted: wanted, rule: edition.ledgerRule(for: kind),
      application: application, purpose: purpose, limits: edition.name,
      limitsChecksum: Checksum.of(edition.text))
    request.takesFewer = takesFewer
    request.continues = continues
    return request
  }

  /// Opens the ledger, and sees to it that nothing is read in vain: the recipient is there, and the
  /// directory is free.
  func open() throws -> Ledger {
    try plan.checkPaths()
    let ledger = try openLedger()
    if !isDryRun { try ledger.recover() }
    _ = try ledger.preview(request(wanted: 0))
    try OutputDirectory.examine(directory)
    return ledger
  }

  private func openLedger() throws -> Ledger {
    do {
      return try place.open()
    } catch LedgerError.missing(let path) {
      throw ShareRefusal(
        clause: .terms,
        reason: "there is no ledger at \(path), and so no recipient that has agreed to the terms.",
        instead: "add the recipient (moult recipient add), or name another ledger (--ledger).")
    }
  }

  /// Reads the notices of `--with`; nil where there are none.
  func readNotices(for run: inout Run) throws -> Notices? {
    guard !notices.isEmpty else { return nil }
    var collector = NoticeCollector(limits: plan.limits, reading: plan.reading)
    try run.readNotices(noticePlan, into: &collector)
    return collector.notices
  }
}

extension ContentKind {
  init(_ ids: Dehydrator.Kind) {
    switch ids {
    case .tweets: self = .tweetIDs
    case .users: self = .userIDs
    case .messages: self = .messageIDs
    }
  }
}

/// A release that a rule forbids whatever the figures.
struct ShareRefusal: Error, CustomStringConvertible {
  let clause: Clause
  let reason: String
  let instead: String

  var description: String {
    "refused by the clause `\(clause.rawValue)`: \(reason) Nothing was released. Instead: \(instead)"
  }
}
