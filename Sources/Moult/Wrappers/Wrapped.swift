internal import JSONStream

/// Records that were inside of a wrapper, or in another form of JSON, as plain JSON.
struct Wrapped: Sendable {
  /// The name of the wrapper or form.
  let name: String
  /// The records. They are not checked yet.
  let json: ByteBuffer
}

extension Record {
  /// Whether its values may be written in another form. O(1) for almost all records.
  @inline(__always)
  var mayBeUnusual: Bool { hasObjectForValue || startsInArray }
}

extension Wrapped {
  /// A record in plain values, if its values are boxed or extended; nil for other records. O(bytes).
  init?(plain record: borrowing Record) {
    let node = record.nodes[record.root]
    guard node.kind == .object else { return nil }
    let json = record.literal(node)
    if record.startsInArray, let plain = BoxedScalars.unboxed(json) {
      self.init(name: "jsonlite", json: plain)
    } else if record.hasObjectForValue, let plain = ExtendedValues.plain(json) {
      self.init(name: "mongodb", json: plain)
    } else {
      return nil
    }
  }

  /// What is inside of a record that no dialect has: a text with JSON, or a wrapper. Nil for any other record.
  /// O(bytes).
  init?(inside record: borrowing Record, _ projection: Projection) {
    let node = record.nodes[record.root]
    let start = Int(node.start)
    if node.kind == .object {
      self.init(object: record.literal(node), projection)
    } else if node.kind.isString, start < record.bytes.count,
      record.bytes[start] == UInt8(ascii: "\"")
    {
      let end = JSONPlaces.endOfString(record.bytes, start + 1)
      var json = ByteBuffer()
      guard Self.appendText(record.bytes.extracting(start + 1..<end), to: &json) else { return nil }
      self.init(name: "json-text", json: json)
    } else {
      return nil
    }
  }

  private init?(object: Span<UInt8>, _ projection: Projection) {
    var keys: [Int] = []
    var values: [Range<Int>] = []
    JSONPlaces.forEachMember(of: object, at: 0) { key, value in
      if let word = projection.words.index(of: object.extracting(key)) {
        keys.append(word)
        values.append(value)
      }
      return true
    }
    for wrapper in projection.wrappers where wrapper.fits(keys) {
      var json = ByteBuffer(capacity: object.count)
      for (key, value) in zip(keys, values) where wrapper.fields.contains(key) {
        Self.append(object.extracting(value), to: &json)
      }
      guard json.isEmpty else {
        self.init(name: wrapper.name, json: json)
        return
      }
    }
    return nil
  }

  /// Appends a value that may contain records; nothing for any other value.
  private static func append(_ value: Span<UInt8>, to json: inout ByteBuffer) {
    switch value[0] {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      OneLine.append(value, to: &json)
      json.append("\n")
    case UInt8(ascii: "\""): _ = appendText(value.extracting(1..<value.count - 1), to: &json)
    default: break
    }
  }

  /// Appends the JSON in a string, in one line; false where the string is other text.
  private static func appendText(_ literal: Span<UInt8>, to json: inout ByteBuffer) -> Bool {
    var text = ByteBuffer(capacity: literal.count)
    Escapes.decode(literal, into: &text)
    let start = JSONPlaces.skipSpace(text.bytes, 0)
    guard start < text.count, "{[\"".utf8.contains(text.bytes[start]) else { return false }
    OneLine.append(text.bytes, to: &json)
    json.append("\n")
    return true
  }
}

extension Catalogue.Wrapper {
  /// Whether an object with these keys is such a wrapper.
  func fits(_ keys: [Int]) -> Bool {
    conditions.allSatisfy { condition in
      condition.keys.contains { keys.contains($0) } != condition.isAbsence
    }
  }
}
