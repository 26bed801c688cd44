/// The body of an HTTP response as a collector stored it.
enum WebResponse {
  /// The most heads of provisional responses (100 to 199) before that of the response itself.
  private static let mostProvisional = 8

  /// Whether a response is one of HTTP, whatever its record declares.
  static func begins(_ content: ByteStream) throws -> Bool {
    let mark = Array("HTTP/".utf8)
    while content.lookedAt.count < mark.count, try content.lookFurther() {}
    return content.lookedAt.starts(with: mark)
  }

  /// Reads the head and returns the body, without its transfer coding.
  ///
  /// - Parameter block: the source of the content.
  /// - Throws: ``MemberError`` if this is no response, one without the requested content, or in an unsupported coding.
  static func body(of content: ByteStream, _ block: WebBlock) throws -> ByteStream {
    for _ in 0..<mostProvisional {
      guard let (head, _) = try WebHead.read(from: content), let status = head.status else {
        throw MemberError(block.remaining == 0 && content.lookedAt.isEmpty ? .cutShort : .damaged)
      }
      if 100...199 ~= status { continue }
      guard status == 200 else { throw MemberError(.httpStatus, status: status) }
      // The damage can be the blank line, so that a part of the body is read as the head.
      guard head.isWellFormed else { throw MemberError(.damaged) }
      return try body(of: content, head, block)
    }
    throw MemberError(.damaged)
  }

  private static func body(
    of content: ByteStream, _ head: WebHead, _ block: WebBlock
  ) throws -> ByteStream {
    var body = content
    let codings = head.items("content-encoding").filter { $0 != "identity" }
    let transfer = head.items("transfer-encoding")
    if transfer.contains("chunked") {
      if try ChunkedBody.begins(body) { body = ByteStream(ChunkedBody(body)) }
    } else if codings.isEmpty, let size = head.size("content-length") {
      // Some collectors store a body decoded under its original head, so a coded one may have another length.
      block.isCutShort = block.isCutShort || block.remaining + content.lookedAt.count < size
    }
    for coding in (codings + transfer.filter { $0 != "chunked" }).reversed() {
      switch coding {
      // These are recognized by their first bytes, also in a body that was stored decoded.
      case "gzip", "x-gzip", "zstd", "bzip2", "xz": break
      case "deflate": body = inflated(body, block.limits)
      default: throw MemberError(.contentCoding)
      }
    }
    return body
  }

  /// A body in the coding `deflate`: in zlib's wrapper, as the standard has it, in none, as some servers send it, or
  /// stored decoded.
  private static func inflated(_ body: ByteStream, _ limits: ContainerLimits) -> ByteStream {
    while body.lookedAt.count < 2, (try? body.lookFurther()) == true {}
    let start = Array(body.lookedAt.prefix(2))
    guard start.count == 2 else { return body }
    let isZlib = start[0] & 0x0F == 8 && (Int(start[0]) << 8 + Int(start[1])) % 31 == 0
    if isZlib { return ByteStream(CompressedSource(body, .zlib, limits)) }
    return start[0].isJSONSpace || "{[\"".utf8.contains(start[0])
      ? body : ByteStream(CompressedSource(body, .rawDeflate, limits))
  }
}
