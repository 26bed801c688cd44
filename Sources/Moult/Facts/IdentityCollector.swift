internal import JSONStream

/// Collects the names in a record: handles, display names, names that the platform found in texts, links.
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

  /// Adds the names in an object, at any depth. O(bytes).
  mutating func collect(
    _ object: Int, type: Int, _ record: borrowing Record, into names: inout RecordNames
  ) {
    let isPerson = namesPerson(object, type, record)
    record.forEachChild(of: object) { index, node in
      if let number = projection.field(node.edge, in: type) {
        visit(index, projection.fields[number], isPerson: isPerson, record, into: &names)
      }
    }
  }

  /// - Parameter isPerson: whether the object around the value annotates a person.
  private mutating func visit(
    _ index: Int, _ field: Projection.Field, isPerson: Bool, _ record: borrowing Record,
    into names: inout RecordNames
  ) {
    let node = record.nodes[index]
    switch node.kind {
    case .object:
      guard let inner = projection.resolve(field, node) else { return }
      collect(index, type: inner, record, into: &names)
    case .array:
      record.forEachChild(of: index) { element, _ in
        visit(element, field, isPerson: isPerson, record, into: &names)
      }
    case .string, .escaped:
      guard let meaning = field.meaning, Self.wants(meaning) else { return }
      decoded.removeAll()
      Escapes.decode(record.literal(node), into: &decoded)
      add(meaning, to: &names)
      if meaning == .annotation && isPerson {
        names.add(person: decoded.bytes)
      }
    case .number, .true, .false, .null: break
    }
  }

  private func add(_ meaning: Meaning, to names: inout RecordNames) {
    switch meaning.valueClass {
    case .handle: names.add(handle: decoded.bytes)
    case .name: names.add(name: decoded.bytes)
    case .url where meaning == .userURL:
      names.add(site: decoded.bytes)
      HandlesInText.add(fromAddress: decoded.bytes, to: &names)
    case .url, .link:
      names.add(url: decoded.bytes)
      HandlesInText.add(fromAddress: decoded.bytes, to: &names)
    default:
      if meaning == .lookupValue {
        names.add(handle: decoded.bytes)
      } else {
        HandlesInText.add(fromText: decoded.bytes, to: &names)
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
