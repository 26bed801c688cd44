internal import JSONStream

/// Handles of other services.
extension PatternSearch {
  /// Finds a handle of another service after its name: `IG: name`, `snap name_1`, `LINE ID: name`.
  mutating func findMessenger(
    after word: Range<Int>, isSure: Bool, isCertain: Bool = false, _ text: borrowing TextReading
  ) {
    // `u/name` is a name of Reddit.
    if word.count == 1 { return findRedditor(after: word, text) }
    let (announced, hasName) = text.endOfAnnouncement(from: word.upperBound)
    let isNamed = hasName || isCertain
    var (start, sign) = text.endOfSigns(from: announced)
    guard start > word.upperBound else { return }
    if text.has("live:", at: start) { start += 5 }
    let end = text.endOfServiceHandle(from: start)
    let handle = start..<end
    // A number is that of a telephone.
    guard handle.count > 2, sign != .none, text.endOfDigits(from: start) < end else { return }
    let counts =
      switch sign {
      case .at: true
      case .colon:
        text.hasShapeOfHandle(handle) || (isSure || isNamed) && !text.isCommonPart(of: handle)
      case .space:
        text.hasShapeOfHandle(handle) && text.isLetter(start)
          || isNamed && !text.isCommonPart(of: handle)
      case .none: false
      }
    if counts { note(handle, .user, text) }
  }

  private mutating func findRedditor(after word: Range<Int>, _ text: borrowing TextReading) {
    guard text[word.upperBound] == 0x2F else { return }
    let start = word.upperBound + 1
    let end = text.endOfLabel(from: start)
    if end - start > 2, !text.isCommon(start..<end) { note(start..<end, .user, text) }
  }

  /// Finds a handle with four digits after a sharp, as Discord has them, at the sharp.
  mutating func findNumberedHandle(at sharp: Int, _ text: borrowing TextReading) {
    guard text.isPlainWord(sharp - 1), text.endOfDigits(from: sharp + 1) == sharp + 5,
      !text.isPlainWord(sharp + 5)
    else {
      return
    }
    let start = text.startOfWord(before: sharp)
    if sharp - start > 2, !text.isCommon(start..<sharp) { note(start..<sharp + 5, .user, text) }
  }

  /// Finds a handle after the name of a service in another script, at its colon.
  mutating func findWideMessenger(at colon: Int, _ text: borrowing TextReading) {
    guard text[colon - 1] >= 0x80 else { return }
    guard let service = Self.wideServices.first(where: { text.has($0, before: colon) }) else {
      return
    }
    findMessenger(after: colon - service.utf8.count..<colon, isSure: true, text)
  }

  private static let wideServices = [
    "微信", "微博", "インスタ", "ツイッター", "ライン", "인스타", "카톡", "라인", "инста", "телеграм", "тг", "вк",
  ]
}

extension TextReading {
  /// What is between the name of a service and a handle.
  enum Announcement { case none, space, colon, at }

  /// The end of words such as `app`, `ID` and `username` after the name of a service, and whether one of them says
  /// that a handle follows.
  fileprivate func endOfAnnouncement(from start: Int) -> (end: Int, isNamed: Bool) {
    var end = start
    var isNamed = false
    for _ in 0..<3 {
      let space = skipSpace(self[end] == 0x2D || self[end] == 0x5F ? end + 1 : end)
      let word = endOfLetters(from: space)
      let announcements = Self.announcements.utf8.span
      guard word > space, !isPlainWord(word),
        let value = SortedLines.value(of: span.extracting(space..<word), in: announcements)
      else { break }
      end = word
      if value.isEmpty { isNamed = true }
    }
    return (end, isNamed)
  }

  /// Words between the name of a service and a handle; those with a `-` say little.
  static let announcements = """
    account
    acct
    app -
    at -
    handle
    id
    is -
    me -
    name
    nick
    on -
    tag
    user
    username
    """

  /// The end of signs and spaces before a handle, and the strongest sign.
  fileprivate func endOfSigns(from start: Int) -> (end: Int, sign: Announcement) {
    var end = start
    var sign = Announcement.none
    while end - start < 16 {
      switch self[end] {
      case 0x20, 0x0A: if sign == .none { sign = .space }
      case 0x3A, 0x3D, 0x3E: sign = .colon  // : = >
      case 0x2D, 0x7E, 0x7C:
        if sign == .space, self[end + 1] == 0x20 { sign = .colon } else { return (end, sign) }
      case 0x40, 0x24: return (end + 1, .at)  // @ $
      case 0x80...:
        // An arrow or another picture.
        let (scalar, length) = UTF8Scalars.decode(span, at: end)
        if Scalars.isLetterOrDigit(scalar) { return (end, sign) }
        sign = .colon
        end += length - 1
      default: return (end, sign)
      }
      end += 1
    }
    return (end, .none)
  }

  /// The end of a handle of any service: letters, digits, `_`, and inside it periods, hyphens and `#`.
  fileprivate func endOfServiceHandle(from start: Int) -> Int {
    var end = start
    while isPlainWord(end)
      || end > start && (self[end] == 0x2E || self[end] == 0x2D || self[end] == 0x23)
        && isPlainWord(end + 1)
    { end += 1 }
    return end
  }

  /// Whether the first part of a handle is a common word.
  fileprivate func isCommonPart(of handle: Range<Int>) -> Bool {
    isCommon(handle.lowerBound..<endOfLetters(from: handle.lowerBound))
  }
}
