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
    if text.has("live:", at: start) { (start, sign) = (start + 5, .colon) }
    let end = text.endOfServiceHandle(from: start)
    let handle = start..<end
    // A number is that of a telephone.
    guard handle.count > 2, sign != .none, text.endOfDigits(from: start) < end else { return }
    let counts =
      switch sign {
      case .at: true
      case .colon:
        text.hasShapeOfHandle(handle)
          || (isSure || isNamed || isAlone(handle, text)) && !text.isCommonPart(of: handle)
      case .space:
        text.hasShapeOfHandle(handle) && text.isLetter(start)
          || (isNamed || isSure && text.isSaid(word, announced) && isAlone(handle, text))
            && !text.isCommonPart(of: handle)
      case .none: false
      }
    if counts { note(handle, .user, text) }
  }

  /// Whether nothing of a sentence follows a handle.
  private func isAlone(_ handle: Range<Int>, _ text: borrowing TextReading) -> Bool {
    handle.count > 3 && text.isEndOfPhrase(handle.upperBound)
  }

  private mutating func findRedditor(after word: Range<Int>, _ text: borrowing TextReading) {
    guard text[word.upperBound] == 0x2F else { return }
    let start = word.upperBound + 1
    let end = text.endOfLabel(from: start)
    if end - start > 2, !text.isCommon(start..<end) { note(start..<end, .user, text) }
  }

  /// Finds a handle with four digits after a sharp, as Discord has them, at the sharp.
  mutating func findNumberedHandle(at sharp: Int, _ text: borrowing TextReading) {
    let end = text.endOfLabel(from: sharp + 1)
    guard text.isPlainWord(sharp - 1), 3...5 ~= end - sharp - 1 else { return }
    let start = text.startOfWord(before: sharp)
    // Discord has four digits; other games have a few letters, so that a word before says what it is.
    let isNumbered = end == sharp + 5 && text.endOfDigits(from: sharp + 1) == end
    guard isNumbered || text.hasWord(in: Self.tagServices, before: start) else { return }
    if sharp - start > 2, !text.isCommon(start..<sharp) { note(start..<end, .user, text) }
  }

  static let tagServices = """
    battletag
    id
    riot
    valorant
    """

  /// Finds a handle after the name of a service in another script, at the colon or space after the name.
  mutating func findWideMessenger(at gap: Int, _ text: borrowing TextReading) {
    guard text[gap - 1] >= 0x80 else { return }
    // Most words are not before a Latin one.
    let (start, sign) = text.endOfSigns(from: gap)
    guard sign != .none, text.isPlainWord(start),
      Self.wideEnds.contains(text.lastBytes(before: gap)),
      let service = Self.wideServices.first(where: { text.has($0, before: gap) })
    else {
      return
    }
    let word = gap - service.utf8.count..<gap
    if text[gap] == 0x3A || !text.isLetter(start)
      || text.hasShapeOfHandle(start..<text.endOfServiceHandle(from: start))
      || text.isEndOfPhrase(text.endOfServiceHandle(from: start))
    {
      findMessenger(after: word, isSure: true, isCertain: true, text)
    }
  }

  /// Finds a handle directly after the name of a service in Chinese.
  mutating func findJoinedMessenger(at index: Int, _ text: borrowing TextReading) {
    for service in Self.joinedServices where text.has(service, at: index) {
      let start = index + service.utf8.count
      let end = text.endOfServiceHandle(from: start)
      if end - start > 4, text.isLetter(start), text.hasShapeOfHandle(start..<end) {
        return note(start..<end, .user, text)
      }
    }
  }

  private static let joinedServices = ["微信号", "微信", "微博"]

  /// The last three bytes of the services, which rule out nearly all words.
  private static let wideEnds = Set(
    wideServices.map { $0.utf8.suffix(3).reduce(0) { $0 << 8 | UInt32($1) } })

  private static let wideServices = [
    "微信", "微信号", "微博", "小红书", "小红书号", "抖音", "抖音号", "快手", "公众号", "企鹅", "インスタ", "ツイッター", "ライン",
    "カカオ", "ディスコード", "인스타", "인스타그램", "카톡", "카카오톡", "카카오", "라인", "텔레그램", "инста", "инстаграм",
    "телеграм", "телеграмм", "телега", "тг", "вк", "скаип", "вибер", "ватсап", "дискорд", "тикток",
    "سناب", "سنابي",
    "سناب شات", "انستا", "انستغرام", "انستقرام", "تيليجرام", "تلجرام", "تلغرام", "تويتر", "واتساب",
    "اینستا", "تلگرام",
    "ไอจี", "ไลน์", "ไลน์ไอดี", "เฟส", "फेसबुक", "इंस्टा", "इंस्टाग्राम", "τηλεγραμ", "אינסטגרם", "טלגרם", "סנאפ",
    "📸",
    "👻", "🎮", "📧",
  ].map { Self.folded($0) }

  private static func folded(_ service: String) -> String {
    var text = TextReading()
    text.read(compact: Array(service.utf8).span, atMost: 64, .builtIn)
    return String(decoding: text.bytes[0..<text.count], as: UTF8.self)
  }
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
    ad
    app -
    at -
    e -
    es -
    est -
    gt
    handle
    hesabi
    hesabim
    id
    is -
    ist -
    me -
    name
    nick
    on -
    tag
    user
    username
    """

  /// Whether words around the name of a service say that a handle follows: `add me on snap`, `my snap is`, `kik me`.
  fileprivate func isSaid(_ service: Range<Int>, _ announced: Int) -> Bool {
    announced > service.upperBound || hasWord(in: Self.requests, before: service.lowerBound)
  }

  static let requests = """
    add
    agregame
    ajoute
    anademe
    find
    follow
    hmu
    seguime
    sigueme
    """

  /// The three bytes before an index.
  fileprivate func lastBytes(before index: Int) -> UInt32 {
    UInt32(self[index - 3]) << 16 | UInt32(self[index - 2]) << 8 | UInt32(self[index - 1])
  }

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
