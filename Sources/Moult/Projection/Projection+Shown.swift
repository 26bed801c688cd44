internal import JSONStream

/// The types of records. A closed signature has keys that are too common to identify a type, such as `id` and
/// `text`: it matches only objects without any other key.
extension Projection {
  /// The type of a record's root object; nil where no signature matches.
  func resolveRoot(of record: borrowing Record) -> Int? {
    var index = 0
    while index < roots.count {
      if shows(record.root, roots[index], record) { return roots[index] }
      index += 1
    }
    return nil
  }

  /// The type of a record in a field; nil where no signature matches. A single candidate needs no signature.
  func shownType(of object: Int, _ field: Field, _ record: borrowing Record) -> Int? {
    let places = field.types
    if places.count == 1 { return candidates[places.lowerBound] }
    for place in places where shows(object, candidates[place], record) { return candidates[place] }
    return nil
  }

  /// Whether an object matches a signature of a type. O(signatures), and O(bytes of the object) where only a
  /// closed signature matches.
  @inline(__always)
  func shows(_ object: Int, _ type: Int, _ record: borrowing Record) -> Bool {
    switch signatures.fit(type, record.nodes[object].marks) {
    case .none: false
    case .open: true
    case .closed: hasKnownKeysAlone(object, type, record)
    }
  }

  @inline(never)
  private func hasKnownKeysAlone(_ object: Int, _ type: Int, _ record: borrowing Record) -> Bool {
    let bytes = record.bytes
    var index = Int(record.nodes[object].start)
    var depth = 0
    var isKey = false
    repeat {
      switch bytes[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        isKey = depth == 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ","): isKey = depth == 1
      case UInt8(ascii: "\""):
        let end = Self.endOfString(bytes, index + 1)
        if isKey, !hasKey(bytes.extracting(index + 1..<end), type) { return false }
        isKey = false
        index = end
      default: break
      }
      index += 1
    } while depth > 0
    return true
  }

  /// The index of the quote that ends a string.
  private static func endOfString(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    var index = start
    while bytes[index] != UInt8(ascii: "\"") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return index
  }

  /// Whether a type has a key, which can contain escapes.
  private func hasKey(_ key: Span<UInt8>, _ type: Int) -> Bool {
    var decoded = ByteBuffer()
    Escapes.decode(key, into: &decoded)
    return words.index(of: decoded.bytes).map { hasField($0, in: type) } ?? false
  }
}
