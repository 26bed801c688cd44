internal import JSONStream

/// Joins: the objects that a page includes once are written into the items that refer to them.
extension RedactWriter {
  /// Objects from a page's stores that become the value of one field.
  private struct Joined {
    let objects: [Object]
    let field: Int
    let isList: Bool
  }

  /// Appends the included objects to which an object refers.
  func joined(
    to object: Object, into opened: Opened, _ record: borrowing Record,
    _ written: inout MutableSpan<UInt64>, _ state: inout RedactState, _ out: inout ByteBuffer
  ) {
    for join in projection.types[object.type].joins {
      guard let key = projection.child(of: object.node, object.type, field: join.key, record) else {
        continue
      }
      let found = objects(named: key, join, of: object, record, &state)
      guard let first = found.first else { continue }
      guard let target = join.target else {
        fields(of: first, into: opened, record, &written, &state, &out)
        continue
      }
      if projection.child(of: object.node, object.type, field: target, record) != nil { continue }
      let isList = record.nodes[key].kind == .array && !join.isFirstOnly
      let joined = Joined(
        objects: join.isFirstOnly ? [first] : found, field: target, isList: isList)
      append(joined, into: opened, record, &written, &state, &out)
    }
  }

  /// The included objects that the values at a node name, as far as there is room for them.
  private func objects(
    named key: Int, _ join: Projection.Join, of outer: Object, _ record: borrowing Record,
    _ state: inout RedactState
  ) -> [Object] {
    var found: [Object] = []
    record.forEachElement(of: key) { name in
      guard let entry = state.context.stores.find(name, in: join.store, record) else { return }
      guard state.joinBudget.takes(entry.node, record) else {
        state.overLimitCount += 1
        return
      }
      let joining = joining(join, of: entry.type, below: outer.joining)
      found.append(Object(node: entry.node, type: entry.type, joining: joining))
    }
    return found
  }

  /// How far joins are followed from an included object: a referred tweet gets its own author and place, and
  /// nothing further.
  private func joining(_ join: Projection.Join, of type: Int, below outer: Joining) -> Joining {
    let isReference = join.target == nil && projection.kinds.ofType[type] == .tweet
    return outer == .record && isReference ? .referred : .none
  }

  /// Appends joined objects as one field; appends nothing where nothing of them is kept.
  private func append(
    _ joined: Joined, into opened: Opened, _ record: borrowing Record,
    _ written: inout MutableSpan<UInt64>, _ state: inout RedactState, _ out: inout ByteBuffer
  ) {
    let before = out.count
    out.append(labels.span.extracting(label(rows[joined.field], isFirst: opened.isEmpty(out))))
    if joined.isList { out.append(UInt8(ascii: "[")) }
    var isEmpty = true
    for object in joined.objects {
      let element = out.count
      if !isEmpty { out.append(UInt8(ascii: ",")) }
      if self.object(object, record, &written, &state, &out) {
        isEmpty = false
      } else {
        out.truncate(to: element)
      }
    }
    if joined.isList { out.append(UInt8(ascii: "]")) }
    if isEmpty { out.truncate(to: before) }
  }
}
