/// Finds the meaning that somebody may have meant.
enum Spelling {
  /// The name of a meaning that is at most three letters away from `word`, or nil.
  static func nearest(to word: String) -> String? {
    guard word.utf8.count <= 40 else { return nil }
    let ranked = MeaningTable.builtIn.rows.map { ($0.name, distance(word, $0.name)) }
    guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= 3 else { return nil }
    return best.0
  }

  /// How many letters have to be put in, taken out or changed. O(product of the lengths).
  static func distance(_ one: String, _ other: String) -> Int {
    let other = Array(other.utf8)
    var row = Array(0...other.count)
    for (i, letter) in one.utf8.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in other.indices {
        let changed = diagonal + (letter == other[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(changed, row[j] + 1, diagonal + 1)
      }
    }
    return row[other.count]
  }
}
