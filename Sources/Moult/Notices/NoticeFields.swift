internal import JSONStream

/// Reads the fields of a notice other than the IDs that a catalogue declares.
struct NoticeFields: Sendable {
  /// The values found in a notice.
  struct Found {
    /// Milliseconds since 1970.
    var time: UInt64?
    var hasMalformedTime = false
    /// Countries, in upper case.
    var countries: [String] = []
    /// The IDs in the `object` of an activity.
    var tweet: UInt64?
    var user: UInt64?
    /// In a line of results: the ID, the action to take, and the reason.
    var result: UInt64?
    var action = ""
    var reason = ""

    /// The cause that a line of results gives; nil where its words are unknown. The reason is more precise
    /// than the action, and takes precedence.
    var cause: NoticeCause? {
      switch (reason, action) {
      case ("deactivated", _): .deactivated
      case ("suspended", _): .suspended
      case ("protected", _): .protected
      case ("scrub_geo", _), (_, "scrub_geo"): .scrubbed
      case ("deleted", _), (_, "delete"): .deleted
      default: nil
      }
    }
  }

  /// The types whose fields are distinguished by their keys.
  static let types: Set = ["activity.note", "compliance.result"]

  /// What a field's values are read for.
  private enum Use {
    case none, time, object, result, action, reason
  }

  private let projection: Projection
  /// For each field, what its values are read for.
  private let uses: [Use]

  init(_ projection: Projection) {
    self.projection = projection
    var uses = Array(repeating: Use.none, count: projection.fields.count)
    for type in projection.types {
      for place in type.fields {
        uses[place] = Self.use(projection.fields[place], projection, in: type.name)
      }
    }
    self.uses = uses
  }

  private static func use(
    _ field: Projection.Field, _ projection: Projection, in type: String
  ) -> Use {
    switch (type, projection.words[field.key]) {
    case ("activity.note", "id"): .object
    case ("compliance.result", "id"): .result
    case ("compliance.result", "action"): .action
    case ("compliance.result", "reason"): .reason
    // The time at which the tweet or account was created, not that of the notice.
    case ("compliance.result", "created_at"): .none
    default: field.meaning == .eventTime ? .time : .none
    }
  }

  /// Reads the fields of a notice at any depth. O(nodes).
  func read(_ object: Int, _ type: Int, in record: borrowing Record) -> Found {
    var found = Found()
    visit(object, type, record, &found)
    return found
  }

  private func visit(
    _ object: Int, _ type: Int, _ record: borrowing Record, _ found: inout Found
  ) {
    record.forEachChild(of: object) { index, node in
      if let number = projection.field(node.edge, in: type) {
        visitValue(index, projection.fields[number], record, &found)
      }
    }
  }

  private func visitValue(
    _ index: Int, _ field: Projection.Field, _ record: borrowing Record, _ found: inout Found
  ) {
    let node = record.nodes[index]
    switch node.kind {
    case .object:
      if let type = projection.resolve(field, node) { visit(index, type, record, &found) }
    case .array:
      record.forEachChild(of: index) { element, _ in visitValue(element, field, record, &found) }
    case .string, .escaped, .number: take(node, field, record, &found)
    case .true, .false, .null: break
    }
  }

  private func take(
    _ node: Node, _ field: Projection.Field, _ record: borrowing Record, _ found: inout Found
  ) {
    var text = ByteBuffer()
    if node.kind == .escaped {
      Escapes.decode(record.literal(node), into: &text)
    } else {
      text.append(record.literal(node))
    }
    let bytes = text.bytes
    switch uses[field.number] {
    case .none: if field.meaning == .withheld { found.countries.append(text.string.uppercased()) }
    case .time:
      found.time = found.time ?? NoticeTime.milliseconds(of: bytes)
      found.hasMalformedTime = found.time == nil
    case .object:
      found.tweet = (IDForm.object.id(in: bytes) ?? IDForm.tag.id(in: bytes))?.number
      found.user = (IDForm.account.id(in: bytes) ?? IDForm.user.id(in: bytes))?.number
    case .result: found.result = DecimalID(bytes)?.number
    case .action: found.action = text.string
    case .reason: found.reason = text.string
    }
  }
}
