/// An input of which a job could use nothing, and what it seems to be. It contains no value of the input.
public struct UnusedInput: Sendable, Equatable {
  /// Why nothing of it could be used.
  public enum Reason: Sendable, Equatable {
    /// It has no bytes, or only white space.
    case empty
    /// It is a script of a personal archive without entries.
    case emptyPart
    /// It is a page without records, as the last page of a search.
    case emptyPage
    /// It was rejected as a whole; a ``Rejection`` has the reason.
    case refused
    /// It has only records of these kinds, by their names in a ``Report``.
    case others([String])
    /// It has nothing that a catalogue contains; with a guess at what it is.
    case unknown(InputGuess)
  }

  /// What the job reads, for messages: "tweets".
  public let wanted: String
  /// Why nothing of it could be used.
  public let reason: Reason
  /// Whether something was lost. An empty input had nothing, and most files of a personal archive have nothing for a
  /// job.
  public let isLoss: Bool
  /// What it contains, in words, where it has only records of other kinds; the reason of a refusal.
  var others = ""

  /// Whether a ``Rejection`` has reported it.
  public var isSaid: Bool { reason == .refused }
}

extension UnusedInput: CustomStringConvertible {
  /// What is missing, what the input seems to be, and what to do.
  public var description: String {
    switch reason {
    case .empty: "no \(wanted): it is empty"
    case .emptyPart:
      "no \(wanted): an empty archive part; name the other parts of the archive"
    case .emptyPage: "no \(wanted): a page without records"
    case .refused: "no \(wanted): \(others.isEmpty ? "each of its records was rejected" : others)"
    case .others: "no \(wanted): \(others)"
    case .unknown(let guess):
      "no \(wanted): it seems to be \(guess.name)"
        + (guess.advice.isEmpty ? "" : "; \(guess.advice)")
    }
  }
}

extension UnusedInput {
  /// - Parameter offersUserIDs: whether to say where the IDs of users come from, if there are some.
  static func describe(otherKinds kinds: [String], offersUserIDs: Bool = false) -> String {
    let offers = offersUserIDs && (kinds.contains("user") || kinds.contains("id"))
    if kinds.contains(where: { $0.hasPrefix("flat-") }) {
      return
        "it has lines of redact --shape flat (\(kinds.joined(separator: ", "))), which are redacted and have no IDs; "
        + "moult aggregate counts those of tweets"
    }
    return "it has records of other kinds (\(kinds.joined(separator: ", ")))"
      + (offers ? "; for the IDs of users: dehydrate --ids users" : "")
  }
}
