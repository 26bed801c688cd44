/// A time in UTC, as coarse as a policy leaves it: an hour, a day, a month or a year.
public struct CoarseTime: Hashable, Sendable, BitwiseCopyable {
  /// How long a time lasts. A greater unit is coarser.
  public enum Unit: UInt8, Hashable, Sendable, Comparable, CaseIterable, BitwiseCopyable {
    case hour, day, month, year

    /// Whether the first unit is finer.
    public static func < (left: Unit, right: Unit) -> Bool { left.rawValue < right.rawValue }
  }

  /// The hour with which it starts, in whole hours since 1970-01-01T00:00Z.
  let hour: Int
  /// How long it lasts.
  public let unit: Unit

  /// When it starts, in seconds since 1970-01-01T00:00Z.
  public var seconds: Int { hour * 3_600 }
}

extension CoarseTime: LosslessStringConvertible {
  /// Reads the text of ``description``; nil for any other text.
  public init?(_ description: String) {
    guard let unit = Unit.allCases.first(where: { $0.length == description.utf8.count }) else {
      return nil
    }
    let whole = description + Self.start.dropFirst(unit.length)
    guard let hour = CivilText.hour(of: whole) else { return nil }
    self.init(hour: hour, unit: unit)
    // A text of the right length can still have other characters.
    guard self.description == description else { return nil }
  }

  /// The time as `redact --shape flat` writes it: `2019-12-01T13:00Z`, `2019-12-01`, `2019-12`, `2019`.
  public var description: String { String(CivilText.hour(hour).prefix(unit.length)) }

  /// The first hour of a year, after four digits.
  private static let start = "0000-01-01T00:00Z"
}

extension CoarseTime: Comparable {
  /// Compares the starts, and of two times with one start the units.
  public static func < (left: CoarseTime, right: CoarseTime) -> Bool {
    (left.hour, left.unit.rawValue) < (right.hour, right.unit.rawValue)
  }
}

extension CoarseTime: Codable {
  /// Decodes the text of ``description``.
  ///
  /// - Throws: `DecodingError`, which does not contain the text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let time = CoarseTime(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a time is an hour, a day, a month or a year")
    }
    self = time
  }

  /// Encodes ``description``.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension CoarseTime.Unit {
  /// The length of a time in this unit, in characters.
  fileprivate var length: Int {
    switch self {
    case .hour: 17
    case .day: 10
    case .month: 7
    case .year: 4
    }
  }
}
