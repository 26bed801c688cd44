internal import JSONStream

/// Collects the identities in a record: handles, display names, names that the platform found in texts, links.
struct IdentityCollector {
  let projection: Projection
  private var decoded = ByteBuffer()

  init(_ projection: Projection) {
    self.projection = projection
  }

  /// Whether the collector uses values with a meaning.
  static func wants(_ meaning: Meaning) -> Bool {
    switch meaning.valueClass {
    case .handle, .name, .url, .link, .profile, .text, .private: true
    default: [.lookupValue, .annotationType].contains(meaning)
    }
  }

  /// Adds the identities in an object, at any depth. O(bytes).
  mutating func collect(
    _ object: Int, type: Int, _ record: borrowing Record, into identities: inout some NameSink
  ) {
    let isPerson = namesPerson(object, type, record)
    record.forEachChild(of: object) { index, node in
      if let number = projection.field(node.edge, in: type) {
        visit(index, projection.fields[number], isPerson: isPerson, record, into: &identities)
      }
    }
  }

  /// - Parameter isPerson: whether the object around the value annotates a person.
  private mutating func visit(
    _ index: Int, _ field: Projection.Field, isPerson: Bool, _ record: borrowing Record,
    into identities: inout some NameSink
  ) {
    let node = record.nodes[index]
    switch node.kind {
    case .object:
      guard let inner = projection.resolve(field, node) else { return }
      collect(index, type: inner, record, into: &identities)
    case .array:
      record.forEachChild(of: index) { element, _ in
        visit(element, field, isPerson: isPerson, record, into: &identities)
      }
    case .string, .escaped:
      guard let meaning = field.meaning, Self.wants(meaning) else { return }
      decoded.removeAll()
      Escapes.decode(record.literal(node), into: &decoded)
      add(meaning, to: &identities)
      if meaning == .annotation && isPerson {
        identities.add(person: decoded.bytes)
      }
    case .number, .true, .false, .null: break
    }
  }

  private func add(_ meaning: Meaning, to identities: inout some NameSink) {
    switch meaning.valueClass {
    case .handle: identities.add(handle: decoded.bytes)
    case .name: identities.add(name: decoded.bytes)
    case .url where meaning == .userURL:
      identities.add(site: decoded.bytes)
      HandlesInText.add(fromAddress: decoded.bytes, to: &identities)
    case .url, .link:
      identities.add(url: decoded.bytes)
      HandlesInText.add(fromAddress: decoded.bytes, to: &identities)
    default:
      if meaning == .lookupValue {
        identities.add(handle: decoded.bytes)
      } else {
        HandlesInText.add(fromText: decoded.bytes, to: &identities)
      }
    }
  }

  /// Whether an object annotates a person.
  private func namesPerson(_ object: Int, _ type: Int, _ record: borrowing Record) -> Bool {
    guard let number = projection.traits[type].annotationType,
      let index = projection.child(of: object, type, field: number, record)
    else { return false }
    return Bytes.equal(record.literal(record.nodes[index]), Array("Person".utf8))
  }
}

/// Temporary: what names are collected into.
protocol NameSink {
  mutating func add(handle: Span<UInt8>)
  mutating func add(name: Span<UInt8>)
  mutating func add(person: Span<UInt8>)
  mutating func add(url: Span<UInt8>)
  mutating func add(site: Span<UInt8>)
}
extension Identities: NameSink { mutating func add(site: Span<UInt8>) { add(url: site) } }
extension RecordNames: NameSink {}
