/// A directory in the middle of being walked: its names in the order of their bytes, so that every walk
/// of the same tree is the same.
final class Folder {
  let path: String
  let identity: FileStatus.Identity
  private var names: [String]

  /// - Throws: ``IOError`` where it cannot be listed.
  init(_ path: String, _ status: FileStatus) throws(IOError) {
    self.path = path
    identity = status.identity
    // From the last to the first: they are taken from the end.
    names = try Syscalls.names(inDirectory: path).reversed()
  }

  func next() -> String? { names.popLast() }

  func path(of name: String) -> String {
    PathParts.endsInSlash(path) ? path + name : path + "/" + name
  }
}

/// Makes a folder and those that lead to it, where they are not there.
///
/// - Parameter mode: the rights on those that are made, less what the process withholds.
func makeFolders(_ path: String, mode: UInt32) throws(IOError) {
  if let status = try Syscalls.status(ofPath: path) {
    guard status.kind == .directory else { throw IOError(.create, path, code: .notFolder) }
    return
  }
  let above = PathParts(path).directory
  if above != path { try makeFolders(above, mode: mode) }
  // Another process may be as quick; then it is there.
  _ = try Syscalls.makeDirectory(path, mode: mode)
}
