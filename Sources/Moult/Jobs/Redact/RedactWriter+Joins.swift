internal import JSONStream

/// What a page holds once is put where the flattened form has it.
extension RedactWriter {
  func joined(
    _ object: Int, _ type: Int, number: UInt64, _ joining: Joining, _ record: borrowing Record,
    from start: Int, _ written: inout MutableSpan<UInt64>,
    _ state: inout RedactState, _ out: inout ByteBuffer
  ) {
    for join in projection.types[type].joins {
      guard let key = projection.child(of: object, type, field: join.key, record) else {
        continue
      }
      var found: [Stores.Entry] = []
      record.forEachElement(of: key) { name in
        guard let entry = state.context.stores.find(name, in: join.store, record) else { return }
        guard state.joinRoom.takes(entry.node, record) else {
          state.overLimitCount += 1
          return
        }
        found.append(entry)
      }
      guard let first = found.first else { continue }
      let inner = Self.joining(below: joining, join)
      guard let target = join.target else {
        fields(
          first.node, first.type, number: number, inner, record, from: start, &written, &state, &out
        )
        continue
      }
      if projection.child(of: object, type, field: target, record) != nil { continue }
      put(
        join.isFirstOnly ? [first] : found, as: target, isList: isList(key, join, record),
        inner, record, from: start, &written, &state, &out)
    }
  }

  private func isList(_ key: Int, _ join: Projection.Join, _ record: borrowing Record) -> Bool {
    record.nodes[key].kind == .array && !join.isFirstOnly
  }

  /// A tweet that a record refers to brings its own author and place; nothing goes on from there.
  private static func joining(below outer: Joining, _ join: Projection.Join) -> Joining {
    outer == .record && join.store == "tweets" && join.target == nil ? .referred : .none
  }

  private func put(
    _ entries: [Stores.Entry], as target: Int, isList: Bool, _ joining: Joining,
    _ record: borrowing Record, from start: Int, _ written: inout MutableSpan<UInt64>,
    _ state: inout RedactState,
    _ out: inout ByteBuffer
  ) {
    let before = out.count
    out.append(
      labels.span.extracting(label(rows[target], isFirst: out.count == start + 1)))
    if isList { out.append(UInt8(ascii: "[")) }
    var isEmpty = true
    for entry in entries {
      let element = out.count
      if !isEmpty { out.append(UInt8(ascii: ",")) }
      if object(entry.node, entry.type, joining, record, &written, &state, &out) {
        isEmpty = false
      } else {
        out.truncate(to: element)
      }
    }
    if isList { out.append(UInt8(ascii: "]")) }
    if isEmpty { out.truncate(to: before) }
  }
}
