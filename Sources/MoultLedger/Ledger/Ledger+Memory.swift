/// The head at the last use, which is saved outside the ledger.
extension Ledger {
  /// Why there is no ledger at a path: there never was one, or it is missing.
  public static func absence(at path: String, _ memory: any LedgerMemory) throws -> LedgerError {
    guard let text = try memory.recall() else { return .missing(path: path) }
    guard let head = ChainHead(text: text) else { return .memoryUnreadable(path: path) }
    return .vanished(path: path, rows: head.count)
  }

  /// Accepts the ledger as the newest, and saves its head. O(rows).
  ///
  /// - Returns: the head, and the number of rows at the last use; nil where none was saved.
  public func adopt() throws -> (head: ChainHead, remembered: Int?) {
    let seen = try? remembered()
    let head = try store.read { try $0.state(path: path) }.head
    try memory.remember(head.text)
    return (head, seen?.count)
  }

  /// The saved head; nil where none was saved.
  func remembered() throws -> ChainHead? {
    guard let text = try memory.recall() else { return nil }
    guard let head = ChainHead(text: text) else { throw LedgerError.memoryUnreadable(path: path) }
    return head
  }

  /// Checks that all rows up to a saved head are still there.
  func check(_ state: LedgerState, against seen: ChainHead?) throws {
    guard let seen, !state.contains(seen) else { return }
    throw LedgerError.rolledBack(path: path, rows: state.head.count, remembered: seen.count)
  }

  /// Saves a head, unless another process saved a later one. A failure is reported; the ledger remains
  /// usable.
  func remember(_ head: ChainHead) {
    do {
      if let seen = try remembered(), seen.count >= head.count { return }
      try memory.remember(head.text)
    } catch {
      memory.reportFailure(error)
    }
  }
}
