import JSONStream

extension Timestamp {
  /// Appends `start`, which is this time truncated, in the form of `value`, from which this time
  /// was read. A text is copied, then overwritten where it changes.
  func append(_ start: CivilTime, like value: Span<UInt8>, to text: inout ShortText) {
    let place = text.count
    switch form {
    case .seconds:
      text.append(decimal: start.secondsSince1970)
    case .milliseconds:
      text.append(decimal: start.secondsSince1970 * 1000)
    case .converted:
      text.append("0000-00-00T00:00:00Z".utf8.span)
      text.set(twoDigits: start.year / 100, at: place)
      text.set(twoDigits: start.year % 100, at: place + 2)
      text.set(twoDigits: start.month, at: place + 5)
      text.set(twoDigits: start.day, at: place + 8)
      setClock(start, at: place, in: &text)
    case .words:
      text.append(value)
      setClock(start, at: place, in: &text)
      guard start.day != civil.day || start.month != civil.month else { return }
      TimeWords.set(weekday: start.weekday, at: place, in: &text)
      TimeWords.set(month: start.month, at: place + 4, in: &text)
      text.set(twoDigits: start.day, at: place + 8)
    case .iso(let fraction):
      text.append(value)
      setClock(start, at: place, in: &text)
      text.set(twoDigits: start.month, at: place + 5)
      text.set(twoDigits: start.day, at: place + 8)
      for i in 0..<Int(fraction) { text[place + 20 + i] = UInt8(ascii: "0") }
    }
  }

  private func setClock(_ start: CivilTime, at place: Int, in text: inout ShortText) {
    text.set(twoDigits: start.hour, at: place + 11)
    text.set(twoDigits: start.minute, at: place + 14)
    text.set(twoDigits: start.second, at: place + 17)
  }

  /// Appends this time, read from the string `value`, truncated to its hour or day, with quotes.
  ///
  /// Returns false, and appends nothing, for other actions and for forms that need more than digits
  /// overwritten.
  @inline(__always)
  func appendQuoted(truncatedTo action: Action, _ value: Span<UInt8>, to out: inout ByteBuffer)
    -> Bool
  {
    guard action == .hour || action == .day else { return false }
    switch form {
    case .words:
      out.append(Self.quote.span, value)
      let place = out.count &- value.count
      out.append(UInt8(ascii: "\""))
      out.replace(at: place &+ 14, with: Self.startOfHour.span)
      if action == .day { out.replace(at: place &+ 11, with: Self.startOfHour.span) }
    case .milliseconds:
      let hours = action == .hour ? civil.hoursSince1970 : civil.daysSince1970 &* 24
      out.append(Self.quote.span, Self.milliseconds(hours).span)
      out.append(UInt8(ascii: "\""))
    default: return false
    }
    return true
  }

  private static let quote: InlineArray<1, UInt8> = [0x22]
  private static let startOfHour: InlineArray<5, UInt8> = [0x30, 0x30, 0x3A, 0x30, 0x30]

  /// The thirteen digits of the start of an hour, the last five of which are always zeros.
  private static func milliseconds(_ hours: Int) -> InlineArray<13, UInt8> {
    var text = InlineArray<13, UInt8>(repeating: UInt8(ascii: "0"))
    var rest = UInt32(truncatingIfNeeded: hours) &* 36
    var place = 8
    while place > 0 {
      place &-= 1
      text[place] &+= UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    return text
  }
}
