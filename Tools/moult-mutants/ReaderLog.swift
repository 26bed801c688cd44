import JSONStream

/// All results of a reader for an input, in words: records with their places, nodes and marks,
/// and errors with their places and reasons.
struct ReaderLog: Equatable {
  private(set) var words: [UInt64] = []
  private(set) var errors: [ReadError] = []
  private(set) var records = 0

  mutating func clear() {
    words.removeAll(keepingCapacity: true)
    errors.removeAll(keepingCapacity: true)
    records = 0
  }

  /// Offsets are counted from the start of the record, since the bytes read with it may differ.
  mutating func add(_ record: borrowing Record) {
    let nodes = record.nodes
    let root = nodes[record.root]
    records += 1
    add(record.position, record.byteCount)
    for index in record.root..<Int(root.next) {
      let node = nodes[index]
      let hasLiteral = index > record.root && (node.kind.isString || node.kind == .number)
      let start = hasLiteral ? UInt64(node.start - root.start) : 0
      words.append(UInt64(node.kind.rawValue) | UInt64(node.edge) << 8 | start << 32)
      words.append(UInt64(node.end - node.start) | UInt64(Int(node.next) - index) << 32)
      if node.kind == .object {
        words.append(UInt64(truncatingIfNeeded: node.marks))
        words.append(UInt64(truncatingIfNeeded: node.marks >> 64))
      }
    }
  }

  mutating func add(_ error: ReadError) {
    errors.append(error)
    // No record is at line 0, so that errors keep their place among the records.
    add(Position(line: 0, offset: error.position.offset), error.position.line)
  }

  mutating func add(_ position: Position, _ value: Int) {
    words.append(UInt64(position.line))
    words.append(UInt64(position.offset))
    words.append(UInt64(value))
  }

  /// FNV-1a over words.
  var digest: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for word in words { hash = (hash ^ word) &* 0x0000_0100_0000_01B3 }
    for error in errors {
      for byte in error.reason.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    }
    return hash
  }

  /// Where another log begins to differ, in words that contain nothing of the input.
  func difference(from other: ReaderLog) -> String {
    let word = zip(words, other.words).enumerated().first { $1.0 != $1.1 }?.offset
    let error = zip(errors, other.errors).first { $0 != $1 }
    let counts = "\(other.records) records and \(other.errors.count) errors instead of "
    let place = word.map { "word \($0) of \(words.count)" } ?? "\(other.words.count) words"
    let text = error.map { "; \($1.position) \($1.code) for \($0.position) \($0.code)" } ?? ""
    return counts + "\(records) and \(errors.count), from " + place + text
  }
}
