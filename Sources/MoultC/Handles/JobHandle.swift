internal import CMoult
internal import Moult
internal import MoultFiles
internal import MoultIO
internal import Synchronization

/// The job of a handle, from its first setting to its last output.
///
/// Settings and inputs come first. The first call that needs output, or feeds an input, starts the job.
final class JobHandle: Sendable {
  /// All but the output, which is taken under a lock of its own, as that can take time.
  struct State {
    var settings = Settings()
    var inputs: [RunInput] = []
    var paths: [String] = []
    /// What has to stop with the job.
    var readers: [ReaderBytes] = []
    /// The input that the caller feeds.
    var fed: FedBytes?
    /// The inputs that are fed; nil where none are.
    var later: ItemQueue<RunInput>?
    var startable: Startable?
    var running: (any RunningJob)?
    /// How the output is taken.
    var taking = Startable.Taking.bytes
    /// Whether no input can be added or fed any more.
    var isComplete = false
    var isCancelled = false
    var lastFailure: Failure?
    /// Why the job could not start, or ended early.
    var endFailure: Failure?
  }

  let kind: RequestKind
  let state = Mutex(State())
  /// Held while bytes are fed or an input is ended: the bytes of a call stay together, and their input does not end among them.
  let feeding = Mutex(())
  let draining = Mutex(Draining())
  let messages = Mutex<[RunMessage]>([])

  init(_ kind: RequestKind) { self.kind = kind }

  /// Keeps a failure for `moult_last_error`.
  func keep(_ failure: Failure) { state.withLock { $0.lastFailure = failure } }
}

/// What comes before the job runs.
extension JobHandle {
  /// Chooses a setting.
  func set(_ name: String, _ value: String) throws {
    try state.withLock { state in
      try Self.checkIsNotRunning(state)
      state.settings.add(name, value)
    }
  }

  /// Adds an input that the job reads.
  func add(path: String) throws {
    try state.withLock { state in
      try Self.checkIsNotRunning(state)
      state.inputs.append(.path(path))
      state.paths.append(path)
    }
  }

  /// Adds an input that a function of the caller reads.
  func add(_ reader: ReaderBytes, name: String) throws {
    try checkReadsBytes()
    try state.withLock { state in
      try Self.checkIsNotRunning(state)
      state.inputs.append(.bytes(ProvidedBytes(name: name, reader)))
      state.readers.append(reader)
    }
  }

  func checkReadsBytes() throws(Failure) {
    guard kind.readsBytes else {
      throw .misuse("a job \(kind.rawValue) reads files; add them with moult_add_path")
    }
  }

  private static func checkIsNotRunning(_ state: State) throws(Failure) {
    guard state.running == nil, state.startable == nil else {
      throw .misuse("the job has started; choose settings and add inputs before")
    }
    guard !state.isComplete, !state.isCancelled else {
      throw .misuse("the inputs of the job have ended; nothing can be added")
    }
  }

  /// Reads the settings, unless they were read.
  ///
  /// - Throws: ``Failure``, or an error of the request.
  func prepare(_ state: inout State) throws {
    guard state.startable == nil else { return }
    do {
      state.startable = try kind.startable(state.settings, state.inputs)
    } catch {
      state.endFailure = Failure(error)
      throw error
    }
  }

  /// Starts the job, unless it runs.
  ///
  /// - Throws: ``Failure``, or an error of the request.
  func start(_ state: inout State) throws {
    guard state.running == nil else { return }
    if state.isCancelled { throw Failure(RunStopped()) }
    try prepare(&state)
    guard let startable = state.startable else { return }
    do {
      for path in state.paths { try InputSource.examine(path) }
      state.running = try begin(startable, state)
    } catch {
      state.endFailure = Failure(error)
      throw error
    }
  }

  private func begin(_ startable: Startable, _ state: State) throws -> any RunningJob {
    var inputs = startable.inputs
    inputs.laterInputs = state.later
    let (later, readers) = (state.later, state.readers)
    let running = try startable.start(state.taking, inputs) { [weak self] in
      later?.close()
      for reader in readers { reader.stop() }
      self?.closeFed()
    }
    // One thread can feed and drain in turn, so that the job must not wait for it.
    if later != nil { running.output.liftLimit() }
    return running
  }

  private func closeFed() {
    // The last call of `feed` may be waiting under no lock for this.
    state.withLock { $0.fed }?.close()
  }
}

/// The end.
extension JobHandle {
  /// Lets all that wait for the job go on.
  func cancel() {
    let (running, later, fed, readers) = state.withLock { state in
      state.isCancelled = true
      return (state.running, state.later, state.fed, state.readers)
    }
    running?.stop()
    later?.close()
    fed?.close()
    for reader in readers { reader.stop() }
  }

  /// Stops the job, and waits until nothing of it runs any more.
  func close() {
    cancel()
    let (running, readers) = state.withLock { ($0.running, $0.readers) }
    running?.join()
    for reader in readers { reader.join() }
  }
}
