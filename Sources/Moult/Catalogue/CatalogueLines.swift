/// The words of the catalogue's grammar. Their raw values are their numbers, so they come first of all words.
enum CatalogueWord: Int {
  case any, leads, or, not, equals
  case root, type, kind, when, like, stored, by, join, role
  case `as`, records, whole, first
  case file, `is`, `in`, keys, group, only
  case script, twins, notice, undone, cause, withdrawn, part, use, nullable, wrapper, foreign

  /// The words, in the order of the cases.
  static let spellings = """
    * > | ! = root type kind when like stored by join role as records whole first file is in keys group only \
    script twins notice undone cause withdrawn part use nullable wrapper foreign
    """
}

/// Splits a catalogue file into lines, and these into words, each with a number.
///
/// Spaces separate words, each of `> | ! =` is a word, and a comment starts at `#`.
struct CatalogueLines {
  private let text: [UInt8]
  /// The offset of the next line.
  private var start = 0
  /// The number of the current line, from 1.
  private(set) var number = 0
  private(set) var isIndented = false
  /// The words of the current line, and how many of them are taken.
  private var line: [Int] = []
  private var taken = 0

  init(_ text: [UInt8]) {
    self.text = text
  }

  /// Moves to the next line with a word; returns false at the end of the text. O(length of the line).
  mutating func advance(_ words: inout WordSet) -> Bool {
    line.removeAll(keepingCapacity: true)
    taken = 0
    while line.isEmpty {
      guard start < text.count else { return false }
      number += 1
      isIndented = text[start] == UInt8(ascii: " ")
      readLine(&words)
    }
    return true
  }

  private mutating func readLine(_ words: inout WordSet) {
    // A copy of the array shares its bytes. A span of `self` would forbid changes to `self`.
    let text = text
    let bytes = text.span
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "#") {
      let first = end
      while end < bytes.count, !Self.divides(bytes[end]) { end += 1 }
      if end == first { end += 1 }
      if bytes[first] != UInt8(ascii: " ") {
        line.append(words.number(adding: bytes.extracting(first..<end)))
      }
    }
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    start = end + 1
  }

  private static func divides(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "#"), UInt8(ascii: ">"),
      UInt8(ascii: "|"), UInt8(ascii: "!"), UInt8(ascii: "="):
      true
    default: false
    }
  }

  /// Takes the next word of the line; nil at its end.
  mutating func take() -> Int? {
    guard taken < line.count else { return nil }
    taken += 1
    return line[taken - 1]
  }

  /// Takes the next word if it is `word`, and returns whether it was.
  mutating func take(_ word: CatalogueWord) -> Bool {
    guard taken < line.count, line[taken] == word.rawValue else { return false }
    taken += 1
    return true
  }

  /// The next word of the line, which is not taken; nil at its end.
  var next: Int? { taken < line.count ? line[taken] : nil }

  /// Whether `word` is among the words that are not taken yet.
  func contains(_ word: CatalogueWord) -> Bool {
    line[taken...].contains(word.rawValue)
  }
}
