/// The bytes of a stream that cannot seek, for a format whose index is at its end.
enum SeekableBytes {
  /// The most bytes that are kept in memory.
  private static let most = 64 << 20

  /// The stream itself if it can seek, or its bytes in memory.
  ///
  /// - Throws: ``MemberError`` if it has too many bytes, or the error of reading them.
  static func stream(of stream: ByteStream) throws -> ByteStream {
    if stream.size != nil { return stream }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      var space = block.mutableSpan
      let count = try stream.read(into: &space)
      if count == 0 { break }
      guard bytes.count + count <= most else { throw MemberError(.needsFile) }
      bytes += block[..<count]
    }
    return ByteStream(MemorySource(bytes, expansion: stream.expansion))
  }
}
