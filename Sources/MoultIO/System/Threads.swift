#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Every call of C's about threads: starting and joining one, and a lock to wait at.
///
/// A lock that several threads of one process wait at, until one of them says that something changed.
@safe final class Monitor: @unchecked Sendable {
  // Both live at one address from `init` to `deinit`, as POSIX asks; whoever waits holds the object.
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>

  init() {
    unsafe mutex = .allocate(capacity: 1)
    unsafe condition = .allocate(capacity: 1)
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(condition, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(condition)
    unsafe pthread_mutex_destroy(mutex)
    unsafe condition.deallocate()
    unsafe mutex.deallocate()
  }

  func withLock<Result>(_ body: () -> Result) -> Result {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    return body()
  }

  /// Waits for a change, and gives the lock up meanwhile.
  ///
  /// - Precondition: the caller is within ``withLock(_:)``. It may be woken without a change.
  func wait() {
    unsafe pthread_cond_wait(condition, mutex)
  }

  /// Wakes all who wait.
  func tellAll() {
    unsafe pthread_cond_broadcast(condition)
  }
}

/// A thread that runs to its end.
struct Thread: Sendable {
  private let handle: Platform.ThreadHandle

  /// Starts a thread.
  ///
  /// - Throws: ``IOError`` where the system has no room for one.
  init(_ body: @escaping @Sendable () -> Void) throws(IOError) {
    var handle = Platform.noThread
    // The body is kept by one retain, which the new thread takes over, or which is given back here.
    let kept = unsafe Unmanaged.passRetained(Body(run: body))
    let error = unsafe pthread_create(
      &handle, nil,
      { (given: Platform.ThreadContext) in
        let context: UnsafeMutableRawPointer? = unsafe given
        let body = unsafe Unmanaged<Body>.fromOpaque(context.unsafelyUnwrapped)
        unsafe body.takeRetainedValue().run()
        return nil
      }, kept.toOpaque())
    if error != 0 {
      unsafe kept.release()
      throw IOError(.start, "a thread", errno: error)
    }
    self.handle = handle
  }

  /// Waits for the end of the thread. Once.
  func join() {
    Platform.join(handle)
  }

  private final class Body: Sendable {
    let run: @Sendable () -> Void

    init(run: @escaping @Sendable () -> Void) {
      self.run = run
    }
  }

  /// How many processors the system runs.
  static var processorCount: Int {
    max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }
}
