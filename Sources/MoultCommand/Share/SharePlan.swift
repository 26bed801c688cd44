import ArgumentParser
import Moult
import MoultIO
import MoultLedger
import MoultRelease

/// A release as it was ordered on the command line, and how its inputs are read.
struct SharePlan {
  /// What is released to whom and where.
  var order: ReleaseOrder
  /// Whether nothing is reserved or written.
  let isDryRun: Bool
  /// How the inputs are read.
  var inputs: Plan
  private let place: LedgerPlace
  private let notices: [String]

  /// - Throws: `ValidationError` for options that do not fit together or cannot be used.
  init(_ options: ShareOptions, _ kind: ReleaseKind) throws {
    inputs = options.plan
    let directory = inputs.output
    guard inputs.namesFile else {
      throw ValidationError("A release needs a directory of its own: name a new one with -o.")
    }
    try Self.checkText(options.application)
    try options.purpose.map(Self.checkText)
    order = ReleaseOrder(
      recipient: options.recipient, kind: kind, application: options.application,
      purpose: options.purpose, quotas: try options.limits.edition(), directory: directory)
    isDryRun = options.isDryRun
    place = try options.ledger.place()
    notices = options.notices
    inputs.output = Plan.usualOutput
    guard (notices + inputs.inputs).filter({ $0 == "-" }).count < 2 else {
      throw ValidationError("Standard input (-) can be read once.")
    }
    inputs.otherPaths.add(notices, .read, by: "--with")
    inputs.otherPaths.add(place.path, .kept, by: "--ledger")
    inputs.otherPaths.add(directory, .filled, by: "-o")
    if let file = options.limits.file { inputs.otherPaths.add(file, .read, by: "--limits") }
  }

  private static func checkText(_ text: String) throws {
    let isPlain = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard text.contains(where: { !$0.isWhitespace }), text.utf8.count <= 1000, isPlain, text.isUTF8
    else {
      throw ValidationError("--application and --purpose take some words on one line, in UTF-8.")
    }
  }

  /// Opens the ledger, and checks everything that can be checked before the inputs are read.
  func open() throws -> Ledger {
    try inputs.checkPaths()
    return try order.open(place, isDryRun: isDryRun)
  }

  /// Reads the notices of `--with`; nil where there are none.
  func readNotices(for run: inout Run) throws -> Notices? {
    guard !notices.isEmpty else { return nil }
    var collector = NoticeCollector(limits: inputs.limits, reading: inputs.reading)
    try run.readNotices(inputs.reading(notices), into: &collector)
    return collector.notices
  }

  /// Performs a release, or previews it in a dry run, and prints a summary. Whether somebody reads it changes no exit code.
  func perform(_ release: PendingRelease) throws {
    do { try performAndPrint(release) } catch is ClosedOutput {}
  }

  private func performAndPrint(_ release: PendingRelease) throws {
    guard !isDryRun else {
      let what = "would be released; nothing was reserved or written"
      return try printLines(summary(try release.preview(), wanted: release.wanted, what))
    }
    let grant = try release.perform()
    let what = "released to '\(grant.recipient.name)' in \(order.directory)"
    try printLines(
      summary(grant, wanted: release.wanted, what),
      done:
        "release \(grant.release) is complete in \(order.directory) and counts; only its summary "
        + "could not be printed")
  }

  private func summary(_ grant: Grant, wanted: Int, _ what: String) -> [String] {
    let number = grant.release > 0 ? "release \(grant.release): " : ""
    var lines = ["\(number)\(grant.count) \(order.kind.words) \(what)"]
    if let left = grant.usage.left {
      lines.append("\(left - grant.count) are left for '\(grant.recipient.name)' now")
    }
    if wanted > grant.count {
      lines.append(
        "\(wanted - grant.count) over the limit were left out: in the order of the input, all from "
          + "number \(grant.count + 1) on. To release them when more are free: --continue "
          + order.directory)
      if let next = grant.nextFreeing { lines.append("more become free at \(next)") }
    }
    return lines
  }
}

/// Reports how many records were left out of a release, by reason.
func reportWithheld(_ report: Report) {
  let reasons = report.withheld.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
  if !reasons.isEmpty { writeMessage("moult: withheld: \(reasons.joined(separator: ", "))") }
  let others = report.notes["neither-tweet-nor-user", default: 0]
  if others > 0 { writeMessage("moult: \(others) records are neither tweets nor users") }
  let repeated = report.notes["repeated-tweets", default: 0]
  if repeated > 0 { writeMessage("moult: \(repeated) records repeat a tweet and are left out") }
}
