internal import Crypto

/// The SHA-256 of bytes that come in pieces.
public struct Checksum: Sendable {
  private var hash = SHA256()

  public init() {}

  /// Adds bytes. O(bytes).
  public mutating func add(_ bytes: Span<UInt8>) {
    // The hash takes collections; a block at a time, so that a large span is not copied whole.
    var block: [UInt8] = []
    var start = 0
    while start < bytes.count {
      let end = min(start + Self.blockSize, bytes.count)
      block.removeAll(keepingCapacity: true)
      for index in start..<end { block.append(bytes[index]) }
      hash.update(data: block)
      start = end
    }
  }

  public mutating func add(_ text: String) { hash.update(data: Array(text.utf8)) }

  private static let blockSize = 1 << 14

  /// The checksum of what was added so far, as 64 hexadecimal digits.
  public var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in hash.finalize() {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The checksum of a text.
  public static func of(_ text: String) -> String {
    var sum = Checksum()
    sum.add(text)
    return sum.hexadecimal
  }
}
