/// An unfinished file, beside the target that it will replace.
///
/// Invariant: until it is committed or removed, ``UnfinishedFiles`` has its name, so that `exit` removes it too, and in the
/// command a signal.
struct PendingFile: ~Copyable, Sendable {
  let descriptor: Int32
  /// The target as the user wrote it, for messages.
  private let name: String
  /// The target with its links resolved, so that a link stays a link.
  private let target: String
  /// The path of the unfinished file.
  let temporary: String
  private let existing: FileStatus?
  private let isPrivate: Bool
  private let ticket: UnfinishedFiles.Ticket
  private var isClosed = false
  private var isCommitted = false

  /// Creates the file under a temporary name, readable by its owner only until it is complete.
  ///
  /// - Parameters:
  ///   - existing: the regular file at the target, or nil. The result gets its mode, owner and group, as with a
  ///     shell's `>`.
  ///   - isPrivate: whether a new file stays readable by its owner only.
  ///   - folder: the folder of the temporary file, on the same file system; nil for the target's.
  init(
    target path: String, replacing existing: FileStatus?, isPrivate: Bool = false,
    madeIn folder: String? = nil
  ) throws(IOError) {
    let target = try Self.resolve(path, exists: existing != nil)
    (descriptor, temporary, ticket) = try Self.create(for: target, in: folder, name: path)
    (self.existing, self.isPrivate) = (existing, isPrivate)
    (self.target, name) = (target, path)
  }

  deinit {
    // After a commit the bytes are on disk, and without one they are discarded: a failing close loses nothing.
    if !isClosed { try? Syscalls.close(descriptor, name: name) }
    // A process that was forked meanwhile has a copy of this value, and no right to the file.
    if !isCommitted && UnfinishedFiles.isOwn(ticket) { Syscalls.remove(temporary) }
    UnfinishedFiles.forget(ticket)
  }

  /// Syncs and renames the file: after a power failure the target is either the old file or the complete new
  /// one.
  mutating func commit() throws(IOError) {
    try complete()
    try moveToTarget()
    Syscalls.syncDirectory(PathParts(target).directory)
  }

  /// Syncs and closes the file: nothing more can be written.
  mutating func complete() throws(IOError) {
    Syscalls.setMode(descriptor, finalMode())
    try Syscalls.sync(descriptor, name: name)
    isClosed = true
    try Syscalls.close(descriptor, name: name)
  }

  /// Renames a complete file to its target.
  mutating func moveToTarget() throws(IOError) {
    try Syscalls.rename(temporary, to: target, name: name)
    isCommitted = true
  }

  /// Removes a file from its target, because another file of its set failed.
  func removeFromTarget() {
    Syscalls.remove(target)
  }

  /// The mode that a shell's `>` would give. Rights of a group that cannot be kept are dropped.
  private func finalMode() -> UInt32 {
    guard let existing else {
      return isPrivate ? 0o600 : Syscalls.usualMode(probing: temporary + "-mode")
    }
    let kept = Syscalls.setOwner(descriptor, user: existing.user, group: existing.group)
    return kept ? existing.mode : existing.mode & ~0o070
  }

  private static func resolve(_ path: String, exists: Bool) throws(IOError) -> String {
    guard exists else {
      if Syscalls.isSymbolicLink(path) { throw IOError(.create, path, code: .danglingLink) }
      return path
    }
    // A rename would replace a file that `>` may not write to.
    try Syscalls.examineForWriting(path)
    return try Syscalls.resolved(path)
  }

  private static func create(
    for target: String, in folder: String?, name: String
  ) throws(IOError) -> (Int32, String, UnfinishedFiles.Ticket) {
    let (directory, file) = (folder ?? PathParts(target).directory, PathParts(target).name)
    if file.isEmpty {
      throw IOError(.create, name, code: name.isEmpty ? .noName : .isDirectory)
    }
    // Names have at most 255 bytes, and 24 are added.
    let stem = String(decoding: file.utf8.prefix(200), as: UTF8.self)
    while true {
      let random = String(UInt64.random(in: 0...UInt64.max), radix: 36)
      let path = "\(directory)/.\(stem).moult-\(random)"
      // Registered before it exists, so that a signal always finds it.
      let ticket = UnfinishedFiles.add(path)
      do throws(IOError) {
        if let descriptor = try Syscalls.createPrivate(path, name: name) {
          return (descriptor, path, ticket)
        }
      } catch {
        UnfinishedFiles.forget(ticket)
        throw error
      }
      UnfinishedFiles.forget(ticket)
    }
  }
}
