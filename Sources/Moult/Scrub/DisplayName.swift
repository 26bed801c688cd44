internal import JSONStream

/// A display name taken apart: its segments, without titles, degrees, pronouns and ornaments, and their words.
///
///     Dr. Anna M. Baumann, PhD 🇺🇦 | she/her      →  [anna, m, baumann]
///     Anna Baumann @ FESTIVAL                     →  [anna, baumann]
///
/// White space, `_`, `-` and `.` separate words; everything else that is no letter, digit or mark separates
/// segments. What follows an `@` is where somebody is, and a word after `#` is a topic: neither is a name.
struct DisplayName: Sendable {
  /// A word: a range of the folded bytes.
  struct Word: Sendable, BitwiseCopyable {
    var start: Int32
    var end: Int32
    var segment: Int32
    /// Whether an apostrophe, not a space, is between it and the word before.
    var isJoined: Bool
    /// Whether it is a title, a degree or the like.
    var isAffix = false
    /// Whether its segment consists of pronouns.
    var isLeftOut = false
    /// Whether it has letters.
    var hasLetters = true

    /// The number of its bytes.
    var count: Int { Int(end - start) }
  }

  /// How the letters `ä`, `ö`, `ü`, `å` and `ø` are read: people write them in several ways.
  enum Umlauts: CaseIterable {
    /// As `a`, `o`, `u`.
    case plain
    /// As `ae`, `oe`, `ue`, `aa`, `oe`.
    case spelled
    /// As `a`, `o`, `u`, and so are `ae`, `oe` and `ue`.
    case shortened

    /// Whether a name may have letters that are not read plainly. O(bytes).
    func mayChange(_ name: Span<UInt8>) -> Bool {
      switch self {
      case .plain: return true
      case .spelled:
        for index in name.indices where name[index] == 0xC3 || name[index] == 0xCC { return true }
      case .shortened:
        for index in name.indices.dropFirst()
        where name[index] | 0x20 == 0x65
          && DisplayName.isUmlautVowel(UInt32(name[index - 1] | 0x20))
        { return true }
      }
      return false
    }
  }

  private(set) var text = TextReading()
  private(set) var words: [Word] = []
  private let folding: Folding
  private let lists: NameAffixes

  init(_ folding: Folding = .builtIn, _ lists: NameAffixes = .builtIn) {
    self.folding = folding
    self.lists = lists
  }

  /// The most code points of a name that are read. The platform's longest names have fifty.
  static let longest = 1_024

  /// Replaces the contents by a name; returns false where that reads like ``Umlauts/plain``.
  /// O(`min(name.count, longest)`).
  mutating func read(_ name: Span<UInt8>, _ umlauts: Umlauts = .plain) -> Bool {
    guard umlauts.mayChange(name), fold(name, umlauts) || umlauts == .plain else { return false }
    split()
    markAffixes()
    return true
  }

  /// The folded bytes of a word.
  @_lifetime(borrow self)
  func bytes(of word: Word) -> Span<UInt8> { text.span.extracting(Int(word.start)..<Int(word.end)) }

  /// Folds a name; returns whether a letter was read in another way than plainly.
  private mutating func fold(_ name: Span<UInt8>, _ umlauts: Umlauts) -> Bool {
    if umlauts == .plain, name.count <= Self.longest, text.read(direct: name) { return false }
    text.removeAll()
    var isChanged = false
    var last: UInt32 = 0
    var index = 0
    var count = 0
    while index < name.count, count < Self.longest {
      let (scalar, length) = UTF8Scalars.decode(name, at: index)
      if Scalars.isSpace(scalar) {
        text.appendSpace(scalar, at: index)
      } else if umlauts == .shortened, scalar | 0x20 == 0x65, Self.isUmlautVowel(last) {
        isChanged = true
      } else if Scalars.invisible(scalar) == .visible {
        text.append(scalar, at: index, folding)
        if umlauts == .spelled, let second = Self.secondLetter(of: scalar) {
          text.append(second, at: index, folding)
          isChanged = true
        }
      }
      last = scalar | 0x20
      index += length
      count += 1
    }
    text.finish(at: index)
    return isChanged
  }

  private static func isUmlautVowel(_ scalar: UInt32) -> Bool {
    scalar == 0x61 || scalar == 0x6F || scalar == 0x75
  }

  private static func secondLetter(of scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0xC4, 0xE4, 0xD6, 0xF6, 0xDC, 0xFC, 0xD8, 0xF8: 0x65
    case 0xC5, 0xE5: 0x61
    default: nil
    }
  }

  /// What comes before a word.
  private enum Gap { case none, apostrophe, space, segment, place, topic }

  private mutating func split() {
    words.removeAll(keepingCapacity: true)
    var segment: Int32 = 0
    var gap = Gap.none
    var index = 0
    while index < text.count {
      let end = text.endOfWord(from: index)
      if end > index {
        if gap == .segment || gap == .place || gap == .topic { segment += 1 }
        let isName = gap != .topic && (gap != .place || words.isEmpty)
        if isName {
          words.append(
            Word(
              start: Int32(index), end: Int32(end), segment: segment, isJoined: gap == .apostrophe))
        }
        gap = gap == .place && !isName ? .place : .none
        index = end
      } else {
        gap = Self.gap(after: gap, text[index])
        index += 1
      }
    }
  }

  private static func gap(after gap: Gap, _ byte: UInt8) -> Gap {
    switch byte {
    case 0x40: .place  // @
    case 0x23: .topic  // #
    case _ where gap == .place && (byte == 0x20 || byte == 0x5F || byte == 0x2D): .place
    case 0x27: gap == .none ? .apostrophe : gap
    case 0x20, 0x0A, 0x5F, 0x2D, 0x2E: gap == .none || gap == .apostrophe ? .space : gap
    default: .segment
    }
  }

  /// Marks titles and degrees, and segments of pronouns alone, unless nothing would be left.
  private mutating func markAffixes() {
    var start = 0
    var isNamed = false
    for index in 0..<words.count {
      let word = words[index]
      let isAffix = lists.affixes.contains(text.span.extracting(Int(word.start)..<Int(word.end)))
      let hasLetters = !text.span.extracting(Int(word.start)..<Int(word.end)).allDigits
      words[index].isAffix = isAffix
      words[index].hasLetters = hasLetters
      let isLast = index + 1 == words.count || words[index + 1].segment != word.segment
      guard isLast else { continue }
      let isOfPronouns = isOfPronouns(start...index)
      isNamed = isNamed || !isOfPronouns
      if isOfPronouns { for place in start...index { words[place].isLeftOut = true } }
      start = index + 1
    }
    if !isNamed { for index in 0..<words.count { words[index].isLeftOut = false } }
  }

  private func isOfPronouns(_ range: ClosedRange<Int>) -> Bool {
    for index in range where !lists.pronouns.contains(bytes(of: words[index])) { return false }
    return true
  }
}

extension Span where Element == UInt8 {
  /// Whether all bytes are ASCII digits.
  var allDigits: Bool {
    for index in indices where !ByteClass.isDigit(self[index]) { return false }
    return true
  }
}

extension TextReading {
  /// The index after the letters, digits and marks from an index on, in any script. O(length).
  func endOfWord(from start: Int) -> Int {
    var index = start
    while index < count {
      let byte = self[index]
      if byte < 0x80 {
        guard ByteClass.isLetter(byte) || ByteClass.isDigit(byte) else { break }
        index += 1
      } else {
        let (scalar, length) = UTF8Scalars.decode(span, at: index)
        guard Scalars.isLetterOrDigit(scalar) else { break }
        index += length
      }
    }
    return index
  }
}
