internal import JSONStream

/// Writes the parts of an object that a policy keeps, in the object's own shape.
///
/// It writes only fields of the catalogue, with keys as the catalogue spells them, and only values that
/// ``Transform`` or an action here has made. An object or array of which nothing is kept is left out.
struct RedactWriter: Sendable {
  /// How to write a field.
  struct Row: BitwiseCopyable, Sendable {
    /// The range of its label in `labels`.
    var start: Int32
    var end: Int32
    var transform: Transform
  }

  let projection: Projection
  /// For each field of the projection, how to write it.
  let rows: [Row]
  /// For each field a comma, its key in JSON and a colon. After the last label there are 32 bytes more, so
  /// that labels can be copied in blocks.
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

  /// Where joins are followed: in a record, and once more in a tweet to which it refers.
  enum Joining {
    case record, referred, none
  }

  /// An object of the record to write.
  struct Object {
    let node: Int
    let type: Int
    let joining: Joining
  }

  /// A value of the record to write, and its field.
  struct Value {
    let node: Int
    let field: Int
    let joining: Joining
  }

  /// An object of the output whose fields are being written.
  struct Opened {
    /// The index of its opening brace in the output.
    let start: Int
    /// See ``RedactState/startObject()``.
    let number: UInt64

    /// Whether no field was written so far.
    func isEmpty(_ out: borrowing ByteBuffer) -> Bool { out.count == start &+ 1 }
  }

  /// Appends a line for an object, `{}` where nothing of it is kept. O(nodes).
  ///
  /// - Parameter writtenIn: for each edge, the number of the object in which it was written last.
  func line(
    _ object: Int, _ type: Int, _ record: borrowing Record, _ writtenIn: inout [UInt64],
    _ state: inout RedactState, _ out: inout ByteBuffer
  ) {
    var written = writtenIn.mutableSpan
    let whole = Object(node: object, type: type, joining: .record)
    if self.object(whole, record, &written, &state, &out) { return }
    out.append("{}")
  }

  /// Appends an object; returns false, with nothing appended, where nothing of it is kept.
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
    let outerTweet = state.log?.tweet
    state.log?.enter(object.node, type)
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
    if object.joining != .none && projection.traits[type].hasJoins && !state.context.stores.isEmpty
    {
      joined(to: object, into: opened, record, &written, &state, &out)
    }
    state.topicsAreOpen = outer
    if let outerTweet { state.log?.tweet = outerTweet }
  }

  /// Appends a field; returns false, with nothing appended, where its value is not kept.
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
    guard let short = ShortValue(node, row.transform, record) else {
      return leaf(node, row.transform, label, record, &state, &out)
    }
    out.append(label, of: labels.span, word: short.word, count: short.count)
    return true
  }

  /// The range of a label, without its comma for the first field of an object.
  @inline(__always)
  func label(_ row: Row, isFirst: Bool) -> Range<Int> {
    Int(row.start) &+ (isFirst ? 1 : 0)..<Int(row.end)
  }
}
