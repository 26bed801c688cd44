/// Checks of a ledger's file before SQLite opens it, because SQLite may write to what it opens.
public enum LedgerFile {
  /// The number of bytes at the start of the file that the check needs.
  public static let headerSize = 100
  /// The number of bytes at the start of its journal that the check needs.
  public static let journalHeaderSize = 28

  private static let magic = Array("SQLite format 3\0".utf8)
  private static let journalMagic: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]

  /// Checks that a file can be a whole ledger. O(1).
  ///
  /// - Parameters:
  ///   - path: the path, for the error.
  ///   - start: the first ``headerSize`` bytes, or all bytes of a shorter file.
  ///   - size: the size of the file in bytes.
  ///   - journal: the first ``journalHeaderSize`` bytes of the journal, from which SQLite undoes an interrupted
  ///     change; empty where there is no journal.
  /// - Throws: ``LedgerError`` where it is not a whole ledger.
  public static func check(
    _ path: String, start: [UInt8], size: Int, journal: [UInt8]
  ) throws(LedgerError) {
    guard size > 0 else {
      throw .damaged(path: path, reason: "it is empty")
    }
    guard start.count == headerSize, start.starts(with: magic) else {
      throw .damaged(path: path, reason: "SQLite cannot read it")
    }
    // A ledger has no write-ahead log; one of another program may be in use.
    guard start[18] == 1, start[19] == 1 else { throw .hasLog(path: path) }
    // 65,536 does not fit and is written as 1.
    let field = number(start[16..<18])
    let page = field == 1 ? 65_536 : field
    guard page >= 512 else { throw .damaged(path: path, reason: "SQLite cannot read it") }
    // SQLite writes the magic bytes of the journal before it changes the first byte of the ledger.
    if journal.first ?? 0 == 0 {
      guard size == number(start[28..<32]) * page else {
        throw .damaged(path: path, reason: "it was cut, or something was appended to it")
      }
    } else {
      try check(path, size: size, page: page, journal: journal)
    }
  }

  /// A journal that SQLite would apply must belong to this file; SQLite removes any other.
  private static func check(
    _ path: String, size: Int, page: Int, journal: [UInt8]
  ) throws(LedgerError) {
    guard journal.count == journalHeaderSize, journal.starts(with: journalMagic),
      number(journal[24..<28]) == page
    else { throw .otherJournal(path: path) }
    // A ledger only grows, so the file is never smaller than before the change.
    guard size >= number(journal[16..<20]) * page else {
      throw .damaged(path: path, reason: "it was cut")
    }
  }

  /// A big-endian number.
  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }
}
