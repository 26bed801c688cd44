#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Directories, locks, and files that are appended to; see `Syscalls.swift`.
extension Syscalls {
  /// The names in a directory, sorted by their bytes, without `.` and `..`.
  static func names(inDirectory path: String) throws(IOError) -> [String] {
    try entries(inDirectory: path).map(\.name)
  }

  struct Entry {
    let name: String
    /// Whether the directory lists it as a regular file and not a link; some file systems report no type.
    let isPlainFile: Bool
  }

  /// The entries of a directory; see ``names(inDirectory:)``.
  static func entries(inDirectory path: String) throws(IOError) -> [Entry] {
    guard let directory = withPath(path, { unsafe opendir($0) }) else {
      throw IOError(.read, path, errno: errno)
    }
    // The stream comes from `opendir` and is open until here.
    defer { unsafe closedir(directory) }
    var entries: [(name: [UInt8], isPlainFile: Bool)] = []
    while true {
      errno = 0
      // The entry belongs to the stream until the next call; its name is copied at once.
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

  /// Opens a file to read and append to it, and creates it if it is missing.
  static func openForAppending(_ path: String) throws(IOError) -> Int32 {
    try aboveStandardStreams(
      attempt(.open, path) {
        withPath(path) {
          unsafe open($0, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY, 0o666)
        }
      }, path)
  }

  /// Sets the size of a file, in bytes.
  static func truncate(_ fd: Int32, to count: Int, name: String) throws(IOError) {
    _ = try attempt(.write, name) { ftruncate(fd, off_t(count)) }
  }

  /// Creates a directory; false if the name is taken.
  static func makeDirectory(_ path: String, mode: UInt32) throws(IOError) -> Bool {
    do {
      _ = try attempt(.create, path) { withPath(path) { unsafe mkdir($0, mode_t(mode)) } }
      return true
    } catch  where error.errno == EEXIST {
      return false
    }
  }

  /// Removes a directory if it is empty.
  static func removeDirectory(_ path: String) {
    _ = withPath(path) { unsafe rmdir($0) }
  }

  static func restrictMode(_ path: String, mode: UInt32) throws(IOError) {
    _ = try attempt(.open, path) { withPath(path) { unsafe chmod($0, mode_t(mode)) } }
  }

  /// Opens a file to lock it, and creates it if it is missing.
  static func openLockFile(_ path: String) throws(IOError) -> Int32 {
    try aboveStandardStreams(
      attempt(.create, path) {
        withPath(path) { unsafe open($0, O_RDWR | O_CREAT | O_CLOEXEC, 0o600) }
      }, path)
  }

  /// Locks an open file; false if another descriptor holds the lock.
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
