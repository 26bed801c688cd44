public import JSONStream

/// A record, or a range of the input, that was rejected, and why. It contains no value of the input.
public struct Rejection: Error, Sendable, Equatable, CustomStringConvertible {
  /// The reason as a word: the key in ``Report/rejected``.
  public let code: String
  /// The start of the record, or the position of the fault in it.
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

  /// The rejection as it is for text that was converted into UTF-8 before it was read.
  ///
  /// - Parameters:
  ///   - encoding: the encoding of the original text.
  ///   - offset: the offset in the original bytes.
  package func inOriginal(encoding: String, offset: Int) -> Rejection {
    Rejection(
      code: code, position: Position(line: position.line, offset: offset),
      reason: code == ReadError.Code.encoding.rawValue ? "not valid \(encoding)" : reason)
  }

  /// The position and the reason, in one line.
  public var description: String {
    "line \(position.line), byte \(position.offset): \(reason)"
  }
}
