#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Signals, the environment, terminals, time and messages; see `Syscalls.swift`.
extension Syscalls {
  /// Removes a file by its terminated path and ignores failure. Safe inside a signal handler.
  ///
  /// - Precondition: `copy` ends with a zero byte and stays allocated during the call.
  static func unlinkQuietly(_ copy: UnsafePointer<CChar>) {
    _ = unsafe unlink(copy)
  }

  /// A terminated copy of a path, allocated by C.
  static func terminatedCopy(_ path: String) -> UnsafeMutablePointer<CChar> {
    guard let copy = withPath(path, { unsafe strdup($0) }) else {
      fatalError("no memory for a path")
    }
    return unsafe copy
  }

  /// - Precondition: `copy` came from ``terminatedCopy(_:)`` and is not used again.
  static func release(_ copy: UnsafeMutablePointer<CChar>) {
    unsafe free(copy)
  }

  /// The signals from outside, or from a resource limit, that end a process by default.
  static let endingSignals = [
    SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXCPU, SIGALRM, SIGVTALRM, SIGPROF, SIGUSR1, SIGUSR2,
  ]

  /// The signals of faults within the process.
  static let faultSignals = [SIGABRT, SIGSEGV, SIGILL, SIGTRAP, SIGFPE, SIGSYS]

  /// The signal that a read of a map gets where the file has no such byte any more.
  static let lostMapSignal = SIGBUS

  /// Installs a handler. A signal that is ignored (as under `nohup`) or that has another handler is left alone, unless that
  /// handler is to be replaced.
  ///
  /// - Parameter once: whether the second signal of the kind, such as the handler's own `raise`, ends the process. Otherwise the
  ///   handler runs on each thread that gets the signal.
  static func handle(
    _ signal: Int32, replacing: Bool = false, once: Bool = true,
    _ handler: @escaping @convention(c) (Int32) -> Void
  ) {
    var action = sigaction()
    // Both records are local and outlive the calls.
    guard unsafe sigaction(signal, nil, &action) == 0 else { return }
    let found = Platform.handler(of: action)
    guard found == 0 || replacing && found != 1 else { return }
    Platform.setHandler(of: &action, handler)
    let flags = Int64(SA_ONSTACK) | (once ? Int64(SA_RESETHAND) : 0)
    action.sa_flags = Int32(truncatingIfNeeded: flags)
    _ = unsafe sigaction(signal, &action, nil)
  }

  /// Gives this thread's signal handlers a stack of their own, because its regular stack may be exhausted.
  static func useStackForSignals() {
    let size = 1 << 16
    // Never freed: a handler may run until the process ends.
    var stack = unsafe stack_t(
      ss_sp: .allocate(byteCount: size, alignment: 16), ss_flags: 0, ss_size: size)
    _ = unsafe sigaltstack(&stack, nil)
  }

  /// Writes a text to standard error and ignores failure. Safe inside a signal handler.
  static func printQuietly(_ text: StaticString) {
    // The text is static and has this many bytes.
    _ = unsafe systemWrite(
      STDERR_FILENO, .init(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Ends the process at once, without an image of its memory. Safe inside a signal handler.
  static func exitAtOnce(_ code: Int32) {
    _exit(code)
  }

  /// Lets this thread do nothing until the process ends. Safe inside a signal handler.
  static func waitForEnd() -> Never {
    while true { _ = pause() }
  }

  /// The number of this process. Safe inside a signal handler.
  static func processNumber() -> Int32 { getpid() }

  /// Sends the signal to this thread. Safe inside a signal handler.
  static func raiseAgain(_ signal: Int32) {
    _ = raise(signal)
  }

  static func atExit(_ work: @escaping @convention(c) () -> Void) {
    _ = atexit(work)
  }

  /// The arguments of the command line without the program's name, as paths: bytes that are not UTF-8 are kept.
  static func arguments() -> [String] {
    // The system set up `argc` strings, and nothing in this process changes them.
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      unsafe CommandLine.unsafeArgv[index].map { unsafe text(ofPath: $0) }
    }
  }

  /// - Precondition: no other thread changes the environment; nothing in this process does.
  static func environment(_ name: String) -> String? {
    // The string belongs to the environment and is copied at once.
    unsafe getenv(name).map { unsafe text(ofPath: $0) }
  }

  static func ignoreWriteSignals() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
  }
}

// MARK: - Terminals, time, messages

extension Syscalls {
  static func isTerminal(_ fd: Int32) -> Bool {
    isatty(fd) == 1
  }

  static func columns(_ fd: Int32) -> Int? {
    var size = winsize()
    // The request fills one winsize, which is passed.
    guard unsafe ioctl(fd, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  static func monotonicSeconds() -> Double {
    var now = timespec()
    // The record is local and outlives the call, which cannot fail for this clock.
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }

  /// Seconds since 1970.
  static func wallSeconds() -> Int {
    time(nil)
  }

  /// Discards typed input that was not read.
  static func discardInput(_ fd: Int32) {
    _ = tcflush(fd, TCIFLUSH)
  }

  static func openTerminal() throws(IOError) -> Int32 {
    try aboveStandardStreams(
      attempt(.open, "/dev/tty") {
        withPath("/dev/tty") { unsafe open($0, O_RDWR | O_CLOEXEC | O_NOCTTY) }
      }, "/dev/tty")
  }

  /// The system's text for an error number.
  static func message(forErrno number: Int32) -> String {
    var text = [CChar](repeating: 0, count: 128)
    // At most `count` bytes are written, terminator included.
    _ = unsafe strerror_r(number, &text, text.count)
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Whether an error number means that a file reached the limit on file sizes.
  static func isLimitOfSize(_ number: Int32) -> Bool { number == EFBIG }

  static func code(ofErrno number: Int32) -> IOError.Code {
    switch number {
    case ENOENT, ENOTDIR: .notFound
    case EACCES, EPERM, EROFS: .notPermitted
    case EISDIR: .isDirectory
    case ENOSPC, EDQUOT, EFBIG: .noSpace
    case ENAMETOOLONG, ELOOP, EILSEQ: .unusableName
    case EMFILE, ENFILE: .tooManyOpen
    case ENOMEM: .noMemory
    case EPIPE: .brokenPipe
    case EBADF: .closed
    default: .other
    }
  }
}
