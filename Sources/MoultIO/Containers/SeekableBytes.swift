/// The bytes of a stream that cannot seek, for a format whose index is at its end.
enum SeekableBytes {
  /// The most bytes that are kept in memory.
  private static let most = 64 << 20

  /// The stream itself if it can seek, or its bytes in memory.
  ///
  /// - Throws: ``MemberError`` if it has too many bytes, or the error of reading them.
  static func stream(of stream: ByteStream) throws -> ByteStream {
    let found = try streamIfShort(of: stream)
    guard found.size != nil else { throw MemberError(.needsFile) }
    return found
  }

  /// The stream itself if it can seek, or its bytes in memory; of one with too many bytes a stream that cannot seek.
  ///
  /// - Throws: the error of reading the bytes.
  static func streamIfShort(of stream: ByteStream) throws -> ByteStream {
    if stream.size != nil { return stream }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= most {
      var space = block.mutableSpan
      let count = try stream.read(into: &space)
      if count == 0 { return ByteStream(MemorySource(bytes, expansion: stream.expansion)) }
      bytes += block[..<count]
    }
    return ByteStream(StreamSource(stream), ahead: bytes)
  }
}
