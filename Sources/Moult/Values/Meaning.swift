/// What a path of a record means: a handle on one line of ``MeaningTable/builtIn``.
struct Meaning: Hashable, BitwiseCopyable, Sendable {
  private let place: UInt16

  /// Its place in the table, from 0.
  var index: Int { Int(place) }

  /// Its name, such as `tweet.lang`.
  var name: String { MeaningTable.builtIn.rows[index].name }

  /// What its values look like.
  var valueClass: ValueClass { MeaningTable.builtIn.rows[index].valueClass }

  /// What it is, in a few words; for a vocabulary, its words.
  var about: String { MeaningTable.builtIn.rows[index].about }

  /// The words it can have, where its class is ``ValueClass/vocabulary``; else none.
  var words: WordSet { MeaningTable.builtIn.rows[index].words }

  /// The meaning of this name, or nil where the table has none.
  init?(named name: String) {
    guard let meaning = MeaningTable.builtIn[name] else { return nil }
    self = meaning
  }

  init(index: Int) {
    place = UInt16(index)
  }
}
