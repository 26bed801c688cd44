#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Folders, locks, and a file that stays open and grows; see `Syscalls.swift`.
extension Syscalls {
  /// The names in a directory, in the order of their bytes, without those of itself and its parent.
  static func names(inDirectory path: String) throws(IOError) -> [String] {
    try entries(inDirectory: path).map(\.name)
  }

  struct Entry {
    let name: String
    /// Whether the directory says that it is a regular file and no link; some file systems say nothing.
    let isPlainFile: Bool
  }

  /// What is in a directory; see ``names(inDirectory:)``.
  static func entries(inDirectory path: String) throws(IOError) -> [Entry] {
    guard let directory = withPath(path, { unsafe opendir($0) }) else {
      throw IOError(.read, path, errno: errno)
    }
    // The stream is open until here and was made by `opendir`.
    defer { unsafe closedir(directory) }
    var entries: [(name: [UInt8], isPlainFile: Bool)] = []
    while true {
      errno = 0
      // The entry belongs to the stream until the next call, and its name is copied at once.
      guard let entry = unsafe readdir(directory) else { break }
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { field in
        unsafe Array(field.prefix { $0 != 0 })
      }
      if name != Array(".".utf8) && name != Array("..".utf8) {
        entries.append((name, unsafe Int(entry.pointee.d_type) == Int(DT_REG)))
      }
    }
    if errno != 0 { throw IOError(.read, path, errno: errno) }
    entries.sort { $0.name.lexicographicallyPrecedes($1.name) }
    return entries.map { Entry(name: PathText.text(of: $0.name), isPlainFile: $0.isPlainFile) }
  }

  /// Opens a file that is read and grows at its end, and makes it where it is not there.
  static func openForAppending(_ path: String) throws(IOError) -> Int32 {
    try clearOfStandard(
      attempt(.open, path) {
        withPath(path) {
          unsafe open($0, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY, 0o666)
        }
      }, path)
  }

  /// Edits a file to so many bytes.
  static func truncate(_ fd: Int32, to count: Int, name: String) throws(IOError) {
    _ = try attempt(.write, name) { ftruncate(fd, off_t(count)) }
  }

  /// Makes a directory; false where something of this name is there.
  static func makeDirectory(_ path: String, mode: UInt32) throws(IOError) -> Bool {
    do {
      _ = try attempt(.create, path) { withPath(path) { unsafe mkdir($0, mode_t(mode)) } }
      return true
    } catch  where error.errno == EEXIST {
      return false
    }
  }

  /// Removes a directory if nothing is in it.
  static func removeDirectory(_ path: String) {
    _ = withPath(path) { unsafe rmdir($0) }
  }

  static func takeFromOthers(_ path: String, mode: UInt32) throws(IOError) {
    _ = try attempt(.open, path) { withPath(path) { unsafe chmod($0, mode_t(mode)) } }
  }

  /// Opens a file that is locked and never read, making it where it is not there.
  static func openLockFile(_ path: String) throws(IOError) -> Int32 {
    try clearOfStandard(
      attempt(.create, path) {
        withPath(path) { unsafe open($0, O_RDWR | O_CREAT | O_CLOEXEC, 0o600) }
      }, path)
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
