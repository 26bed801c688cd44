/// Finds the known word that is most similar to a misspelled one: the name of a dimension, a
/// meaning, an action, or the value of an option.
public enum Spelling {
  /// The longest word that is compared.
  private static let longest = 40

  /// The known word of which `word` is a synonym, or else the most similar one; nil if none is
  /// similar. O(known words and synonyms).
  public static func nearest(to word: String, among known: [String]) -> String? {
    guard 1...longest ~= word.utf8.count else { return nil }
    let written = normalized(word)
    let synonyms = Synonyms.builtIn.of(known)
    if let meant = synonyms.first(where: { $0.word == written }) { return meant.known }
    let all = known.map { (known: $0, word: normalized($0)) } + synonyms
    let ranked = all.map { ($0.known, distance(written, $0.word)) }
    guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= mostChanges(written) else {
      return nearest(toLastPart: written, among: known)
    }
    return best.0
  }

  /// Compares only the part after a dot, among words with the same part before it.
  private static func nearest(toLastPart word: String, among known: [String]) -> String? {
    guard let dot = word.lastIndex(of: ".") else { return nil }
    let first = String(word[...dot])
    let last = known.filter { $0.hasPrefix(first) }.map { String($0.dropFirst(first.count)) }
    return nearest(to: String(word[word.index(after: dot)...]), among: last).map { first + $0 }
  }

  /// A part of a message that proposes the nearest word, with a semicolon after it; empty if none
  /// is similar. O(known words and synonyms).
  public static func proposal(for word: String, among known: [String]) -> String {
    nearest(to: word, among: known).map { "perhaps `\($0)`; " } ?? ""
  }

  /// How many edits are similar enough: a third of the letters, from one to three.
  private static func mostChanges(_ word: String) -> Int { min(3, max(1, word.utf8.count / 3)) }

  /// A word in lower case with `-` between its parts.
  fileprivate static func normalized(_ word: String) -> String {
    String(word.lowercased().map { "_ ".contains($0) ? "-" : $0 })
  }

  /// The edit distance: how many letters have to be inserted, removed, replaced, or swapped with
  /// the next one. O(product of the lengths).
  static func distance(_ one: String, _ other: String) -> Int {
    let (one, other) = (Array(one.utf8), Array(other.utf8))
    // The rows for the prefixes of `one` that are one letter and two letters shorter.
    var (last, beforeLast) = (Array(0...other.count), [Int]())
    for i in one.indices {
      var row = [i + 1]
      for j in other.indices {
        let changed = last[j] + (one[i] == other[j] ? 0 : 1)
        var least = min(changed, last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] {
          least = min(least, beforeLast[j - 1] + 1)
        }
        row.append(least)
      }
      (last, beforeLast) = (row, last)
    }
    return last[other.count]
  }
}

/// The lines of `synonyms.txt`: a known word, then its synonyms.
private struct Synonyms: Sendable {
  static let builtIn = Synonyms(PackageResources.synonyms_txt)

  private let lines: [[String]]

  init(_ text: [UInt8]) {
    lines = DataLine.all(in: text).map { line in
      line.words.map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// The synonyms of some known words.
  func of(_ known: [String]) -> [(known: String, word: String)] {
    let known = Set(known)
    return lines.filter { known.contains($0[0]) }.flatMap { line in
      line.dropFirst().map { (line[0], Spelling.normalized($0)) }
    }
  }
}
