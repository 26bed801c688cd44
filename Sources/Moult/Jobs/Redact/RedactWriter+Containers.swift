internal import JSONStream

/// Objects and arrays inside a record.
extension RedactWriter {
  /// Appends a label and an object or array; returns false, with nothing appended, where nothing of it is
  /// kept.
  @inline(never)
  func container(
    _ value: Value, into opened: Opened, _ record: borrowing Record,
    _ written: inout MutableSpan<UInt64>, _ state: inout RedactState, _ out: inout ByteBuffer
  ) -> Bool {
    let before = out.count
    out.append(labels.span.extracting(label(rows[value.field], isFirst: opened.isEmpty(out))))
    if container(value, record, &written, &state, &out) { return true }
    out.truncate(to: before)
    return false
  }

  /// Appends an object or array; returns false where nothing of it is kept.
  private func container(
    _ value: Value, _ record: borrowing Record, _ written: inout MutableSpan<UInt64>,
    _ state: inout RedactState, _ out: inout ByteBuffer
  ) -> Bool {
    let node = record.nodes[value.node]
    guard node.kind == .array else {
      guard let type = projection.resolve(projection.fields[value.field], node) else {
        return false
      }
      let inner = Object(node: value.node, type: type, joining: value.joining)
      return object(inner, record, &written, &state, &out)
    }
    let start = out.count
    out.append(UInt8(ascii: "["))
    record.forEachChild(of: value.node) { index, _ in
      let before = out.count
      if before > start + 1 { out.append(UInt8(ascii: ",")) }
      let element = Value(node: index, field: value.field, joining: value.joining)
      if !self.element(element, record, &written, &state, &out) { out.truncate(to: before) }
    }
    out.append(UInt8(ascii: "]"))
    return out.count > start + 2
  }

  /// Appends an element of an array; returns false where nothing of it is kept.
  private func element(
    _ value: Value, _ record: borrowing Record, _ written: inout MutableSpan<UInt64>,
    _ state: inout RedactState, _ out: inout ByteBuffer
  ) -> Bool {
    let node = record.nodes[value.node]
    guard node.kind.isContainer else {
      return leaf(node, rows[value.field].transform, 0..<0, record, &state, &out)
    }
    return container(value, record, &written, &state, &out)
  }
}
