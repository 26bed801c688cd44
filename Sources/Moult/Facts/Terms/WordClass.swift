/// The class of a code point in the rules for the boundaries of words (Unicode Standard Annex 29).
enum WordClass {
  case other, letter, hebrew, number, connector
  /// Between letters, between digits, or between either.
  case midLetter, midNumber, midBoth, singleQuote, doubleQuote
  /// Part of the character before it: combining marks, invisible format characters, the joiner of emoji.
  case attached
  /// A letter of a script that has no spaces between words: Han, kana, Thai, Lao, Khmer, Burmese and their neighbours.
  case spaceless
  /// Two of these are a flag.
  case regional

  /// The class of a code point. O(1).
  init(_ scalar: UInt32) {
    self = scalar < 0x80 ? Self.ascii(scalar) : Self.wide(scalar)
  }

  private static func ascii(_ scalar: UInt32) -> Self {
    switch UInt8(truncatingIfNeeded: scalar) {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): .letter
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .number
    case UInt8(ascii: "_"): .connector
    case UInt8(ascii: "'"): .singleQuote
    case UInt8(ascii: "\""): .doubleQuote
    case UInt8(ascii: "."): .midBoth
    case UInt8(ascii: ":"): .midLetter
    case UInt8(ascii: ","), UInt8(ascii: ";"): .midNumber
    default: .other
    }
  }

  private static func wide(_ scalar: UInt32) -> Self {
    switch scalar {
    case 0x2018, 0x2019, 0x2024, 0xFE52, 0xFF07, 0xFF0E: return .midBoth
    case 0xB7, 0x0387, 0x055F, 0x05F4, 0x2027, 0xFE13, 0xFE55, 0xFF1A: return .midLetter
    case 0x037E, 0x0589, 0x060C, 0x060D, 0x066C, 0x07F8, 0x2044, 0xFE10, 0xFE14, 0xFE50, 0xFE54,
      0xFF0C, 0xFF1B:
      return .midNumber
    case 0x202F: return .connector
    case 0x200B: return .other
    case 0x1F1E6...0x1F1FF: return .regional
    case 0x05D0...0x05F2, 0xFB1D, 0xFB1F...0xFB28, 0xFB2A...0xFB4F: return .hebrew
    default: break
    }
    guard let properties = Scalars.properties(scalar) else { return .other }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark, .format: return .attached
    case .decimalNumber: return .number
    case .connectorPunctuation: return .connector
    default: break
    }
    if properties.isGraphemeExtend || properties.isEmojiModifier { return .attached }
    if properties.isIdeographic || isSpaceless(scalar) { return .spaceless }
    return properties.isAlphabetic ? .letter : .other
  }

  private static func isSpaceless(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0E01...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1950...0x19DF, 0x1A20...0x1AAF,
      0x3005...0x3007, 0x3031...0x3035, 0x303B, 0x3041...0x30FF, 0x31F0...0x31FF, 0xA9E0...0xA9FF,
      0xAA60...0xAADF, 0xFF66...0xFF9F, 0x1AFF0...0x1B16F:
      true
    default: false
    }
  }

  /// Whether it is a letter of a script with spaces.
  var isLetter: Bool { self == .letter || self == .hebrew }

  /// Whether it may be between two letters.
  var joinsLetters: Bool { self == .midLetter || self == .midBoth || self == .singleQuote }

  /// Whether it may be between two digits.
  var joinsNumbers: Bool { self == .midNumber || self == .midBoth || self == .singleQuote }
}
