#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Everything in which the C libraries of Linux (glibc, musl) and Darwin differ. A port changes this file; the
/// other files of this room call what all of them have.
enum Platform {
  #if os(Linux)
    /// The flag that opens a file without a name: `O_TMPFILE`, whose header needs `_GNU_SOURCE`. The other
    /// bit differs by machine.
    static let namelessFile: Int32? = 0o20000000 | O_DIRECTORY
  #else
    /// No file can be opened without a name.
    static let namelessFile: Int32? = nil
  #endif

  /// Advises the kernel to read ahead. A refusal has no consequence.
  static func adviseSequential(_ fd: Int32) {
    #if canImport(Darwin)
      _ = fcntl(fd, F_RDAHEAD, 1)
    #else
      _ = posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL)
    #endif
  }

  #if os(Linux)
    /// The flag by which a map has its pages at once.
    static let populated = MAP_POPULATE
  #else
    /// Pages come when they are read.
    static let populated: Int32 = 0
  #endif

  #if os(Linux)
    /// Whether a poll of a named pipe that was opened without waiting waits for its first writer.
    static let pollsForWriters = true
  #else
    /// A named pipe without a writer seems to be at its end.
    static let pollsForWriters = false
  #endif

  /// Enlarges the buffer of a pipe, so that its two ends wait for each other less often. A refusal has no
  /// consequence.
  static func widenPipe(_ fd: Int32, bytes: Int) {
    #if os(Linux)
      // F_SETPIPE_SZ, whose header needs `_GNU_SOURCE`.
      _ = fcntl(fd, 1031, Int32(bytes))
    #endif
  }

  /// When the content of a file was changed.
  static func modificationTime(_ record: stat) -> timespec {
    #if canImport(Darwin)
      record.st_mtimespec
    #else
      record.st_mtim
    #endif
  }

  /// A signal's handler as a number: 0 for the system's default action, 1 for a signal that is ignored.
  ///
  /// - Precondition: `SA_SIGINFO` is not set, so the handler without it is the valid member of the union.
  static func handler(of action: sigaction) -> Int {
    #if canImport(Glibc)
      unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
    #elseif canImport(Musl)
      unsafe unsafeBitCast(action.__sa_handler.sa_handler, to: Int.self)
    #elseif canImport(Darwin)
      unsafe unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self)
    #endif
  }

  /// Sets a signal's handler; see ``handler(of:)``.
  static func setHandler(
    of action: inout sigaction, _ handler: @escaping @convention(c) (Int32) -> Void
  ) {
    #if canImport(Glibc)
      unsafe action.__sigaction_handler.sa_handler = handler
    #elseif canImport(Musl)
      unsafe action.__sa_handler.sa_handler = handler
    #elseif canImport(Darwin)
      unsafe action.__sigaction_u.__sa_handler = handler
    #endif
  }

  // glibc numbers its threads, the others return pointers. What a thread gets is nullable except on Darwin.
  #if canImport(Glibc)
    typealias ThreadHandle = pthread_t
    static let noThread = pthread_t()
  #else
    typealias ThreadHandle = pthread_t?
    static let noThread: pthread_t? = nil
  #endif
  #if canImport(Darwin)
    typealias ThreadContext = UnsafeMutableRawPointer
  #else
    typealias ThreadContext = UnsafeMutableRawPointer?
  #endif

  /// Waits for the end of a thread.
  static func join(_ handle: ThreadHandle) {
    #if canImport(Glibc)
      _ = pthread_join(handle, nil)
    #else
      if let handle { _ = unsafe pthread_join(handle, nil) }
    #endif
  }

  /// Lets the system free a thread at its end, for which nobody waits.
  static func detach(_ handle: ThreadHandle) {
    #if canImport(Glibc)
      _ = pthread_detach(handle)
    #else
      if let handle { _ = unsafe pthread_detach(handle) }
    #endif
  }
}

// `Syscalls` has methods of these names, by which the plain names are hidden in it.

func systemClose(_ fd: Int32) -> Int32 { close(fd) }

/// - Precondition: `bytes` stays allocated during the call.
func systemRead(_ fd: Int32, _ bytes: UnsafeMutableRawBufferPointer) -> Int {
  unsafe read(fd, bytes.baseAddress, bytes.count)
}

/// - Precondition: `bytes` stays allocated during the call.
func systemWrite(_ fd: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  unsafe write(fd, bytes.baseAddress, bytes.count)
}

func systemPoll(_ request: inout pollfd, milliseconds: Int32) -> Int32 {
  // One request is passed, and the count says one.
  unsafe poll(&request, 1, milliseconds)
}

/// The ends of a pipe, which programs that are started do not inherit.
func systemPipe(_ ends: inout [Int32]) -> Int32 {
  precondition(ends.count == 2)
  // The array has room for both ends.
  let result = unsafe pipe(&ends)
  if result == 0 { for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) } }
  return result
}

func systemPoll(_ requests: inout [pollfd], milliseconds: Int32) -> Int32 {
  // The count is the array's own.
  unsafe poll(&requests, nfds_t(requests.count), milliseconds)
}

/// - Precondition: both paths are terminated and stay allocated during the call.
func systemRename(_ old: UnsafePointer<CChar>, _ new: UnsafePointer<CChar>) -> Int32 {
  unsafe rename(old, new)
}
