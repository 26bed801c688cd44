internal import JSONStream

/// Writes what a policy keeps of an object, in the object's own shape.
///
/// Only fields of the catalogue are written, under the catalogue's spelling of their keys, and only
/// what ``Transform`` and the three actions here make of their values. An object or array of which
/// nothing is kept is left out.
struct RedactWriter: Sendable {
  /// How a field is written.
  struct Row: BitwiseCopyable, Sendable {
    /// Where its label stands in `labels`.
    var start: Int32
    var end: Int32
    var transform: Transform
  }

  let projection: Projection
  /// For each field, and for each of them a comma and its key as JSON writes it with the colon.
  let rows: [Row]
  /// Behind the last label stand 32 bytes more, so that labels can be copied in chunks.
  let labels: [UInt8]

  init(_ projection: Projection, _ policy: Policy) {
    self.projection = projection
    var rows: [Row] = []
    var labels: [UInt8] = []
    for field in projection.fields {
      let start = labels.count
      labels.append(UInt8(ascii: ","))
      labels += projection.labels[field.label]
      let transform = field.meaning.map { Transform(policy[$0], $0) } ?? .nothing
      rows.append(Row(start: Int32(start), end: Int32(labels.count), transform: transform))
    }
    self.rows = rows
    self.labels = labels + Array(repeating: 0, count: 32)
  }

  /// Where joins are followed: in a record, and once more in a tweet that it refers to.
  enum Joining {
    case record, referred, none
  }

  /// Appends an object, even where nothing of it is kept.
  ///
  /// - Parameter writtenIn: for each edge, the object in which it was written last.
  func line(
    _ object: Int, _ type: Int, _ record: borrowing Record, _ writtenIn: inout [UInt64],
    _ state: inout RedactState, _ out: inout ByteBuffer
  ) {
    var written = writtenIn.mutableSpan
    if self.object(object, type, .record, record, &written, &state, &out) { return }
    out.append("{}")
  }

  /// Appends an object; false, and nothing appended, where nothing of it is kept.
  func object(
    _ object: Int, _ type: Int, _ joining: Joining, _ record: borrowing Record,
    _ written: inout MutableSpan<UInt64>,
    _ state: inout RedactState, _ out: inout ByteBuffer
  ) -> Bool {
    let start = out.count
    out.append(UInt8(ascii: "{"))
    let number = state.startObject()
    fields(object, type, number: number, joining, record, from: start, &written, &state, &out)
    guard out.count > start + 1 else {
      out.truncate(to: start)
      return false
    }
    out.append(UInt8(ascii: "}"))
    return true
  }

  /// Appends the fields of an object after its brace, which stands at `start`.
  func fields(
    _ object: Int, _ type: Int, number: UInt64, _ joining: Joining, _ record: borrowing Record,
    from start: Int, _ written: inout MutableSpan<UInt64>,
    _ state: inout RedactState, _ out: inout ByteBuffer
  ) {
    let outer = state.topicsAreOpen
    if let open = topicsOpen(object, type, record) { state.topicsAreOpen = open }
    record.forEachChild(of: object) { index, node in
      if let field = projection.field(node.edge, in: type),
        written[Int(node.edge)] != number,
        self.field(
          field, at: index, node, joining, record, from: start, &written, &state, &out)
      {
        written[Int(node.edge)] = number
      }
    }
    if joining != .none && projection.traits[type].hasJoins && !state.context.stores.isEmpty {
      joined(object, type, number: number, joining, record, from: start, &written, &state, &out)
    }
    state.topicsAreOpen = outer
  }

  /// Appends a field of the object whose brace stands at `start`; false, and nothing appended,
  /// where its value is not kept.
  @inline(__always)
  private func field(
    _ field: Int, at index: Int, _ node: Node, _ joining: Joining, _ record: borrowing Record,
    from start: Int, _ written: inout MutableSpan<UInt64>,
    _ state: inout RedactState, _ out: inout ByteBuffer
  ) -> Bool {
    let row = rows[field]
    if node.kind.isContainer {
      return container(
        index, field, joining, record, from: start, &written, &state, &out)
    }
    if row.transform.way == .drop { return false }
    let label = label(row, isFirst: out.count == start &+ 1)
    guard let short = ShortValue(node, row.transform.way, record) else {
      return leaf(node, row.transform, label, record, &state, &out)
    }
    out.append(label, of: labels.span, word: short.word, count: short.count)
    return true
  }

  /// Where a label stands, without its comma for the first field of an object.
  @inline(__always)
  func label(_ row: Row, isFirst: Bool) -> Range<Int> {
    Int(row.start) &+ (isFirst ? 1 : 0)..<Int(row.end)
  }
}
