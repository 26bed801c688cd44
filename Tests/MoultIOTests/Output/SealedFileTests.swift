import Testing

@testable import MoultIO

/// Files that nobody reads or changes without the key of a job.
@Suite struct SealedFileTests {
  private let scratch = Result { try Scratch() }

  /// A file with some blocks, the last of which is not empty.
  private func make(_ name: String, _ blocks: [[UInt8]]) throws -> (path: String, key: JobKey) {
    let path = try scratch.get().path(name)
    let key = try JobKey.make(path + ".key")
    var file = try SealedOutput(path, header: ["test 1", "a: b"], key: key)
    for block in blocks.dropLast() { try file.write(block.span) }
    let last = blocks.last ?? []
    try file.commit(last.span)
    return (path, key)
  }

  private func blocks(of path: String, _ key: JobKey) throws -> [[UInt8]] {
    var file = try SealedInput(path, first: "test")
    #expect(file.header.count == 3)
    var blocks: [[UInt8]] = []
    while let block = try file.next(key) { blocks.append(block) }
    return blocks
  }

  @Test(arguments: [[0], [5], [0, 0], [1, 70_000, 0, 3], [3_000_000, 2]]) func blocks(
    _ sizes: [Int]
  )
    throws
  {
    let wanted = sizes.map(pattern)
    let (path, key) = try make("a", wanted)
    #expect(try blocks(of: path, key) == wanted)
    #expect(try scratch.get().mode(of: "a") == 0o600)
  }

  /// Equal contents look different, and blocks of another file or in another order are refused.
  @Test func blocksBelongToTheirPlace() throws {
    let (first, key) = try make("a", [pattern(50), pattern(50), pattern(50)])
    let place = try scratch.get()
    let bytes = try place.bytes(of: "a")
    let size = SealedFile.startBytes + 50 + SealingCipher.tagBytes
    let (start, rest) = (bytes.count - 3 * size, bytes.suffix(3 * size))
    let parts = (0..<3).map { Array(rest.dropFirst($0 * size).prefix(size)) }
    #expect(Set(parts.map { $0.dropFirst(SealedFile.startBytes) }).count == 3)
    let header = Array(bytes[..<start])
    for order in [[1, 0, 2], [0, 2], [1, 2], [0, 0, 1, 2], [2]] {
      let changed = try place.write(header + order.flatMap { parts[$0] }, to: "b")
      #expect(throws: SealedFileError.self) { try blocks(of: changed, key) }
    }
    let other = try make("c", [pattern(50)])
    #expect(throws: SealedFileError.self) { try blocks(of: first, other.key) }
  }

  /// RFC 8439: the ciphertext of section 2.8.2.
  @Test func cipher() {
    let key = (0..<32).map { UInt8(0x80 + $0) }
    let nonce: [UInt8] = [7, 0, 0, 0] + (0..<8).map { 0x40 + $0 }
    let text =
      "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it."
    var message = Array(text.utf8)
    let cipher = SealingCipher(key: key)
    let tag = cipher.encrypt(&message, nonce: nonce)
    #expect(
      Hexadecimal.text(of: Array(message.prefix(16))) == "d31a8d34648e60db7b86afbc53ef7ec2")
    #expect(cipher.decrypt(&message, nonce: nonce) == tag)
    #expect(message == Array(text.utf8))
  }

  /// RFC 4231, test cases 1 and 2.
  @Test(arguments: [
    (
      [UInt8](repeating: 0x0B, count: 20), "Hi There",
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    ),
    (
      Array("Jefe".utf8), "what do ya want for nothing?",
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
  ]) func codes(key: [UInt8], message: String, expected: String) {
    let code = MessageCode.code(of: Array(message.utf8), key: key)
    #expect(Hexadecimal.text(of: code) == expected)
    #expect(Hexadecimal.bytes(of: expected[...]) == code)
  }
}
