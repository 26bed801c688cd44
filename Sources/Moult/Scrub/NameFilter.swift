internal import JSONStream

/// Which names may be in a value or text: Bloom filters of two to four folded bytes of it in a row.
///
/// Each needle of a name starts at a word of it, so a name of which no word starts like any place of the value is
/// not in it. It is never wrong about names that it excludes; names that it cannot judge cheaply it admits.
struct NameFilter: Sendable {
  private var rows = ByteRows()
  /// The rows of words that may be disguised names, with letters in place of digits.
  private var disguises = ByteRows()
  private var hasDisguises = false
  private let folding: Folding

  init(_ folding: Folding = .builtIn) { self.folding = folding }

  mutating func removeAll() {
    rows.removeAll()
    if hasDisguises { disguises.removeAll() }
    hasDisguises = false
  }

  /// Adds a reading of the value. O(`value.count`).
  mutating func insert(_ value: borrowing TextReading) {
    let value = value.span
    rows.startRun()
    for index in value.indices { rows.append(value[index]) }
  }

  /// Adds what may be names in disguise: words in which digits replace letters, and letters with a sign between them; see
  /// ``PatternSearch/findDisguises(_:_:)``. O(`value.count`).
  mutating func insert(disguisesIn value: borrowing TextReading) {
    var index = 0
    while index < value.count {
      let byte = value[index]
      if ByteClass.isDigit(byte), value.isLetter(index - 1) || value.isLetter(index + 1) {
        let word = value.plainWord(around: index)
        if PatternSearch.mayBeDisguise(word, value) {
          insert(disguise: value, word.lowerBound, word.upperBound, step: 1)
        }
        index = max(index, word.upperBound)
      } else if value[index + 2] == byte, value[index + 4] == byte, !value.isPlainWord(index),
        value.isLetter(index - 1)
      {
        let start = index - 1
        while value[index] == byte, value.isLetter(index + 1) { index += 2 }
        insert(disguise: value, start, index, step: 2)
      }
      index += 1
    }
  }

  private mutating func insert(
    disguise value: borrowing TextReading, _ start: Int, _ end: Int, step: Int
  ) {
    hasDisguises = true
    disguises.startRun()
    for index in stride(from: start, to: end, by: step) {
      disguises.append(PatternSearch.canonical(value[index]))
    }
  }

  /// Whether the value may have a needle: its first bytes up to the first separator, four at most.
  @inline(__always)
  func admits(needle: Span<UInt8>) -> Bool {
    var word: UInt32 = 0
    var count = 0
    while count < min(4, needle.count) {
      let byte = needle[count]
      if byte == 0x20 || byte == 0x5F { break }
      word |= UInt32(byte) << UInt32(8 * count)
      count += 1
    }
    return count == 0 || rows.contains(word, count)
  }

  /// Whether the value may have a handle.
  func admits(handle: Span<UInt8>) -> Bool {
    let start = handle.count > 0 && handle[0] == 0x40 ? 1 : 0
    guard start < handle.count else { return false }
    // A disguised handle may be without the `_` at its start.
    if hasDisguises, let letter = handle.indices[start...].first(where: { handle[$0] != 0x5F }),
      letter > start, admits(handle: handle.extracting(letter...))
    {
      return true
    }
    return handle[start] < 0x80 ? admits(wordAt: start, of: handle) : admits(name: handle)
  }

  /// Whether the value may have a link, given without its scheme and `www.` in small letters.
  func admits(link: Span<UInt8>) -> Bool {
    guard link.count > 3 else { return true }
    // A scheme or `www.` in capitals is not taken off yet.
    let first = link[0].lowercased
    if first == 0x68 || first == 0x77 { return true }
    var word: UInt32 = 0
    for index in 0..<4 {
      guard link[index] &- 0x21 < 0x5E, link[index] != 0x25 else { return true }
      word |= UInt32(link[index].lowercased) << UInt32(8 * index)
    }
    return rows.contains(word, 4)
  }

  /// Whether the value may have a name, a part of it or a word of it. O(`name.count`).
  func admits(name: Span<UInt8>) -> Bool {
    var isStart = true
    var hasLatin = false
    var hasOther = false
    var index = 0
    while index < name.count {
      let byte = name[index]
      if byte < 0x80 {
        // An entity or percent encoding can be any character.
        if byte == 0x25 || byte == 0x26 { return true }
        if isStart, byte > 0x20, admits(wordAt: index, of: name) { return true }
        let isLetter = byte.isLetter
        hasLatin = hasLatin || isLetter
        isStart = !isLetter && !ByteClass.isDigit(byte)
        index += 1
      } else {
        let (scalar, length) = UTF8Scalars.decode(name, at: index)
        let script = Script(scalar)
        let next = name.extracting((index + length)...)
        switch script {
        case .unknown: if admits(scalar, before: next, isAlone: true) { return true }
        case .ideographic: if admits(scalar, before: next, isAlone: true) { return true }
        case .spaced: if isStart, admits(scalar, before: next, isAlone: false) { return true }
        case .sign: if index == 0, admits(scalar, before: next, isAlone: true) { return true }
        case .latin: return true
        }
        hasOther = hasOther || 0x240..<0x5C0 ~= scalar
        // After an Arabic article its word may start.
        let isInArticle = scalar == 0x627 || scalar == 0x644
        isStart = script != .spaced || isStart && isInArticle
        index += length
      }
    }
    // Letters that look like Latin ones beside such.
    return hasLatin && hasOther
  }

  /// Whether the value has the first four bytes of a word of ASCII, or as many of them as have one form only.
  private func admits(wordAt index: Int, of name: Span<UInt8>) -> Bool {
    var word = UInt32(name[index].lowercased)
    guard let second = plainByte(after: index, in: name) else { return contains(word, 1) }
    word |= UInt32(second) << 8
    guard let third = plainByte(after: index + 1, in: name) else { return contains(word, 2) }
    word |= UInt32(third) << 16
    guard let fourth = plainByte(after: index + 2, in: name) else { return contains(word, 3) }
    return contains(word | UInt32(fourth) << 24, 4)
  }

  /// Whether the value has a row of bytes, as it is or in disguise.
  @inline(__always)
  private func contains(_ row: UInt32, _ length: Int) -> Bool {
    rows.contains(row, length)
      || hasDisguises && disguises.contains(Self.canonical(row), length)
  }

  private static func canonical(_ row: UInt32) -> UInt32 {
    var result: UInt32 = 0
    for place in 0..<UInt32(4) {
      let byte = UInt8(truncatingIfNeeded: row >> (8 * place))
      result |= UInt32(PatternSearch.canonical(byte)) << (8 * place)
    }
    return result
  }

  /// The folded letter or digit of ASCII after an index, unless it may be the `e` of an umlaut.
  @inline(__always)
  private func plainByte(after index: Int, in name: Span<UInt8>) -> UInt8? {
    guard index + 1 < name.count else { return nil }
    let byte = name[index + 1].lowercased
    guard byte.isLetter || ByteClass.isDigit(byte) else { return nil }
    let before = name[index] | 0x20
    let mayBeUmlaut = byte == 0x65 && (before == 0x61 || before == 0x6F || before == 0x75)
    return mayBeUmlaut ? nil : byte
  }

  /// Whether the value may have the folded form of a character beyond ASCII, and of the letter after it.
  ///
  /// - Parameter isAlone: whether a needle may end after the character, so that what follows does not count.
  private func admits(_ scalar: UInt32, before next: Span<UInt8>, isAlone: Bool) -> Bool {
    let form = folding.start(of: scalar)
    guard form.first >= 0x80 else {
      return form.first != 0 && contains(UInt32(form.first), 1)
    }
    let isFound = rows.contains(
      Self.word(form.first, form.second, form.third), form.third == 0 ? 2 : 3)
    guard isFound, !isAlone, next.count > 0, next[0] >= 0x80 else { return isFound }
    let following = folding.start(of: UTF8Scalars.decode(next, at: 0).scalar)
    let last = form.third == 0 ? form.second : form.third
    // A mark has no form of its own.
    return following.first < 0x80
      || rows.contains(Self.word(last, following.first, following.second), 3)
  }

  @inline(__always)
  private static func word(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt32 {
    UInt32(first) | UInt32(second) << 8 | UInt32(third) << 16
  }
}

/// How names are written in the script of a character beyond ASCII.
private enum Script {
  /// Words begin after characters that are no letters.
  case spaced
  /// A name may begin and end at each character.
  case ideographic
  /// No letter.
  case sign
  /// A block with small capitals or other letters that are read as Latin ones.
  case latin
  case unknown

  init(_ scalar: UInt32) {
    switch scalar {
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x370...0x373, 0x386...0x481, 0x48A...0x52F,
      0x561...0x587, 0x5D0...0x5EA, 0x620...0x64A, 0x671...0x6D3, 0x3041...0x3096, 0x30A1...0x30FA:
      self = .spaced
    case 0x3400...0x9FFF, 0xAC00...0xD7A3: self = .ideographic
    case 0x2010...0x2044, 0x2190...0x23FF, 0x2500...0x2BFF, 0xFE00...0xFE0F, 0x1F300...0x1F64F,
      0x1F680...0x1F6FF, 0x1F900...0x1F9FF:
      self = .sign
    case 0x1000..<0x1E00, 0xA000..<0xAC00: self = .latin
    default: self = .unknown
    }
  }
}
