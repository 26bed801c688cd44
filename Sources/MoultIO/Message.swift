/// Writes a line to standard error. Where that fails there is nobody left to tell.
public func writeMessage(_ text: String) {
  let line = Array((text + "\n").utf8)
  var written = 0
  while written < line.count {
    let rest = line.span.extracting(written...)
    guard let count = try? Syscalls.write(Syscalls.standardError, rest, name: "standard error")
    else { return }
    written += count
  }
}
