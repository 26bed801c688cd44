/// The compression of an output.
public enum OutputCompression: String, Sendable, CaseIterable {
  case gzip, zstd

  /// The extension of a file with this compression.
  public var suffix: String {
    switch self {
    case .gzip: ".gz"
    case .zstd: ".zst"
    }
  }

  fileprivate func encoder() -> any Encoder {
    switch self {
    case .gzip: GzipEncoder()
    case .zstd: ZstdEncoder()
    }
  }
}

/// Compresses one stream. The result depends on the bytes alone, not on the pieces in which they arrive: the
/// library gets slices of one size, and the rest at the end.
struct CompressedBytes {
  private static let slice = 1 << 17

  private let encoder: any Encoder
  private var waiting = HeldBytes(capacity: slice)

  init(_ compression: OutputCompression) { encoder = compression.encoder() }

  /// Compresses more bytes, and appends the result so far. O(bytes).
  mutating func compress(_ bytes: Span<UInt8>, into output: inout HeldBytes) {
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + Self.slice - waiting.count)
      waiting.append(bytes.extracting(start..<end))
      start = end
      if waiting.count == Self.slice { encode(isLast: false, into: &output) }
    }
  }

  /// Ends the stream. Once.
  mutating func finish(into output: inout HeldBytes) {
    encode(isLast: true, into: &output)
  }

  private mutating func encode(isLast: Bool, into output: inout HeldBytes) {
    var room = [UInt8](repeating: 0, count: Self.slice)
    var (taken, isDone) = (0, false)
    while !isDone {
      var space = room.mutableSpan
      let step = encoder.step(
        waiting.bytes.extracting(taken...), into: &space, isLast: isLast)
      output.append(room.span.extracting(first: step.written))
      taken += step.read
      isDone = step.isDone
    }
    waiting.removeAll()
  }
}
