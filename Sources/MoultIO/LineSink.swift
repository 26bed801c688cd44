/// Lines on their way out: to one output, or to numbered files of at most so many lines each.
public struct LineSink: ~Copyable {
  private var single: OutputSink?
  private var files: NumberedFiles?

  /// Opens an output.
  ///
  /// - Parameters:
  ///   - linesEach: how many lines a file takes; the files are named after `path`, `ids.txt` giving
  ///     `ids-0001.txt`, `ids-0002.txt` and so on. Nil for one output.
  ///   - inputs: see ``OutputSink/init(_:apartFrom:)``. A numbered file is none of them, as none may
  ///     be there.
  public init(
    _ path: String, linesEach: Int?, apartFrom inputs: [String] = []
  ) throws(IOError) {
    if let linesEach {
      files = try NumberedFiles(path, linesEach: linesEach)
    } else {
      single = try OutputSink(path, apartFrom: inputs)
    }
  }

  /// Writes all of `bytes`.
  ///
  /// - Precondition: the output is not committed.
  public mutating func write(_ bytes: Span<UInt8>) throws(IOError) {
    try single?.write(bytes)
    try files?.write(bytes)
  }

  /// Makes the output final. Once, at the end; see ``OutputSink/commit()``.
  public mutating func commit() throws(IOError) {
    try single?.commit()
    try files?.commit()
  }
}
