/// How far the ledger had come when it was used last.
extension Ledger {
  /// Why there is no ledger at a path: there never was, or it is gone.
  public static func absence(at path: String, _ memory: any LedgerMemory) throws -> LedgerError {
    guard let text = try memory.recall() else { return .missing(path: path) }
    guard let head = ChainHead(text: text) else { return .memoryUnreadable(path: path) }
    return .vanished(path: path, rows: head.count)
  }

  /// Takes the ledger as it is for the one that was used last.
  ///
  /// - Returns: its head, and how many rows were remembered.
  public func adopt() throws -> (head: ChainHead, remembered: Int?) {
    let seen = try? remembered()
    let head = try store.read { try $0.state(path: path) }.head
    try memory.remember(head.text)
    return (head, seen?.count)
  }

  func remembered() throws -> ChainHead? {
    guard let text = try memory.recall() else { return nil }
    guard let head = ChainHead(text: text) else { throw LedgerError.memoryUnreadable(path: path) }
    return head
  }

  func check(_ state: LedgerState, against seen: ChainHead?) throws {
    guard let seen, !state.goes(through: seen) else { return }
    throw LedgerError.rolledBack(path: path, rows: state.head.count, remembered: seen.count)
  }

  /// Keeps how far the ledger has come; where another process has kept more, that stays. Where it cannot be
  /// kept, the ledger can be used all the same, and that is reported.
  func remember(_ head: ChainHead) {
    do {
      if let seen = try remembered(), seen.count >= head.count { return }
      try memory.remember(head.text)
    } catch {
      memory.reportFailure(error)
    }
  }
}
