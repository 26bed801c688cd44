internal import JSONStream

/// Names that are disguised: with digits in place of letters, with signs between the letters, or backwards.
///
/// Few words have such a form, so each of these is compared with all names of the record.
extension PatternSearch {
  /// Keeps a word with letters and digits, at its first digit.
  mutating func noteMixed(at index: Int, _ text: borrowing TextReading) {
    guard index >= max(linkEnd, disguiseEnd), text.isLetter(index - 1) || text.isLetter(index + 1)
    else {
      return
    }
    let token = text.plainWord(around: index)
    disguiseEnd = token.upperBound
    if 5...48 ~= token.count, disguises.count < Self.mostDisguises {
      disguises.append(Disguise(range: token, step: 1))
    }
  }

  /// Keeps letters with the same sign between them, at the first sign: `B.a.u.m.a.n.n`.
  mutating func noteSeparated(at index: Int, _ text: borrowing TextReading) {
    let sign = text[index]
    guard index >= disguiseEnd, text.isLetter(index - 1), !text.isPlainWord(index - 2) else {
      return
    }
    var end = index
    while text[end] == sign, text.isLetter(end + 1), !text.isPlainWord(end + 2) { end += 2 }
    disguiseEnd = end
    if end - index >= 8, end - index <= 96, disguises.count < Self.mostDisguises {
      disguises.append(Disguise(range: index - 1..<end, step: 2))
    }
  }

  /// A word that may be a disguised name.
  struct Disguise: Sendable {
    var range: Range<Int>
    /// The distance from one letter to the next.
    var step: Int
  }

  /// The most of them in a text that are compared.
  private static let mostDisguises = 16

  /// Compares what was kept with the names.
  mutating func findDisguises(_ text: borrowing TextReading, _ names: borrowing RecordNames) {
    for index in disguises.indices {
      let disguise = disguises[index]
      if let range = names.disguised(in: disguise, text) { note(range, .name, text) }
    }
  }

  /// Finds a name that is written backwards from the start of a word on.
  mutating func findReversed(
    at start: Int, _ text: borrowing TextReading, _ names: borrowing RecordNames
  ) {
    guard !text.isWord(before: start) else { return }
    let end = text.endOfHandle(from: start)
    if names.containsReversed(text.span.extracting(start..<end)) { note(start..<end, .name, text) }
  }
}
