import ArgumentParser
import MoultIO

/// The reader of the data output, for which a command is run, has closed it: most often the end of the work, as with `head`. Of
/// any other output that is a failure.
struct ClosedOutput: Error {
  /// The exit code of what was done until then.
  var code = ExitCode.success
}

extension IOError {
  /// The error as one of the data output.
  var ofDataOutput: any Error { code == .brokenPipe ? ClosedOutput() : self }
}
