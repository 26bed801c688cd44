/// A file for its owner alone, in a directory for its owner alone.
public enum PrivateFile {
  /// Makes a file of no bytes, and the directories that lead to it, where they are not there.
  ///
  /// A file that is there and that others may read or write is taken back from them.
  public static func make(_ path: String) throws(IOError) {
    if let status = try Syscalls.status(ofPath: path) {
      guard status.kind == .regular else { throw IOError(.create, path, code: .isDirectory) }
      if status.mode & 0o077 != 0 { try Syscalls.takeFromOthers(path, mode: status.mode & 0o700) }
      return
    }
    try makeDirectories(PathParts(path).directory)
    // Another process may be as quick; then it is there.
    if let descriptor = try Syscalls.createPrivate(path, name: path) {
      try Syscalls.close(descriptor, name: path)
    }
  }

  /// Makes a directory and those above it, for their owner alone, where they are not there.
  public static func makeDirectories(_ path: String) throws(IOError) {
    if try Syscalls.status(ofPath: path) != nil { return }
    let above = PathParts(path).directory
    if above != path { try makeDirectories(above) }
    _ = try Syscalls.makeDirectory(path, mode: 0o700)
  }

  public static func exists(_ path: String) -> Bool {
    (try? Syscalls.status(ofPath: path)) ?? nil != nil
  }
}

/// A directory that one run fills.
public enum OutputDirectory {
  /// Makes a directory, or sees to it that the one that is there is empty.
  public static func make(_ path: String) throws(IOError) {
    if try Syscalls.makeDirectory(path, mode: 0o777) { return }
    guard try Syscalls.names(inDirectory: path).isEmpty else {
      throw IOError(.create, path, code: .alreadyThere)
    }
  }

  /// Makes sure that ``make(_:)`` would find nothing in its way.
  public static func examine(_ path: String) throws(IOError) {
    guard let status = try Syscalls.status(ofPath: path) else { return }
    guard status.kind == .directory, try Syscalls.names(inDirectory: path).isEmpty else {
      throw IOError(.create, path, code: .alreadyThere)
    }
  }

  /// The names of what stands in a directory; none where there is none.
  public static func names(_ path: String) -> [String] {
    (try? Syscalls.names(inDirectory: path))?.sorted() ?? []
  }

  /// Removes a directory that is empty.
  public static func removeIfEmpty(_ path: String) { Syscalls.removeDirectory(path) }

  /// Removes a file.
  public static func remove(_ path: String) { Syscalls.remove(path) }
}
