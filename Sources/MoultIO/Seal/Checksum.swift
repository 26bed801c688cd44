/// The SHA-256 checksum of bytes that arrive in pieces.
public struct Checksum: Sendable {
  private var hash = SHA256()

  /// The checksum of nothing.
  public init() {}

  /// Adds bytes. O(bytes).
  public mutating func add(_ bytes: Span<UInt8>) { hash.update(bytes) }

  /// Adds the UTF-8 of a text. O(bytes).
  public mutating func add(_ text: String) { hash.update(Array(text.utf8).span) }

  /// The checksum of everything added so far, as 64 hexadecimal digits.
  public var hexadecimal: String { Hexadecimal.text(of: hash.digest) }

  /// The checksum of a text. O(bytes).
  public static func of(_ text: String) -> String {
    var sum = Checksum()
    sum.add(text)
    return sum.hexadecimal
  }
}
