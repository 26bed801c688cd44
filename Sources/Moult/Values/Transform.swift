import JSONStream

/// An action applied to the values of a meaning: the only way from the values of a record to an
/// output.
///
/// It checks the class of the meaning again, although a policy is checked when it is read: a
/// mistake there must not export an identifier here.
struct Transform: BitwiseCopyable, Sendable {
  /// How a value is transformed; ``refused`` if the class of the meaning does not allow the action.
  enum Way: UInt8, Sendable {
    case drop, refused, boolean, language, country, withheld, word, time, year, power, source, host
    /// These depend on the rest of the record.
    case lower, topic, scrub
  }

  /// How a value is transformed.
  let way: Way
  /// What the policy does to the meaning.
  let action: Action
  /// What the values mean.
  let meaning: Meaning
  /// The most digits of a count that is rounded to a power of ten.
  let mostDigits: UInt8

  /// The transform of an action for a meaning.
  init(_ action: Action, _ meaning: Meaning) {
    way = Self.way(action, meaning.valueClass)
    self.action = action
    self.meaning = meaning
    mostDigits = meaning.greatestPower + 1
  }

  /// Drops every value.
  static let nothing = Transform(.drop, Meaning(index: 0))

  private static func way(_ action: Action, _ valueClass: ValueClass) -> Way {
    switch (action, valueClass) {
    case (.lower, _): .lower
    case (.topic, _): .topic
    case (.scrub, _): .scrub
    case (.keep, .boolean): .boolean
    case (.keep, .language): .language
    case (.keep, .country): .country
    case (.keep, .countries): .withheld
    case (.keep, .vocabulary): .word
    case (.hour, .time), (.day, .time), (.month, .time), (.year, .time): .time
    case (.hour, .instant), (.day, .instant), (.month, .instant), (.year, .instant): .time
    case (.year, .account): .year
    case (.power, .count): .power
    case (.known, .source): .source
    case (.host, .link): .host
    case (.drop, _): .drop
    default: .refused
    }
  }

  /// Appends the transformed `value` as JSON, with quotes if it was a string. O(`value.count`),
  /// without allocation.
  ///
  /// `value` is the text of a string with its escapes decoded, or the literal of a number, `true`,
  /// `false` or `null`. Returns false and appends nothing for `drop`, for a value that is not
  /// well-formed for its class, and for the actions that depend on the rest of the record (`lower`,
  /// `topic`, `scrub`).
  func apply(to value: Span<UInt8>, isString: Bool, into out: inout ByteBuffer) -> Bool {
    switch way {
    case .drop, .refused, .lower, .topic, .scrub:
      return false
    case .boolean:
      guard !isString && ClosedValues.isBoolean(value) else { return false }
      out.append(value)
      return true
    case .language, .country, .withheld, .word:
      guard isString && isKnown(value) else { return false }
      Self.quote(value, into: &out)
      return true
    case .time, .year:
      return cut(value, isString, into: &out)
    case .power:
      return Count.appendPower(of: value, atMost: Int(mostDigits), isQuoted: isString, to: &out)
    case .source:
      return isString && Self.source(of: value, into: &out)
    case .host:
      return isString && Host.append(of: value, to: &out)
    }
  }

  private func isKnown(_ value: Span<UInt8>) -> Bool {
    switch way {
    case .language: ClosedValues.isLanguage(value)
    case .country: ClosedValues.isCountry(value)
    case .withheld: ClosedValues.isWithheldCountry(value)
    case .word: ClosedValues.isWord(value, of: meaning)
    default: false
    }
  }

  private func cut(
    _ value: Span<UInt8>, _ isString: Bool, into out: inout ByteBuffer
  ) -> Bool {
    guard let time = Timestamp(value), isString || time.isNumber else { return false }
    if way == .time, isString, time.appendQuoted(truncatedTo: action, value, to: &out) {
      return true
    }
    var text = ShortText(quoted: isString)
    if way == .year {
      text.append(decimal: time.civil.year)
    } else {
      guard let start = time.civil.start(of: action) else { return false }
      time.append(start, like: value, to: &text)
    }
    if isString { text.append(UInt8(ascii: "\"")) }
    out.append(text.span)
    return true
  }

  private static func source(of value: Span<UInt8>, into out: inout ByteBuffer) -> Bool {
    guard !value.isEmpty else { return false }
    if let name = Source.knownName(in: value) {
      quote(value.extracting(name), into: &out)
    } else {
      quote(Source.other.utf8.span, into: &out)
    }
    return true
  }

  /// Appends bytes that need no escape, between quotes.
  private static func quote(_ value: Span<UInt8>, into out: inout ByteBuffer) {
    out.append(UInt8(ascii: "\""))
    out.append(value)
    out.append(UInt8(ascii: "\""))
  }
}

extension ShortText {
  /// An empty text, or a quote.
  fileprivate init(quoted: Bool) {
    self.init()
    if quoted { append(UInt8(ascii: "\"")) }
  }
}
