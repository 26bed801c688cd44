/// A request that a clause of the rules forbids: the clause, the part of the request, the reason,
/// and an allowed alternative.
public struct Refusal: Error, Equatable, Sendable, CustomStringConvertible {
  /// The clause that forbids it.
  public let clause: Clause
  /// The part of the request that it forbids, without values of filters, which may identify a
  /// person.
  public let asked: String
  /// The reason, in a sentence.
  public let reason: String
  /// An allowed request instead, in a sentence.
  public let instead: String

  /// The refusal in one line: the clause, the part of the request, the reason and the alternative.
  public var description: String {
    "refused by the clause '\(clause.rawValue)': \(asked). \(reason) Instead: \(instead)"
  }
}

/// Why a request for a table was not accepted.
public enum AnalysisError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The request is malformed; the text names the option and a correct form.
  case usage(String)
  /// The request is well-formed and forbidden.
  case refused(Refusal)

  /// The message in one line.
  public var description: String {
    switch self {
    case .usage(let message): message
    case .refused(let refusal): refusal.description
    }
  }
}

/// Why a table could not be filled.
public enum TableError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The tweets have more different cells than the limit.
  case tooManyCells(limit: Int)
  /// The memory for IDs, in bytes, has no room for all tweets of a table with noise.
  case tooManyTweetsForNoise(memory: Int)
  /// The gaps of a table have more rows than the limit.
  case tooManyGaps(limit: Int)
  /// The input is lines of `redact --shape flat`, which do not have what the table needs, in words.
  case notInLines(String)
  /// The input is lines of `redact --shape flat` and records together.
  case linesAndRecords

  /// Whether another request, or another input, is needed, not more room.
  public var isOfRequest: Bool {
    switch self {
    case .notInLines, .linesAndRecords: true
    default: false
    }
  }

  /// The message in one line.
  public var description: String {
    switch self {
    case .notInLines(let what):
      "lines of redact --shape flat have no \(what): leave that out, or count the records from which the lines were made"
    case .linesAndRecords:
      "the inputs are records and lines of redact --shape flat, which name no users, so that a table of both would not be "
        + "protected: count the records, or the lines, in a run of its own"
    case .tooManyGaps(let limit):
      "the table with its gaps filled has more than \(limit) rows: use a coarser time with --by, leave --fill-gaps out, or "
        + "select times with --where"
    case .tooManyTweetsForNoise(let memory):
      "the IDs of the tweets need more than \(memory) bytes of memory, and in a table with noise none can be counted later "
        + "than the others of its user: give more with --unique-memory, or count each appearance with --repeated"
    case .tooManyCells(let limit):
      "the table has more than \(limit) cells and was given up, as a table without some of them would "
        + "be wrong: use fewer or coarser dimensions with --by, select tweets with --where, or raise --max-cells; a cell "
        + "takes 250 bytes of memory or more"
    }
  }
}
