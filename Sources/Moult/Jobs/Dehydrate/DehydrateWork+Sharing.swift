internal import JSONStream

/// Lists and tables. Lists are read where their IDs are going to be shared; an ID is rejected if the platform cannot
/// have issued it.
extension DehydrateWork {
  var lists: ListOptions? {
    ListOptions(
      use: isForSharing ? .lists : .tables, kind: subject.listKind, column: column,
      plausibility: plausibility)
  }

  mutating func start(_ format: ListFormat, _ header: Span<UInt8>, _ output: inout JobOutput) {
    isTableOfArchive = format.isOfArchive
  }

  mutating func takeRow(
    _ row: ListRow, _ bytes: Span<UInt8>, at position: Position, _ output: inout JobOutput
  ) {
    output.count(.id)
    switch row.own.id {
    case .failure(let fault): reject(fault, at: position, &output)
    case .success(let id) where !id.isIssued: reject(.notIssued, at: position, &output)
    case .success(let id) where isOfFuture(id): reject(.future, at: position, &output)
    case .success(let id) where isTableOfArchive && kind == .tweets:
      // The archive has the tweet in a script too.
      heads.addHead(id)
      output.input.use()
    case .success(let id):
      holding?.startRow(row)
      defer { holding?.end() }
      given.removeAll()
      give(id, &output)
      giveRelated(row, &output)
    }
  }

  private mutating func giveRelated(_ row: ListRow, _ output: inout JobOutput) {
    guard wantedRoles != 0 else { return }
    for index in row.related.indices {
      let related = row.related[index]
      guard related.kind == subject.listKind, isWanted(related.role) else { continue }
      if let id = related.id, id.isIssued, !isOfFuture(id), !row.isDamaged(related.role) {
        give(id, &output)
      } else {
        output.note(.malformedRelatedID)
      }
    }
  }

  private mutating func give(_ id: DecimalID, _ output: inout JobOutput) {
    guard given.insert(id) else { return }
    output.input.use()
    if holds { return hold(id) }
    if unique?.isFirst(id) == false { return }
    id.append(to: &output.buffer)
    output.endLine()
  }

  private func reject(_ fault: RowFault, at position: Position, _ output: inout JobOutput) {
    reject(fault.code, fault.reason, at: position, &output)
  }

  /// Whether an ID is of a tweet of the future, and the job rejects those.
  @inline(__always)
  func isOfFuture(_ id: DecimalID) -> Bool {
    kind == .tweets && plausibility?.isOfFuture(id) == true
  }

  var subject: NoticeSubject {
    switch kind {
    case .tweets: .tweet
    case .users: .user
    case .messages: .message
    }
  }

  @inline(__always)
  func isGivable(_ id: DecimalID) -> Bool {
    (!isForSharing || id.isIssued) && (!givesNumbers || id.isPlain)
  }

  /// What an ID has to be, for messages.
  var formOfIDs: String {
    givesNumbers
      ? "a number of 64 bits without leading zeros" : "a decimal number of 1 to 20 digits"
  }
}
