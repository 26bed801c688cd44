extension Scalars {
  /// The code point that represents all spellings of a character when texts are compared: lower case,
  /// ASCII for full-width, mathematical and encircled letters, and ASCII for every decimal digit.
  ///
  /// Each code point becomes exactly one, independent of its neighbours, so that the folded text contains
  /// every folded needle whose needle the text contains.
  @inline(__always)
  static func fold(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 { return scalar &- 0x41 < 26 ? scalar | 0x20 : scalar }
    return foldWide(scalar)
  }

  private static func foldWide(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    // Kana, ideographs, Hangul and emoji have neither case nor digits, and are most of non-ASCII text.
    case 0x3040...0x9FFF, 0xAC00...0xD7A3, 0x1F1E6...0x1FAFF: scalar
    case 0xFF01...0xFF5E: fold(scalar - 0xFEE0)
    case 0xFE6B: ascii("@")
    case 0x0130, 0x0131: ascii("i")  // Turkish pairs i with dotted İ, and ı with I.
    case 0x03C2: 0x03C3  // A final sigma is a sigma.
    case 0x2019, 0x02BC: ascii("'")
    case 0x2010, 0x2011: ascii("-")
    case 0x24B6...0x24CF: scalar - 0x24B6 + 0x61
    case 0x24D0...0x24E9: scalar - 0x24D0 + 0x61
    case 0x1D400...0x1D6A3: (scalar - 0x1D400) % 26 + 0x61
    case 0x1D7CE...0x1D7FF: (scalar - 0x1D7CE) % 10 + 0x30
    default: foldByProperty(scalar)
    }
  }

  private static func foldByProperty(_ scalar: UInt32) -> UInt32 {
    guard let properties = properties(scalar) else { return scalar }
    switch properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter, .letterNumber, .otherSymbol:
      return properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar
    case .decimalNumber:
      return 0x30 + UInt32(properties.numericValue ?? 0)
    default:
      return scalar
    }
  }
}
