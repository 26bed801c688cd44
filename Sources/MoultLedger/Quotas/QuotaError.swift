/// What is wrong in a file of quotas.
public struct QuotaError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A word that the file may not have where it is.
  public struct Unknown: Sendable, Equatable {
    public let word: String
    /// The words that it may have there.
    public let known: [String]
  }

  /// Counts from 1.
  public let line: Int
  public let reason: String
  /// Set where a word is unknown, so that the caller can propose a known one.
  public let unknown: Unknown?

  init(line: Int, reason: String, unknown: Unknown? = nil) {
    (self.line, self.reason, self.unknown) = (line, reason, unknown)
  }

  /// Line and reason, as in ``line 4: there is no key `kind```.
  public var description: String { "line \(line): \(reason)" }
}
