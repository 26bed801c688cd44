internal import JSONStream

/// Precise places: coordinates, codes and streets.
extension PatternSearch {
  /// Finds a place at its first digit.
  mutating func findPlace(
    at index: Int, _ text: borrowing TextReading, of readings: borrowing TextReadings
  ) -> Bool {
    guard !text.isDigit(index - 1) else { return false }
    let place =
      text.coordinates(from: index) ?? text.postcode(at: index, readings)
      ?? text.quarter(at: index) ?? text.box(at: index) ?? text.street(at: index, readings)
    guard let place else { return false }
    replaceNumber(place, .place, text)
    return true
  }

  /// Finds a plus code at its plus: `9F4MGC2M+22`.
  mutating func findPlusCode(at plus: Int, _ text: borrowing TextReading) {
    var start = plus
    while start > 0, plus - start < 9, text.isPlusCode(start - 1) { start -= 1 }
    var end = plus + 1
    while end - plus < 5, text.isPlusCode(end) { end += 1 }
    guard plus - start == 8 || plus - start == 4, end - plus > 2, !text.isPlainWord(start - 1),
      !text.isPlainWord(end)
    else { return }
    let code = start..<plus
    // Four digits, or four letters, are rather a sum.
    guard code.contains(where: { text.isDigit($0) }),
      code.contains(where: { text.isLetter($0) }) || code.count == 8
    else { return }
    note(start..<end, .place, text)
  }

  /// Finds a place in three words: `///one.two.three`.
  mutating func findThreeWords(at slash: Int, _ text: borrowing TextReading) {
    guard text.has("///", at: slash), text[slash - 1] != 0x3A else { return }
    var end = text.endOfLetters(from: slash + 3)
    for _ in 0..<2 {
      guard text[end] == 0x2E, text.isLetter(end + 1) else { return }
      end = text.endOfLetters(from: end + 1)
    }
    note(slash..<end, .place, text)
  }
}
