import Glibc

/// Why bytes could not be written.
enum OutputError: Error, CustomStringConvertible {
  case cannotOpen(path: String, code: CInt)
  case cannotWrite(code: CInt)
  /// The other end of the pipe is closed.
  case noReader

  var description: String {
    switch self {
    case .cannotOpen(let path, let code):
      "cannot open \(path) for writing: \(Self.text(code)). Name a file in a folder that you may "
        + "write to."
    case .cannotWrite(let code):
      "cannot write the output: \(Self.text(code)). What has been written is incomplete; make room "
        + "or name another file, and start again."
    case .noReader:
      "cannot write the output: nobody reads it any more."
    }
  }

  private static func text(_ code: CInt) -> String {
    // strerror returns a string of the library, which lives until the next call in this thread.
    unsafe String(cString: strerror(code))
  }
}

/// A file descriptor to write to: a new file's, or the standard output.
struct Output: ~Copyable {
  private let descriptor: CInt
  private var isOpen = true

  /// Opens the file anew, or takes the standard output where there is no path.
  init(path: String?) throws(OutputError) {
    // A closed pipe is told by write, and does not end the process.
    signal(SIGPIPE, SIG_IGN)
    guard let path else {
      descriptor = STDOUT_FILENO
      return
    }
    // The path is passed as a string that ends with a zero and lives until the call returns.
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      isOpen = false
      throw .cannotOpen(path: path, code: errno)
    }
  }

  /// Writes all bytes.
  mutating func write(_ bytes: [UInt8]) throws(OutputError) {
    var start = 0
    while start < bytes.count {
      // Pointer and length are those of the rest of the array, which outlives the call.
      let count = unsafe bytes.span.extracting(start...).withUnsafeBytes { rest in
        unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
      }
      if count >= 0 {
        start += count
      } else if errno == EPIPE {
        throw .noReader
      } else if errno != EINTR {
        throw .cannotWrite(code: errno)
      }
    }
  }

  /// Closes the descriptor: some file systems tell only then that there was no room.
  mutating func finish() throws(OutputError) {
    isOpen = false
    guard close(descriptor) == 0 else { throw .cannotWrite(code: errno) }
  }

  deinit {
    if isOpen { close(descriptor) }
  }
}
