/// Classes and folding of code points. These are numbers, so that hot loops compare integers.
enum Scalars {
  static let space: UInt32 = 0x20
  static let newline: UInt32 = 0x0A
  static let ellipsis: UInt32 = 0x2026

  /// The code point of an ASCII character, for readable comparisons.
  @inline(__always)
  static func ascii(_ character: Unicode.Scalar) -> UInt32 { character.value }

  /// Whether a folded code point is a decimal digit.
  @inline(__always)
  static func isDigit(_ scalar: UInt32) -> Bool { scalar &- 0x30 < 10 }

  /// Whether a folded code point is an ASCII letter.
  @inline(__always)
  static func isLetter(_ scalar: UInt32) -> Bool { scalar &- 0x61 < 26 }

  /// Whether a folded code point can be part of a handle.
  @inline(__always)
  static func isHandle(_ scalar: UInt32) -> Bool {
    isLetter(scalar) || isDigit(scalar) || scalar == 0x5F
  }

  /// Whether a code point is part of a word in a script that separates words by spaces and has upper and
  /// lower case (Latin, Greek, Cyrillic, Armenian). Word boundaries are meaningful only there.
  static func isWord(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return isHandle(scalar) }
    return scalar < 0x590 && LetterTable.contains(scalar, in: LetterTable.alphabetic)
  }

  /// Whether a code point is white space, line breaks among it.
  static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    // The blank of Braille is one too, since people write it as such.
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x2800, 0x3000:
      true
    default: false
    }
  }

  /// Whether a code point is a letter, a digit or a combining mark, in any script.
  static func isLetterOrDigit(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return isLetter(scalar) || isDigit(scalar) }
    if scalar < LetterTable.end {
      return LetterTable.contains(scalar, in: LetterTable.lettersAndDigits)
    }
    switch scalar {
    // Ideographs and Hangul, which are most of what is above the table.
    case 0x3400..<0x4DC0, 0x4E00..<0xA000, 0xAC00..<0xD7A4: return true
    default: return properties(scalar).map(isLetterOrDigit) ?? false
    }
  }

  /// The same by the properties of a code point, which ``LetterTable`` has for most.
  static func isLetterOrDigit(_ properties: Unicode.Scalar.Properties) -> Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber: true
    default: properties.isAlphabetic
    }
  }

  /// The Unicode properties of a code point; nil for a surrogate and for what is no code point.
  static func properties(_ scalar: UInt32) -> Unicode.Scalar.Properties? {
    Unicode.Scalar(scalar)?.properties
  }
}
