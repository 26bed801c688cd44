#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Every call of the C library, a few lines each, without other logic.
///
/// A call that a signal interrupts is repeated, and a failed call becomes an ``IOError``.
///
/// The invariant of every `unsafe` that passes a path as `$0`: it points to the path's terminated bytes from
/// `withPath`, which live as long as the call, and C keeps no pointer. No path reaches C another way, because the
/// bytes of its `String` need not be the path's; see `PathText`. Every other `unsafe` has its invariant beside
/// it.
enum Syscalls {
  /// Makes a call that returns -1 and sets `errno` on failure, and repeats it while a signal interrupts it.
  static func attempt<Result: SignedInteger>(
    _ operation: IOError.Operation, _ name: String, _ call: () -> Result
  ) throws(IOError) -> Result {
    while true {
      let result = call()
      if result != -1 { return result }
      let number = errno
      if number != EINTR { throw IOError(operation, name, errno: number) }
    }
  }

  /// Passes the terminated bytes of a path.
  @safe static func withPath<Result>(
    _ path: String, _ call: (UnsafePointer<CChar>) -> Result
  ) -> Result {
    guard PathText.hasMarks(path) else { return unsafe path.withCString(call) }
    let bytes = PathText.bytes(of: path).map(CChar.init(bitPattern:)) + [0]
    // The array lives as long as the call and is terminated.
    return unsafe bytes.withUnsafeBufferPointer { unsafe call($0.baseAddress.unsafelyUnwrapped) }
  }

  /// The text of a path from C, copied at once.
  ///
  /// - Precondition: `path` is terminated.
  static func text(ofPath path: UnsafePointer<CChar>) -> String {
    let bytes = unsafe UnsafeBufferPointer(start: path, count: strlen(path))
    return unsafe PathText.text(of: bytes.map(UInt8.init(bitPattern:)))
  }

  // MARK: Descriptors

  static let standardInput = STDIN_FILENO
  static let standardOutput = STDOUT_FILENO
  static let standardError = STDERR_FILENO

  /// Opens a file; waits for the writer of a named pipe.
  static func openForReading(_ path: String) throws(IOError) -> Int32 {
    try openForReading(path, waiting: true)
  }

  /// - Parameter waiting: whether to wait for the writer of a named pipe, and a read for bytes.
  static func openForReading(_ path: String, waiting: Bool) throws(IOError) -> Int32 {
    let flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | (waiting ? 0 : O_NONBLOCK)
    return try aboveStandardStreams(
      attempt(.open, path) { withPath(path) { unsafe open($0, flags) } }, path)
  }

  /// Opens an existing file without emptying it: a device, a pipe or a descriptor.
  static func openForWriting(_ path: String) throws(IOError) -> Int32 {
    try aboveStandardStreams(
      attempt(.open, path) {
        withPath(path) { unsafe open($0, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY) }
      }, path)
  }

  /// Opens an existing file to replace bytes of it.
  static func openForReplacing(_ path: String) throws(IOError) -> Int32 {
    try aboveStandardStreams(
      attempt(.open, path) {
        withPath(path) { unsafe open($0, O_RDWR | O_CLOEXEC | O_NOCTTY) }
      }, path)
  }

  /// Creates a file that only its owner may read; nil if the name is taken.
  static func createPrivate(
    _ path: String, name: String, for operation: IOError.Operation = .create
  ) throws(IOError) -> Int32? {
    do {
      return try aboveStandardStreams(
        attempt(operation, name) {
          withPath(path) { unsafe open($0, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) }
        }, name)
    } catch  where error.errno == EEXIST {
      return nil
    }
  }

  /// Opens a nameless file for reading and writing, which disappears when it is closed; nil if the file system
  /// does not support such files.
  static func createNameless(in directory: String) throws(IOError) -> Int32? {
    guard let nameless = Platform.namelessFile else { return nil }
    do {
      return try aboveStandardStreams(
        attempt(.makeTemporary, directory) {
          withPath(directory) { unsafe open($0, O_RDWR | O_CLOEXEC | nameless, 0o600) }
        }, directory)
    } catch  where [EOPNOTSUPP, EISDIR, EINVAL].contains(error.errno) {
      return nil
    }
  }

  /// Moves a descriptor above 2. If the process was started with a standard stream closed, a new file would get
  /// its number, and messages would end up in data.
  static func aboveStandardStreams(_ fd: Int32, _ name: String) throws(IOError) -> Int32 {
    guard fd <= STDERR_FILENO else { return fd }
    defer { _ = systemClose(fd) }
    return try attempt(.open, name) { fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1) }
  }

  /// Closes a descriptor. It is closed even if the call was interrupted, so it is not repeated.
  static func close(_ fd: Int32, name: String) throws(IOError) {
    if systemClose(fd) == -1, errno != EINTR { throw IOError(.close, name, errno: errno) }
  }

  /// A second descriptor of the same open file.
  static func duplicate(_ fd: Int32, name: String) throws(IOError) -> Int32 {
    try attempt(.open, name) { fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1) }
  }

  // MARK: Bytes

  /// Reads once, at most `buffer.count` bytes; 0 at the end.
  static func read(
    _ fd: Int32, into buffer: inout MutableSpan<UInt8>, name: String
  ) throws(IOError) -> Int {
    while true {
      if let count = try readOnce(fd, into: &buffer, name: name) { return count }
      _ = try poll(fd, POLLIN, milliseconds: -1, name: name)
    }
  }

  /// The same; nil where a descriptor that does not wait has no bytes.
  static func readOnce(
    _ fd: Int32, into buffer: inout MutableSpan<UInt8>, name: String
  ) throws(IOError) -> Int? {
    while true {
      // The pointer is used during the call only, and at most the span's count is read.
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe systemRead(fd, $0) }
      if count >= 0 { return count }
      switch errno {
      case EINTR: continue
      case EAGAIN: return nil
      case let number: throw IOError(.read, name, errno: number)
      }
    }
  }

  /// The current offset of an open file; nil if it cannot be sought.
  static func offset(of fd: Int32) -> Int? {
    let offset = lseek(fd, 0, SEEK_CUR)
    return offset < 0 ? nil : Int(offset)
  }

  /// Sets the offset of an open file; false if it cannot be sought.
  static func seek(_ fd: Int32, to offset: Int) -> Bool {
    lseek(fd, off_t(offset), SEEK_SET) >= 0
  }

  /// Copies as many bytes as there is room for, and returns their number.
  static func copy(_ bytes: Span<UInt8>, to space: inout MutableSpan<UInt8>) -> Int {
    let count = min(bytes.count, space.count)
    // Neither span is shorter than `count`, and a mutable span overlaps no other.
    unsafe bytes.withUnsafeBytes { from in
      unsafe space.withUnsafeMutableBytes { to in
        guard let from = from.baseAddress, let to = to.baseAddress else { return }
        unsafe to.copyMemory(from: from, byteCount: count)
      }
    }
    return count
  }

  /// Writes once, and returns how many of `bytes` were written.
  static func write(_ fd: Int32, _ bytes: Span<UInt8>, name: String) throws(IOError) -> Int {
    while true {
      do {
        return try attempt(.write, name) {
          // The pointer is used during the call only, and the count is the span's own.
          unsafe bytes.withUnsafeBytes { unsafe systemWrite(fd, $0) }
        }
      } catch  where error.errno == EAGAIN {
        _ = try poll(fd, POLLOUT, milliseconds: -1, name: name)
      }
    }
  }

  /// Writes once at an offset, and returns how many of `bytes` were written.
  static func write(
    _ fd: Int32, _ bytes: RawSpan, at offset: Int, name: String
  ) throws(IOError) -> Int {
    try attempt(.write, name) {
      // The pointer is used during the call only, and the count is the span's own.
      unsafe bytes.withUnsafeBytes { unsafe pwrite(fd, $0.baseAddress, $0.count, offset) }
    }
  }

  /// Reads once at an offset, into `bytes` from `start` on; 0 at the end.
  static func read(
    _ fd: Int32, into bytes: inout MutableRawSpan, from start: Int, at offset: Int, name: String
  ) throws(IOError) -> Int {
    var rest = bytes._mutatingExtracting(start..<bytes.byteCount)
    while true {
      // The pointer is used during the call only, and at most the span's count is read.
      let count = unsafe rest.withUnsafeMutableBytes {
        unsafe pread(fd, $0.baseAddress, $0.count, offset)
      }
      if count >= 0 { return count }
      if errno != EINTR { throw IOError(.read, name, errno: errno) }
    }
  }

  /// Whether a read would return at once: with bytes, the end, or an error.
  static func isReadable(_ fd: Int32, name: String) throws(IOError) -> Bool {
    try poll(fd, POLLIN, milliseconds: 0, name: name)
  }

  /// Waits until a read of a descriptor would return at once; false where the other one became readable before.
  static func waitUntilReadable(
    _ fd: Int32, unless other: Int32, name: String
  ) throws(IOError) -> Bool {
    var requests = [fd, other].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    _ = try attempt(.wait, name) { systemPoll(&requests, milliseconds: -1) }
    return requests[1].revents == 0
  }

  /// The ends of a new pipe.
  static func makePipe(name: String) throws(IOError) -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    _ = try attempt(.open, name) { systemPipe(&ends) }
    let reading: Int32
    do {
      reading = try aboveStandardStreams(ends[0], name)
    } catch {
      _ = systemClose(ends[1])
      throw error
    }
    do {
      return (reading, try aboveStandardStreams(ends[1], name))
    } catch {
      _ = systemClose(reading)
      throw error
    }
  }

  /// Writes a byte into a pipe that has room.
  static func writeByte(_ fd: Int32) {
    let byte: [UInt8] = [0]
    unsafe byte.span.withUnsafeBytes { _ = unsafe systemWrite(fd, $0) }
  }

  private static func poll(
    _ fd: Int32, _ events: Int32, milliseconds: Int32, name: String
  ) throws(IOError) -> Bool {
    var request = pollfd(fd: fd, events: Int16(events), revents: 0)
    return try attempt(.wait, name) { systemPoll(&request, milliseconds: milliseconds) } > 0
  }

  // MARK: What a file is

  static func status(of fd: Int32, name: String) throws(IOError) -> FileStatus {
    var record = stat()
    // The record is local and outlives the call.
    _ = try attempt(.examine, name) { unsafe fstat(fd, &record) }
    return FileStatus(record)
  }

  /// The status of the file at a path, symbolic links followed; nil if there is none.
  static func status(ofPath path: String) throws(IOError) -> FileStatus? {
    var record = stat()
    do {
      // The record is local and outlives the call.
      _ = try attempt(.examine, path) { withPath(path) { unsafe stat($0, &record) } }
      return FileStatus(record)
    } catch  where error.code == .notFound {
      return nil
    }
  }

  static func isSymbolicLink(_ path: String) -> Bool {
    var record = stat()
    // The record is local and outlives the call.
    let result = withPath(path) { unsafe lstat($0, &record) }
    return result == 0 && record.st_mode & S_IFMT == S_IFLNK
  }

  /// The target of a symbolic link; nil if the path is not one.
  static func targetOfLink(_ path: String) throws(IOError) -> String? {
    var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
    do {
      let count = try attempt(.examine, path) {
        withPath(path) { name in
          // At most the array's count is written.
          unsafe bytes.withUnsafeMutableBytes {
            unsafe readlink(name, $0.baseAddress.unsafelyUnwrapped, $0.count)
          }
        }
      }
      return PathText.text(of: Array(bytes[..<count]))
    } catch  where error.errno == EINVAL || error.code == .notFound {
      return nil
    }
  }

  /// Throws unless the process may write to the file.
  static func examineForWriting(_ path: String) throws(IOError) {
    _ = try attempt(.write, path) { withPath(path) { unsafe access($0, W_OK) } }
  }

  /// The path with every symbolic link resolved.
  static func resolved(_ path: String) throws(IOError) -> String {
    // Without a buffer, C allocates the result: NULL or a terminated string, which is freed once.
    guard let text = withPath(path, { unsafe realpath($0, nil) }) else {
      throw IOError(.examine, path, errno: errno)
    }
    defer { unsafe free(text) }
    return unsafe Self.text(ofPath: text)
  }

  // MARK: Making a file final

  /// Sets the permissions of a file. A file system without permissions refuses, which leaves the file unchanged.
  static func setMode(_ fd: Int32, _ mode: UInt32) {
    _ = fchmod(fd, mode_t(mode))
  }

  /// Sets the owner of a file; false if the system refuses.
  static func setOwner(_ fd: Int32, user: UInt32, group: UInt32) -> Bool {
    fchown(fd, user, group) == 0
  }

  static func sync(_ fd: Int32, name: String) throws(IOError) {
    _ = try attempt(.sync, name) { fsync(fd) }
  }

  /// Makes a rename survive a power failure. File systems that cannot refuse, which is no error: the file itself
  /// is on disk by then.
  static func syncDirectory(_ path: String) {
    let fd = withPath(path) { unsafe open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard fd >= 0 else { return }
    _ = fsync(fd)
    _ = systemClose(fd)
  }

  /// Removes a file and ignores failure: it may be gone already.
  static func remove(_ path: String) {
    _ = withPath(path) { unsafe unlink($0) }
  }

  static func rename(_ old: String, to new: String, name: String) throws(IOError) {
    _ = try attempt(.rename, name) {
      withPath(old) { old in withPath(new) { unsafe systemRename(old, $0) } }
    }
  }
}

extension FileStatus {
  fileprivate init(_ record: stat) {
    kind =
      switch record.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      case S_IFIFO: .pipe
      case S_IFSOCK: .socket
      default: .device
      }
    identity = Identity(device: UInt64(record.st_dev), number: UInt64(record.st_ino))
    links = Int(record.st_nlink)
    mode = UInt32(record.st_mode & 0o777)
    (user, group) = (record.st_uid, record.st_gid)
    size = Int(record.st_size)
    isGenerated = record.st_blocks == 0 && record.st_size == record.st_blksize
    let time = Platform.modificationTime(record)
    (modified, nanoseconds) = (Int(time.tv_sec), Int(time.tv_nsec))
  }
}
