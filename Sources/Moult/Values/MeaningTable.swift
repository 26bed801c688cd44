/// All meanings, in the order of `meanings.txt`.
///
/// A line of that file has a name, a class and a description, separated by spaces; `#` begins a
/// comment line.
struct MeaningTable: Sendable {
  /// One line of the table.
  struct Row: Sendable {
    /// The name of the meaning.
    let name: String
    /// What its values look like.
    let valueClass: ValueClass
    /// The text after the class.
    fileprivate let rest: ArraySlice<UInt8>
    /// The words of a vocabulary; empty for other classes.
    let words: WordSet
    /// The exponent of the greatest power of ten to which a count is rounded; 0 for other classes.
    let greatestPower: UInt8

    /// The description; for a vocabulary, its words.
    var about: String { String(decoding: rest, as: UTF8.self) }
  }

  /// Why a table cannot be read.
  struct Problem: Error, Equatable {
    /// What is wrong with a line.
    enum Reason: String { case incomplete, unknownClass, noGreatestPower, duplicate }
    /// The line, from 1.
    let line: Int
    /// What is wrong.
    let reason: Reason
  }

  /// The built-in table.
  static let builtIn: MeaningTable = {
    do throws(Problem) {
      return try MeaningTable(PackageResources.meanings_txt)
    } catch {
      preconditionFailure("meanings.txt, line \(error.line): \(error.reason.rawValue)")
    }
  }()

  /// The names alone, in the order of the file: most starts look up some, and read no other word of the table.
  static let builtInNames = WordSet(
    bytes: DataLine.all(in: PackageResources.meanings_txt).map { line in
      line.bytes.prefix { $0 != UInt8(ascii: " ") }
    })

  /// The lines in the order of the file.
  let rows: [Row]
  private let names: WordSet

  /// Reads a table. O(`text.count`).
  ///
  /// - Throws: ``Problem`` for the first line that is wrong.
  init(_ text: [UInt8]) throws(Problem) {
    let lines = DataLine.all(in: text)
    var rows: [Row] = []
    rows.reserveCapacity(lines.count)
    for line in lines { rows.append(try Row(line)) }
    self.rows = rows
    names = WordSet(rows.map(\.name))
    for (row, line) in zip(rows.indices, lines) where self[rows[row].name]?.index != row {
      throw Problem(line: line.number, reason: .duplicate)
    }
  }

  /// All meanings, in the order of the file.
  var all: [Meaning] { rows.indices.map(Meaning.init(index:)) }

  /// The meaning with a name, or nil. O(length of the name).
  subscript(name: String) -> Meaning? { self[name.utf8.span] }

  /// The meaning with a name of these bytes, or nil. O(length of the name).
  subscript(name: Span<UInt8>) -> Meaning? {
    names.index(of: name).map(Meaning.init(index:))
  }
}

extension MeaningTable.Row {
  fileprivate init(_ line: DataLine) throws(MeaningTable.Problem) {
    guard let (name, afterName) = Self.firstWord(of: line.bytes),
      let (word, rest) = Self.firstWord(of: afterName), !rest.isEmpty
    else { throw MeaningTable.Problem(line: line.number, reason: .incomplete) }
    guard let valueClass = ValueClass(named: word.span) else {
      throw MeaningTable.Problem(line: line.number, reason: .unknownClass)
    }
    self.name = String(decoding: name, as: UTF8.self)
    self.valueClass = valueClass
    self.rest = rest
    words = valueClass == .vocabulary ? WordSet(spaced: rest) : .empty
    greatestPower = valueClass == .count ? Self.power(rest) : 0
    guard valueClass != .count || 1..<19 ~= greatestPower else {
      throw MeaningTable.Problem(line: line.number, reason: .noGreatestPower)
    }
  }

  /// The exponent in a first word `10^5`; 0 where there is none.
  private static func power(_ text: ArraySlice<UInt8>) -> UInt8 {
    guard let word = firstWord(of: text)?.0, word.starts(with: "10^".utf8) else { return 0 }
    return UInt8(String(decoding: word.dropFirst(3), as: UTF8.self)) ?? 0
  }

  /// The first word, and the text after the spaces that follow it.
  private static func firstWord(
    of text: ArraySlice<UInt8>
  ) -> (ArraySlice<UInt8>, ArraySlice<UInt8>)? {
    let space = UInt8(ascii: " ")
    guard let end = text.firstIndex(of: space) else { return nil }
    return (text[..<end], text[end...].drop { $0 == space })
  }
}
