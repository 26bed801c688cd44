/// Prints a line to standard error. Control characters in it, which names may contain, are escaped. A failure
/// is ignored, because there is no other place to report it.
public func writeMessage(_ text: String) { writePiece(text.onOneLine + "\n") }

/// Prints part of a line to standard error, unescaped. A failure is ignored.
public func writePiece(_ text: String) {
  let piece = Array(text.utf8)
  var written = 0
  while written < piece.count {
    let rest = piece.span.extracting(written...)
    guard let count = try? Syscalls.write(Syscalls.standardError, rest, name: "standard error")
    else { return }
    written += count
  }
}
