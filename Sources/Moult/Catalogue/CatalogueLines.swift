/// The words with a meaning in a line of a catalogue, by their numbers: they come first of all words.
enum CatalogueWord: Int {
  case any, leads, or, not, equals
  case root, type, kind, when, like, stored, by, join, role
  case `as`, records, whole, first
  case file, told, `is`, `in`, keys, group, only
  case script, twins, notice, undone, cause, withdrawn, part, use, nullable

  /// In the order of the cases.
  static let spellings = """
    * > | ! = root type kind when like stored by join role as records whole first file told is in keys group only \
    script twins notice undone cause withdrawn part use nullable
    """
}

/// Edits the lines of a catalogue file into words, and gives each word a number.
///
/// Spaces divide words, `> | ! =` are words by themselves, and `#` begins a comment.
struct CatalogueLines {
  private let text: [UInt8]
  /// Where the next line begins.
  private var start = 0
  /// The number of the line at hand, from 1.
  private(set) var number = 0
  private(set) var isIndented = false
  /// The words of the line at hand, and how many of them are taken.
  private var line: [Int] = []
  private var taken = 0

  init(_ text: [UInt8]) {
    self.text = text
  }

  /// Moves to the next line that says something; false at the end of the text. O(length of the line).
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
    // A copy of the array, not of its bytes, since a span of `self` would keep it from being changed.
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

  /// The next word of the line, which is then taken; nil at its end.
  mutating func take() -> Int? {
    guard taken < line.count else { return nil }
    taken += 1
    return line[taken - 1]
  }

  /// Takes the next word if it is the one given.
  mutating func take(_ word: CatalogueWord) -> Bool {
    guard taken < line.count, line[taken] == word.rawValue else { return false }
    taken += 1
    return true
  }

  /// Whether the line has a word that is not taken yet.
  func holds(_ word: CatalogueWord) -> Bool {
    line[taken...].contains(word.rawValue)
  }
}
