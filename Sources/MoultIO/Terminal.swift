/// What is known of the terminal, if there is one, behind a standard stream.
public enum Terminal {
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

  /// Whether a person is at the other end.
  public static func isPresent(at stream: Stream) -> Bool {
    Syscalls.isTerminal(stream.descriptor)
  }

  /// The width in columns. `nil`: there is no terminal, or it does not say.
  public static func width(of stream: Stream) -> Int? {
    Syscalls.columns(stream.descriptor)
  }
}
