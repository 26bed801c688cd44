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

  /// An object of the record that is to be written.
  struct Object {
    let node: Int
    let type: Int
    let joining: Joining
  }

  /// A value of the record that is to be written, and the field that it is.
  struct Value {
    let node: Int
    let field: Int
    let joining: Joining
  }

  /// An object of the output that is being written.
  struct Opened {
    /// The index of its brace in the output.
    let start: Int
    /// Its number, see ``RedactState/startObject()``.
    let number: UInt64

    /// Whether nothing follows the brace so far.
    func isEmpty(_ out: borrowing ByteBuffer) -> Bool { out.count == start &+ 1 }
  }

  /// Appends an object, even where nothing of it is kept.
  ///
  /// - Parameter writtenIn: for each edge, the object in which it was written last.
  func line(
    _ object: Int, _ type: Int, _ record: borrowing Record, _ writtenIn: inout [UInt64],
    _ state: inout RedactState, _ out: inout ByteBuffer
  ) {
    var written = writtenIn.mutableSpan
    let whole = Object(node: object, type: type, joining: .record)
    if self.object(whole, record, &written, &state, &out) { return }
    out.append("{}")
  }

  /// Appends an object; false, and nothing appended, where nothing of it is kept.
  func object(
    _ object: Object, _ record: borrowing Record, _ written: inout MutableSpan<UInt64>,
    _ state: inout RedactState, _ out: inout ByteBuffer
  ) -> Bool {
    let opened = Opened(start: out.count, number: state.startObject())
    out.append(UInt8(ascii: "{"))
    fields(of: object, into: opened, record, &written, &state, &out)
    guard !opened.isEmpty(out) else {
      out.truncate(to: opened.start)
      return false
    }
    out.append(UInt8(ascii: "}"))
    return true
  }

  /// Appends the fields of an object, each key once.
  func fields(
    of object: Object, into opened: Opened, _ record: borrowing Record,
    _ written: inout MutableSpan<UInt64>, _ state: inout RedactState, _ out: inout ByteBuffer
  ) {
    let type = object.type
    let outer = state.topicsAreOpen
    if let open = topicsOpen(object.node, type, record) { state.topicsAreOpen = open }
    record.forEachChild(of: object.node) { index, node in
      guard let field = projection.field(node.edge, in: type),
        written[Int(node.edge)] != opened.number
      else { return }
      let value = Value(node: index, field: field, joining: object.joining)
      if self.field(value, into: opened, record, &written, &state, &out) {
        written[Int(node.edge)] = opened.number
      }
    }
    if object.joining != .none && projection.traits[type].hasJoins && !state.context.stores.isEmpty {
      joined(to: object, into: opened, record, &written, &state, &out)
    }
    state.topicsAreOpen = outer
  }

  /// Appends a field; false, and nothing appended, where its value is not kept.
  @inline(__always)
  private func field(
    _ value: Value, into opened: Opened, _ record: borrowing Record,
    _ written: inout MutableSpan<UInt64>, _ state: inout RedactState, _ out: inout ByteBuffer
  ) -> Bool {
    let node = record.nodes[value.node]
    if node.kind.isContainer {
      return container(value, into: opened, record, &written, &state, &out)
    }
    let row = rows[value.field]
    if row.transform.way == .drop { return false }
    let label = label(row, isFirst: opened.isEmpty(out))
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
