internal import JSONStream

/// Finds in a text what identifies a person: by its form, or because it is a name of the record.
///
/// One pass over the folded bytes of a reading. A table says which bytes can start a pattern, so that plain text costs
/// a look-up for each byte; rules run only at the others. Each rule looks a bounded distance back and ahead, or
/// remembers where it ended, so that a text takes time proportional to its length.
struct PatternSearch: Sendable {
  /// The ranges of the written text that are to be replaced, in the order in which they were found.
  private(set) var found: [Found] = []
  /// The ends of the last link, host name and number found: the search does not look inside them again.
  var linkEnd = 0
  var hostEnd = 0
  var numberEnd = 0
  /// The last run of link characters in which a known link was found, and its end without the punctuation
  /// of its sentence, so that many known links in one run search for its end once.
  var lastRun = (limit: 0, end: 0)
  /// Words of the text that may be disguised names, and the end of the last one.
  var disguises: [Disguise] = []
  var disguiseEnd = 0
  /// Of one of these words.
  var disguiseRows = ByteRows()
  private let starters = Starter.table
  private let keywords = Keywords()

  /// A range of the written text to replace.
  struct Found: Sendable {
    var range: Range<Int>
    var replacement: Replacement
  }

  /// What replaces a range.
  enum Replacement: Sendable, BitwiseCopyable {
    case mark(Mark)
    /// The minutes of a clock time, of which the full hour remains.
    case fullHour
    /// Minutes after which the text says what the hour is (`1 pm`).
    case nothing

    var text: String {
      switch self {
      case .mark(let mark): mark.text
      case .fullHour: ":00"
      case .nothing: ""
      }
    }
  }

  /// Forgets what was found and keeps the memory.
  mutating func removeAll() { found.removeAll(keepingCapacity: true) }

  /// Searches one reading of a text.
  mutating func search(
    _ text: borrowing TextReading, of readings: borrowing TextReadings,
    _ names: borrowing RecordNames
  ) {
    (linkEnd, hostEnd, numberEnd, disguiseEnd, lastRun) = (0, 0, 0, 0, (0, 0))
    var work = 0
    findKeyword(at: 0, text)
    let hasNames = !names.index.isEmpty
    for index in 0..<text.count {
      let starter = starters[Int(text.bytes[index])]
      if starter != .none {
        find(starter, at: index, text, of: readings)
      }
      if hasNames, names.mayStart(at: index, in: text) {
        findName(at: index, text, of: readings, names, &work)
      }
    }
    if hasNames, !disguises.isEmpty { findDisguises(text, names) }
    disguises.removeAll(keepingCapacity: true)
    findTruncatedLink(at: text.count, text)
  }

  /// Adds a range of a reading, widened to whole characters.
  mutating func note(_ range: Range<Int>, _ mark: Mark, _ text: borrowing TextReading) {
    note(range, .mark(mark), text)
  }

  mutating func note(_ range: Range<Int>, _ replacement: Replacement, _ text: borrowing TextReading)
  {
    guard !range.isEmpty else { return }
    found.append(Found(range: text.written(range), replacement: replacement))
  }

  private mutating func find(
    _ starter: Starter, at index: Int, _ text: borrowing TextReading,
    of readings: borrowing TextReadings
  ) {
    switch starter {
    case .none: break
    case .gap:
      findKeyword(at: index + 1, text)
      if index > 0, text.bytes[index - 1] >= 0x80 { findWideMessenger(at: index, text) }
      if text[index &+ 2] == text.bytes[index] { noteSeparated(at: index, text) }
    case .at:
      findMention(at: index, text, of: readings)
      findAddress(at: index, text)
    case .colon:
      findScheme(at: index, text)
      findWideMessenger(at: index, text)
      findLetteredAddress(at: index, text)
    case .dot:
      findHost(at: index, text, of: readings)
      if text[index &+ 2] == 0x2E { noteSeparated(at: index, text) }
      findDottedAddress(at: index, text)
    case .digit:
      findNumber(at: index, text, of: readings)
      noteMixed(at: index, text)
    case .plus:
      findPlusCode(at: index, text)
      findTelephone(at: index, text)
    case .bracket:
      findBracket(at: index, text)
      findTelephone(at: index, text)
      findKeyword(at: index + 1, text)
    case .slash:
      findThreeWords(at: index, text)
      findKeyword(at: index + 1, text)
    case .sharp:
      findNumberedHandle(at: index, text)
      findKeyword(at: index + 1, text)
    case .backslash: findEscapedMention(at: index, text)
    case .wide: findWide(at: index, text, of: readings)
    }
  }

  /// Finds what starts with a character that is not ASCII: an ellipsis, an ideographic full stop, or a digit in
  /// ideographs.
  private mutating func findWide(
    at index: Int, _ text: borrowing TextReading, of readings: borrowing TextReadings
  ) {
    switch (text[index], text[index + 1], text[index + 2]) {
    case (0xE2, 0x80, 0xA6): findTruncatedLink(at: index, text)
    case (0xE3, 0x80, 0x82): findHost(at: index, text, of: readings)
    case (0xE5, 0xBE, 0xAE): findJoinedMessenger(at: index, text)
    default: findIdeographicNumber(at: index, text)
    }
  }

  private mutating func findName(
    at index: Int, _ text: borrowing TextReading, of readings: borrowing TextReadings,
    _ names: borrowing RecordNames, _ work: inout Int
  ) {
    guard let name = names.match(at: index, in: text, of: readings, &work) else { return }
    let end = name.mark == .url ? endOfKnownLink(from: name.end, text) : name.end
    note(index..<end, name.mark, text)
  }

  /// The end of the link characters after a known link, which belong to it.
  private mutating func endOfKnownLink(from start: Int, _ text: borrowing TextReading) -> Int {
    if start >= lastRun.limit { lastRun = text.runOfLink(from: start) }
    return max(start, lastRun.end)
  }

  /// Looks for a keyword at the start of a word.
  private mutating func findKeyword(at index: Int, _ text: borrowing TextReading) {
    guard keywords.mayStart(text[index], text[index + 1]) else { return }
    let end = text[index] < 0x80 ? text.endOfLetters(from: index) : text.endOfWord(from: index)
    guard !text.isWord(at: end) || ByteClass.isDigit(text[end]),
      let keyword = keywords.find(text, index..<end)
    else {
      return
    }
    find(keyword, index..<end, text)
  }
}

/// What a byte can start.
enum Starter: UInt8, Sendable, BitwiseCopyable {
  case none, gap, at, colon, dot, digit, plus, bracket, slash, sharp, backslash, wide

  static var table: InlineArray<256, Starter> {
    InlineArray { byte in of(UInt8(byte)) }
  }

  private static func of(_ byte: UInt8) -> Starter {
    switch byte {
    case 0x40: .at
    case 0x3A: .colon
    case 0x2E: .dot
    case 0x30...0x39: .digit
    case 0x2B: .plus
    case 0x28, 0x3C, 0x5B, 0x7B: .bracket
    case 0x2F: .slash
    case 0x23: .sharp
    case 0x5C: .backslash
    // The first bytes of an ellipsis, of an ideographic full stop and of the ideographs of digits.
    case 0xE2, 0xE3, 0xE4, 0xE5: .wide
    case 0x09, 0x0A, 0x20...0x7E: ByteClass.isWord(byte) || byte == 0x27 ? .none : .gap
    default: .none
    }
  }
}
