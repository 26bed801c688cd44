internal import JSONStream

/// Records inside of wrappers, and records whose values are written in another form: they are made plain, and read
/// again by the same selector, as records at the position of the whole. Plain records cost two comparisons.
extension JobRunner {
  /// Passes a record of the input to the work.
  @inline(__always)
  mutating func take<Work: RecordWork>(by work: inout Work) {
    if reader.record.mayBeUnusual, takeUnusual(by: &work) { return }
    work.take(reader.record, &output)
    if output.isReturned { takeReturned(by: &work) }
  }

  /// Reads a record whose values are written in another form; false where they are not.
  @inline(never)
  private mutating func takeUnusual<Work: RecordWork>(by work: inout Work) -> Bool {
    let position = reader.record.position
    if let plain = Wrapped(plain: reader.record) {
      return takeWrapped(plain, at: position, by: &work)
    }
    let node = reader.record.nodes[reader.record.root]
    guard node.kind == .object, ColumnTable.isOne(reader.record.literal(node)) else { return false }
    refuse(ForeignText.table("by columns"), at: position)
    return true
  }

  /// Reads what is inside of a record that the work returned.
  @inline(never)
  private mutating func takeReturned<Work: RecordWork>(by work: inout Work) {
    output.isReturned = false
    let position = reader.record.position
    // Of a personal archive, nothing is read that its catalogue does not contain.
    if reader.labelNumber == 0, let inner = Wrapped(inside: reader.record, work.projection),
      takeWrapped(inner, at: position, by: &work)
    {
      return
    }
    output.isOpened = true
    work.take(reader.record, &output)
    output.isOpened = false
  }

  /// Reads records that were wrapped; false where there are none.
  @inline(never) @discardableResult
  private mutating func takeWrapped<Work: RecordWork>(
    _ inner: Wrapped, at position: Position, by work: inout Work
  ) -> Bool {
    guard wrapped.canEnter else {
      output.reject(
        Rejection(
          code: ReadError.Code.depth.rawValue, position: position,
          reason: "more than \(WrappedReaders.most) wrappers around a record"))
      return true
    }
    var level =
      wrapped.enter(inner.name)
      ?? RecordReader(selector: work.projection.selector, limits: limits, reading: reading)
    level.startInput()
    level.labelNumber = reader.labelNumber
    level.feed(inner.json.bytes)
    level.finish()
    var isRead = false
    loop: while true {
      switch level.next() {
      case .record: takeInner(level, at: position, by: &work)
      case .rejected(let error):
        output.reject(
          Rejection(
            code: error.code.rawValue, position: position,
            reason: "in what the record wraps: \(error.reason)"))
      case .labelled: continue loop
      case .needsInput, .finished: break loop
      }
      isRead = true
    }
    wrapped.leave(level)
    return isRead
  }

  /// Passes a record that was wrapped to the work, or reads what is inside of it.
  private mutating func takeInner<Work: RecordWork>(
    _ level: borrowing RecordReader, at position: Position, by work: inout Work
  ) {
    if level.record.mayBeUnusual, let plain = Wrapped(plain: level.record) {
      takeWrapped(plain, at: position, by: &work)
      return
    }
    work.take(level.record.at(position), &output)
    if output.isReturned {
      output.isReturned = false
      if let inner = Wrapped(inside: level.record, work.projection),
        takeWrapped(inner, at: position, by: &work)
      {
        return
      }
      output.isOpened = true
      work.take(level.record.at(position), &output)
      output.isOpened = false
    }
    output.countWrapped(in: wrapped.names)
  }
}
