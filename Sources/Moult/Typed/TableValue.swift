/// A value in a table: a text, a number, or none.
public enum TableValue: Hashable, Sendable {
  /// A value of a dimension.
  case text(String)
  /// A number of tweets or users, a quantile, a year or an hour of the day.
  case integer(Int)
  /// A share in percent, or a mean.
  case real(Double)
  /// The value that tweets do not have, or a number that is not printed.
  case missing

  /// The text; nil for a number, and for a missing value.
  public var text: String? { if case .text(let text) = self { text } else { nil } }

  /// The whole number; nil for any other value.
  public var integer: Int? { if case .integer(let number) = self { number } else { nil } }

  /// The number, whole or not; nil for any other value.
  public var real: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .real(let number): number
    case .text, .missing: nil
    }
  }

  /// Whether it is missing.
  public var isMissing: Bool { self == .missing }

  /// - Parameter written: the value as formats print it; nil for a missing one.
  init(_ written: String?, _ kind: TypedTable.Kind) {
    guard let written else {
      self = .missing
      return
    }
    switch kind {
    case .text: self = .text(written)
    case .integer: self = Int(written).map(TableValue.integer) ?? .text(written)
    case .real: self = Double(written).map(TableValue.real) ?? .text(written)
    }
  }
}

extension TableValue: CustomStringConvertible {
  /// The value as CSV has it, where a missing one is empty.
  public var description: String {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .missing: ""
    }
  }
}

extension TableValue: Codable {
  /// Decodes a string, a number or null.
  ///
  /// - Throws: `DecodingError` for anything else.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .missing
    } else if let number = try? container.decode(Int.self) {
      self = .integer(number)
    } else if let number = try? container.decode(Double.self) {
      self = .real(number)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  /// Encodes a string, a number or null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .integer(let number): try container.encode(number)
    case .real(let number): try container.encode(number)
    case .missing: try container.encodeNil()
    }
  }
}
