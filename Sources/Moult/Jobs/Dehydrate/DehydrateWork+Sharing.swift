internal import JSONStream

/// IDs that are going to be shared: lists of IDs are read too, and an ID is rejected if the platform cannot have
/// issued it.
extension DehydrateWork {
  var lists: ListOptions? {
    guard isForSharing else { return nil }
    let kind: ListKind =
      switch kind {
      case .tweets: .tweets
      case .users: .users
      case .messages: .messages
      }
    return ListOptions(kind: kind, column: column)
  }

  mutating func takeListed(_ cell: ListCell, at position: Position, _ output: inout JobOutput) {
    output.count(.id)
    switch cell.id {
    case .failure(let fault): return reject(fault.rawValue, fault.reason, at: position, &output)
    case .success(let id) where !isGivable(id):
      reject(
        "bad-id", "an ID is a decimal number of 1 to 19 digits without leading zeros", at: position,
        &output)
    case .success(let id): takeListed(id, &output)
    }
  }

  private mutating func takeListed(_ id: DecimalID, _ output: inout JobOutput) {
    output.input.use()
    if holding != nil {
      let subject = subject
      holding?.startRecord()
      holding?.hold(id, subject)
      return
    }
    if unique?.isFirst(id) == false { return }
    id.append(to: &output.buffer)
    output.endLine()
  }

  var subject: NoticeSubject {
    switch kind {
    case .tweets: .tweet
    case .users: .user
    case .messages: .message
    }
  }

  func isGivable(_ id: DecimalID) -> Bool {
    !isForSharing || id.isPlain && 1...UInt64(Int64.max) ~= id.low
  }
}
