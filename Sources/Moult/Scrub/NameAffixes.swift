internal import JSONStream

/// The words of `name-affixes.txt`, which are part of display names without being names.
struct NameAffixes: Sendable {
  /// Titles and degrees.
  private(set) var affixes = WordSet.empty
  /// Pronouns.
  private(set) var pronouns = WordSet.empty

  /// The lists that come with Moult.
  static let builtIn = NameAffixes(PackageResources.name_affixes_txt)

  private init(_ text: [UInt8]) {
    var isPronoun = false
    for line in DataLine.all(in: text) {
      if line.bytes.first == UInt8(ascii: "[") {
        isPronoun = Bytes.equal(line.bytes.span, Array("[pronoun]".utf8))
        continue
      }
      for word in line.words {
        if isPronoun {
          _ = pronouns.number(adding: word.span)
        } else {
          _ = affixes.number(adding: word.span)
        }
      }
    }
  }
}
