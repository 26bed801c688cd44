import Moult

/// A word that an option does not take.
enum UnknownWord {
  /// Names the nearest word, and all words that the option takes.
  static func message(_ option: String, _ word: String, _ known: [String]) -> String {
    let list = known.joined(separator: ", ")
    return "\(option) does not take '\(word)'; "
      + Spelling.proposal(for: word, among: known) + "it takes \(list)."
  }
}
