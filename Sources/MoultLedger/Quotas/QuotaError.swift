/// Why a file of quotas cannot be read.
public struct QuotaError: Error, Sendable, Equatable, CustomStringConvertible {
  /// An unknown word.
  public struct Unknown: Sendable, Equatable {
    /// The word in the file.
    public let word: String
    /// The words that are allowed there.
    public let known: [String]
  }

  /// Counts from 1.
  public let line: Int
  /// What is wrong, with words of the file.
  public let reason: String
  /// The unknown word, for which the caller can propose a known one; nil for other errors.
  public let unknown: Unknown?

  init(line: Int, reason: String, unknown: Unknown? = nil) {
    (self.line, self.reason, self.unknown) = (line, reason, unknown)
  }

  /// Line and reason, as in ``line 4: there is no key `kind```.
  public var description: String { "line \(line): \(reason)" }
}
