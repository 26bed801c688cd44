internal import CMoult
internal import Moult
internal import MoultArrow
internal import MoultFiles
internal import MoultIO
internal import Synchronization

/// How far the output is taken.
struct Draining: ~Copyable {
  /// The block that is copied out, and where its rest begins.
  var block = ByteBuffer(capacity: 0)
  var offset = 0
  /// What makes batches; nil where bytes are taken.
  var assembler: UncheckedBox?

  /// An assembler, which is used under the lock of ``JobHandle/draining`` alone.
  struct UncheckedBox: @unchecked Sendable {
    let value: any Assembler
  }
}

extension JobHandle {
  /// The running job; starts it, and ends the inputs where none are fed.
  private func run(_ taking: Startable.Taking) throws -> any RunningJob {
    let (running, needsEnd) = try state.withLock { state in
      if state.running == nil && (state.taking == taking || state.startable == nil) {
        state.taking = taking
        state.isComplete = true
        try start(&state)
      }
      return (state.running, state.taking != taking)
    }
    guard let running, !needsEnd else {
      throw Failure.misuse("the output of the job is taken as a stream of batches")
    }
    return running
  }

  /// How the job ended; nil before its end.
  ///
  /// - Throws: ``Failure`` where it was cancelled, or failed.
  func checkedOutcome() throws(Failure) -> RunOutcome? {
    let (outcome, isCancelled) = state.withLock { ($0.running?.outcome, $0.isCancelled) }
    if isCancelled { throw Failure(RunStopped()) }
    if let failure = outcome?.failure { throw Failure(failure) }
    return outcome
  }

  /// What the end of the job is: nothing where it ended well.
  func checkEnd() throws {
    guard let outcome = try checkedOutcome() else { return }
    guard outcome.tally.hasUseful else {
      throw Failure(
        MOULT_NO_RECORD, "no-record",
        "no input has a record that the job can use; the messages of the job say what was found")
    }
  }

  /// Copies output; the number of bytes and the status.
  func drain(into space: inout MutableSpan<UInt8>, milliseconds: Int?) throws -> (Int, moult_status)
  {
    let running = try run(.bytes)
    return try draining.withLock { draining in
      if draining.offset == draining.block.count {
        switch running.output.take(milliseconds: milliseconds) {
        case .item(let block): (draining.block, draining.offset) = (block, 0)
        case .nothing: return (0, MOULT_WAIT)
        case .ended, .closed:
          try checkEnd()
          return (0, MOULT_END)
        }
      }
      let count = copyBytes(draining.block.bytes.extracting(draining.offset...), to: &space)
      draining.offset += count
      return (count, MOULT_OK)
    }
  }

  /// Waits until output can be taken without waiting.
  func ready(milliseconds: Int?) throws -> moult_status {
    let job = try run(state.withLock { $0.taking })
    return try draining.withLock { draining in
      if let assembler = draining.assembler {
        let step = try assembler.value.fill(from: job.output, milliseconds: milliseconds)
        if step == .waiting { return MOULT_WAIT }
        guard step == .end, assembler.value.isEmpty else { return MOULT_OK }
        try checkEnd()
        return MOULT_END
      }
      if draining.offset < draining.block.count { return MOULT_OK }
      guard job.output.isReady(withinMilliseconds: milliseconds) else { return MOULT_WAIT }
      if job.output.isEmpty {
        try checkEnd()
        return MOULT_END
      }
      return MOULT_OK
    }
  }

  /// Waits for the end of the job.
  func wait(milliseconds: Int?) throws -> moult_status {
    let job = try run(state.withLock { $0.taking })
    job.output.liftLimit()
    guard job.ended.isReady(withinMilliseconds: milliseconds) else { return MOULT_WAIT }
    try checkEnd()
    return MOULT_END
  }
}

/// Batches.
extension JobHandle {
  /// Makes the output a stream of batches.
  func stream() throws -> (schema: ArrowField, next: () throws -> ArrowColumn?) {
    let make = try state.withLock { state in
      guard state.running == nil || state.taking == .batches else {
        throw Failure.misuse(
          "the output of the job is taken as bytes; call moult_stream before moult_drain and moult_feed"
        )
      }
      try prepare(&state)
      state.taking = .batches
      return state.startable?.assembler
    }
    guard let make else {
      throw Failure.misuse(
        "the job has no batches but tables; take them with moult_table when it has ended")
    }
    let assembler = make()
    let schema = assembler.schema
    let isNew = draining.withLock { draining in
      guard draining.assembler == nil else { return false }
      draining.assembler = .init(value: assembler)
      return true
    }
    guard isNew else { throw Failure.misuse("the job has a stream already") }
    return (schema, { [self] in try nextBatch() })
  }

  private func nextBatch() throws -> ArrowColumn? {
    do {
      let job = try run(.batches)
      return try draining.withLock { draining in
        guard let assembler = draining.assembler?.value else { return nil }
        _ = try assembler.fill(from: job.output, milliseconds: nil)
        if state.withLock({ $0.isCancelled }) { throw RunStopped() }
        if let batch = assembler.take() { return batch }
        try checkEnd()
        return nil
      }
    } catch {
      let failure = Failure(error)
      keep(failure)
      throw failure.ofStream
    }
  }
}
