internal import JSONStream

/// IDs that are to be given to others: ready lists are read too, and no ID passes that the platform cannot
/// have given.
extension DehydrateWork {
  /// A number or text at the root is an ID of a list.
  mutating func takeListed(_ record: borrowing Record, _ effects: inout Effects) {
    guard !ComplyWork.continuesNumber(record) else { return }
    effects.count(.id)
    guard let id = DecimalID(ComplyWork.loneText(record)), isGivable(id) else {
      return reject(
        "bad-id", "an ID is a decimal number of 1 to 19 digits without leading zeros", record,
        &effects)
    }
    if holding != nil {
      let subject = subject
      holding?.startRecord()
      holding?.hold(id, subject)
      return
    }
    if unique?.isFirst(id) == false { return }
    id.append(to: &effects.output)
    effects.endLine()
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
