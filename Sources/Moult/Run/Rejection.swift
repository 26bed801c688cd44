public import JSONStream

/// A stretch of input, or a record, that gave no output, and why. It holds nothing of the input.
public struct Rejection: Error, Sendable, Equatable, CustomStringConvertible {
  /// The reason as a word, under which the rejection is counted (``Report/rejected``).
  public let code: String
  /// Where the record starts, or where the fault was found in it.
  public let position: Position
  /// The reason in words.
  public let reason: String

  init(code: String, position: Position, reason: String) {
    self.code = code
    self.position = position
    self.reason = reason
  }

  init(_ error: ReadError) {
    self.init(code: error.code.rawValue, position: error.position, reason: error.reason)
  }

  public var description: String {
    "line \(position.line), byte \(position.offset): \(reason)"
  }
}
