/// Tests and foldings of code points, given as numbers so that hot loops compare integers.
enum Scalars {
  static let space: UInt32 = 0x20
  static let newline: UInt32 = 0x0A
  static let ellipsis: UInt32 = 0x2026

  /// The number of an ASCII character, for readable comparisons.
  @inline(__always)
  static func ascii(_ character: Unicode.Scalar) -> UInt32 { character.value }

  @inline(__always)
  static func isDigit(_ scalar: UInt32) -> Bool { scalar &- 0x30 < 10 }

  /// Whether it is a lower-case ASCII letter: what every ASCII letter is once folded.
  @inline(__always)
  static func isLetter(_ scalar: UInt32) -> Bool { scalar &- 0x61 < 26 }

  /// Whether it can stand in a handle, once folded.
  @inline(__always)
  static func isHandle(_ scalar: UInt32) -> Bool {
    isLetter(scalar) || isDigit(scalar) || scalar == 0x5F
  }

  /// Whether it can stand in a label of a host name, once folded.
  @inline(__always)
  static func isLabel(_ scalar: UInt32) -> Bool {
    isLetter(scalar) || isDigit(scalar) || scalar == 0x2D
  }

  /// Whether it is part of a word in a script that puts spaces between words and has upper and
  /// lower case (Latin, Greek, Cyrillic, Armenian): only there a word boundary means something.
  static func isWord(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return isHandle(scalar) }
    return scalar < 0x590 && (properties(scalar)?.isAlphabetic ?? false)
  }

  static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }

  /// Whether it is an emoji or another pictorial symbol, the ornaments of display names.
  static func isOrnament(_ scalar: UInt32) -> Bool {
    guard scalar > 0x7F, let properties = properties(scalar) else { return false }
    switch properties.generalCategory {
    case .otherSymbol, .modifierSymbol, .enclosingMark, .privateUse, .unassigned: return true
    default: return false
    }
  }

  /// Whether it is a letter, a digit or a mark on one, in any script.
  static func isLetterOrDigit(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return isLetter(scalar) || isDigit(scalar) }
    guard let properties = properties(scalar) else { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber: return true
    default: return properties.isAlphabetic
    }
  }

  static func properties(_ scalar: UInt32) -> Unicode.Scalar.Properties? {
    Unicode.Scalar(scalar)?.properties
  }
}
