internal import JSONStream

/// The edits of a record: values that are removed with their keys, or replaced by null.
struct Edits: Sendable {
  /// A value to edit, by its place in the bytes.
  private struct Request: BitwiseCopyable {
    /// The start of the value to edit.
    let anchor: Int
    /// The number of containers around the container to edit; -1 for a value that is no container.
    let depth: Int
    let isNulled: Bool
    /// The end of a value that is no container.
    var end = 0
  }
  /// The bytes of an edit.
  struct Range: BitwiseCopyable {
    fileprivate(set) var start: Int
    fileprivate(set) var end: Int
    let isNulled: Bool
  }
  private var requests = Pile<Request>()

  var isEmpty: Bool { requests.count == 0 }

  mutating func removeAll() { requests.removeAll() }

  /// Requests that the value at a node is removed with its key, or replaced by null.
  ///
  /// - Parameter depth: the number of containers around it.
  /// - Returns: false where its place in the bytes is not known, as it is a literal.
  mutating func add(
    _ index: Int, depth: Int, isNulled: Bool = false, in record: borrowing Record
  ) -> Bool {
    let node = record.nodes[index]
    guard node.kind.isContainer else { return add(leaf: node, isNulled: isNulled) }
    requests.append(Request(anchor: Int(node.start), depth: depth, isNulled: isNulled))
    return true
  }

  private mutating func add(leaf node: Node, isNulled: Bool) -> Bool {
    let (start, end) = (Int(node.start), Int(node.end))
    switch node.kind {
    case .number:
      requests.append(Request(anchor: start, depth: -1, isNulled: isNulled, end: end))
    case .string, .escaped:
      requests.append(Request(anchor: start - 1, depth: -1, isNulled: isNulled, end: end + 1))
    default: return false
    }
    return true
  }

  /// Appends an edited record in one line. O(bytes of the record).
  ///
  /// - Parameter ranges: see ``ranges(in:)``.
  static func append(
    _ record: borrowing Record, without ranges: [Range], to out: inout ByteBuffer
  ) {
    let root = record.nodes[record.root].range
    var start = root.lowerBound
    for edit in ranges {
      OneLine.append(record.bytes.extracting(start..<edit.start), to: &out)
      if edit.isNulled { out.append("null") }
      start = edit.end
    }
    OneLine.append(record.bytes.extracting(start..<root.upperBound), to: &out)
  }

  /// The bytes of all edits, sorted and without overlaps. O(bytes of the record), if there are edits.
  func ranges(in record: borrowing Record) -> [Range] {
    guard !isEmpty else { return [] }
    var found = containers(in: record)
    for index in requests.indices where requests[index].depth < 0 {
      let request = requests[index]
      found.append(
        Range(start: request.anchor, end: request.end, isNulled: request.isNulled))
    }
    found.sort { ($0.start, $1.end) < ($1.start, $0.end) }
    var ranges: [Range] = []
    var covered = 0
    var removed = 0
    for range in found where range.start >= covered {
      covered = range.end
      guard !range.isNulled else {
        ranges.append(range)
        continue
      }
      let whole = Self.field(range, after: removed, in: record.bytes)
      removed = whole.end
      ranges.append(whole)
    }
    return ranges
  }

  /// The range of a value with its key and one of the commas beside it: the comma before, unless it was
  /// removed with the field before.
  private static func field(_ value: Range, after removed: Int, in bytes: Span<UInt8>) -> Range {
    var range = value
    var place = spaceStart(before: value.start, in: bytes)
    if place > 0, bytes[place - 1] == UInt8(ascii: ":") {
      // A quote inside a key follows a backslash; the opening quote follows none.
      place = spaceStart(before: place - 1, in: bytes) - 2
      while bytes[place] != UInt8(ascii: "\"") || bytes[place - 1] == UInt8(ascii: "\\") {
        place -= 1
      }
      range.start = place
      place = spaceStart(before: place, in: bytes)
    }
    if place > removed, bytes[place - 1] == UInt8(ascii: ",") {
      range.start = place - 1
      return range
    }
    var next = value.end
    while next < bytes.count, bytes[next] <= UInt8(ascii: " ") { next += 1 }
    if next < bytes.count, bytes[next] == UInt8(ascii: ",") { range.end = next + 1 }
    return range
  }

  /// The start of the white space before a place.
  private static func spaceStart(before place: Int, in bytes: Span<UInt8>) -> Int {
    var place = place
    while place > 0, bytes[place - 1] <= UInt8(ascii: " ") { place -= 1 }
    return place
  }

  /// The ranges of the requested containers. The record is valid JSON, so brackets outside of strings
  /// delimit them. O(bytes).
  private func containers(in record: borrowing Record) -> [Range] {
    let wanted = requests.indices.map { requests[$0] }.filter { $0.depth >= 0 }
      .sorted { $0.anchor < $1.anchor }
    var found: [Range] = []
    var open: [(start: Int, request: Request?)] = []
    var next = 0
    var place = Int(record.nodes[record.root].start)
    let end = Int(record.nodes[record.root].end)
    while place < end {
      let byte = record.bytes[place]
      let start = place
      place += 1
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["): open.append((start, nil))
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        let closed = open.removeLast()
        if let request = closed.request {
          found.append(Range(start: closed.start, end: place, isNulled: request.isNulled))
        }
      case UInt8(ascii: "\""): place = Self.stringEnd(record.bytes, place)
      default: break
      }
      // A string's node starts after its quote.
      let anchor = byte == UInt8(ascii: "\"") ? start + 1 : start
      while next < wanted.count, wanted[next].anchor <= anchor {
        open[wanted[next].depth].request = wanted[next]
        next += 1
      }
    }
    return found
  }

  /// The index after the quote that ends a string.
  private static func stringEnd(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    var place = start
    while bytes[place] != UInt8(ascii: "\"") {
      place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    return place + 1
  }
}
