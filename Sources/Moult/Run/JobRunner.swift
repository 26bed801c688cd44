internal import JSONStream

/// What one kind of job does with a record, and all that it remembers from one to the next. A copy
/// can work beside the original on another part of a run; what the two remember is merged then.
protocol RecordWork: Sendable {
  /// What the reader has to select.
  var projection: Projection { get }

  mutating func take(_ record: borrowing Record, _ effects: inout Effects)
}

/// What all jobs share: a reader, which is driven here, and the effects of the work.
struct JobRunner<Work: RecordWork>: ~Copyable {
  var work: Work
  var effects: Effects
  private var reader: RecordReader
  private let shape: Shape
  private let limits: Limits

  init(_ work: Work, limits: Limits) {
    self.work = work
    self.limits = limits
    shape = work.projection.shape
    effects = Effects(work.projection.kinds)
    reader = RecordReader(shape: shape, limits: limits)
  }

  mutating func startNextInput() {
    reader = RecordReader(shape: shape, limits: limits)
  }

  mutating func feed(_ bytes: Span<UInt8>) {
    effects.bytes += bytes.count
    reader.feed(bytes)
    run(isIdle: false)
  }

  mutating func settle() {
    run(isIdle: true)
  }

  mutating func finish() {
    reader.finish()
    run(isIdle: false)
  }

  private mutating func run(isIdle: Bool) {
    while true {
      switch reader.next(isIdle: isIdle) {
      case .record: work.take(reader.record, &effects)
      case .rejected(let error): effects.reject(Rejection(error))
      case .needsInput, .finished: return
      }
    }
  }

  mutating func takeRejections() -> [Rejection] {
    defer { effects.rejections = [] }
    return effects.rejections
  }
}
