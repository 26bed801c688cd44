import JSONStream

/// What an action makes of a value: the only way from a record's values to an output.
///
/// It looks at the class of the meaning again, although a policy was checked when it was read: a
/// mistake there must not let an identifier through here.
enum Transform {
  /// Appends what `action` makes of `value` as JSON, with quotes if it was a string.
  ///
  /// `value` is the text of a string with its escapes resolved, or the literal of a number, `true`,
  /// `false` or `null`. Returns false and appends nothing where the action leaves nothing: for
  /// `drop`, for a value that is not well-formed for its class, and for the three actions that need
  /// to know the rest of the record (`lower`, `topic`, `scrub`). O(`value.count`), no allocation.
  static func apply(
    _ action: Action, to meaning: Meaning, value: Span<UInt8>, isString: Bool,
    into out: inout ByteBuffer
  ) -> Bool {
    switch action {
    case .drop, .lower, .topic, .scrub:
      return false
    case .keep:
      return keep(meaning, value, isString, into: &out)
    case .hour, .day, .month, .year:
      return cut(to: action, meaning.valueClass, value, isString, into: &out)
    case .power:
      guard meaning.valueClass == .count, Count.isWellFormed(value) else { return false }
      var text = ShortText(quoted: isString)
      Count.appendPower(of: value, to: &text)
      return finish(&text, isString, into: &out)
    case .known:
      return meaning.valueClass == .source && isString && source(of: value, into: &out)
    case .host:
      return meaning.valueClass == .link && isString && Host.append(of: value, to: &out)
    }
  }

  private static func keep(
    _ meaning: Meaning, _ value: Span<UInt8>, _ isString: Bool, into out: inout ByteBuffer
  ) -> Bool {
    let isKnown =
      switch meaning.valueClass {
      case .boolean: !isString && ClosedValues.isBoolean(value)
      case .language: isString && ClosedValues.isLanguage(value)
      case .country: isString && ClosedValues.isCountry(value)
      case .countries: isString && ClosedValues.isWithheldCountry(value)
      case .vocabulary: isString && ClosedValues.isWord(value, of: meaning)
      default: false
      }
    guard isKnown else { return false }
    if isString { quote(value, into: &out) } else { out.append(value) }
    return true
  }

  private static func cut(
    to action: Action, _ valueClass: ValueClass, _ value: Span<UInt8>, _ isString: Bool,
    into out: inout ByteBuffer
  ) -> Bool {
    guard let time = Timestamp(value), isString || time.isNumber,
      let start = time.civil.start(of: action)
    else { return false }
    var text = ShortText(quoted: isString)
    switch valueClass {
    case .time, .instant: time.append(start, like: value, to: &text)
    case .account where action == .year: text.append(decimal: start.year)
    default: return false
    }
    return finish(&text, isString, into: &out)
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

  /// Ends a text that needs no escape, and appends it. Always true.
  private static func finish(
    _ text: inout ShortText, _ isString: Bool, into out: inout ByteBuffer
  ) -> Bool {
    if isString { text.append(UInt8(ascii: "\"")) }
    out.append(text.span)
    return true
  }
}

extension ShortText {
  /// An empty text, or a quote.
  fileprivate init(quoted: Bool) {
    self.init()
    if quoted { append(UInt8(ascii: "\"")) }
  }
}
