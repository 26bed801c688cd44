import JSONStream

/// Checks and lower-cases hashtags and cashtags, without their sign.
enum Tag {
  /// Appends a hashtag in lower case as a JSON string. O(length).
  ///
  /// A hashtag consists of letters, their combining marks, digits of any script and underscores,
  /// with at least one letter and at most 100 code points. Returns false and appends nothing for
  /// any other text: for one with invisible characters, which would make equal tags different, and
  /// for one with nine digits that can be one number (``DigitTally``), which may be an identifier.
  static func append(hashtag: Span<UInt8>, to out: inout ByteBuffer) -> Bool {
    guard hashtag.count <= 400, let text = try? UTF8Span(validating: hashtag) else { return false }
    let start = out.count
    out.append(UInt8(ascii: "\""))
    var scalars = text.makeUnicodeScalarIterator()
    var tally = Tally()
    while let scalar = scalars.next() {
      guard tally.accepts(scalar) else {
        out.truncate(to: start)
        return false
      }
      if scalar.isASCII {
        out.append(UInt8(truncatingIfNeeded: scalar.value).lowercased)
      } else {
        out.append(scalar.properties.lowercaseMapping)
      }
    }
    guard tally.letters > 0, tally.digits.count < 9 else {
      out.truncate(to: start)
      return false
    }
    out.append(UInt8(ascii: "\""))
    return true
  }

  /// Appends a cashtag in lower case as a JSON string. O(1).
  ///
  /// A cashtag consists of one to six ASCII letters, optionally followed by a period or underscore
  /// and one or two letters, as on the platform. Returns false and appends nothing for any other
  /// text.
  static func append(cashtag: Span<UInt8>, to out: inout ByteBuffer) -> Bool {
    var end = 0
    while end < min(cashtag.count, 7), cashtag[end].isLetter { end += 1 }
    guard (1...6).contains(end) else { return false }
    if end < cashtag.count {
      guard cashtag[end] == UInt8(ascii: ".") || cashtag[end] == UInt8(ascii: "_"),
        (end + 2...end + 3).contains(cashtag.count)
      else { return false }
      for i in end + 1..<cashtag.count where !cashtag[i].isLetter { return false }
    }
    out.append(UInt8(ascii: "\""))
    for i in cashtag.indices { out.append(cashtag[i].lowercased) }
    out.append(UInt8(ascii: "\""))
    return true
  }

  /// A tag without the sign that some scrapers leave before it. O(1).
  @_lifetime(copy tag)
  static func withoutSign(_ tag: Span<UInt8>) -> Span<UInt8> {
    guard tag.count > 1, tag[0] == UInt8(ascii: "#") || tag[0] == UInt8(ascii: "$") else {
      return tag
    }
    return tag.extracting(1...)
  }

  /// Whether a text has several tags, of which the first may have lost its sign. O(length).
  static func areSeveral(_ text: Span<UInt8>) -> Bool {
    var spaces = 0
    for index in text.indices where text[index] == UInt8(ascii: " ") {
      let next = text.extracting((index + 1)...)
      guard withoutSign(next).count < next.count else { return false }
      spaces += 1
    }
    return spaces > 0
  }

  /// A hashtag in lower case, or nil. See ``append(hashtag:to:)``.
  static func lowercased(hashtag: Span<UInt8>) -> String? {
    var out = ByteBuffer()
    return append(hashtag: hashtag, to: &out) ? text(out) : nil
  }

  /// A cashtag in lower case, or nil. See ``append(cashtag:to:)``.
  static func lowercased(cashtag: Span<UInt8>) -> String? {
    var out = ByteBuffer()
    return append(cashtag: cashtag, to: &out) ? text(out) : nil
  }

  /// The text between the quotes.
  private static func text(_ quoted: ByteBuffer) -> String {
    String(decoding: quoted.array.dropFirst().dropLast(), as: UTF8.self)
  }

  /// Characters beside letters, marks, digits and underscores that the platform allows within a hashtag.
  private static let joiners: Set<Unicode.Scalar> = [
    "\u{B7}", "\u{5BE}", "\u{5F3}", "\u{5F4}", "\u{F0B}", "\u{200C}", "\u{200D}", "\u{301C}",
    "\u{30A0}", "\u{30FB}", "\u{FF5E}",
  ]

  /// Whether a hashtag in a text goes on with a code point, be it well-formed or not.
  static func mayContain(_ scalar: Unicode.Scalar) -> Bool {
    isLetter(scalar) || isDigit(scalar) || scalar == "_"
      || !scalar.isASCII && (scalar.isMark || joiners.contains(scalar))
  }

  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar.isASCIILetter : scalar.isLetter
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? (0x30...0x39).contains(scalar.value) : scalar.isDecimal
  }

  /// What a hashtag consists of so far.
  private struct Tally {
    var codePoints = 0
    var letters = 0
    var digits = DigitTally()

    /// Counts a code point; false if it cannot continue a hashtag.
    mutating func accepts(_ scalar: Unicode.Scalar) -> Bool {
      codePoints += 1
      let isLetter = Tag.isLetter(scalar)
      let isMark = !scalar.isASCII && scalar.isMark
      if isLetter { letters += 1 }
      digits.take(scalar)
      return codePoints <= 100
        && (isLetter || Tag.isDigit(scalar) || scalar == "_" || isMark && codePoints > 1)
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isASCIILetter: Bool { UInt8(truncatingIfNeeded: value).isLetter }

  fileprivate var isDecimal: Bool { properties.generalCategory == .decimalNumber }

  fileprivate var isLetter: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      !properties.isDefaultIgnorableCodePoint
    default: false
    }
  }

  fileprivate var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark: !properties.isDefaultIgnorableCodePoint
    default: false
    }
  }
}
