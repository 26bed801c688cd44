import ArgumentParser
import Moult
import MoultIO
import MoultLedger

/// The edition of the limits that is in force for a run.
struct LimitsChoice {
  /// The name of a built-in edition, or a file.
  let limits: String

  init(_ read: inout OptionReader) {
    limits = read(
      .text(
        "limits", "edition", default: LimitsEdition.builtInNames[0],
        "Edition of the limits, or a YAML file."
      ).ofFiles.rare)
  }

  /// The edition, read from its file where it has one.
  func edition() throws -> LimitsEdition {
    if let edition = LimitsEdition.named(limits) { return edition }
    let text: String
    do {
      text = try wholeText(of: limits, mostBytes: 1 << 20)
    } catch let error as IOError where error.code == .notFound {
      throw ValidationError(
        "There is no file \(limits); "
          + Spelling.proposal(for: limits, among: LimitsEdition.builtInNames)
          + "the built-in limits are "
          + LimitsEdition.builtInNames.joined(separator: ", ") + ".")
    }
    do {
      return try LimitsEdition(yaml: text)
    } catch {
      throw ValidationError("\(limits): \(error)")
    }
  }
}

extension LimitsEdition {
  /// The rule for a kind, as the ledger understands it.
  func ledgerRule(for kind: ContentKind) -> LimitRule {
    let rule = rule(for: kind.limitsKind)
    let window: LimitRule.Window =
      switch rule.window {
      case .days(let days): .rolling(seconds: days * Moment.secondsPerDay)
      case .calendarDay: .day
      }
    return LimitRule(
      most: rule.most, window: window, isLiftedForAcademics: rule.isLiftedForAcademics,
      isRaisedByPermission: rule.isRaisedByPermission)
  }
}

extension ContentKind {
  var limitsKind: LimitsEdition.Kind {
    switch self {
    case .tweetIDs: .tweetIDs
    case .userIDs: .userIDs
    case .messageIDs: .messageIDs
    case .hydrated: .hydrated
    }
  }
}

/// The bytes of a file that is short.
func wholeBytes(of file: String, mostBytes: Int) throws -> ByteBuffer {
  var source = try InputSource(oneFile: file)
  var bytes = ByteBuffer()
  while try source.next() {
    bytes.append(source.chunk)
    guard bytes.count <= mostBytes else {
      throw ValidationError("\(file) is longer than such a file can be.")
    }
  }
  return bytes
}

func wholeText(of file: String, mostBytes: Int) throws -> String {
  try wholeBytes(of: file, mostBytes: mostBytes).string
}
