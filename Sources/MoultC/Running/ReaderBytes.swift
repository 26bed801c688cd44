internal import CMoult
internal import MoultFiles
internal import MoultIO
internal import Synchronization

/// An input that a function of the caller reads, on a thread of its own, which starts with the first read.
///
/// So the run can see whether the next bytes are there, and works while the function does.
final class ReaderBytes: ByteProvider {
  /// How many bytes the function is asked for.
  private static let block = 1 << 18

  private let fed = FedBytes()
  private let function: Function
  private let state = Mutex<(thread: Thread?, isStopped: Bool, hasFailed: Bool)>(
    (nil, false, false))

  /// A function and its context.
  ///
  /// The caller promises that both live until the job is freed, and the thread of the input alone calls it. It may still run when
  /// the job has ended: nobody knows how long the function waits for its bytes.
  @safe struct Function: @unchecked Sendable {
    private let reader: moult_reader
    private let context: UnsafeMutableRawPointer?

    init(_ reader: moult_reader, _ context: UnsafeMutableRawPointer?) {
      unsafe (self.reader, self.context) = (reader, context)
    }

    /// The number of bytes that the function wrote; negative where it failed.
    func callAsFunction(_ space: inout [UInt8]) -> Int {
      // The function may write `count` bytes at the address, which lives for the call.
      let count = unsafe space.withUnsafeMutableBufferPointer { space in
        unsafe reader(context, space.baseAddress, space.count)
      }
      // More than there is room for is a failure, too.
      return count <= space.count ? count : -1
    }
  }

  init(_ function: Function) { self.function = function }

  func read(into space: inout MutableSpan<UInt8>) throws -> Int {
    try startThread()
    let count = try fed.read(into: &space)
    if count == 0, state.withLock({ $0.hasFailed }) { throw ReaderFailed() }
    return count
  }

  func wouldBlock() -> Bool {
    state.withLock { $0.thread == nil } || fed.wouldBlock()
  }

  private func startThread() throws {
    try state.withLock { state in
      guard state.thread == nil, !state.isStopped else { return }
      state.thread = try Thread { [self] in pump() }
    }
  }

  private func pump() {
    var space = [UInt8](repeating: 0, count: Self.block)
    while !state.withLock({ $0.isStopped }) {
      let count = function(&space)
      if count < 0 { state.withLock { $0.hasFailed = true } }
      guard count > 0, fed.feed(space.span.extracting(first: count)) == .stored else { break }
    }
    fed.end()
  }

  /// Says that the run reads no more.
  func stop() {
    state.withLock { $0.isStopped = true }
    fed.close()
  }

  /// Waits until the function is not called any more.
  func join() {
    let thread = state.withLock { state in
      defer { state.thread = nil }
      return state.thread
    }
    thread?.join()
  }
}
