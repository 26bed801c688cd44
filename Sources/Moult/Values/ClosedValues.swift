/// Checks whether a value is on a closed list.
///
/// A pattern would accept a handle or a name as a language; a list does not.
enum ClosedValues {
  /// Whether the value is the literal `true` or `false`.
  static func isBoolean(_ value: Span<UInt8>) -> Bool {
    switch value.count {
    case 4: value.packed(at: 0, count: 4) == 0x7472_7565
    case 5: value.packed(at: 0, count: 5) == 0x66_616C_7365
    default: false
    }
  }

  /// Whether the value is an ISO 3166-1 code in capitals, or XK for Kosovo.
  static func isCountry(_ value: Span<UInt8>) -> Bool {
    Vocabulary.builtIn.countries.contains(value)
  }

  /// Whether the value is a place where something is withheld: a country, XX for everywhere, or XY
  /// for everywhere after a copyright complaint.
  static func isWithheldCountry(_ value: Span<UInt8>) -> Bool {
    isCountry(value) || Vocabulary.builtIn.withheld.contains(value)
  }

  /// Whether the value is a language tag: a known language, optionally a known script, optionally a
  /// known region, joined by hyphens, in any letter case; or one of the platform's own tags, such
  /// as `xx-lc`.
  static func isLanguage(_ value: Span<UInt8>) -> Bool {
    var end = 0
    while end < value.count, value[end] != UInt8(ascii: "-") { end += 1 }
    guard end < value.count else { return Vocabulary.builtIn.languages.contains(value, .lower) }
    guard Vocabulary.builtIn.languages.contains(value.extracting(0..<end), .lower) else {
      return Vocabulary.builtIn.platformLanguages.contains(value, .lower)
    }
    var rest = value.extracting(end + 1..<value.count)
    if rest.count > 4, rest[4] == UInt8(ascii: "-") {
      guard Vocabulary.builtIn.scripts.contains(rest.extracting(0..<4), .lower) else {
        return false
      }
      rest = rest.extracting(5..<rest.count)
      return Vocabulary.builtIn.regions.contains(rest, .lower)
    }
    return Vocabulary.builtIn.regions.contains(rest, .lower)
      || Vocabulary.builtIn.scripts.contains(rest, .lower)
  }

  /// Whether the value is one of the words of a meaning.
  static func isWord(_ value: Span<UInt8>, of meaning: Meaning) -> Bool {
    meaning.words.contains(value)
  }
}
