/// A file for its owner alone, in a directory for its owner alone.
public enum PrivateFile {
  /// Makes a file of no bytes, and the directories that lead to it, where they are not there.
  ///
  /// A file that is there and that others may read or write is taken back from them.
  public static func make(_ path: String) throws(IOError) {
    if let status = try Syscalls.status(ofPath: path) {
      if let code = status.kind.codeWhereNoFile { throw IOError(.open, path, code: code) }
      if status.mode & 0o077 != 0 { try Syscalls.takeFromOthers(path, mode: status.mode & 0o700) }
      return
    }
    try makeFolders(PathParts(path).directory, mode: 0o700)
    // Another process may be as quick; then it is there.
    if let descriptor = try Syscalls.createPrivate(path, name: path) {
      try Syscalls.close(descriptor, name: path)
    }
  }

  public static func exists(_ path: String) -> Bool {
    (try? Syscalls.status(ofPath: path)) ?? nil != nil
  }
}
