import MoultIO

/// Prints text to standard output. Commands print in no other way, so that every write is checked, and the close,
/// at which some file systems report an error.
func printText(_ text: String) throws {
  var sink = try OutputSink("-")
  let bytes = Array(text.utf8)
  try sink.write(bytes.span)
  try sink.commit()
}

/// Prints lines to standard output.
///
/// - Parameter done: the message for standard error where printing fails after the work is done.
func printLines(_ lines: [String], done: String? = nil) throws {
  do {
    try printText(lines.map { $0 + "\n" }.joined())
  } catch {
    if let done, (error as? IOError)?.code != .brokenPipe { writeMessage("moult: \(done)") }
    throw error
  }
}
