/// Random numbers from a key that is drawn once: the keystream of ChaCha20. Without the key nobody can compute them.
public struct DrawnNumbers: RandomNumberGenerator, Sendable {
  private static let words = 512

  private let cipher = ChaCha20()
  /// How many times the words were filled; the nonce of the next.
  private var fills: UInt64 = 0
  private var numbers: [UInt64] = []
  private var used = 0

  /// Draws the key from the system's generator.
  public init() {}

  /// The next number. Amortized O(1).
  public mutating func next() -> UInt64 {
    if used == numbers.count { fill() }
    used += 1
    return numbers[used - 1]
  }

  private mutating func fill() {
    numbers = Array(repeating: 0, count: Self.words)
    used = 0
    let (cipher, nonce) = (cipher, fills)
    var space = numbers.mutableSpan
    // Any bytes are a word.
    var bytes = unsafe space.mutableBytes
    cipher.apply(nonce: nonce, to: &bytes)
    fills += 1
  }
}
