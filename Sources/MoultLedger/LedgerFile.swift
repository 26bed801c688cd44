/// What of a file can be judged before SQLite opens it, which may write to what it opens.
public enum LedgerFile {
  /// How many of a file's first bytes the judgement needs.
  public static let headerSize = 100

  private static let magic = Array("SQLite format 3\0".utf8)

  /// - Parameters:
  ///   - start: the first ``headerSize`` bytes, or all where there are fewer.
  ///   - size: how many bytes there are.
  ///   - hasJournal: whether a journal is beside it, by which SQLite undoes what was cut short.
  /// - Throws: ``LedgerError`` where it is no whole ledger.
  public static func check(
    _ path: String, start: [UInt8], size: Int, hasJournal: Bool
  ) throws(LedgerError) {
    guard size > 0 else {
      throw .damaged(path: path, reason: "it has no bytes")
    }
    guard start.count == headerSize, start.starts(with: magic) else {
      throw .damaged(path: path, reason: "SQLite cannot read it")
    }
    // A ledger has no write-ahead log; another program's may be in use.
    guard start[18] == 1, start[19] == 1 else { throw .notALedger(path: path) }
    // 65,536 does not fit and is written as 1.
    let field = Int(start[16]) << 8 | Int(start[17])
    let page = field == 1 ? 65_536 : field
    guard page >= 512, hasJournal || size % page == 0 else {
      throw .damaged(path: path, reason: "it was cut")
    }
  }
}
