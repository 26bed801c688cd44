import Glibc

/// Folders, locks, and a file that stays open and grows; see `Syscalls.swift`.
extension Syscalls {
  /// The names in a directory, in no order, without those of itself and its parent.
  static func names(inDirectory path: String) throws(IOError) -> [String] {
    guard let directory = unsafe opendir(path) else {
      throw IOError(.read, path, errno: errno)
    }
    // The stream is open until here and was made by `opendir`.
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while true {
      errno = 0
      // The entry belongs to the stream until the next call, and its name is copied at once.
      guard let entry = unsafe readdir(directory) else { break }
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
        unsafe field.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    if errno != 0 { throw IOError(.read, path, errno: errno) }
    return names
  }

  /// Opens a file that is read and grows at its end, and makes it where it is not there.
  static func openForAppending(_ path: String) throws(IOError) -> Int32 {
    try clearOfStandard(
      attempt(.open, path) {
        unsafe open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY, 0o666)
      }, path)
  }

  /// Cuts a file to so many bytes.
  static func truncate(_ fd: Int32, to count: Int, name: String) throws(IOError) {
    _ = try attempt(.write, name) { ftruncate(fd, off_t(count)) }
  }

  /// Makes a directory; false where something of this name is there.
  static func makeDirectory(_ path: String, mode: mode_t) throws(IOError) -> Bool {
    do {
      _ = try attempt(.create, path) { unsafe mkdir(path, mode) }
      return true
    } catch  where error.errno == EEXIST {
      return false
    }
  }

  /// Removes a directory if nothing is in it.
  static func removeDirectory(_ path: String) {
    _ = unsafe rmdir(path)
  }

  static func takeFromOthers(_ path: String, mode: mode_t) throws(IOError) {
    _ = try attempt(.open, path) { unsafe chmod(path, mode) }
  }

  /// Opens a file that is locked and never read, making it where it is not there.
  static func openLockFile(_ path: String) throws(IOError) -> Int32 {
    try clearOfStandard(
      attempt(.create, path) { unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600) }, path)
  }

  /// Locks an open file for this descriptor; false where another has it locked.
  static func lock(_ fd: Int32, name: String) throws(IOError) -> Bool {
    do {
      _ = try attempt(.lock, name) { flock(fd, LOCK_EX | LOCK_NB) }
      return true
    } catch  where error.errno == EWOULDBLOCK {
      return false
    }
  }

  static func sleep(milliseconds: UInt32) {
    _ = usleep(milliseconds * 1000)
  }
}
