/// The last look at a value before it is printed: whether it could lead to a person.
///
/// Hashtags and hosts are written by people, and some write a telephone number, a handle or an ID
/// into them. The gate errs towards refusing; what it refuses is counted as suppressed.
enum IdentifierGate {
  /// The most code points a printed value may have.
  static let longest = 64
  /// The number of digits from which a run of them may be an ID or a telephone number.
  static let digits = 7

  /// Whether a text may be printed. O(length), which it looks at up to ``longest`` only.
  ///
  /// Refused are: nothing but white space; more than ``longest`` code points; control, line
  /// separating and invisible formatting characters; `@` and `/` in any width, so every URL, e-mail
  /// and handle; ``digits`` decimal digits of any script in a row, which a single `.`, `-` or blank
  /// between two of them does not end, as telephone numbers come in groups; and a number with more
  /// than one dot, which is an IP address.
  static func passes(_ text: String) -> Bool {
    var digits = DigitRun()
    var length = 0
    var visible = false
    for scalar in text.unicodeScalars {
      length += 1
      guard length <= longest, !isForbidden(scalar) else { return false }
      if !scalar.properties.isWhitespace { visible = true }
      digits.take(scalar)
      guard digits.longest < Self.digits else { return false }
    }
    return visible && !digits.isAddress
  }

  /// Whether all texts of a cell's values may be printed; what the table itself wrote is exempt.
  static func passes(_ values: [DimensionValue]) -> Bool {
    values.allSatisfy { value in
      guard case .text(let text) = value else { return true }
      return passes(text)
    }
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

/// What a text has of digits, taken scalar by scalar.
private struct DigitRun {
  /// The most digits in a row so far.
  private(set) var longest = 0
  private var current = 0
  private var afterDigit = false
  private var dots = 0
  private var others = false

  /// Whether all of it was digits and more than one dot.
  var isAddress: Bool { dots > 1 && !others }

  mutating func take(_ scalar: Unicode.Scalar) {
    if Self.isDigit(scalar) {
      current += 1
      longest = max(longest, current)
      afterDigit = true
      return
    }
    if scalar == "." { dots += 1 } else { others = true }
    let joins = afterDigit && (scalar == "." || scalar == "-" || scalar == " ")
    if !joins { current = 0 }
    afterDigit = false
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("0"..."9").contains(scalar) }
    return scalar.properties.generalCategory == .decimalNumber
  }
}
