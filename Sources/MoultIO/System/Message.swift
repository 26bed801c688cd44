/// Writes a line to standard error, in which what would break it is written out: it may hold names. Where
/// that fails there is nobody left to tell.
public func writeMessage(_ text: String) { writePiece(text.onOneLine + "\n") }

/// Writes a piece of a line to standard error.
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
