/// The words of closed lists that a flat line can contain, for columns that hold the places of words in a list.
package enum FlatWords {
  /// The names of the fields, in their order.
  package static var fields: [String] { FlatFields.names }
  /// The well-known applications, by their numbers.
  package static var sources: [String] { Vocabulary.builtIn.sourceNames }
  /// The name of all other applications.
  package static var otherSource: String { Source.other }
  /// The codes of countries, in capitals.
  package static var countries: [String] { Vocabulary.builtIn.countries.words }
  /// The languages without script and region; most lines have one of these.
  package static var languages: [String] {
    Vocabulary.builtIn.languages.words + Vocabulary.builtIn.platformLanguages.words
  }
}
