/// One value that a record holds and a ``Selector`` asked for.
///
/// The nodes of a record stand in the order of its bytes, a container before what it holds, so that
/// `next` of a container leads past all of it:
///
///     {"id":7,"user":{"id":9},"lang":"en"}
///     ┌────────┬──────┬────────┬──────┬────────┐
///     │ object │ id 7 │ object │ id 9 │ lang   │
///     └───┬────┴──────┴───┬────┴──────┴────────┘
///         │               └── next ──▶ lang
///         └──────────────────────────────── next ──▶ the end
@frozen public struct Node: Sendable, BitwiseCopyable {
  @frozen public enum Kind: UInt8, Sendable, BitwiseCopyable {
    case object, array
    /// A string whose bytes are its value.
    case string
    /// A string with at least one backslash: its bytes have to be decoded.
    case escaped
    case number, `true`, `false`, null

    /// Whether a value of this kind is a string.
    @inlinable public var isString: Bool { self == .string || self == .escaped }
    /// Whether a value of this kind holds others.
    @inlinable public var isContainer: Bool { self == .object || self == .array }
  }

  public var kind: Kind
  /// The edge of the selector by which the value was reached; elements of an array have its edge.
  public var edge: UInt16
  /// Where the literal starts in the record: for a string after its quote, for an object or array with
  /// its bracket.
  public var start: UInt32
  /// Where the literal ends in the record: for a string before its quote. Of the containers, only that
  /// of the record itself says it; for others it is the same as `start`.
  public var end: UInt32
  /// The index of the first node that is not part of this one.
  public var next: UInt32
  /// Of an object, the marker keys that it has, a bit for each. Where the selector keeps what it does
  /// not know, of a value whose key no entry names, where that key stands (see ``keyRange``); of an
  /// object only if it was reached by ``Selector/unknownEdge``.
  public var marks: UInt128

  /// The bytes of the literal, within the record.
  @inlinable public var range: Range<Int> { Int(start)..<Int(end) }

  /// Of a value whose key no entry names, the bytes of its key, within the record.
  public var keyRange: Range<Int> {
    let start = Int(truncatingIfNeeded: marks >> 32)
    return start..<start + Int(truncatingIfNeeded: marks & 0xFFFF_FFFF)
  }
}
