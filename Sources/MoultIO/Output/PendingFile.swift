/// A file in the making, beside the target that it will be renamed over.
///
/// Invariant: as long as it is neither committed nor gone, its name is with ``UnfinishedFiles``, so
/// that a signal or an `exit` removes it too.
struct PendingFile: ~Copyable, Sendable {
  let descriptor: Int32
  /// The target as the user named it, for messages.
  private let name: String
  /// The target with its links resolved, so that a link stays a link.
  private let target: String
  private let temporary: String
  private let existing: FileStatus?
  private let isPrivate: Bool
  private let ticket: UnfinishedFiles.Ticket
  private var isClosed = false
  private var isCommitted = false

  /// Creates the file under a name of its own, readable by its owner only until it is complete.
  ///
  /// - Parameters:
  ///   - existing: what stands at the target, a regular file, or `nil`. The result takes its mode, owner
  ///     and group, as a shell's `>` would leave them.
  ///   - isPrivate: whether one that replaces none is for its owner alone.
  ///   - folder: where it is made, on the same file system; without one, beside its target.
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
    // The bytes are on disk after a commit and unwanted without one: a failing close says nothing.
    if !isClosed { try? Syscalls.close(descriptor, name: name) }
    if !isCommitted { Syscalls.remove(temporary) }
    UnfinishedFiles.forget(ticket)
  }

  /// Puts the file on disk, and then under its name: after a power cut either the old file stands
  /// there or the whole new one.
  mutating func commit() throws(IOError) {
    try complete()
    try appear()
    Syscalls.syncDirectory(PathParts(target).directory)
  }

  /// Puts the file on disk, and closes it: nothing can be written any more.
  mutating func complete() throws(IOError) {
    Syscalls.setMode(descriptor, finalMode())
    try Syscalls.sync(descriptor, name: name)
    isClosed = true
    try Syscalls.close(descriptor, name: name)
  }

  /// Puts a complete file under its name.
  mutating func appear() throws(IOError) {
    try Syscalls.rename(temporary, to: target, name: name)
    isCommitted = true
  }

  /// Removes a file that has appeared, because another that belongs to it has not.
  func disappear() {
    Syscalls.remove(target)
  }

  /// The mode that a shell's `>` would give. Rights of a group that cannot be kept go to nobody.
  private func finalMode() -> UInt32 {
    guard let existing else {
      return (isPrivate ? 0o600 : 0o666) & ~Syscalls.creationMask()
    }
    let kept = Syscalls.setOwner(descriptor, user: existing.user, group: existing.group)
    return kept ? existing.mode : existing.mode & ~0o070
  }

  private static func resolve(_ path: String, exists: Bool) throws(IOError) -> String {
    guard exists else {
      if Syscalls.isSymbolicLink(path) { throw IOError(.create, path, code: .danglingLink) }
      return path
    }
    // A rename would replace a file that `>` may not touch.
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
      // Noted before it exists, so that no signal can come between.
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
