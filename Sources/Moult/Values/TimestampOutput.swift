extension Timestamp {
  /// Appends `start`, which is this time cut down, in the form of `value`, which this time was read
  /// from. A text is copied and written over where the cut changes it.
  func append(_ start: CivilTime, like value: Span<UInt8>, to text: inout ShortText) {
    let place = text.count
    switch form {
    case .seconds:
      text.append(decimal: start.secondsSince1970)
    case .milliseconds:
      text.append(decimal: start.secondsSince1970 * 1000)
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
      for i in 0..<fraction { text[place + 20 + i] = UInt8(ascii: "0") }
    }
  }

  private func setClock(_ start: CivilTime, at place: Int, in text: inout ShortText) {
    text.set(twoDigits: start.hour, at: place + 11)
    text.set(twoDigits: start.minute, at: place + 14)
    text.set(twoDigits: start.second, at: place + 17)
  }
}
