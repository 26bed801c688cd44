internal import JSONStream

/// Printing the IDs that were found.
extension DehydrateWork {
  /// Prints the IDs that are related to the current item.
  mutating func putRelated(
    isInPage: Bool, _ record: borrowing Record, _ output: inout JobOutput
  ) {
    guard wantedRoles != 0 else { return }
    for index in hits.all.indices {
      let hit = hits.all[index]
      guard isWanted(hit.role) else { continue }
      if let id = hit.id {
        give(id, hit, isInPage: isInPage, record, &output)
      } else {
        output.note(.malformedRelatedID)
      }
    }
  }

  @inline(__always)
  func isWanted(_ role: Role?) -> Bool {
    guard let role else { return false }
    return wantedRoles & role.bit != 0
  }

  /// Prints an ID, unless it was printed for the same record.
  mutating func give(
    _ id: DecimalID, _ hit: IDHit, isInPage: Bool, _ record: borrowing Record,
    _ output: inout JobOutput
  ) {
    guard given.insert(id) else { return }
    if isInPage && wantedRoles != 0 { _ = givenInPage.insert(id) }
    put(id, hit, record, &output)
  }

  /// Prints an ID from a page's list of IDs.
  mutating func takeLoneID(
    _ item: Item, _ record: borrowing Record, _ output: inout JobOutput
  ) {
    output.count(item.kind)
    guard item.meaning == finder.meaning, item.role == nil || isWanted(item.role) else { return }
    let node = record.nodes[item.node]
    guard let id = DecimalID(node, record), isGivable(id) else {
      return reject("bad-id", "an ID is not \(formOfIDs)", record, &output)
    }
    if givenInPage.insert(id) { put(id, node, isPlain: true, record, &output) }
  }

  @inline(__always)
  mutating func put(
    _ id: DecimalID, _ hit: IDHit, _ record: borrowing Record, _ output: inout JobOutput
  ) {
    put(id, record.nodes[Int(hit.node)], isPlain: hit.isPlain, record, &output)
  }

  private mutating func put(
    _ id: DecimalID, _ node: Node, isPlain: Bool, _ record: borrowing Record,
    _ output: inout JobOutput
  ) {
    output.input.use()
    // A record's own ID was checked and rejected before.
    if givesNumbers, !id.isPlain { return output.note(.malformedRelatedID) }
    if holds { return hold(id) }
    if unique?.isFirst(id) == false { return }
    if node.kind == .escaped || !isPlain {
      id.append(to: &output.buffer)
    } else {
      output.buffer.append(record.literal(node))
    }
    output.endLine()
  }

  func reject(
    _ code: String, _ reason: String, _ record: borrowing Record, _ output: inout JobOutput
  ) {
    reject(code, reason, at: record.position, &output)
  }

  func reject(
    _ code: String, _ reason: String, at position: Position, _ output: inout JobOutput
  ) {
    output.reject(Rejection(code: code, position: position, reason: reason))
  }
}

/// What is held back until all inputs are read.
extension DehydrateWork {
  mutating func spill(in store: inout some BlockStore & ~Copyable) throws {
    try unique?.spill(in: &store)
  }

  var hasSpilled: Bool { unique?.hasSpilled ?? false }

  mutating func loadSpilled(
    from store: inout some BlockStore & ~Copyable, _ output: inout JobOutput
  ) throws -> Bool {
    try unique?.loadSpilled(from: &store, &output) ?? false
  }

  /// Adds IDs that an earlier run has printed to those that are not printed again. Other lines are ignored.
  mutating func remember(_ lines: Span<UInt8>) {
    Self.forEachLine(lines) { line in
      if let id = DecimalID(line.extracting(droppingLast: 1)) { _ = unique?.isFirst(id) }
    }
  }

  mutating func release(_ output: inout JobOutput) -> Bool {
    if var holding {
      self.holding = nil
      let hasMore = holding.release(&output) { unique?.isFirst($0) != false }
      self.holding = holding
      if hasMore { return true }
    }
    return releaseHeads(&output)
  }

  /// Prints the IDs of heads whose tweet is not in the inputs; false where there are none.
  private mutating func releaseHeads(_ output: inout JobOutput) -> Bool {
    let ids = heads.take()
    for id in ids {
      if let cause = holding?.cause(of: id) {
        output.withhold(NoticeSubject.tweet.name + "-" + cause.name)
      } else if unique?.isFirst(id) != false {
        id.append(to: &output.buffer)
        output.endLine()
      }
    }
    return !ids.isEmpty
  }
}
