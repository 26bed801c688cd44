import MoultIO

/// Prints text to standard output, for which a command uses nothing else: every write is checked, and what a
/// file system reports only at a close.
func printText(_ text: String) throws {
  var sink = try OutputSink(Plan.usualOutput)
  let bytes = Array(text.utf8)
  try sink.write(bytes.span)
  try sink.commit()
}

/// Prints lines to standard output.
///
/// - Parameter done: what is said on standard error where that fails, since it was done all the same.
func printLines(_ lines: [String], done: String? = nil) throws {
  do {
    try printText(lines.map { $0 + "\n" }.joined())
  } catch {
    if let done, (error as? IOError)?.code != .brokenPipe { writeMessage("moult: \(done)") }
    throw error
  }
}
