/// A file that only its owner may access, in a directory that only its owner may access.
public enum PrivateFile {
  /// Creates an empty file and its missing directories. Access by others to an existing file is revoked.
  public static func make(_ path: String) throws(IOError) {
    if let status = try fileStatus(path) {
      if status.mode & 0o077 != 0 { try Syscalls.restrictMode(path, mode: status.mode & 0o700) }
      return
    }
    try makeFolders(PathParts(path).directory, mode: 0o700)
    // Another process may have created it meanwhile, which is as good.
    if let descriptor = try Syscalls.createPrivate(path, name: path) {
      try Syscalls.close(descriptor, name: path)
    }
  }

  /// What a caller can see of a file before opening it.
  public struct Preview: Sendable, Equatable {
    /// The path with every link resolved, so that all callers agree on the files beside it.
    public let path: String
    /// Whether it is a regular file.
    public let isRegular: Bool
    /// The size in bytes.
    public let size: Int
    /// The number of hard links.
    public let names: Int
    /// The first bytes, at most as many as requested.
    public let start: [UInt8]
  }

  /// Examines a file; nil if there is none.
  public static func preview(_ path: String, first count: Int) throws(IOError) -> Preview? {
    guard let status = try Syscalls.status(ofPath: path) else { return nil }
    let isRegular = status.kind == .regular
    return Preview(
      path: try Syscalls.resolved(path), isRegular: isRegular, size: status.size,
      names: status.links, start: isRegular ? try bytes(of: path, most: count) : [])
  }

  /// Whether a path is a symbolic link to a missing file.
  public static func isDangling(_ path: String) -> Bool {
    Syscalls.isSymbolicLink(path) && ((try? Syscalls.status(ofPath: path)) ?? nil) == nil
  }

  /// The path of a new file, with every link resolved. Missing directories are created for the owner only.
  public static func place(ofNew path: String) throws(IOError) -> String {
    let parts = PathParts(path)
    guard !parts.name.isEmpty else {
      throw IOError(.create, path, code: path.isEmpty ? .noName : .isDirectory)
    }
    try makeFolders(parts.directory, mode: 0o700)
    let directory = try Syscalls.resolved(parts.directory)
    return directory == "/" ? "/" + parts.name : directory + "/" + parts.name
  }

  /// Renames a complete file to its target, durably.
  public static func rename(_ path: String, to target: String) throws(IOError) {
    try Syscalls.rename(path, to: target, name: target)
    Syscalls.syncDirectory(PathParts(target).directory)
  }

  /// Removes a file and ignores failure: it may be gone already.
  public static func remove(_ path: String) { Syscalls.remove(path) }

  /// The first bytes of a file, at most as many as requested; nil if there is none.
  public static func start(of path: String, most: Int) throws(IOError) -> [UInt8]? {
    do {
      return try bytes(of: path, most: most)
    } catch  where error.code == .notFound {
      return nil
    }
  }

  /// The text of a short file; nil if there is none.
  public static func text(of path: String, mostBytes: Int) throws(IOError) -> String? {
    try start(of: path, most: mostBytes).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Opens a file whose name the program chooses. Anything but a regular file is refused before it is opened: a
  /// pipe would wait for its other end.
  static func open(
    _ path: String, _ open: (String) throws(IOError) -> Int32 = Syscalls.openForReading
  ) throws(IOError) -> Int32 {
    _ = try fileStatus(path)
    return try open(path)
  }

  /// The status of a regular file; nil if there is none.
  private static func fileStatus(_ path: String) throws(IOError) -> FileStatus? {
    let status = try Syscalls.status(ofPath: path)
    if let code = status?.kind.codeUnlessFile { throw IOError(.keep, path, code: code) }
    return status
  }

  /// How often to wait for another process that replaces the same file, at intervals of ten milliseconds.
  private static let tries = 100

  /// Replaces the content of a file, atomically.
  public static func replace(_ path: String, with text: String) throws(IOError) {
    // Always the same name, so that killed processes leave one file and not many.
    let new = path + "-new"
    _ = try fileStatus(path)
    for _ in 0..<tries {
      let descriptor = try Self.open(new, Syscalls.openLockFile)
      defer { try? Syscalls.close(descriptor, name: new) }
      if try LockFiles.lockCurrent(descriptor, new) {
        try Syscalls.truncate(descriptor, to: 0, name: path)
        try write(text, to: descriptor, name: path)
        return try rename(new, to: path)
      }
      Syscalls.sleep(milliseconds: 10)
    }
    throw IOError(.lock, new, code: .locked)
  }

  /// Writes a text and syncs it to disk.
  static func write(_ text: String, to descriptor: Int32, name: String) throws(IOError) {
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      written += try Syscalls.write(descriptor, bytes.span.extracting(written...), name: name)
    }
    try Syscalls.sync(descriptor, name: name)
  }

  private static func bytes(of path: String, most: Int) throws(IOError) -> [UInt8] {
    let descriptor = try open(path)
    defer { try? Syscalls.close(descriptor, name: path) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: min(most, 1 << 16))
    while bytes.count < most {
      var space = block.mutableSpan
      let count = try Syscalls.read(descriptor, into: &space, name: path)
      if count == 0 { break }
      bytes += block[..<min(count, most - bytes.count)]
    }
    return bytes
  }
}
