internal import CNettle

/// Every call of nettle: SHA-256, HMAC, ChaCha20, and ChaCha20 with Poly1305.
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

/// HMAC with SHA-256 (RFC 2104): a code that nobody can compute without the key.
enum MessageCode {
  /// The 32 bytes of the code of a message. O(bytes).
  static func code(of message: [UInt8], key: [UInt8]) -> [UInt8] {
    var context = hmac_sha256_ctx()
    unsafe nettle_hmac_sha256_set_key(&context, key.count, key)
    unsafe nettle_hmac_sha256_update(&context, message.count, message)
    var bytes = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    unsafe nettle_hmac_sha256_digest(&context, bytes.count, &bytes)
    return bytes
  }
}

/// Authenticated encryption by ChaCha20 and Poly1305 (RFC 8439).
struct SealingCipher: Sendable {
  /// The size of a tag in bytes.
  static let tagBytes = Int(CHACHA_POLY1305_DIGEST_SIZE)

  private let key: chacha_poly1305_ctx

  /// - Precondition: the key has 32 bytes.
  init(key: [UInt8]) {
    precondition(key.count == Int(CHACHA_POLY1305_KEY_SIZE), "a key of ChaCha20 has 32 bytes")
    var context = chacha_poly1305_ctx()
    unsafe nettle_chacha_poly1305_set_key(&context, key)
    self.key = context
  }

  /// Encrypts a message in place, and returns its tag. O(bytes).
  ///
  /// - Precondition: no other message was encrypted with this key and this nonce, which has 12 bytes.
  func encrypt(_ message: inout [UInt8], nonce: [UInt8]) -> [UInt8] {
    var context = started(nonce)
    let count = message.count
    unsafe message.withUnsafeMutableBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      // Source and destination may be the same bytes.
      unsafe nettle_chacha_poly1305_encrypt(&context, count, start, start)
    }
    return tag(&context)
  }

  /// Decrypts a message in place, and returns the tag that it has to have. O(bytes).
  func decrypt(_ message: inout [UInt8], nonce: [UInt8]) -> [UInt8] {
    var context = started(nonce)
    let count = message.count
    unsafe message.withUnsafeMutableBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      unsafe nettle_chacha_poly1305_decrypt(&context, count, start, start)
    }
    return tag(&context)
  }

  private func started(_ nonce: [UInt8]) -> chacha_poly1305_ctx {
    precondition(nonce.count == Int(CHACHA_POLY1305_NONCE_SIZE), "a nonce has 12 bytes")
    var context = key
    unsafe nettle_chacha_poly1305_set_nonce(&context, nonce)
    return context
  }

  private func tag(_ context: inout chacha_poly1305_ctx) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Self.tagBytes)
    unsafe nettle_chacha_poly1305_digest(&context, bytes.count, &bytes)
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
    // A call of the generator is a system call, and gives eight bytes.
    self.init(
      key: (0..<Int(CHACHA_KEY_SIZE) / 8).flatMap { _ in
        let word = random.next()
        return (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
      })
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
