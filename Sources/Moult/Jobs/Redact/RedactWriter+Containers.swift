internal import JSONStream

extension RedactWriter {
  /// Appends a label and an object or array; false, and nothing appended, where nothing is kept.
  @inline(never)
  func container(
    _ index: Int, _ field: Int, _ joining: Joining, _ record: borrowing Record, from start: Int,
    _ written: inout MutableSpan<UInt64>, _ state: inout RedactState, _ out: inout ByteBuffer
  ) -> Bool {
    let before = out.count
    out.append(labels.span.extracting(label(rows[field], isFirst: before == start + 1)))
    if container(index, field, joining, record, &written, &state, &out) { return true }
    out.truncate(to: before)
    return false
  }

  private func container(
    _ index: Int, _ field: Int, _ joining: Joining, _ record: borrowing Record,
    _ written: inout MutableSpan<UInt64>,
    _ state: inout RedactState, _ out: inout ByteBuffer
  ) -> Bool {
    let node = record.nodes[index]
    guard node.kind == .array else {
      guard let type = projection.resolve(projection.fields[field], node) else { return false }
      return object(index, type, joining, record, &written, &state, &out)
    }
    let start = out.count
    out.append(UInt8(ascii: "["))
    record.forEachChild(of: index) { element, _ in
      let before = out.count
      if before > start + 1 { out.append(UInt8(ascii: ",")) }
      if !self.element(element, field, joining, record, &written, &state, &out) {
        out.truncate(to: before)
      }
    }
    out.append(UInt8(ascii: "]"))
    return out.count > start + 2
  }

  private func element(
    _ index: Int, _ field: Int, _ joining: Joining, _ record: borrowing Record,
    _ written: inout MutableSpan<UInt64>,
    _ state: inout RedactState, _ out: inout ByteBuffer
  ) -> Bool {
    let node = record.nodes[index]
    guard node.kind.isContainer else {
      return leaf(node, rows[field].transform, 0..<0, record, &state, &out)
    }
    return container(index, field, joining, record, &written, &state, &out)
  }
}
