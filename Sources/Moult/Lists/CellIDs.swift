internal import JSONStream

/// Reads the IDs in a cell that can have several: `1|2`, `1, 2`, `['1', '2']`, `c("1", "2")`.
enum CellIDs {
  /// Calls `body` with each ID, and with nil where the cell has anything else. An empty cell, and words for one, have
  /// no IDs. O(bytes).
  static func forEach(in cell: Span<UInt8>, _ body: (DecimalID?) -> Void) {
    if case .id(let id) = ListCell(cell) {
      if !id.isZero { body(id) }
      return
    }
    guard isListOfIDs(cell) else { return body(nil) }
    forEachWord(of: cell) { word in
      if let id = ListCell.number(word), !id.isZero { body(id) }
    }
  }

  private static func isListOfIDs(_ cell: Span<UInt8>) -> Bool {
    var isList = true
    forEachWord(of: cell) { word in
      isList = isList && (isEmptyWord(word) || ListCell.number(word) != nil)
    }
    return isList
  }

  private static func forEachWord(of cell: Span<UInt8>, _ body: (Span<UInt8>) -> Void) {
    var start = 0
    for index in 0...cell.count where index == cell.count || isSeparator(cell[index]) {
      if index > start { body(cell.extracting(start..<index)) }
      start = index + 1
    }
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    ListCell.isSpace(byte) || ",;|\"'[]()\n".utf8.contains(byte)
  }

  private static let emptyWords = [
    "na", "nan", "none", "null", "nil", "n/a", "<na>", "na_character_", "-", "-1", "c", "list",
    "set",
    "character", "\\n",
  ].map { Array($0.utf8) }

  /// Whether a word means that there is no value.
  static func isEmptyWord(_ word: Span<UInt8>) -> Bool {
    emptyWords.contains { empty in
      guard empty.count == word.count else { return false }
      for index in word.indices where word[index] | 0x20 != empty[index] | 0x20 { return false }
      return true
    }
  }
}
