/// The closed lists of `vocabulary.txt`.
///
/// A line in brackets begins a list. In `source` a line is one entry, since names
/// have spaces in them; elsewhere the words of a line are entries.
struct Vocabulary: Sendable {
  /// Primary language subtags, in small letters.
  let languages: WordSet
  /// Whole tags that follow no standard, in small letters.
  let platformLanguages: WordSet
  /// Script subtags, in small letters.
  let scripts: WordSet
  /// Region subtags, in small letters: all countries and a few areas.
  let regions: WordSet
  /// Country codes, in capitals.
  let countries: WordSet
  /// Codes for more than one country, in capitals.
  let withheld: WordSet
  /// Names of well-known applications.
  let sources: WordSet
  /// The same names, ready to be handed out.
  let sourceNames: [String]
  /// Hosts under which everybody can have a name of their own.
  let sharedHosts: WordSet

  /// The lists the software comes with.
  static let builtIn = Vocabulary(PackageResources.vocabulary_txt)

  /// Reads the lists. A list that the text does not have is empty. O(`text.count`).
  init(_ text: [UInt8]) {
    var lists: [String: [ArraySlice<UInt8>]] = [:]
    var heading = ""
    for line in DataLine.all(in: text) {
      if line.bytes.first == UInt8(ascii: "[") {
        heading = String(decoding: line.bytes.dropFirst().dropLast(), as: UTF8.self)
      } else if heading == "source" {
        lists[heading, default: []].append(line.bytes)
      } else {
        lists[heading, default: []] += line.words
      }
    }
    let countryCodes = lists["country"] ?? []
    languages = WordSet(bytes: lists["language"] ?? [])
    platformLanguages = WordSet(bytes: lists["platform-language"] ?? [])
    scripts = WordSet(bytes: lists["script"] ?? [])
    regions = WordSet(
      bytes: countryCodes.map { ArraySlice($0.map(\.lowercased)) } + (lists["area"] ?? []))
    countries = WordSet(bytes: countryCodes)
    withheld = WordSet(bytes: lists["withheld"] ?? [])
    sources = WordSet(bytes: lists["source"] ?? [])
    sourceNames = sources.words
    sharedHosts = WordSet(bytes: lists["shared-host"] ?? [])
  }
}
