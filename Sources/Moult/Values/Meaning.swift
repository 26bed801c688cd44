/// What a path of a record means: an index into ``MeaningTable/builtIn``.
struct Meaning: Hashable, BitwiseCopyable, Sendable {
  private let place: UInt16

  /// Its place in the table, from 0.
  var index: Int { Int(place) }

  /// Its name, such as `tweet.lang`.
  var name: String { MeaningTable.builtIn.rows[index].name }

  /// What its values look like.
  var valueClass: ValueClass { MeaningTable.builtIn.rows[index].valueClass }

  /// The exponent of the greatest power of ten to which a count is rounded; 0 for other classes.
  var greatestPower: UInt8 { MeaningTable.builtIn.rows[index].greatestPower }

  /// Its description in a few words; for a vocabulary, its words.
  var about: String { MeaningTable.builtIn.rows[index].about }

  /// Its possible values if its class is ``ValueClass/vocabulary``; empty for other classes.
  var words: WordSet { MeaningTable.builtIn.rows[index].words }

  /// The meaning with a name, or nil if the table has none. O(length of the name).
  init?(named name: String) {
    guard let index = MeaningTable.builtInNames.index(of: name.utf8.span) else { return nil }
    self.init(index: index)
  }

  /// The meaning at a place in the table.
  init(index: Int) {
    place = UInt16(index)
  }
}
