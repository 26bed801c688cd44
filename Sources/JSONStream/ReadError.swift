/// A position in an input.
public struct Position: Sendable, Equatable {
  /// The line, counted from 1.
  public var line: Int
  /// The byte offset from the start of the input.
  public var offset: Int

  /// Creates a position from a line, counted from 1, and a byte offset, counted from 0.
  public init(line: Int, offset: Int) {
    self.line = line
    self.offset = offset
  }
}

/// A piece of input that is not a record, with the reason.
///
/// It never contains a byte of the input: its text consists of the position and fixed words.
public struct ReadError: Error, Sendable, Equatable {
  /// The kind of fault, for callers that act on it.
  public enum Code: String, Sendable, CaseIterable {
    /// The bytes are not JSON.
    case syntax = "not-json"
    /// The bytes are not UTF-8: overlong, a surrogate, above U+10FFFF or truncated (RFC 3629, section 3).
    case encoding = "not-utf8"
    /// The record is incomplete at the end of its line or of the input.
    case truncated = "cut-short"
    /// The record nests deeper than ``Limits/depth``.
    case depth = "too-deep"
    /// The record is longer than ``Limits/recordBytes``.
    case size = "too-large"
  }

  /// The kind of fault.
  public let code: Code
  /// The position of the fault; for ``Code/truncated`` and ``Code/size`` the start of the record.
  public let position: Position
  /// The fault in words, without a final full stop.
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
