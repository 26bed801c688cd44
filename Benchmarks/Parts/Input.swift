import Synthetic

/// Generated records in memory.
enum Input {
  static let size = 20_000_000

  static let v1 = make(.v1)
  static let v1Python = make(.v1Python)
  static let pages = make(.v2Pages)

  private static func make(_ form: Form) -> [UInt8] {
    var stream = Stream(form: form, seed: 400)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + 1_000_000)
    while bytes.count < size { stream.next(into: &bytes) }
    return bytes
  }
}

/// Gives the bytes in the pieces in which a command reads a file.
func forEachPiece(of bytes: [UInt8], _ body: (Span<UInt8>) -> Void) {
  let size = 1 << 18
  let span = bytes.span
  for start in stride(from: 0, to: span.count, by: size) {
    body(span.extracting(start..<min(start + size, span.count)))
  }
}
