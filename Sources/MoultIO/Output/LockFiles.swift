import Synchronization

/// Numbered lock files. The system releases a lock when its process ends, however it ends.
public final class LockFiles: Sendable {
  private let prefix: String
  private let held = Mutex<[Int: Int32]>([:])

  /// How often to try to get a lock that is about to be released, at intervals of ten milliseconds.
  private static let tries = 500

  /// - Parameter prefix: the start of the paths; a number follows it.
  public init(prefix: String) { self.prefix = prefix }

  private func path(_ number: Int) -> String { prefix + String(number) }

  /// Takes a lock and holds it until ``unlock(_:)`` or the end of the process.
  ///
  /// - Throws: ``IOError`` with the code ``IOError/Code/locked`` if another process keeps holding it.
  public func lock(_ number: Int) throws(IOError) {
    let path = path(number)
    for _ in 0..<Self.tries {
      let descriptor = try PrivateFile.open(path, Syscalls.openLockFile)
      do throws(IOError) {
        if try Self.lockCurrent(descriptor, path) {
          // The content is a note of an earlier holder.
          try Syscalls.truncate(descriptor, to: 0, name: path)
          held.withLock { $0[number] = descriptor }
          return
        }
      } catch {
        try? Syscalls.close(descriptor, name: path)
        throw error
      }
      try? Syscalls.close(descriptor, name: path)
      Syscalls.sleep(milliseconds: 10)
    }
    throw IOError(.lock, path, code: .locked)
  }

  /// Locks an open file if its path still leads to it: the previous holder may have removed or renamed it.
  static func lockCurrent(_ descriptor: Int32, _ path: String) throws(IOError) -> Bool {
    guard try Syscalls.lock(descriptor, name: path) else { return false }
    let status = try Syscalls.status(of: descriptor, name: path)
    return try Syscalls.status(ofPath: path)?.identity == status.identity
  }

  /// Writes a note into the file of a lock that this process holds, and syncs it to disk.
  public func note(_ number: Int, _ text: String) throws(IOError) {
    guard let descriptor = held.withLock({ $0[number] }) else {
      preconditionFailure("a note belongs to a lock that is held")
    }
    try PrivateFile.write(text, to: descriptor, name: path(number))
  }

  /// The note in a lock file; nil if there is no such file.
  public func note(of number: Int) -> String? {
    (try? PrivateFile.text(of: path(number), mostBytes: Self.longestNote)) ?? nil
  }

  /// Room for a path and a few numbers, in bytes.
  private static let longestNote = 1 << 14

  /// Whether a living process holds a lock; also true if that cannot be determined.
  public func isLocked(_ number: Int) -> Bool {
    let path = path(number)
    do {
      let descriptor = try PrivateFile.open(path)
      defer { try? Syscalls.close(descriptor, name: path) }
      return try !Syscalls.lock(descriptor, name: path)
    } catch {
      return error.code != .notFound
    }
  }

  /// Releases a lock that this process holds, or removes a lock file that nobody holds.
  public func unlock(_ number: Int) {
    let path = path(number)
    if let descriptor = held.withLock({ $0.removeValue(forKey: number) }) {
      Syscalls.remove(path)
      try? Syscalls.close(descriptor, name: path)
    } else if let descriptor = try? PrivateFile.open(path) {
      // Removed under the lock, so that no other process can take it in between.
      if (try? Self.lockCurrent(descriptor, path)) == true { Syscalls.remove(path) }
      try? Syscalls.close(descriptor, name: path)
    }
  }
}
