/// A request that a clause of the rules forbids: which clause, what of the request, why, and what
/// may be asked in its place.
public struct Refusal: Error, Equatable, Sendable, CustomStringConvertible {
  /// The clause that forbids it.
  public let clause: Clause
  /// The part of the request that broke it, without the values of filters: they may name a person.
  public let asked: String
  /// Why, in a sentence.
  public let reason: String
  /// What to ask instead, in a sentence.
  public let instead: String

  public var description: String {
    "refused by the clause '\(clause.rawValue)': \(asked). \(reason) Instead: \(instead)"
  }
}

/// Why an analysis was not accepted.
public enum AnalysisError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The request is not well-formed; the text says where and what would be.
  case usage(String)
  /// The request is well-formed and forbidden.
  case refused(Refusal)

  public var description: String {
    switch self {
    case .usage(let message): message
    case .refused(let refusal): refusal.description
    }
  }
}

/// Why a table could not be filled.
public enum TableError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The tweets have more different cells than the table may hold.
  case tooManyCells(limit: Int)

  public var description: String {
    switch self {
    case .tooManyCells(let limit):
      "the table has more than \(limit) cells and was given up, as dropping some would make it "
        + "wrong: ask for fewer or coarser dimensions with --by, or select with --where"
    }
  }
}
