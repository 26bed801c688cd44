/// Writes lines to one output, or to numbered files with a fixed number of lines each.
public struct LineSink: ~Copyable {
  private var single: OutputSink?
  private var files: NumberedFiles?
  private var compressed: CompressedBytes?
  /// What comes before the first line, until it is written.
  private var header: [UInt8] = []

  /// Discards what is written.
  public init() {}

  /// Opens an output.
  ///
  /// - Parameters:
  ///   - header: what comes before the first line of one output.
  ///   - linesEach: the lines of each numbered file, which is named after `path`: `ids-0001.txt`, `ids-0002.txt`
  ///     and so on for `ids.txt`. Nil for one output.
  ///   - compression: the compression of one output; numbered files are not compressed.
  public init(
    _ path: String, header: [UInt8] = [], linesEach: Int?, compression: OutputCompression? = nil
  ) throws(IOError) {
    self.header = header
    compressed = compression.map { CompressedBytes($0) }
    if let linesEach {
      files = try NumberedFiles(path, linesEach: linesEach)
    } else {
      single = try OutputSink(path)
    }
  }

  /// Writes all of `bytes`.
  ///
  /// - Precondition: the output is not committed.
  public mutating func write(_ bytes: Span<UInt8>) throws(IOError) {
    try writeHeader()
    try append(bytes)
  }

  private mutating func writeHeader() throws(IOError) {
    guard !header.isEmpty else { return }
    let first = header
    header = []
    try append(first.span)
  }

  private mutating func append(_ bytes: Span<UInt8>) throws(IOError) {
    guard compressed != nil else {
      try single?.write(bytes)
      try files?.write(bytes)
      return
    }
    var output = HeldBytes()
    compressed?.compress(bytes, into: &output)
    try single?.write(output.bytes)
  }

  /// Makes the output final. Once, at the end; see ``OutputSink/commit()``.
  public mutating func commit() throws(IOError) {
    try writeHeader()
    var output = HeldBytes()
    compressed?.finish(into: &output)
    try single?.write(output.bytes)
    try single?.commit()
    try files?.commit()
  }
}
