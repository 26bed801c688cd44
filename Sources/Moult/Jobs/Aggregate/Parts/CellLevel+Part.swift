internal import JSONStream

/// A level as bytes: the number of its values and these, then for each node its parent and the number of its value.
extension CellLevel {
  /// Appends the level.
  ///
  /// - Parameter shown: the text of the part for a text. O(values + nodes).
  func encode(into bytes: inout ByteBuffer, _ shown: (String) -> String) {
    bytes.append(number: UInt64(values.values.count))
    for value in values.values { Self.encode(value, into: &bytes, shown) }
    guard !isFirst else { return }
    bytes.append(number: UInt64(keys.count))
    for node in keys.indices {
      let place = place(of: Int32(node))
      bytes.append(number: UInt64(place.parent))
      bytes.append(number: UInt64(place.value))
    }
  }

  private static func encode(
    _ value: DimensionValue, into bytes: inout ByteBuffer, _ shown: (String) -> String
  ) {
    switch value {
    case .none: bytes.append(number: 0)
    case .number(let number):
      bytes.append(number: 1)
      // The sign is the last bit, so that small negative numbers are short too.
      bytes.append(number: UInt64(bitPattern: Int64(number << 1 ^ number >> (Int.bitWidth - 1))))
    case .text(let text):
      let text = shown(text)
      bytes.append(number: 2)
      bytes.append(number: UInt64(text.utf8.count))
      bytes.append(text)
    }
  }

  /// Reads the level, which has to be empty.
  ///
  /// - Parameter parents: the number of nodes of the previous level. O(values + nodes).
  mutating func decode(_ bytes: Span<UInt8>, _ cursor: inout NumberCursor, parents: Int) {
    let count = cursor.number(in: bytes, below: bytes.count)
    for number in 0..<count where !cursor.isDamaged {
      let value = Self.value(in: bytes, &cursor)
      if values.id(of: value) != number { cursor.isDamaged = true }
    }
    guard !isFirst else { return }
    let nodes = cursor.number(in: bytes, below: bytes.count)
    for number in 0..<nodes where !cursor.isDamaged {
      let parent = Int32(cursor.number(in: bytes, below: parents))
      let value = Int32(cursor.number(in: bytes, below: count))
      if !cursor.isDamaged, node(value, under: parent) != number { cursor.isDamaged = true }
    }
  }

  private static func value(
    in bytes: Span<UInt8>, _ cursor: inout NumberCursor
  ) -> DimensionValue {
    switch cursor.number(in: bytes, below: 3) {
    case 1:
      let code = cursor.number(in: bytes)
      return .number(Int(Int64(bitPattern: code >> 1)) ^ -Int(code & 1))
    case 2:
      let count = cursor.number(in: bytes, below: bytes.count)
      var text = ByteBuffer()
      text.append(bytes.extracting(cursor.range(of: count, in: bytes)))
      return .text(text.string)
    default: return .none
    }
  }
}
