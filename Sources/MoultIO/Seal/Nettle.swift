internal import CNettle

/// Every call of nettle: SHA-256 and ChaCha20.
///
/// The invariant of every `unsafe` here: nettle gets the pointer and the count of one span, or of a context
/// that this value owns, uses them during the call only, and keeps neither.

/// A SHA-256 in progress (FIPS 180-4). A copy continues on its own.
struct SHA256: Sendable {
  private var context = sha256_ctx()

  init() { unsafe nettle_sha256_init(&context) }

  /// Adds bytes. O(bytes).
  mutating func update(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { from in
      guard let start = from.baseAddress else { return }
      unsafe nettle_sha256_update(&context, from.count, start)
    }
  }

  /// The 32 bytes of the digest of everything added so far.
  var digest: [UInt8] {
    // nettle starts the context again when it returns a digest, so it gets a copy.
    var finished = context
    var bytes = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    unsafe nettle_sha256_digest(&finished, bytes.count, &bytes)
    return bytes
  }
}

/// The stream cipher ChaCha20 with a key of its own, in the original layout: a nonce and a block counter of
/// 64 bits each, so that no message is too long for the counter.
struct ChaCha20: Sendable {
  private let key: chacha_ctx

  /// - Precondition: the key has 32 bytes.
  init(key: [UInt8]) {
    precondition(key.count == Int(CHACHA_KEY_SIZE), "a ChaCha20 key has 32 bytes")
    var context = chacha_ctx()
    unsafe nettle_chacha_set_key(&context, key)
    self.key = context
  }

  /// A random key, from the system's generator.
  init() {
    var random = SystemRandomNumberGenerator()
    self.init(key: (0..<Int(CHACHA_KEY_SIZE)).map { _ in .random(in: 0...255, using: &random) })
  }

  /// Encrypts or decrypts a message in place. O(bytes).
  ///
  /// - Precondition: no other message was encrypted with this key and this nonce.
  func apply(nonce: UInt64, to message: inout MutableRawSpan) {
    let nonce = (0..<Int(CHACHA_NONCE_SIZE)).map { UInt8(truncatingIfNeeded: nonce >> (8 * $0)) }
    var context = key
    // The nonce sets the counter to 0. Source and destination may be the same bytes.
    unsafe nettle_chacha_set_nonce(&context, nonce)
    unsafe message.withUnsafeMutableBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      let text = unsafe start.assumingMemoryBound(to: UInt8.self)
      unsafe nettle_chacha_crypt(&context, bytes.count, text, text)
    }
  }
}
