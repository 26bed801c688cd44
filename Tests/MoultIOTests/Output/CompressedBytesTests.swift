import Testing

@testable import MoultIO

/// Compressed output decompresses to its input, and does not depend on the pieces.
@Suite struct CompressedBytesTests {
  private func compressed(
    _ bytes: [UInt8], _ compression: OutputCompression, pieces: Int
  ) -> [UInt8] {
    var (stream, output) = (CompressedBytes(compression), HeldBytes())
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + pieces)
      stream.compress(bytes.span.extracting(start..<end), into: &output)
      start = end
    }
    stream.finish(into: &output)
    return output.bytes.indices.map { output.bytes[$0] }
  }

  private func decompressed(_ bytes: [UInt8]) throws -> [UInt8] {
    let walk = ArchiveWalker(ContainerLimits(), scriptStarts: scriptStarts)
    let scratch = try Scratch()
    try walk.enter(try scratch.write(bytes, to: "x"))
    guard case .open(let open)? = try walk.next() else { return [] }
    let (content, fault) = try open.stream.drain()
    #expect(fault == nil)
    return content
  }

  @Test(arguments: OutputCompression.allCases, [0, 1, 100, 131_072, 1_000_003])
  func comesBack(compression: OutputCompression, count: Int) throws {
    let bytes = count == 0 ? [] : Array(lines(count / 10 + 1).prefix(count))
    let whole = compressed(bytes, compression, pieces: .max)
    for pieces in [977, 65_536, 131_073] {
      #expect(compressed(bytes, compression, pieces: pieces) == whole)
    }
    if count > 1 { #expect(try decompressed(whole) == bytes) }
    if count > 1000 { #expect(whole.count < bytes.count) }
  }
}
