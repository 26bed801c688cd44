internal import JSONStream

/// The state of a ``RedactWriter``.
struct RedactState: Sendable {
  /// The context of the current record.
  var context: RecordContext
  /// Whether topics of the current object may be kept.
  var topicsAreOpen = false
  /// The number of values of the current item that were dropped because they were malformed.
  var malformedCount = 0
  /// The room for the joins of the current record.
  var joinRoom = JoinRoom()
  /// The number of values of the current item that were dropped because they were too long or too many.
  var overLimitCount = 0
  var memo = ValueMemo()
  var scrubber = Scrubber()
  /// Scratch buffers.
  var scrubbed = ByteBuffer()
  var decoded = ByteBuffer()
  private var objectNumber: UInt64 = 0

  init(_ context: RecordContext) {
    self.context = context
  }

  /// The number of the next object to write, different for each object of a run.
  mutating func startObject() -> UInt64 {
    objectNumber &+= 1
    return objectNumber
  }
}
