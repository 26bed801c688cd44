/// Where something stands in an input.
public struct Position: Sendable, Equatable {
  /// The line, counted from 1.
  public var line: Int
  /// The number of bytes before it, counted from the start of the input.
  public var offset: Int

  public init(line: Int, offset: Int) {
    self.line = line
    self.offset = offset
  }
}

/// A stretch of input that is not a record, and why.
///
/// It never holds a byte of the input: its text is made of the position and of fixed words.
public struct ReadError: Error, Sendable, Equatable {
  /// What is wrong, for a caller that acts on it.
  public enum Code: String, Sendable, CaseIterable {
    /// The bytes are not JSON.
    case syntax = "not-json"
    /// The bytes are not UTF-8: overlong, a surrogate, beyond U+10FFFF or cut (RFC 3629, section 3).
    case encoding = "not-utf8"
    /// The record stops before its end: at the end of its line, or of the input.
    case truncated = "cut-short"
    /// The record nests deeper than ``Limits/depth``.
    case depth = "too-deep"
    /// The record is longer than ``Limits/recordBytes``.
    case size = "too-large"
  }

  public let code: Code
  /// Where the fault was found; for ``Code/truncated`` and ``Code/size``, where the record starts.
  public let position: Position
  /// The fault in words, without a full stop.
  public let reason: String

  init(_ code: Code, _ position: Position, _ reason: String) {
    self.code = code
    self.position = position
    self.reason = reason
  }
}

extension ReadError: CustomStringConvertible {
  public var description: String {
    "line \(position.line), byte \(position.offset): \(reason)"
  }
}
