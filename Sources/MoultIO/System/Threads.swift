internal import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A lock with a condition that threads of one process wait for. This file contains every call of pthreads.
@safe package final class Monitor: @unchecked Sendable {
  // Both keep their address from `init` to `deinit`, as POSIX requires; a waiting thread retains the object.
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>

  package init() {
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

  package func withLock<Result>(_ body: () -> Result) -> Result {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    return body()
  }

  /// Releases the lock, waits until the condition is signalled, and takes the lock again.
  ///
  /// - Precondition: the caller is within ``withLock(_:)``. Spurious wakeups occur.
  package func wait() {
    unsafe pthread_cond_wait(condition, mutex)
  }

  /// Like ``wait()``, for a time at most.
  ///
  /// - Precondition: the caller is within ``withLock(_:)``.
  package func wait(milliseconds: Int) {
    var until = timespec()
    // The record is local and outlives the call, which cannot fail for this clock.
    _ = unsafe clock_gettime(CLOCK_REALTIME, &until)
    until.tv_sec += milliseconds / 1000
    until.tv_nsec += milliseconds % 1000 * 1_000_000
    if until.tv_nsec >= 1_000_000_000 {
      until.tv_sec += 1
      until.tv_nsec -= 1_000_000_000
    }
    unsafe pthread_cond_timedwait(condition, mutex, &until)
  }

  /// Wakes all waiting threads.
  package func wakeAll() {
    unsafe pthread_cond_broadcast(condition)
  }

  /// Like ``wait()``, until a signal comes in place of the monitor's own condition.
  ///
  /// - Precondition: the caller is within ``withLock(_:)``, and a signal is waited for with one monitor alone.
  package func wait(for signal: Signal) {
    unsafe pthread_cond_wait(signal.condition, mutex)
  }
}

/// A condition of its own under the lock of a ``Monitor``: threads that wait for something else sleep on.
@safe package final class Signal: @unchecked Sendable {
  // It keeps its address from `init` to `deinit`, as POSIX requires; a waiting thread retains the object.
  fileprivate let condition: UnsafeMutablePointer<pthread_cond_t>

  package init() {
    unsafe condition = .allocate(capacity: 1)
    unsafe pthread_cond_init(condition, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(condition)
    unsafe condition.deallocate()
  }

  /// Wakes one of the threads that wait for it.
  package func wakeOne() {
    unsafe pthread_cond_signal(condition)
  }

  /// Wakes all threads that wait for it.
  package func wakeAll() {
    unsafe pthread_cond_broadcast(condition)
  }
}

/// A thread that runs to its end. One that is dropped before ``join()`` runs on, and the system frees it at its end.
package final class Thread: Sendable {
  private let handle: Platform.ThreadHandle
  private let isJoined = Atomic(false)

  /// Starts a thread.
  ///
  /// - Throws: ``IOError`` if the system's limit of threads or memory is reached.
  package init(_ body: @escaping @Sendable () -> Void) throws(IOError) {
    var handle = Platform.noThread
    // Retained once: the new thread consumes the reference, or the error path below releases it.
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

  deinit {
    if !isJoined.load(ordering: .relaxed) { Platform.detach(handle) }
  }

  /// Waits for the end of the thread. To be called once.
  package func join() {
    isJoined.store(true, ordering: .relaxed)
    Platform.join(handle)
  }

  private final class Body: Sendable {
    let run: @Sendable () -> Void

    init(run: @escaping @Sendable () -> Void) {
      self.run = run
    }
  }

  /// The number of online processors, which the C library reads from a file each time.
  static let processorCount = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
}
