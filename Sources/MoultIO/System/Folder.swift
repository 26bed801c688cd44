/// A directory during a walk. Its names are sorted by their bytes, so that every walk of the same tree has the
/// same order.
final class Folder {
  let path: String
  let identity: FileStatus.Identity
  /// The names that are left, the last first.
  private(set) var names: [String]

  /// - Throws: ``IOError`` if the directory cannot be listed.
  init(_ path: String, _ status: FileStatus) throws(IOError) {
    self.path = path
    identity = status.identity
    // Reversed, because names are popped from the end.
    names = try Syscalls.names(inDirectory: path).reversed()
  }

  func next() -> String? { names.popLast() }

  func path(of name: String) -> String {
    PathParts.endsInSlash(path) ? path + name : path + "/" + name
  }
}

/// Creates a directory and its missing parents.
///
/// - Parameter mode: the permissions of created directories, before the process's umask.
func makeFolders(_ path: String, mode: UInt32) throws(IOError) {
  if let status = try Syscalls.status(ofPath: path) {
    guard status.kind == .directory else { throw IOError(.create, path, code: .notFolder) }
    return
  }
  let above = PathParts(path).directory
  if above != path { try makeFolders(above, mode: mode) }
  // Another process may have created it meanwhile, which is as good.
  _ = try Syscalls.makeDirectory(path, mode: mode)
}
