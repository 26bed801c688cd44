internal import JSONStream

/// Reads the names of the owner of a personal archive from records that are about the owner.
struct OwnerReader: Sendable {
  private let projection: Projection
  /// For each type, whether names are in its objects, at any depth.
  private let holdsNames: [Bool]
  private var decoded = ByteBuffer()

  init(_ projection: Projection) {
    self.projection = projection
    var holds = projection.types.map { type in
      type.fields.contains { projection.fields[$0].use == .private }
    }
    var isComplete = false
    while !isComplete {
      isComplete = true
      for (number, type) in projection.types.enumerated() where !holds[number] {
        let leads = type.fields.contains { field in
          projection.fields[field].types.contains { holds[projection.candidates[$0]] }
        }
        if leads { (holds[number], isComplete) = (true, false) }
      }
    }
    holdsNames = holds
  }

  /// Whether the reader uses the values of a field.
  static func wants(_ field: Catalogue.Field) -> Bool { field.use == .private }

  /// Adds the names in an object, at any depth. O(nodes outside of what has no names).
  mutating func read(
    _ object: Int, type: Int, _ record: borrowing Record, into owner: inout OwnerNames
  ) {
    guard holdsNames[type] else { return }
    record.forEachChild(of: object) { index, node in
      guard let number = projection.field(node.edge, in: type) else { return }
      let field = projection.fields[number]
      guard
        field.use == .private
          || field.types.contains(where: { holdsNames[projection.candidates[$0]] })
      else { return }
      record.forEachElement(of: index) { element in
        let node = record.nodes[element]
        if node.kind == .object, let inner = projection.resolve(field, node) {
          read(element, type: inner, record, into: &owner)
        } else if field.use == .private {
          add(node, field.meaning, record, to: &owner)
        }
      }
    }
  }

  private mutating func add(
    _ node: Node, _ meaning: Meaning?, _ record: borrowing Record, to owner: inout OwnerNames
  ) {
    guard node.kind == .string || node.kind == .escaped else { return }
    decoded.removeAll()
    Escapes.decode(record.literal(node), into: &decoded)
    switch meaning {
    case .handle: owner.add(decoded.bytes, .handle)
    case .displayName: owner.add(decoded.bytes, .name)
    case .profile: owner.add(decoded.bytes, .biography)
    case .userContact: owner.add(address: decoded.bytes)
    default: break
    }
  }
}

extension OwnerNames {
  /// Adds all names to those of a record. O(bytes).
  func add(to names: inout RecordNames) {
    forEachName { value, kind in
      switch kind {
      case .handle: names.add(handle: value)
      case .name: names.add(name: value)
      case .presumed: names.add(presumed: value)
      case .site:
        names.add(site: value)
        guard let account = HandlesInText.account(inAddress: value) else { return }
        names.add(handle: value.extracting(account))
      case .biography:
        HandlesInText.forEach(in: value) { names.add(handle: value.extracting($0)) }
        NameInProfile.forEach(in: value) { names.add(presumed: value.extracting($0)) }
      }
    }
  }
}
