import Synchronization

/// The unfinished output of one member of a batch. A short one stays in memory, so that any thread can compress
/// and write it; a long one is written as it comes.
public final class MemberFile: Sendable {
  /// The most bytes kept in memory.
  private static let held = 4 << 20

  /// The name in the output folder.
  public let name: String
  private let folder: BatchFolder
  private let state: Mutex<State>

  private struct State: ~Copyable {
    var waiting = HeldBytes()
    var compressed: CompressedBytes?
    var file: PendingFile?
    var written = 0
    var result: Result<Int, IOError>?
  }

  /// Creates an empty output; no file exists before ``complete()``, unless the output is long.
  public init(_ name: String, in folder: BatchFolder, compression: OutputCompression?) {
    (self.name, self.folder) = (name, folder)
    state = Mutex(State(compressed: compression.map { CompressedBytes($0) }))
  }

  /// Appends bytes. O(bytes).
  ///
  /// - Throws: ``IOError`` if a long output cannot be written.
  public func write(_ bytes: Span<UInt8>) throws(IOError) {
    // A span cannot be captured by the lock's closure.
    var added = HeldBytes(capacity: bytes.count)
    added.append(bytes)
    try state.withLock { state throws(IOError) in
      state.waiting.append(added.bytes)
      if state.waiting.count > Self.held { try writeWaiting(&state) }
    }
  }

  /// The bytes in memory.
  public var heldBytes: Int { state.withLock { $0.waiting.count } }

  /// Writes what is in memory, syncs the file and gives it its name. Once; on any thread.
  public func complete() {
    state.withLock { state in
      do throws(IOError) {
        try writeWaiting(&state)
        try writeLast(&state)
        try state.file?.complete()
        try state.file?.moveToTarget()
        state.result = .success(state.written)
      } catch {
        state.result = .failure(error)
      }
      state.file = nil
      state.waiting = HeldBytes()
      state.compressed = nil
    }
  }

  /// The size of the file in bytes.
  ///
  /// - Precondition: ``complete()`` has returned.
  /// - Throws: the error of ``complete()``.
  public func size() throws(IOError) -> Int {
    let result = state.withLock { $0.result }
    guard let result else { preconditionFailure("the file is not complete") }
    return try result.get()
  }

  private func writeWaiting(_ state: inout State) throws(IOError) {
    let waiting = state.waiting
    state.waiting = HeldBytes()
    guard state.compressed != nil else { return try write(waiting, &state) }
    var output = HeldBytes()
    state.compressed?.compress(waiting.bytes, into: &output)
    try write(output, &state)
  }

  private func writeLast(_ state: inout State) throws(IOError) {
    var output = HeldBytes()
    state.compressed?.finish(into: &output)
    try write(output, &state)
  }

  private func write(_ output: HeldBytes, _ state: inout State) throws(IOError) {
    if state.file == nil { state.file = try folder.pendingFile(name) }
    guard let descriptor = state.file?.descriptor else { return }
    let bytes = output.bytes
    var start = 0
    while start < bytes.count {
      start += try Syscalls.write(
        descriptor, bytes.extracting(start...), name: folder.path(of: name))
    }
    state.written += start
  }
}
