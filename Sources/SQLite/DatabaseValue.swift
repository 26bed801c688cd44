/// A value of a database.
public enum DatabaseValue: Equatable, Sendable {
  /// NULL.
  case null
  /// An integer of 64 bits.
  case integer(Int)
  /// A floating-point number.
  case real(Double)
  /// A text.
  case text(String)
  /// Bytes, which this program neither writes nor reads.
  case blob

  /// A number; NULL for nil.
  public init(_ number: Int?) { self = number.map { .integer($0) } ?? .null }

  /// A text; NULL for nil.
  public init(_ text: String?) { self = text.map { .text($0) } ?? .null }
}

/// A row of a result.
public struct DatabaseRow: Sendable {
  /// A column that is missing, or a value of another type.
  public struct Mismatch: Error {
    /// The name of the column.
    public let column: String
  }

  /// The names of the columns, in the order of the values.
  public let columns: [String]
  /// The values.
  public let values: [DatabaseValue]

  /// The value of a column; nil where there is none of the name. O(columns).
  public subscript(column: String) -> DatabaseValue? {
    columns.firstIndex(of: column).map { values[$0] }
  }

  /// The number in a column. O(columns).
  ///
  /// - Throws: ``Mismatch``.
  public func number(_ column: String) throws(Mismatch) -> Int {
    guard case .integer(let number) = self[column] else { throw Mismatch(column: column) }
    return number
  }

  /// The text in a column. O(columns).
  ///
  /// - Throws: ``Mismatch``.
  public func text(_ column: String) throws(Mismatch) -> String {
    guard case .text(let text) = self[column] else { throw Mismatch(column: column) }
    return text
  }

  /// The number in a column; nil for NULL. O(columns).
  ///
  /// - Throws: ``Mismatch``.
  public func numberIfAny(_ column: String) throws(Mismatch) -> Int? {
    self[column] == .null ? nil : try number(column)
  }

  /// The text in a column; nil for NULL. O(columns).
  ///
  /// - Throws: ``Mismatch``.
  public func textIfAny(_ column: String) throws(Mismatch) -> String? {
    self[column] == .null ? nil : try text(column)
  }
}
