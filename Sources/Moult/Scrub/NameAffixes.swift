internal import JSONStream

/// The words of `name-affixes.txt`, which are part of display names without being names.
struct NameAffixes: Sendable {
  /// Titles and degrees.
  private(set) var affixes = WordSet.empty
  /// Pronouns.
  private(set) var pronouns = WordSet.empty
  /// What follows a name in languages without spaces, and in Korean.
  private var addresses: [ArraySlice<UInt8>] = []

  /// The lists that come with Moult.
  static let builtIn = NameAffixes(PackageResources.name_affixes_txt)

  /// Whether a form of address is at an index of a text, perhaps after a space.
  func isAddress(at index: Int, in text: borrowing TextReading) -> Bool {
    let start = text.skipSpace(index)
    let rest = text.span.extracting(start...)
    for word in addresses where word.count <= rest.count {
      if Bytes.equal(rest.extracting(first: word.count), word.span) { return true }
    }
    return false
  }

  private init(_ text: [UInt8]) {
    var section = ArraySlice<UInt8>()
    for line in DataLine.all(in: text) {
      if line.bytes.first == UInt8(ascii: "[") {
        section = line.bytes
        continue
      }
      for word in line.words {
        switch section {
        case ArraySlice("[pronoun]".utf8): _ = pronouns.number(adding: word.span)
        case ArraySlice("[address]".utf8): addresses.append(word)
        default: _ = affixes.number(adding: word.span)
        }
      }
    }
  }
}
