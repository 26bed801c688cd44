import MoultIO

/// Prints text to standard output. Commands print in no other way, so that every write is checked, and the close,
/// at which some file systems report an error.
///
/// - Throws: ``ClosedOutput``, `IOError`.
func printText(_ text: String) throws {
  try writeData(Array(text.utf8).span, to: "-")
}

/// Writes a data output at once.
///
/// - Throws: ``ClosedOutput``, `IOError`.
func writeData(_ bytes: Span<UInt8>, to path: String) throws {
  do {
    var sink = try OutputSink(path)
    try sink.write(bytes)
    try sink.commit()
  } catch {
    throw error.ofDataOutput
  }
}

/// Prints lines to standard output.
///
/// - Parameter done: the message for standard error where printing fails after the work is done.
func printLines(_ lines: [String], done: String? = nil) throws {
  do {
    try printText(lines.map { $0 + "\n" }.joined())
  } catch {
    if let done, !(error is ClosedOutput) { writeMessage("moult: \(done)") }
    throw error
  }
}
