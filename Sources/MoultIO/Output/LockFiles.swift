import Synchronization

/// Locks that end with the process that holds them, however it ends: files that are locked, each beside
/// what it is about.
public final class LockFiles: Sendable {
  private let prefix: String
  private let held = Mutex<[Int: Int32]>([:])

  /// How long a lock is waited for that somebody is about to let go, in tries of ten milliseconds.
  private static let tries = 500

  /// - Parameter prefix: what the paths begin with; a number follows.
  public init(prefix: String) { self.prefix = prefix }

  private func path(_ number: Int) -> String { prefix + String(number) }

  /// Takes a lock, and keeps it until ``letGo(_:)`` or the end of the process.
  public func hold(_ number: Int) throws(IOError) {
    let path = path(number)
    for _ in 0..<Self.tries {
      let descriptor = try PrivateFile.open(path, Syscalls.openLockFile)
      do throws(IOError) {
        if try Self.lockCurrent(descriptor, path) {
          // What is in it belongs to an earlier lock of this number.
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

  /// Locks an open file if it is still the one of its name: whoever held it before may have removed or
  /// renamed it.
  static func lockCurrent(_ descriptor: Int32, _ path: String) throws(IOError) -> Bool {
    guard try Syscalls.lock(descriptor, name: path) else { return false }
    let status = try Syscalls.status(of: descriptor, name: path)
    return try Syscalls.status(ofPath: path)?.identity == status.identity
  }

  /// Puts a text into the file of a lock that this process holds, and has it on the disk.
  public func note(_ number: Int, _ text: String) throws(IOError) {
    guard let descriptor = held.withLock({ $0[number] }) else {
      preconditionFailure("a note belongs to a lock that is held")
    }
    try PrivateFile.write(text, to: descriptor, name: path(number))
  }

  /// The text in the file of a lock; nil where there is no such file.
  public func note(of number: Int) -> String? {
    (try? PrivateFile.text(of: path(number), mostBytes: Self.longestNote)) ?? nil
  }

  /// A path and some numbers.
  private static let longestNote = 1 << 14

  /// Whether a living process holds a lock; true as well where nobody can tell.
  public func isHeld(_ number: Int) -> Bool {
    let path = path(number)
    do {
      let descriptor = try PrivateFile.open(path)
      defer { try? Syscalls.close(descriptor, name: path) }
      return try !Syscalls.lock(descriptor, name: path)
    } catch {
      return error.code != .notFound
    }
  }

  /// Lets a lock go that this process holds, or removes the file of one that nobody holds.
  public func letGo(_ number: Int) {
    let path = path(number)
    if let descriptor = held.withLock({ $0.removeValue(forKey: number) }) {
      Syscalls.remove(path)
      try? Syscalls.close(descriptor, name: path)
    } else if let descriptor = try? PrivateFile.open(path) {
      // Removed while it is locked, so that nobody takes it in between.
      if (try? Self.lockCurrent(descriptor, path)) == true { Syscalls.remove(path) }
      try? Syscalls.close(descriptor, name: path)
    }
  }
}
