/// A file for its owner alone, in a directory for its owner alone.
public enum PrivateFile {
  /// Makes a file of no bytes, and the directories that lead to it, where they are not there.
  ///
  /// A file that is there and that others may read or write is taken back from them.
  public static func make(_ path: String) throws(IOError) {
    if let status = try fileStatus(path) {
      if status.mode & 0o077 != 0 { try Syscalls.takeFromOthers(path, mode: status.mode & 0o700) }
      return
    }
    try makeFolders(PathParts(path).directory, mode: 0o700)
    // Another process may be as quick; then it is there.
    if let descriptor = try Syscalls.createPrivate(path, name: path) {
      try Syscalls.close(descriptor, name: path)
    }
  }

  /// What is known of a file before anybody opens it for its content.
  public struct Look: Sendable, Equatable {
    /// With every link resolved, so that all who come to the file by whatever path agree on what is
    /// beside it.
    public let path: String
    public let isRegular: Bool
    public let size: Int
    /// How many names it has: hard links.
    public let names: Int
    /// Its first bytes, as many as were asked for or as there are.
    public let start: [UInt8]
  }

  /// Looks at a file; nil where nothing is there.
  public static func look(_ path: String, first count: Int) throws(IOError) -> Look? {
    guard let status = try Syscalls.status(ofPath: path) else { return nil }
    let isRegular = status.kind == .regular
    return Look(
      path: try Syscalls.resolved(path), isRegular: isRegular, size: status.size,
      names: status.links, start: isRegular ? try bytes(of: path, most: count) : [])
  }

  /// Whether a path is a symbolic link to nothing.
  public static func isDangling(_ path: String) -> Bool {
    Syscalls.isSymbolicLink(path) && ((try? Syscalls.status(ofPath: path)) ?? nil) == nil
  }

  /// Where a file would be made that is not there, with every link resolved; the directories that lead to
  /// it are made for their owner alone.
  public static func place(ofNew path: String) throws(IOError) -> String {
    let parts = PathParts(path)
    guard !parts.name.isEmpty else {
      throw IOError(.create, path, code: path.isEmpty ? .noName : .isDirectory)
    }
    try makeFolders(parts.directory, mode: 0o700)
    let directory = try Syscalls.resolved(parts.directory)
    return directory == "/" ? "/" + parts.name : directory + "/" + parts.name
  }

  /// Puts a complete file under its name, for good.
  public static func rename(_ path: String, to target: String) throws(IOError) {
    try Syscalls.rename(path, to: target, name: target)
    Syscalls.syncDirectory(PathParts(target).directory)
  }

  public static func remove(_ path: String) { Syscalls.remove(path) }

  /// The first bytes of a file, as many as were asked for or as there are; nil where nothing is there.
  public static func start(of path: String, most: Int) throws(IOError) -> [UInt8]? {
    do {
      return try bytes(of: path, most: most)
    } catch  where error.code == .notFound {
      return nil
    }
  }

  /// The text of a file that is short; nil where nothing is there.
  public static func text(of path: String, mostBytes: Int) throws(IOError) -> String? {
    try start(of: path, most: mostBytes).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Opens a file under a name that is kept for it. Whatever else has the name is refused before it is
  /// opened: a pipe would wait for its other end.
  static func open(
    _ path: String, _ open: (String) throws(IOError) -> Int32 = Syscalls.openForReading
  ) throws(IOError) -> Int32 {
    _ = try fileStatus(path)
    return try open(path)
  }

  /// The status of a regular file; nil where nothing is there.
  private static func fileStatus(_ path: String) throws(IOError) -> FileStatus? {
    let status = try Syscalls.status(ofPath: path)
    if let code = status?.kind.codeWhereNoFile { throw IOError(.keep, path, code: code) }
    return status
  }

  /// How long another process is waited for that replaces the same file, in tries of ten milliseconds.
  private static let tries = 100

  /// Puts a text in a file, in place of what it has: whole, or not at all.
  public static func replace(_ path: String, with text: String) throws(IOError) {
    // Always of the same name, so that whoever is killed leaves one file and not many.
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

  /// Writes a text, and has it on the disk.
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
