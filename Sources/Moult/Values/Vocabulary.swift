/// The closed lists of `vocabulary.txt`.
///
/// A line in brackets begins a list. In `source` a line is one entry, as names contain spaces; in
/// the other lists each word of a line is an entry.
struct Vocabulary: Sendable {
  /// Primary language subtags, in lower case.
  let languages: WordSet
  /// Whole tags outside the standard, in lower case.
  let platformLanguages: WordSet
  /// Script subtags, in lower case.
  let scripts: WordSet
  /// Region subtags, in lower case: all countries and a few areas.
  let regions: WordSet
  /// Country codes, in capitals.
  let countries: WordSet
  /// Codes for more than one country, in capitals.
  let withheld: WordSet
  /// Names of well-known applications.
  let sources: WordSet
  /// The same names as strings, made once.
  let sourceNames: [String]
  /// Hosts under which users have names of their own.
  let sharedHosts: WordSet
  /// Names of services, in lower case.
  let services: WordSet
  /// Domains at which many people have e-mail addresses.
  let mailHosts: WordSet

  /// The built-in lists.
  static let builtIn = Vocabulary(PackageResources.vocabulary_txt)

  /// The headings of the lists.
  private enum Heading: Int, CaseIterable {
    case language, platformLanguage, script, country, area, withheld, source, sharedHost, service,
      mailHost

    /// In the order of the cases.
    static let names = WordSet([
      "language", "platform-language", "script", "country", "area", "withheld", "source",
      "shared-host", "service", "mail-host",
    ])
  }

  /// Reads the lists. A list that is missing from the text is empty. O(`text.count`).
  init(_ text: [UInt8]) {
    var lists = Heading.allCases.map { _ in WordSet.empty }
    var heading: Heading?
    for line in DataLine.all(in: text) {
      if line.bytes.first == UInt8(ascii: "[") {
        let name = line.bytes.dropFirst().dropLast()
        heading = Heading.names.index(of: name.span).flatMap(Heading.init(rawValue:))
      } else if heading == .source {
        lists[Heading.source.rawValue].add(line.bytes.span)
      } else if let heading {
        for word in line.words { lists[heading.rawValue].add(word.span) }
      }
    }
    languages = lists[Heading.language.rawValue]
    platformLanguages = lists[Heading.platformLanguage.rawValue]
    scripts = lists[Heading.script.rawValue]
    countries = lists[Heading.country.rawValue]
    regions = Self.regions(countries, areas: lists[Heading.area.rawValue])
    withheld = lists[Heading.withheld.rawValue]
    sources = lists[Heading.source.rawValue]
    sourceNames = sources.words
    sharedHosts = lists[Heading.sharedHost.rawValue]
    services = lists[Heading.service.rawValue]
    mailHosts = lists[Heading.mailHost.rawValue]
  }

  private static func regions(_ countries: WordSet, areas: WordSet) -> WordSet {
    var regions = WordSet.empty
    for number in 0..<countries.count {
      let region = countries[number].utf8.map(\.lowercased)
      regions.add(region.span)
    }
    for number in 0..<areas.count {
      let region = Array(areas[number].utf8)
      regions.add(region.span)
    }
    return regions
  }
}
