/// Bytes on their way out: standard output, a device or pipe, or a file that appears when it is
/// complete.
///
/// A file is written beside its target and renamed over it by ``commit()``: until then whatever
/// stood there stays, and after a failure nothing new stands there. Nothing is buffered here.
public struct OutputSink: ~Copyable, Sendable {
  /// The name that messages use: the path as given, or `standard output`.
  public let name: String
  private let descriptor: Int32
  /// Whether the descriptor is to be closed here.
  private let isOwned: Bool
  /// `nil` for what cannot be renamed over: standard output, a device, a named pipe, a descriptor.
  private var file: PendingFile?
  private var failure: IOError?
  private var isCommitted = false

  /// Opens an output; `-` is standard output, which is not closed again. Whether it is something else that
  /// is read or written, ``PathUses`` has checked before.
  ///
  /// - Parameter isPrivate: whether a file that is not there yet is for its owner alone.
  public init(_ path: String, isPrivate: Bool = false) throws(IOError) {
    let isStandard = path == "-" || path == "/dev/stdout"
    let name = isStandard ? "standard output" : path
    let status =
      isStandard
      ? try Syscalls.status(of: Syscalls.standardOutput, name: name)
      : try Syscalls.status(ofPath: path)
    try Self.examine(status, name)
    let isFile = status?.kind ?? .regular == .regular && !Self.namesDescriptor(path)
    file =
      isStandard || !isFile
      ? nil : try PendingFile(target: path, replacing: status, isPrivate: isPrivate)
    let opened = isStandard || isFile ? nil : try Syscalls.openForWriting(path)
    descriptor = file?.descriptor ?? opened ?? Syscalls.standardOutput
    isOwned = opened != nil
    self.name = name
  }

  /// Makes sure that a path can be an output, as far as what is there shows it.
  public static func examine(_ path: String) throws(IOError) {
    try examine(Syscalls.status(ofPath: path), path)
  }

  private static func examine(_ status: FileStatus?, _ name: String) throws(IOError) {
    if let code = status?.kind.codeWhereNoFile, code == .isDirectory || code == .isSocket {
      throw IOError(.create, name, code: code)
    }
  }

  /// Whether something is there already that is a regular file.
  public static func isFile(_ path: String) -> Bool {
    (try? Syscalls.status(ofPath: path))?.kind == .regular
  }

  deinit {
    // A commit has seen the errors, and without one the result is incomplete already.
    if isOwned { try? Syscalls.close(descriptor, name: name) }
  }

  /// Writes all of `bytes`, however many calls it takes.
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

  /// Makes the output final: for a file, on disk and under its name. Once, at the end.
  ///
  /// After a failed ``write(_:)`` this throws that failure again: an output with a hole in it is
  /// never made final.
  public mutating func commit() throws(IOError) {
    precondition(!isCommitted, "an output is committed once")
    if let failure { throw failure }
    isCommitted = true
    if var file = file.take() {
      try file.commit()
    } else {
      // Some file systems report a failed write only at a close; the original stays for others.
      try Syscalls.close(Syscalls.duplicate(descriptor, name: name), name: name)
    }
  }

  /// Whether a path stands for a descriptor of the process: its file is somebody's already.
  private static func namesDescriptor(_ path: String) -> Bool {
    path == "/dev/stderr" || path.utf8.starts(with: "/dev/fd/".utf8)
      || path.utf8.starts(with: "/proc/".utf8)
  }
}
