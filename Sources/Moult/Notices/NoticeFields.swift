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
    /// In a line of results: the ID.
    var result: UInt64?
    /// In a line of results: the cause; nil where its words are unknown. Of several causes, the first in the
    /// order of the type counts.
    var cause: NoticeCause?
    /// The place of ``cause`` in this order.
    fileprivate var rank = Int.max
  }

  /// Whether the reader uses the values of a field without a meaning that notices have.
  static func wants(_ field: Catalogue.Field, in type: Catalogue.ObjectType) -> Bool {
    field.use == .subject || field.use == .result || type.causes.contains { $0.key == field.key }
  }

  private let projection: Projection
  /// For each field, the causes by value, with their places in the order of the type.
  private let causes: [[(rank: Int, value: [UInt8], cause: NoticeCause)]]

  init(_ projection: Projection) {
    self.projection = projection
    var causes: [[(rank: Int, value: [UInt8], cause: NoticeCause)]] = Array(
      repeating: [], count: projection.fields.count)
    for type in projection.types {
      for (rank, cause) in type.causes.enumerated() {
        causes[cause.field].append((rank, cause.value, cause.cause))
      }
    }
    self.causes = causes
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
    takeCause(text.bytes, field, &found)
    switch field.use {
    case .subject:
      found.tweet = (IDForm.object.id(in: text.bytes) ?? IDForm.tag.id(in: text.bytes))?.number
      found.user = (IDForm.account.id(in: text.bytes) ?? IDForm.user.id(in: text.bytes))?.number
    case .result: found.result = DecimalID(text.bytes)?.number
    case .made: break
    default:
      switch field.meaning {
      case .withheld: found.countries.append(text.string.uppercased())
      case .eventTime:
        found.time = found.time ?? NoticeTime.milliseconds(of: text.bytes)
        found.hasMalformedTime = found.time == nil
      default: break
      }
    }
  }

  private func takeCause(_ value: Span<UInt8>, _ field: Projection.Field, _ found: inout Found) {
    for cause in causes[field.number]
    where cause.rank < found.rank && Bytes.equal(value, cause.value) {
      (found.cause, found.rank) = (cause.cause, cause.rank)
    }
  }
}
