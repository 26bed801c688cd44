internal import JSONStream

/// What is to be taken out of the bytes of a record.
struct Edits: Sendable {
  /// A value to be cut, by where it stands.
  private struct Request: BitwiseCopyable {
    /// The start of a value in the container that is cut, or of the value that is cut itself.
    let anchor: Int
    /// How many containers stand around the container that is cut; -1 for a value that is none.
    let depth: Int
    let isNulled: Bool
    /// Of a value that is no container, its end.
    var end = 0
  }
  private struct Range: BitwiseCopyable {
    var start: Int
    var end: Int
    let isNulled: Bool
  }
  private var requests = Pile<Request>()

  var isEmpty: Bool { requests.count == 0 }

  mutating func removeAll() { requests.removeAll() }

  /// Asks for the value at a node to be cut, with its key, or to become null.
  ///
  /// - Parameter depth: how many containers stand around it.
  /// - Returns: false where nothing tells its place, since nothing in it was read.
  mutating func add(
    _ index: Int, depth: Int, isNulled: Bool = false, in record: borrowing Record
  ) -> Bool {
    let node = record.nodes[index]
    guard node.kind.isContainer else { return add(leaf: node, isNulled: isNulled) }
    for inner in record.descendants(of: index) {
      switch record.nodes[inner].kind {
      case .string, .escaped, .number:
        let anchor = Int(record.nodes[inner].start)
        requests.append(Request(anchor: anchor, depth: depth, isNulled: isNulled))
        return true
      case .object, .array, .true, .false, .null: continue
      }
    }
    return false
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

  /// Appends a record in one line, without what was asked to be cut. O(bytes of the record).
  func append(_ record: borrowing Record, to out: inout ByteBuffer) {
    let root = record.nodes[record.root].range
    var start = root.lowerBound
    for cut in isEmpty ? [] : ranges(in: record) {
      OneLine.append(record.bytes.extracting(start..<cut.start), to: &out)
      if cut.isNulled { out.append("null") }
      start = cut.end
    }
    OneLine.append(record.bytes.extracting(start..<root.upperBound), to: &out)
  }

  /// The stretches to leave out, in their order and apart from each other.
  private func ranges(in record: borrowing Record) -> [Range] {
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

  /// A value with its key, and with one of the commas beside it: the one before, unless that went with
  /// what stood there.
  private static func field(_ value: Range, after removed: Int, in bytes: Span<UInt8>) -> Range {
    var range = value
    var place = spaceStart(before: value.start, in: bytes)
    if place > 0, bytes[place - 1] == UInt8(ascii: ":") {
      // A quote within a key follows a backslash; the one that opens it follows no key's byte.
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

  /// The index after the last byte before a place that is no space.
  private static func spaceStart(before place: Int, in bytes: Span<UInt8>) -> Int {
    var place = place
    while place > 0, bytes[place - 1] <= UInt8(ascii: " ") { place -= 1 }
    return place
  }

  /// The containers that were asked for. The record is known to be JSON, so brackets outside of strings
  /// tell where each ends.
  private func containers(in record: borrowing Record) -> [Range] {
    let wanted = requests.indices.map { requests[$0] }.filter { $0.depth >= 0 }
      .sorted { $0.anchor < $1.anchor }
    var found: [Range] = []
    var open: [(start: Int, cut: Request?)] = []
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
        if let cut = closed.cut {
          found.append(Range(start: closed.start, end: place, isNulled: cut.isNulled))
        }
      case UInt8(ascii: "\""): place = Self.stringEnd(record.bytes, place)
      default: break
      }
      // A string's node starts behind its quote.
      let anchor = byte == UInt8(ascii: "\"") ? start + 1 : start
      while next < wanted.count, wanted[next].anchor <= anchor {
        open[wanted[next].depth].cut = wanted[next]
        next += 1
      }
    }
    return found
  }

  /// The index behind the quote that ends a string.
  private static func stringEnd(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    var place = start
    while bytes[place] != UInt8(ascii: "\"") {
      place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    return place + 1
  }
}

/// Writing JSON on one line. In JSON a line break is white space wherever it stands, since none can stand
/// in a string.
enum OneLine {
  /// Appends JSON without its line breaks. O(bytes).
  static func append(_ json: Span<UInt8>, to out: inout ByteBuffer) {
    var start = 0
    var index = 0
    while index < json.count {
      if index + 8 <= json.count, !holdsBreak(json.word(at: index)) {
        index += 8
        continue
      }
      if json[index] == UInt8(ascii: "\n") || json[index] == UInt8(ascii: "\r") {
        out.append(json.extracting(start..<index))
        start = index + 1
      }
      index += 1
    }
    out.append(json.extracting(start...))
  }

  /// Whether one of eight bytes may be a line feed or carriage return.
  private static func holdsBreak(_ word: UInt64) -> Bool {
    hasZero(word ^ 0x0A0A_0A0A_0A0A_0A0A) || hasZero(word ^ 0x0D0D_0D0D_0D0D_0D0D)
  }

  private static func hasZero(_ word: UInt64) -> Bool {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0
  }
}
