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
    names = try Syscalls.names(inDirectory: path).sorted {
      $1.utf8.lexicographicallyPrecedes($0.utf8)
    }
  }

  func next() -> String? { names.popLast() }

  func path(of name: String) -> String { path.hasSuffix("/") ? path + name : path + "/" + name }
}
