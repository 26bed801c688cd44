/// A failed operation on a file, a pipe or a terminal. Its text says what happened, to which file, and what to
/// do next. It contains names and codes, never a byte of the content.
public struct IOError: Error, Sendable, Hashable {
  /// The causes that callers distinguish; all others are ``other`` with the system's number.
  public enum Code: Sendable, Hashable {
    case notFound
    case notPermitted
    /// A regular file was expected.
    case isDirectory, isPipe, isSocket, isDevice
    /// A directory was expected.
    case notFolder
    /// The disk is full, or the limit on file sizes was reached.
    case noSpace
    /// The reader closed the pipe: usually the end of the work, not a failure.
    case brokenPipe
    /// The output is a symbolic link to a missing file.
    case danglingLink
    /// The process was started with this descriptor closed.
    case closed
    /// Outputs of an earlier run have the names of this run's outputs.
    case alreadyThere
    /// Another process holds the lock.
    case locked
    /// A file contains less than was written to it.
    case cutShort
    /// A file became shorter while it was open.
    case shrunk
    /// A file was changed while it was read.
    case changed
    /// The caller stopped the run while it waited for the input.
    case stopped
    /// The output folder of a new batch contains files.
    case notEmpty
    /// The output folder of a new batch contains a batch already.
    case holdsBatch
    /// The name is empty.
    case noName
    /// The file system rejects the name, or symbolic links form a cycle.
    case unusableName
    /// The process or the system has reached its limit of open files.
    case tooManyOpen
    case noMemory
    case other
  }

  /// The operation that failed.
  public enum Operation: String, Sendable, Hashable {
    case examine, open, read, create, write, sync, rename, close, lock
    /// Waiting until a descriptor is ready.
    case wait = "wait for"
    case start
    /// Reading or writing a file whose name the program chooses.
    case keep = "keep a file at"
    case makeTemporary = "make a temporary file in"
  }

  /// The cause.
  public let code: Code
  /// The operation that failed.
  public let operation: Operation
  /// The file's name as the user wrote it, or `standard input` or `standard output`.
  public let name: String
  /// The system's error number; 0 if the error did not come from the system.
  public let errno: Int32

  /// The start of the name, in messages, of a file without a name.
  static let temporaryFile = "a temporary file in "

  init(_ operation: Operation, _ name: String, errno: Int32) {
    (self.operation, self.name, self.errno) = (operation, name, errno)
    code = Syscalls.code(ofErrno: errno)
  }

  init(_ operation: Operation, _ name: String, code: Code) {
    (self.operation, self.name, self.code) = (operation, name, code)
    errno = 0
  }
}

extension IOError: CustomStringConvertible {
  /// One line: operation and name, the reason, and the advice.
  public var description: String {
    let what = operation == .start ? name : "'\(name.asShownPath)'"
    return "cannot \(operation.rawValue) \(what): \(reason). \(advice)"
  }

  private var reason: String {
    switch code {
    case .isDirectory: "it is a directory"
    case .noName: "the name is empty"
    case .isPipe: "it is a named pipe"
    case .isSocket: "it is a socket"
    case .isDevice: "it is a device"
    case .notFolder: "it is not a directory"
    case .danglingLink: "it is a symbolic link to a missing file"
    case .alreadyThere: "it exists already, and would look like a part of this output"
    case .locked: "another process holds its lock"
    case .cutShort: "it contains less than was written to it"
    case .shrunk: "it became shorter while it was read"
    case .changed: "it was changed while it was read"
    case .stopped: "the run was stopped"
    case .notEmpty: "it contains files that do not belong to this batch"
    case .holdsBatch: "it contains a batch already"
    case .brokenPipe: "its reader has closed it"
    case .closed: "it is not open for this"
    case .notFound where errno == 0: "it does not exist"
    default: errno == 0 ? "the system reports no reason" : Syscalls.message(forErrno: errno)
    }
  }

  private var advice: String {
    switch (code, operation) {
    case (_, .start):
      "Use --threads 1, or allow more processes (ulimit -u) or more memory."
    case (_, .makeTemporary): "Name a directory with room in TMPDIR."
    case (.notFound, .create), (.notFound, .rename): "Create its directory first."
    case (.notFound, _): "Check the path, or give - for standard input."
    case (.notPermitted, .create), (.notPermitted, .rename):
      "The result is created beside it and renamed: ask for write permission on its directory, "
        + "or write to standard output and redirect it."
    case (.notPermitted, _): "Ask for permission on it, or choose another file."
    case (.isDirectory, .keep), (.isSocket, .keep), (.isPipe, .keep), (.isDevice, .keep):
      "Move it away: moult reserves this name."
    case (.noName, _): "Name a file."
    case (.isDirectory, .create), (.isDirectory, .rename): "Name a file in it."
    case (.isDirectory, .open): "Name a file."
    case (.isDirectory, _):
      "Name the files in it, for example \(name.asShownPath)/*.jsonl in the shell."
    case (.isSocket, _), (.isPipe, _), (.isDevice, _): "Name a regular file."
    case (.noSpace, _) where name.hasPrefix(Self.temporaryFile):
      "Free some space, or name a directory with room in TMPDIR."
    case (.noSpace, _) where Syscalls.isLimitOfSize(errno):
      "Raise the limit on the size of files (ulimit -f), or write less at a time."
    case (.noSpace, _): "Free some space, or choose another disk."
    case (.brokenPipe, _): "If it had read enough, as head does, nothing is wrong."
    case (.alreadyThere, _): "Remove the files of the earlier run, or choose another name."
    case (.notEmpty, _): "Name an empty directory, or a new one."
    case (.holdsBatch, _):
      "Continue it with --resume and its original options, or name another directory."
    case (.notFolder, _): "Name another directory."
    case (.locked, _): "Wait until it is finished, or choose another name."
    case (.danglingLink, _): "Create the file it points to, or name that file."
    case (.closed, _): "Run the command with it open, or name a file."
    case (.shrunk, _), (.changed, _): "Make sure that nothing writes to it, and read it again."
    case (.stopped, _): "Run it again for all of it."
    case (.unusableName, _): "Choose another name, or repair the links on its path."
    case (.tooManyOpen, _): "Allow more open files (ulimit -n)."
    case (.noMemory, _): "Allow more memory (ulimit -v), or use fewer --threads."
    case (.cutShort, _), (.other, _):
      "If it happens again, check the disk or the connection it is on."
    }
  }
}
