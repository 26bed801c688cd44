/// One value of a record that a ``Selector`` selects.
///
/// The nodes of a record are in the order of its bytes, a container before its contents, so `next` of a
/// container is the first node after all of its contents:
///
///     {"id":7,"user":{"id":9},"lang":"en"}
///     ┌────────┬──────┬────────┬──────┬────────┐
///     │ object │ id 7 │ object │ id 9 │ lang   │
///     └───┬────┴──────┴───┬────┴──────┴────────┘
///         │               └── next ──▶ lang
///         └──────────────────────────────── next ──▶ the end
@frozen public struct Node: Sendable, BitwiseCopyable {
  /// The type of a JSON value; strings differ by whether they have to be decoded.
  @frozen public enum Kind: UInt8, Sendable, BitwiseCopyable {
    case object, array
    /// A string without escapes: its bytes are its value.
    case string
    /// A string with at least one backslash: its bytes have to be decoded (``Escapes``).
    case escaped
    case number, `true`, `false`, null

    /// Whether a value of this kind is a string.
    @inlinable public var isString: Bool { self == .string || self == .escaped }
    /// Whether a value of this kind is an object or array.
    @inlinable public var isContainer: Bool { self == .object || self == .array }
  }

  /// The type of the value.
  public var kind: Kind
  /// The selector's edge that led to the value; elements of an array have the array's edge.
  public var edge: UInt16
  /// The offset in the record at which the literal starts: for a string after its quote, for an object
  /// or array at its bracket.
  public var start: UInt32
  /// The offset at which the literal ends: for a string before its closing quote. Only the root
  /// container has its end; in other containers it equals `start`.
  public var end: UInt32
  /// The index of the first node after this one and its contents.
  public var next: UInt32
  /// For an object, a bit for each of its marker keys. If the selector keeps unknown values, a value with
  /// an unknown key has the range of that key here instead (see ``keyRange``); an object only if its edge
  /// is ``Selector/unknownEdge``.
  public var marks: UInt128

  /// The range of the literal in the record.
  @inlinable public var range: Range<Int> { Int(start)..<Int(end) }

  /// The range in the record of the value's key, if the key is unknown.
  public var keyRange: Range<Int> {
    let start = Int(truncatingIfNeeded: marks >> 32)
    return start..<start + Int(truncatingIfNeeded: marks & 0xFFFF_FFFF)
  }
}
