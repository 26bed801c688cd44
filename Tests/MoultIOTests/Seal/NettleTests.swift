import Testing

@testable import MoultIO

/// The published test vectors of both algorithms.
@Suite struct NettleTests {
  private static func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = hexadecimal.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }

  /// FIPS 180-2, appendix B, and the digest of nothing.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ]) func checksums(text: String, expected: String) {
    #expect(Checksum.of(text) == expected)
    // In pieces, reading the checksum so far in between.
    var sum = Checksum()
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: 61) {
      sum.add(bytes[start..<min(start + 61, bytes.count)].span)
      if start < 200 { _ = sum.hexadecimal }
    }
    #expect(sum.hexadecimal == expected)
  }

  /// RFC 8439: section 2.4.2, and test vectors 1, 2, 3 and 5 of appendix A.1.
  ///
  /// The RFC's nonce has 96 bits, whose first 32 are the upper half of the counter here; they are 0 in these
  /// vectors. A block counter of 1 is the second block of a message.
  struct Stream: Sendable {
    var key = [UInt8](repeating: 0, count: 32)
    var nonce: UInt64 = 0
    var counter = 0
    var text = [UInt8](repeating: 0, count: 64)
    let expected: String
  }

  @Test(arguments: [
    Stream(
      expected: """
        76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7
        da41597c5157488d7724e03fb8d84a376a43b8f41518a11cc387b669b2ee6586
        """),
    Stream(
      counter: 1,
      expected: """
        9f07e7be5551387a98ba977c732d080dcb0f29a048e3656912c6533e32ee7aed
        29b721769ce64e43d57133b074d839d531ed1f28510afb45ace10a1f4b794d6f
        """),
    Stream(
      key: Array(repeating: 0, count: 31) + [1], counter: 1,
      expected: """
        3aeb5224ecf849929b9d828db1ced4dd832025e8018b8160b82284f3c949aa5a
        8eca00bbb4a73bdad192b5c42f73f2fd4e273644c8b36125a64addeb006c13a0
        """),
    Stream(
      nonce: 2 << 56,
      expected: """
        c2c64d378cd536374ae204b9ef933fcd1a8b2288b3dfa49672ab765b54ee27c7
        8a970e0e955c14f3a88e741b97c286f75f8fc299e8148362fa198a39531bed6d
        """),
    Stream(
      key: Array(0..<32), nonce: 0x4a00_0000, counter: 1,
      text: Array(
        ("Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the "
          + "future, sunscreen would be it.").utf8),
      expected: """
        6e2e359a2568f98041ba0728dd0d6981e97e7aec1d4360c20a27afccfd9fae0b
        f91b65c5524733ab8f593dabcd62b3571639d624e65152ab8f530c359f0861d8
        07ca0dbf500d6a6156a38e088a22b65e52bc514d16ccf806818ce91ab7793736
        5af90bbf74a35be6b40b8eedf2785e42874d
        """),
  ]) func streams(stream: Stream) {
    let cipher = ChaCha20(key: stream.key)
    // Twice, because the keystream depends on the nonce alone, not on earlier messages.
    for _ in 0..<2 {
      var message = [UInt8](repeating: 0, count: 64 * stream.counter) + stream.text
      var space = message.mutableSpan
      // Any bytes may be written to bytes.
      var bytes = unsafe space.mutableBytes
      cipher.apply(nonce: stream.nonce, to: &bytes)
      #expect(Array(message[(64 * stream.counter)...]) == Self.bytes(stream.expected))
    }
  }

  @Test func eachKeyIsRandom() {
    let streams = (0..<8).map { _ in
      let cipher = ChaCha20()
      var words: [UInt64] = [0]
      var space = words.mutableSpan
      // Any bytes are a word.
      var bytes = unsafe space.mutableBytes
      cipher.apply(nonce: 0, to: &bytes)
      return words[0]
    }
    #expect(Set(streams).count == 8)
  }
}
