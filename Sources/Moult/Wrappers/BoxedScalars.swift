internal import JSONStream

/// Records in which each scalar is in an array of one element, and null is an empty object, as R's jsonlite writes
/// them by default.
enum BoxedScalars {
  /// Fewer could be the content of any record.
  private static let fewest = 3

  /// The record with its scalars outside of arrays; nil where it is no such record. O(bytes).
  static func unboxed(_ json: Span<UInt8>) -> ByteBuffer? {
    var out = ByteBuffer(capacity: json.count)
    var (index, copied, boxes) = (0, 0, 0)
    while index < json.count {
      switch json[index] {
      case UInt8(ascii: "\""):
        index = JSONPlaces.endOfString(json, index + 1) + 1
        continue
      case UInt8(ascii: ":"):
        let value = JSONPlaces.skipSpace(json, index + 1)
        guard isPermitted(json[value]) else { return nil }
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        guard let (value, end) = content(of: json, at: index) else { break }
        OneLine.append(json.extracting(copied..<index), to: &out)
        if value.isEmpty { out.append("null") } else { out.append(json.extracting(value)) }
        boxes += value.isEmpty ? 0 : 1
        (index, copied) = (end, end)
        continue
      default: break
      }
      index += 1
    }
    guard boxes >= fewest else { return nil }
    OneLine.append(json.extracting(copied...), to: &out)
    return out
  }

  /// Whether a member of an object can start with a byte: a container, or null.
  private static func isPermitted(_ byte: UInt8) -> Bool { "{[n".utf8.contains(byte) }

  /// The scalar in an array without another element, or an empty range in an empty object, and the index after the
  /// bracket that closes it; nil for other containers.
  private static func content(of json: Span<UInt8>, at start: Int) -> (Range<Int>, end: Int)? {
    let value = JSONPlaces.skipSpace(json, start + 1)
    guard json[start] == UInt8(ascii: "[") else {
      return json[value] == UInt8(ascii: "}") ? (value..<value, value + 1) : nil
    }
    guard !"{[]".utf8.contains(json[value]) else { return nil }
    let end = JSONPlaces.endOfValue(json, value)
    let close = JSONPlaces.skipSpace(json, end)
    return json[close] == UInt8(ascii: "]") ? (value..<end, close + 1) : nil
  }
}

extension Record {
  /// Whether the first scalar on the tape is in an array, which is so in all records with boxed scalars and in few
  /// others. O(containers before it).
  @inline(__always)
  var startsInArray: Bool {
    let end = Int(nodes[root].next)
    var index = root &+ 1
    var isInArray = false
    while index < end {
      let node = nodes[index]
      guard node.kind.isContainer else { return isInArray }
      // The place of a scalar after an empty container is that of the container.
      if Int(node.next) > index &+ 1 { isInArray = node.kind == .array }
      index &+= 1
    }
    return false
  }
}
