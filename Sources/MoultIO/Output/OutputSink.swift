/// An output: standard output, a device or pipe, or a file that appears when it is complete.
///
/// A file is written beside its target and renamed over it by ``commit()``. Until then, and after a failure, the
/// target is unchanged. Nothing is buffered here.
public struct OutputSink: ~Copyable, Sendable {
  /// The name in messages: the path as given, or `standard output`.
  public let name: String
  /// The path of the unfinished file, for a library that writes files by name; nil if the output is not a file.
  public let unfinishedPath: String?
  private let descriptor: Int32
  /// Whether the descriptor is closed here.
  private let isOwned: Bool
  /// Nil for standard output, a device, a named pipe or a descriptor, which cannot be renamed over.
  private var file: PendingFile?
  private var failure: IOError?
  private var isCommitted = false

  /// Opens an output; `-` is standard output, which stays open. ``PathUses`` has checked that it is not an input.
  ///
  /// - Parameter isPrivate: whether a new file is readable by its owner only.
  public init(_ path: String, isPrivate: Bool = false) throws(IOError) {
    let isStandard = path == "-" || path == "/dev/stdout"
    let name = isStandard ? "standard output" : path
    let status =
      isStandard
      ? try Syscalls.status(of: Syscalls.standardOutput, name: name)
      : try Syscalls.status(ofPath: path)
    try Self.examine(status, name)
    let isFile = status?.kind ?? .regular == .regular && !Self.namesDescriptor(path)
    if !isStandard && isFile {
      let pending = try PendingFile(target: path, replacing: status, isPrivate: isPrivate)
      (descriptor, unfinishedPath, isOwned) = (pending.descriptor, pending.temporary, false)
      file = consume pending
    } else {
      descriptor = isStandard ? Syscalls.standardOutput : try Syscalls.openForWriting(path)
      (unfinishedPath, isOwned) = (nil, !isStandard)
    }
    self.name = name
  }

  /// Throws unless the path can be an output, as far as its current file shows.
  public static func examine(_ path: String) throws(IOError) {
    try examine(Syscalls.status(ofPath: path), path)
  }

  private static func examine(_ status: FileStatus?, _ name: String) throws(IOError) {
    if let code = status?.kind.codeUnlessFile, code == .isDirectory || code == .isSocket {
      throw IOError(.create, name, code: code)
    }
  }

  /// Whether the path is an existing regular file.
  public static func isFile(_ path: String) -> Bool {
    (try? Syscalls.status(ofPath: path))?.kind == .regular
  }

  deinit {
    // A commit has reported the errors, and without a commit the result is incomplete anyway.
    if isOwned { try? Syscalls.close(descriptor, name: name) }
  }

  /// Writes all of `bytes`.
  ///
  /// - Precondition: the output is not committed.
  public mutating func write(_ bytes: Span<UInt8>) throws(IOError) {
    precondition(!isCommitted, "a committed output has no descriptor any more")
    var written = 0
    do {
      while written < bytes.count {
        let rest = bytes.extracting(written...)
        written += try Syscalls.write(descriptor, rest, name: name)
      }
    } catch {
      failure = error
      throw error
    }
  }

  /// Makes the output final: a file is synced and renamed. Once, at the end.
  ///
  /// After a failed ``write(_:)``, throws that failure again: an output with a gap never becomes final.
  public mutating func commit() throws(IOError) {
    precondition(!isCommitted, "an output is committed once")
    if let failure { throw failure }
    isCommitted = true
    if var file = file.take() {
      try file.commit()
    } else {
      // Some file systems report a failed write only at a close; the descriptor itself stays open for others.
      try Syscalls.close(Syscalls.duplicate(descriptor, name: name), name: name)
    }
  }

  /// Whether a path names a descriptor of the process, whose file belongs to somebody already.
  private static func namesDescriptor(_ path: String) -> Bool {
    path == "/dev/stderr" || path.utf8.starts(with: "/dev/fd/".utf8)
      || path.utf8.starts(with: "/proc/".utf8)
  }
}
