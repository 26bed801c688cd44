/// Counts the lines of a text that have a number in a cell of its own, as tables do. Prose, programs and licences
/// have few such lines; a table has one in nearly every row.
///
/// The values of the numbers do not matter. O(bytes).
struct NumberLines {
  /// The most bytes that are examined.
  private static let reach = 1 << 16

  private var lines = 0
  private var numbered = 0
  /// Whether the first line is a row of a table: one with a number, or a header above such rows.
  private var beginsRows = false

  init(_ bytes: ArraySlice<UInt8>) {
    let bytes = bytes.prefix(Self.reach)
    // A lost block of a disk is zeros.
    let text = bytes.contains(0) ? bytes.filter { $0 != 0 }[...] : bytes
    var hasHeader = false
    for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      guard line.contains(where: { !$0.isJSONSpace }) else { continue }
      let row = Self.cells(of: line)
      let isNumbered = row.contains(where: Self.isNumber) || Self.isOfNumbers(line)
      if lines == 0 {
        beginsRows = isNumbered
        hasHeader = row.count > 1 && row.allSatisfy(Self.isName)
      } else if hasHeader, isNumbered, row.count > 1 {
        beginsRows = true
      }
      lines += 1
      if isNumbered { numbered += 1 }
    }
  }

  /// Whether the text may be a table, or a list of one column.
  var mayBeTable: Bool { numbered > 0 && (beginsRows || 2 * numbered >= lines) }

  /// Whether the text is nearly all rows, so that a magic number of another format at its start is damage.
  var isMostlyRows: Bool { numbered > 0 && 4 * numbered >= 3 * lines }

  private static func cells(of line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    line.split(omittingEmptySubsequences: false) { ",;|\t".utf8.contains($0) }
  }

  /// Whether a cell is a number, possibly quoted, prefixed with `x`, or rounded by a spreadsheet.
  private static func isNumber(_ cell: ArraySlice<UInt8>) -> Bool {
    let digits = cell.count { $0.isDigit }
    guard digits > 0 else { return false }
    var rest = cell.filter { !" \"'".utf8.contains($0) }[...]
    if let first = rest.first, first | 0x20 == UInt8(ascii: "x") { rest = rest.dropFirst() }
    return 2 * digits >= rest.count && rest.allSatisfy { $0.isDigit || ".+-eE".utf8.contains($0) }
  }

  /// Whether a line is mostly digits, or has a quoted or long number among its words.
  private static func isOfNumbers(_ line: ArraySlice<UInt8>) -> Bool {
    let digits = line.count { $0.isDigit }
    guard digits > 0 else { return false }
    if digits > line.count(where: \.isLetter) { return true }
    return line.split(whereSeparator: \.isJSONSpace).contains { word in
      isNumber(word) && (word.first == UInt8(ascii: "\"") || word.count { $0.isDigit } >= 10)
    }
  }

  /// Whether a cell is one or a few words, as in headers.
  private static func isName(_ cell: ArraySlice<UInt8>) -> Bool {
    cell.count <= 64 && cell.split(separator: 0x20).count <= 3
      && cell.allSatisfy { $0.isDigit || $0.isLetter || " \"'_.-#:/()".utf8.contains($0) }
  }
}

extension UInt8 {
  /// Whether it is a letter, or part of one that is not ASCII.
  fileprivate var isLetter: Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20 || self >= 0x80
  }
}
