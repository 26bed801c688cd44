internal import JSONStream

/// Tags that are handles of people who are not in the record.
extension RecordNames {
  /// Whether a folded tag has a form that handles have and topics hardly ever: four letters or more that are no common
  /// word, and a year of birth after them (`wrenbird77`, `wrenbird1977`), or `_` between letters and a number after
  /// these. O(length).
  static func hasShapeOfHandle(tag: Span<UInt8>) -> Bool {
    var letters = tag.count
    while letters > 0, ByteClass.isDigit(tag[letters - 1]) { letters -= 1 }
    let digits = tag.count - letters
    guard digits > 0, letters > 3 else { return false }
    var isSpaced = false
    for index in 0..<letters {
      if tag[index] == 0x5F {
        isSpaced = isSpaced || index > 1 && index + 2 < letters
      } else if !ByteClass.isLetter(tag[index]) {
        return false
      }
    }
    let isYear =
      digits == 2 && tag[letters] > 0x35
      || digits == 4 && tag[letters] == 0x31 && tag[letters + 1] == 0x39 && tag[letters + 2] > 0x33
    guard isYear || isSpaced else { return false }
    return !CommonWords.builtIn.contains(tag.extracting(0..<letters))
  }
}
