import ArgumentParser
import Moult
import MoultIO
import MoultLedger
import MoultRelease

/// The option that names the edition of the quotas.
struct QuotaOptions {
  private let limits: String

  init(_ read: inout OptionReader) {
    limits = read(
      .text(
        "limits", "edition", default: QuotaEdition.builtInNames[0],
        "Edition of the quotas, or a YAML file."
      ).ofFiles.rare)
  }

  private static let builtIn = QuotaEdition.builtInNames.joined(separator: ", ")

  /// The file that the option names; nil for a built-in edition.
  var file: String? { QuotaEdition.named(limits) == nil ? limits : nil }

  /// Reads the edition.
  func edition() throws -> QuotaEdition {
    if let edition = QuotaEdition.named(limits) { return edition }
    let text: String
    do {
      text = try wholeText(of: limits, mostBytes: 1 << 20)
    } catch let error as IOError where error.code == .notFound {
      throw ValidationError(
        "There is no file \(limits); "
          + Spelling.proposal(for: limits, among: QuotaEdition.builtInNames)
          + "the built-in limits are \(Self.builtIn).")
    }
    do {
      return try QuotaEdition(yaml: text)
    } catch {
      let nearest = error.unknown.flatMap { Spelling.nearest(to: $0.word, among: $0.known) }
      let proposal = nearest.map { "; perhaps `\($0)`" } ?? ""
      throw ValidationError("\(limits): \(error)\(proposal)")
    }
  }
}
