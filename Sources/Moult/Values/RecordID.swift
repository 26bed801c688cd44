/// The ID of a tweet, user or message, as a number.
///
/// It is written as digits in JSON strings and in texts, since a JSON number of this size loses its last digits in many
/// programs.
public struct RecordID: Hashable, Sendable, BitwiseCopyable {
  /// The number.
  public let number: UInt64

  /// An ID with a number.
  public init(_ number: UInt64) { self.number = number }
}

extension RecordID: Comparable {
  /// Compares the numbers. IDs of tweets since November 2010 ascend with time.
  public static func < (left: RecordID, right: RecordID) -> Bool { left.number < right.number }
}

extension RecordID: LosslessStringConvertible {
  /// Reads decimal digits without a sign, spaces or leading zeros; nil for any other text, and for a number that needs
  /// more than 64 bits. O(length).
  public init?(_ description: String) {
    guard let id = DecimalID(description.utf8.span), id.isPlain else { return nil }
    self.init(id.low)
  }

  /// The decimal digits.
  public var description: String { String(number) }
}

extension RecordID: Codable {
  /// Decodes a string of digits.
  ///
  /// - Throws: `DecodingError`, also for a number, whose last digits may be lost already. It contains no digit.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let text = try? container.decode(String.self), let id = RecordID(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "an ID is a string of decimal digits, for 64 bits")
    }
    self = id
  }

  /// Encodes the digits as a string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension RecordID {
  /// The IDs in the lines of a ``Dehydrator`` that prints numbers alone. O(bytes).
  package static func all(inLines lines: Span<UInt8>) -> [RecordID] {
    var ids: [RecordID] = []
    var number: UInt64 = 0
    for index in lines.indices {
      if lines[index] == UInt8(ascii: "\n") {
        ids.append(RecordID(number))
        number = 0
      } else {
        // The job has checked that the line is a number of 64 bits.
        number = number &* 10 &+ UInt64(lines[index] &- UInt8(ascii: "0"))
      }
    }
    return ids
  }
}
