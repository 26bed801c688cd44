internal import JSONStream

/// What a job has put out, counted and refused.
struct Effects {
  var output = ByteBuffer(capacity: 1 << 16)
  var report = Report()
  var rejections: [Rejection] = []

  mutating func reject(_ rejection: Rejection) {
    report.rejected[rejection.code, default: 0] += 1
    rejections.append(rejection)
  }

  /// Ends a line of output.
  mutating func endLine() {
    output.append(UInt8(ascii: "\n"))
    report.outputs += 1
  }
}

/// What all jobs share: the reader and the effects.
struct Pump: ~Copyable {
  var reader: RecordReader
  var effects = Effects()
  private let shape: Shape
  private let limits: Limits

  init(_ projection: Projection, limits: Limits) {
    shape = projection.shape
    self.limits = limits
    reader = RecordReader(shape: shape, limits: limits)
  }

  mutating func startNextInput() {
    reader = RecordReader(shape: shape, limits: limits)
  }

  mutating func feed(_ bytes: Span<UInt8>) {
    effects.report.bytes += bytes.count
    reader.feed(bytes)
  }

  /// Moves to the next record; what is not one is counted on the way. False when bytes are wanted.
  mutating func advance(isIdle: Bool) -> Bool {
    while true {
      switch reader.next(isIdle: isIdle) {
      case .record: return true
      case .rejected(let error): effects.reject(Rejection(error))
      case .needsInput, .finished: return false
      }
    }
  }

  mutating func takeRejections() -> [Rejection] {
    defer { effects.rejections = [] }
    return effects.rejections
  }
}
