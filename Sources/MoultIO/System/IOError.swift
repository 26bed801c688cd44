/// What went wrong with a file, a pipe or a terminal: a value whose text says what happened, to
/// which file, and what to do. It holds names and codes, never a byte of what was read or written.
public struct IOError: Error, Sendable, Hashable {
  /// What a caller may want to tell apart; everything else is ``other`` with its number.
  public enum Code: Sendable, Hashable {
    case notFound
    case notPermitted
    /// What was to be a file is something else.
    case isDirectory, isPipe, isSocket, isDevice
    /// What was to be a folder is a file.
    case notFolder
    /// Nothing more can be written: the disk is full, or a limit on the size of files is reached.
    case noSpace
    /// The reader of a pipe has gone: usually the end of the work, not a failure.
    case brokenPipe
    /// The output is a symbolic link to nothing.
    case danglingLink
    /// The descriptor was closed by whoever started the process.
    case closed
    /// Files of an earlier run have the names that its files would have.
    case alreadyThere
    /// Another process has it locked.
    case locked
    /// A file holds less than was written to it.
    case cutShort
    /// A file has become shorter since it was opened.
    case shrunk
    /// A folder that a batch is to be written into holds other files.
    case notEmpty
    /// A folder holds a batch, finished or stopped.
    case holdsBatch
    /// A name of no characters.
    case noName
    /// A name that the file system does not take, or links that lead in a circle.
    case unusableName
    /// The process or the system has as many files open as it may.
    case tooManyOpen
    case noMemory
    case other
  }

  /// What was being done.
  public enum Operation: String, Sendable, Hashable {
    case examine, open, read, create, write, sync, rename, close, lock
    /// Waiting for a descriptor to be ready.
    case wait = "wait for"
    case start
    /// Reading or writing a file whose name the caller has no say in.
    case keep = "keep a file at"
    case makeTemporary = "make a temporary file in"
  }

  public let code: Code
  public let operation: Operation
  /// The file's name as the user gave it, or `standard input` or `standard output`.
  public let name: String
  /// The system's error number; 0 where the system was not the one to refuse.
  public let errno: Int32

  /// How the names of files begin that have none.
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
  public var description: String {
    let what = operation == .start ? name : "'\(name.asShownPath)'"
    return "cannot \(operation.rawValue) \(what): \(reason). \(advice)"
  }

  private var reason: String {
    switch code {
    case .isDirectory: "it is a directory"
    case .noName: "a name has at least one character"
    case .isPipe: "it is a named pipe"
    case .isSocket: "it is a socket"
    case .isDevice: "it is a device"
    case .notFolder: "it is no directory"
    case .danglingLink: "it is a symbolic link to a file that does not exist"
    case .alreadyThere: "it is there already, and would be taken for a part of this output"
    case .locked: "another process has it locked"
    case .cutShort: "it holds less than was written to it"
    case .shrunk: "it has become shorter since it was opened"
    case .notEmpty: "it holds files that are not of this batch"
    case .holdsBatch: "it holds a batch already"
    case .brokenPipe: "whatever was reading it has gone"
    case .closed: "it is not open for this"
    case .notFound where errno == 0: "it does not exist"
    default: errno == 0 ? "the system gives no reason" : Syscalls.message(forErrno: errno)
    }
  }

  private var advice: String {
    switch (code, operation) {
    case (_, .start):
      "Use --threads 1, or let this user have more processes (ulimit -u) or the process more memory."
    case (_, .makeTemporary): "Name a directory with room in TMPDIR."
    case (.notFound, .create), (.notFound, .rename): "Make its directory first."
    case (.notFound, _): "Check the path, or give - for standard input."
    case (.notPermitted, .create), (.notPermitted, .rename):
      "The result is made beside it and renamed: ask for write permission on its directory, "
        + "or write to standard output and redirect it."
    case (.notPermitted, _): "Ask for permission on it, or choose another file."
    case (.isDirectory, .keep), (.isSocket, .keep), (.isPipe, .keep), (.isDevice, .keep):
      "Move it away: this name is kept for a file of moult's own."
    case (.noName, _): "Name a file."
    case (.isDirectory, .create), (.isDirectory, .rename): "Name a file in it."
    case (.isDirectory, .open): "Name a file."
    case (.isDirectory, _):
      "Name the files in it, for example with the shell's \(name.asShownPath)/*.jsonl."
    case (.isSocket, _), (.isPipe, _), (.isDevice, _): "Name a regular file."
    case (.noSpace, _) where name.hasPrefix(Self.temporaryFile):
      "Free some space, or name a directory with room in TMPDIR."
    case (.noSpace, _) where Syscalls.isLimitOfSize(errno):
      "Raise the limit on the size of files (ulimit -f), or write less at a time."
    case (.noSpace, _): "Free some space, or choose another disk."
    case (.brokenPipe, _): "Nothing is wrong if it had read enough, as head does."
    case (.alreadyThere, _): "Remove the files of the earlier run, or choose another name."
    case (.notEmpty, _): "Name a directory that is empty or not there."
    case (.holdsBatch, _):
      "--resume goes on with it, with the options that it was begun with; or name another directory."
    case (.notFolder, _): "Name another directory."
    case (.locked, _): "Wait until that is done, or choose another name."
    case (.danglingLink, _): "Create the file it points to, or name that file."
    case (.closed, _): "Run the command with it open, or name a file."
    case (.shrunk, _): "Let nothing write to it meanwhile, and read it again."
    case (.unusableName, _): "Choose another name, or mend the links that lead to it."
    case (.tooManyOpen, _): "Let the process have more files open (ulimit -n)."
    case (.noMemory, _): "Let the process have more memory (ulimit -v), or use fewer --threads."
    case (.cutShort, _), (.other, _):
      "If it happens again, check the disk or the connection it is on."
    }
  }
}
