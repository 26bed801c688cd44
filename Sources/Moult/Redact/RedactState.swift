internal import JSONStream

/// What changes while records are written.
struct RedactState: Sendable {
  /// What the record at hand knows.
  var knowledge: Knowledge
  /// Whether topics at hand may be kept.
  var topicsAreOpen = false
  /// Values that were not of their type, and so dropped.
  var malformedCount = 0
  var scrubber = Scrubber()
  var scrubbed = ByteBuffer()
  var decoded = ByteBuffer()
  private var objectNumber: UInt64 = 0
  /// For each edge, the object in which it was written last; a repeated key is written once.
  private var writtenIn: [UInt64]

  init(_ knowledge: Knowledge, edges: Int) {
    self.knowledge = knowledge
    writtenIn = Array(repeating: 0, count: edges)
  }

  /// The number of an object that is about to be written.
  mutating func startObject() -> UInt64 {
    objectNumber += 1
    return objectNumber
  }

  @inline(__always)
  func isWritten(_ edge: UInt16, in object: UInt64) -> Bool { writtenIn[Int(edge)] == object }

  @inline(__always)
  mutating func setWritten(_ edge: UInt16, in object: UInt64) { writtenIn[Int(edge)] = object }
}
