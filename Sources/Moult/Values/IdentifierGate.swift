/// The last check of a value before it is printed: whether it could identify a person.
///
/// People write hashtags and hosts, and some contain a telephone number, a handle or an ID. In
/// doubt the gate rejects a value; its cell is then suppressed.
enum IdentifierGate {
  /// The most code points a printed value may have.
  static let longest = 64
  /// The number of digits from which they may be an ID or a telephone number.
  static let digits = 7

  /// Whether a text may be printed. O(length), up to `longest`.
  ///
  /// It rejects: white space alone; more than `longest` code points; control characters, line
  /// separators and invisible formatting characters; `@` and `/` in any width, and so every URL,
  /// e-mail address and handle; ``digits`` digits of any script that can be one number
  /// (``DigitTally``), whatever separates them; and numbers with more than one dot, as in an IP
  /// address.
  static func passes(_ text: String, longest: Int = longest) -> Bool {
    var digits = DigitTally()
    var address = AddressForm()
    var length = 0
    var visible = false
    for scalar in text.unicodeScalars {
      length += 1
      guard length <= longest, !isForbidden(scalar) else { return false }
      if !scalar.properties.isWhitespace { visible = true }
      digits.take(scalar)
      address.take(scalar)
    }
    return visible && digits.count < Self.digits && !address.isNumeric
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "@", "/", "\\", "\u{FF20}", "\u{FE6B}", "\u{FF0F}", "\u{2044}", "\u{2215}": return true
    // Persian and emoji need the two joiners.
    case "\u{200C}", "\u{200D}": return false
    default: break
    }
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
      return true
    default: return false
    }
  }
}

/// Whether a text is an IP address: digits, and more than one dot.
private struct AddressForm {
  private var dots = 0
  private var others = false

  var isNumeric: Bool { dots > 1 && !others }

  mutating func take(_ scalar: Unicode.Scalar) {
    if scalar == "." { dots += 1 } else if DigitTally.digit(scalar) == nil { others = true }
  }
}
