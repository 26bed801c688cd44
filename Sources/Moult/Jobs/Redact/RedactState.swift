internal import JSONStream

/// What changes while records are written.
struct RedactState: Sendable {
  /// What the record at hand knows.
  var context: RecordContext
  /// Whether topics at hand may be kept.
  var topicsAreOpen = false
  /// Values that were not of their type, and so dropped.
  var malformedCount = 0
  /// For the items of the current record.
  var joinRoom = JoinRoom()
  /// Values that were too long or too many, and so dropped.
  var overLimitCount = 0
  var memo = ValueMemo()
  var scrubber = Scrubber()
  var scrubbed = ByteBuffer()
  var decoded = ByteBuffer()
  private var objectNumber: UInt64 = 0

  init(_ context: RecordContext) {
    self.context = context
  }

  /// The number of an object that is about to be written.
  mutating func startObject() -> UInt64 {
    objectNumber &+= 1
    return objectNumber
  }
}
