/// A directory that one run fills, and no other beside it: as long as this lives, it is locked.
public final class OutputDirectory: Sendable {
  public let path: String
  private let descriptor: Int32
  private let isNew: Bool

  /// Makes a directory, or takes one that is there and empty.
  public init(_ path: String) throws(IOError) {
    self.path = path
    // Opening a pipe would wait for its other end.
    try Self.examine(path)
    isNew = try Syscalls.makeDirectory(path, mode: 0o777)
    descriptor = try Syscalls.openForReading(path)
    do throws(IOError) {
      let isMine = try Syscalls.lock(descriptor, name: path)
      guard isMine else { throw IOError(.lock, path, code: .locked) }
      guard try Syscalls.names(inDirectory: path).isEmpty else {
        throw IOError(.create, path, code: .alreadyThere)
      }
    } catch {
      try? Syscalls.close(descriptor, name: path)
      throw error
    }
  }

  deinit {
    // Nothing was written through it.
    try? Syscalls.close(descriptor, name: path)
  }

  /// Where it is, by which others find it and nothing that came in its place.
  public func place() throws(IOError) -> DirectoryPlace {
    DirectoryPlace(
      path: try Syscalls.resolved(path),
      identity: try Syscalls.status(of: descriptor, name: path).identity)
  }

  /// Makes sure that nothing is in the way of such a directory.
  public static func examine(_ path: String) throws(IOError) {
    if path.isEmpty { throw IOError(.create, path, code: .noName) }
    guard let status = try Syscalls.status(ofPath: path) else { return }
    guard status.kind == .directory else { throw IOError(.create, path, code: .notFolder) }
    guard try Syscalls.names(inDirectory: path).isEmpty else {
      throw IOError(.create, path, code: .alreadyThere)
    }
  }

  /// Removes what the run has put there, and the directory if the run has made it.
  ///
  /// - Returns: whether nothing of it is left.
  public func removeAll() -> Bool {
    StagedFiles.discardAll(in: path)
    for name in (try? Syscalls.names(inDirectory: path)) ?? [] {
      Syscalls.remove(path + "/" + name)
    }
    let isEmpty = (try? Syscalls.names(inDirectory: path))?.isEmpty ?? false
    if isNew && isEmpty { Syscalls.removeDirectory(path) }
    return isEmpty
  }
}
