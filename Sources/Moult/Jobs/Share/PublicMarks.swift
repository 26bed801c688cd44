internal import JSONStream

/// What the fields of a tweet or user say about its audience.
struct PublicMarks {
  /// Whether the account is protected; nil where no field says.
  private(set) var isProtected: Bool?
  /// Whether it is withheld anywhere.
  private(set) var isWithheld = false
  /// Whether it is limited to followers, a circle or a community, or has a private field.
  private(set) var isForFew = false

  /// Reads an object, and the objects in it that are not themselves tweets or users. O(nodes).
  init(
    _ object: Int, _ type: Int, _ projection: Projection, _ types: CopyTypes,
    _ record: borrowing Record
  ) {
    read(object, type, isInner: false, projection, types, record)
  }

  private mutating func read(
    _ object: Int, _ type: Int, isInner: Bool, _ projection: Projection, _ types: CopyTypes,
    _ record: borrowing Record
  ) {
    record.forEachChild(of: object) { index, node in
      if let number = projection.field(node.edge, in: type) {
        let field = projection.fields[number]
        readValue(index, field, isInner: isInner, projection, types, record)
      }
    }
  }

  private mutating func readValue(
    _ index: Int, _ field: Projection.Field, isInner: Bool, _ projection: Projection,
    _ types: CopyTypes, _ record: borrowing Record
  ) {
    let node = record.nodes[index]
    switch node.kind {
    case .array:
      record.forEachChild(of: index) { element, _ in
        readValue(element, field, isInner: isInner, projection, types, record)
      }
    case .object:
      guard let type = projection.resolve(field, node), types.holdings[type] == .nothing,
        !types.isTweet[type]
      else { return }
      read(index, type, isInner: true, projection, types, record)
    case .null: return
    default: note(node, field, isInner: isInner)
    }
  }

  private mutating func note(_ node: Node, _ field: Projection.Field, isInner: Bool) {
    // What is neither a plain no nor empty says yes; of a literal only the kind is known.
    let isSaid = node.kind == .true || node.kind != .false && node.end > node.start
    switch field.meaning {
    case .protected:
      // Whatever is not a plain no protects, and a second field takes nothing back.
      isProtected = (isProtected ?? false) || node.kind != .false
    case .withheld, .withheldScope: isWithheld = isWithheld || isSaid
    // That of a place within is no user's.
    case .userContact: isForFew = isForFew || isSaid && !isInner
    default:
      isWithheld = isWithheld || isSaid && field.use == .withheld
      isForFew = isForFew || isSaid && field.use == .limited
    }
  }
}
