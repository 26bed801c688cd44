/// The terminals of the standard streams.
public enum Terminal {
  /// A standard stream.
  public enum Stream: Sendable, Hashable, CaseIterable {
    case input, output, error

    fileprivate var descriptor: Int32 {
      switch self {
      case .input: Syscalls.standardInput
      case .output: Syscalls.standardOutput
      case .error: Syscalls.standardError
      }
    }
  }

  /// Whether the stream is a terminal.
  public static func isPresent(at stream: Stream) -> Bool {
    Syscalls.isTerminal(stream.descriptor)
  }

  /// The terminal's width in columns; nil if the stream is not a terminal or reports no width.
  public static func width(of stream: Stream) -> Int? {
    Syscalls.columns(stream.descriptor)
  }

  /// Prints a question to the process's terminal and reads a line. Input typed before the question is discarded.
  /// Nil if the input ends instead.
  ///
  /// - Throws: ``IOError`` if the process has no terminal.
  public static func ask(_ question: String) throws(IOError) -> String? {
    let descriptor = try Syscalls.openTerminal()
    defer { try? Syscalls.close(descriptor, name: terminalName) }
    Syscalls.discardInput(descriptor)
    let text = Array(question.utf8)
    var written = 0
    while written < text.count {
      let rest = text.span.extracting(written...)
      written += try Syscalls.write(descriptor, rest, name: terminalName)
    }
    var line: [UInt8] = []
    var byte: [UInt8] = [0]
    while line.count < longestAnswer {
      var space = byte.mutableSpan
      guard try Syscalls.read(descriptor, into: &space, name: terminalName) > 0 else { return nil }
      if byte[0] == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
      line.append(byte[0])
    }
    return nil
  }

  private static let terminalName = "/dev/tty"
  private static let longestAnswer = 4096
}
