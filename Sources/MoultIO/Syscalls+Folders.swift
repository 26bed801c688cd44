import Glibc

/// Folders, and a file that stays open and grows; see `Syscalls.swift`.
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

  /// Makes a directory; false where something of this name is there.
  static func makeDirectory(_ path: String) throws(IOError) -> Bool {
    do {
      _ = try attempt(.create, path) { unsafe mkdir(path, 0o777) }
      return true
    } catch  where error.errno == EEXIST {
      return false
    }
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

  /// Locks a file for this process alone, as long as it is open; false where another has it.
  static func lock(_ fd: Int32, name: String) throws(IOError) -> Bool {
    do {
      _ = try attempt(.open, name) { flock(fd, LOCK_EX | LOCK_NB) }
      return true
    } catch  where error.errno == EWOULDBLOCK {
      return false
    }
  }
}
