import Synchronization

/// The output of one member of a batch on its way: held in memory while it is short, so that a thread
/// can compress it and put it on disk; written as it comes when it is long.
public final class MemberFile: Sendable {
  /// So many bytes are held.
  private static let held = 4 << 20

  /// The name below the folder.
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

  public init(_ name: String, in folder: BatchFolder, compression: OutputCompression?) {
    (self.name, self.folder) = (name, folder)
    state = Mutex(State(compressed: compression.map { CompressedBytes($0) }))
  }

  /// Adds to what it will hold.
  ///
  /// - Throws: ``IOError`` where a long one cannot be written.
  public func write(_ bytes: Span<UInt8>) throws(IOError) {
    // A span cannot be taken into the lock's closure.
    var added = HeldBytes(capacity: bytes.count)
    added.append(bytes)
    try state.withLock { state throws(IOError) in
      state.waiting.append(added.bytes)
      if state.waiting.count > Self.held { try writeWaiting(&state) }
    }
  }

  /// Writes what is held, puts all of it on disk and under its name. Once; on any thread.
  public func complete() {
    state.withLock { state in
      do throws(IOError) {
        try writeWaiting(&state)
        try writeLast(&state)
        try state.file?.complete()
        try state.file?.appear()
        state.result = .success(state.written)
      } catch {
        state.result = .failure(error)
      }
      state.file = nil
      state.waiting = HeldBytes()
      state.compressed = nil
    }
  }

  /// How many bytes the file has.
  ///
  /// - Throws: what went wrong in ``complete()``.
  /// - Precondition: it was called, and has ended.
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
