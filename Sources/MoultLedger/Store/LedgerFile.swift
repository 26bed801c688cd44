/// What of a file can be judged before SQLite opens it, which may write to what it opens.
public enum LedgerFile {
  /// How many of a file's first bytes the judgement needs.
  public static let headerSize = 100
  /// How many of its journal's.
  public static let journalHeaderSize = 28

  private static let magic = Array("SQLite format 3\0".utf8)
  private static let journalMagic: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]

  /// - Parameters:
  ///   - start: the first ``headerSize`` bytes, or all where there are fewer.
  ///   - size: how many bytes there are.
  ///   - journal: the first ``journalHeaderSize`` bytes of the journal beside it, by which SQLite undoes what
  ///     was cut short; none where there is no journal.
  /// - Throws: ``LedgerError`` where it is no whole ledger.
  public static func check(
    _ path: String, start: [UInt8], size: Int, journal: [UInt8]
  ) throws(LedgerError) {
    guard size > 0 else {
      throw .damaged(path: path, reason: "it has no bytes")
    }
    guard start.count == headerSize, start.starts(with: magic) else {
      throw .damaged(path: path, reason: "SQLite cannot read it")
    }
    // A ledger has no write-ahead log; another program's may be in use.
    guard start[18] == 1, start[19] == 1 else { throw .hasLog(path: path) }
    // 65,536 does not fit and is written as 1.
    let field = number(start[16..<18])
    let page = field == 1 ? 65_536 : field
    guard page >= 512 else { throw .damaged(path: path, reason: "SQLite cannot read it") }
    // Before the first byte of the ledger is changed, its journal has its mark.
    if journal.first ?? 0 == 0 {
      guard size == number(start[28..<32]) * page else {
        throw .damaged(path: path, reason: "it was cut, or something was put behind it")
      }
    } else {
      try check(path, size: size, page: page, journal: journal)
    }
  }

  /// What SQLite would undo has to be of this file; whatever else it finds there, it removes.
  private static func check(
    _ path: String, size: Int, page: Int, journal: [UInt8]
  ) throws(LedgerError) {
    guard journal.count == journalHeaderSize, journal.starts(with: journalMagic),
      number(journal[24..<28]) == page
    else { throw .otherJournal(path: path) }
    // Pages are added at the end, and none is taken away.
    guard size >= number(journal[16..<20]) * page else {
      throw .damaged(path: path, reason: "it was cut")
    }
  }

  /// A number, its highest byte first.
  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }
}
