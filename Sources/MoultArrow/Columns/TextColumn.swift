/// Texts in UTF-8 that are being added.
@safe struct TextColumn: ~Copyable {
  private var bytes: ColumnMemory
  private var offsets: ColumnMemory
  /// The number of texts.
  private(set) var count = 0
  /// The number of their bytes.
  private(set) var byteCount = 0

  /// - Parameters:
  ///   - capacity: for how many texts there is room at first.
  ///   - bytes: for how many bytes.
  init(_ capacity: Int = 0, bytes: Int = 0) {
    self.bytes = ColumnMemory(bytes)
    offsets = ColumnMemory(4 * (capacity + 1))
  }

  /// Adds a text. Amortized O(bytes).
  ///
  /// - Precondition: all texts together have less than 2 GiB, as the offsets have 32 bits.
  mutating func append(_ text: Span<UInt8>) {
    let end = byteCount + text.count
    precondition(end <= Int(Int32.max), "a column has 2 GiB of texts")
    if end > bytes.capacity { bytes = bytes.grown(to: max(end, 2 * bytes.capacity)) }
    unsafe text.withUnsafeBytes { text in
      guard let start = text.baseAddress else { return }
      // The memory has room up to `end`, and is not that of the text.
      unsafe (bytes.start + byteCount).copyMemory(from: start, byteCount: text.count)
    }
    byteCount = end
    endText()
  }

  /// Adds a missing text, to be marked as such by the caller.
  mutating func appendMissing() { endText() }

  private mutating func endText() {
    count += 1
    let needed = 4 * (count + 1)
    if needed > offsets.capacity { offsets = offsets.grown(to: 2 * needed) }
    // The memory has room for `count + 1` offsets.
    unsafe offsets.start.storeBytes(
      of: Int32(truncatingIfNeeded: byteCount), toByteOffset: 4 * count, as: Int32.self)
  }

  /// The column of all texts.
  ///
  /// - Parameters:
  ///   - valid: which texts are there; nil where all are.
  ///   - missing: the number of those that are not.
  consuming func finish(valid: ColumnMemory? = nil, missing: Int = 0) -> ArrowColumn {
    ArrowColumn(count, missing: missing, [valid, offsets, bytes])
  }
}

extension ArrowColumn {
  /// A column of texts of which none is missing.
  convenience init(texts: [String]) {
    var column = TextColumn(texts.count)
    for text in texts { column.append(text.utf8.span) }
    let finished = column.finish()
    self.init(finished.length, missing: 0, finished.buffers)
  }
}
