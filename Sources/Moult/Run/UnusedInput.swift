/// An input that gave a job nothing, and what it seems to be. It holds nothing of the input.
public struct UnusedInput: Sendable, Equatable {
  /// Why it gave nothing.
  public enum Reason: Sendable, Equatable {
    /// It has no bytes, or white space alone.
    case empty
    /// It is a script of a personal archive without entries.
    case emptyPart
    /// It is a page without records, as the last one of a search is.
    case emptyPage
    /// All of it was refused, which a ``Rejection`` says.
    case refused
    /// It has records of these kinds alone, by their names in a ``Report``.
    case others([String])
    /// It has nothing that is in a catalogue; what it seems to be, and what to do about it.
    case unknown(InputGuess)
  }

  /// What the job reads, as in "tweets".
  public let wanted: String
  public let reason: Reason
  /// Whether something of the input was lost: what is empty had nothing, and most files of a personal archive
  /// have nothing for a job.
  public let isLoss: Bool
  /// What it contains, in words, where it has records of other kinds alone.
  var others = ""

  /// Whether a rejection has said it.
  public var isSaid: Bool { reason == .refused }
}

extension UnusedInput: CustomStringConvertible {
  /// What is missing, what the input seems to be, and what to do.
  public var description: String {
    switch reason {
    case .empty: "no \(wanted): it is empty"
    case .emptyPart:
      "no \(wanted): an empty archive part, which says what its entries would be; name the other parts"
    case .emptyPage: "no \(wanted): a page without records"
    case .refused: "no \(wanted): it was refused"
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
    return "it has records of other kinds (\(kinds.joined(separator: ", ")))"
      + (offers ? "; for the IDs of users: dehydrate --ids users" : "")
  }
}
