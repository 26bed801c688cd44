/// A directory that one run fills with its outputs. It is locked while this object lives.
public final class OutputDirectory: Sendable {
  /// The path as the user wrote it.
  public let path: String
  private let descriptor: Int32
  private let isNew: Bool

  /// Creates the directory, or uses an empty one.
  public init(_ path: String) throws(IOError) {
    self.path = path
    // Opening a pipe would wait for its other end.
    try Self.examine(path)
    isNew = try Syscalls.makeDirectory(path, mode: 0o777)
    descriptor = try Syscalls.openForReading(path)
    // From here on, `deinit` closes it after an error, too.
    let isMine = try Syscalls.lock(descriptor, name: path)
    guard isMine else { throw IOError(.lock, path, code: .locked) }
    guard try Syscalls.names(inDirectory: path).isEmpty else {
      throw IOError(.create, path, code: .alreadyThere)
    }
  }

  deinit {
    // Nothing was written through the descriptor.
    try? Syscalls.close(descriptor, name: path)
  }

  /// The directory's path and identity, for a later run to find exactly this directory.
  public func place() throws(IOError) -> DirectoryPlace {
    DirectoryPlace(
      path: try Syscalls.resolved(path),
      identity: try Syscalls.status(of: descriptor, name: path).identity)
  }

  /// Throws unless the path is missing or an empty directory.
  public static func examine(_ path: String) throws(IOError) {
    if path.isEmpty { throw IOError(.create, path, code: .noName) }
    guard let status = try Syscalls.status(ofPath: path) else { return }
    guard status.kind == .directory else { throw IOError(.create, path, code: .notFolder) }
    guard try Syscalls.names(inDirectory: path).isEmpty else {
      throw IOError(.create, path, code: .alreadyThere)
    }
  }

  /// Removes the run's files, and the directory if the run created it.
  ///
  /// - Returns: whether everything was removed.
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
