internal import JSONStream

/// Parts of e-mail addresses, and spelled signs.
extension TextReading {
  /// The start of the local part of an address that ends at an index.
  func startOfLocalPart(before end: Int) -> Int {
    if self[end - 1] == 0x22, let quote = startOfQuote(before: end) { return quote }
    var start = end
    // The longest local part of an address has 64 characters (RFC 5321).
    while start > 0, end - start < 64 {
      if isLocalPart(start - 1) {
        start -= 1
      } else if self[start - 1] >= 0x80, isWord(before: start),
        let letter = startOfLetter(before: start)
      {
        start = letter
      } else {
        break
      }
    }
    while start < end, self[start] == 0x2E || self[start] == 0x27 { start += 1 }
    return start
  }

  /// The start of a local part with spelled dots in it that goes on before its last part: `name dot b at`.
  func startOfSpelledLocalPart(_ start: Int) -> Int {
    guard self[start - 1] == 0x20 else { return start }
    let word = startOfWord(before: start - 1)
    guard word < start - 1, self[word - 1] == 0x20, isSpelledDot(word..<start - 1) else {
      return start
    }
    return startOfLocalPart(before: word - 1)
  }

  /// Whether a label is the name of a mail service, which people write without its domain.
  func isMailService(_ label: Range<Int>) -> Bool {
    SortedLines.contains(span.extracting(label), in: Self.mailServices.utf8.span)
  }

  static let mailServices = """
    gmail
    gmailcom
    gmx
    googlemail
    hotmail
    icloud
    live
    outlook
    protonmail
    yahoo
    yandex
    """

  private func startOfQuote(before end: Int) -> Int? {
    var start = end - 1
    while start > 0, end - start < 66 {
      start -= 1
      if self[start] == 0x22 { return start }
    }
    return nil
  }

  private func isLocalPart(_ index: Int) -> Bool {
    switch self[index] {
    case 0x2E, 0x2D, 0x2B, 0x25: true  // . - + %
    case 0x27: isPlainWord(index - 1)
    default: isPlainWord(index)
    }
  }

  /// The end of a host with a dot, nil if there is none at an index.
  func endOfAddressHost(from start: Int) -> Int? {
    var end = endOfHostLabel(from: start)
    var last = start
    guard end > start else { return nil }
    while case let length = lengthOfHostDot(at: end), length > 0,
      case let next = endOfHostLabel(from: end + length), next > end + length
    {
      last = end + length
      end = next
    }
    return last > start && end - last >= 2 && !isDigit(last) ? end : nil
  }

  private func endOfHostLabel(from start: Int) -> Int {
    var end = endOfHandle(from: start)
    while self[end] == 0x2D { end = endOfHandle(from: end + 1) }
    return end
  }

  /// Whether the last label of a host is a top-level domain.
  func endsWithTopLevel(_ host: Range<Int>) -> Bool {
    var start = host.upperBound
    while start > host.lowerBound, self[start - 1] != 0x2E, self[start - 1] != 0x82 { start -= 1 }
    return isTopLevel(start..<host.upperBound)
  }

  /// Whether a word in brackets spells `@`: `(at)`, `(ät)`, `(a)`, `(@)`, `(arroba)`.
  func isSpelledAt(_ word: Range<Int>) -> Bool {
    SortedLines.contains(span.extracting(word), in: Self.spelledAts.utf8.span)
  }

  /// Words for `@`, folded, in the order of their bytes.
  static let spelledAts = """
    @
    a
    affenschwanz
    apenstaart
    apenstaartje
    aperstaart
    arobas
    arobase
    arond
    arroba
    at
    chiocciola
    chiocciolina
    et
    klammeraffe
    kukac
    malpa
    malpka
    snabel
    snabela
    strudel
    zavinac
    παπακι
    маимунско
    равлик
    собака
    собачка
    эт
    שטרודל
    アット
    アットマーク
    艾特
    골뱅이
    앳
    """

  /// Whether a word spells `.`, as in `(dot)`.
  func isSpelledDot(_ word: Range<Int>) -> Bool {
    SortedLines.contains(span.extracting(word), in: Self.spelledDots.utf8.span)
  }

  /// Words for `.`, folded, in the order of their bytes.
  static let spelledDots = """
    .
    d0t
    dot
    kropka
    nokta
    piste
    point
    pont
    ponto
    prikk
    punct
    punkt
    punkto
    punt
    punto
    tacka
    tecka
    tochka
    tocka
    τελεια
    крапка
    точка
    тчк
    נקודה
    نقطه
    ドット
    点
    點
    닷
    점
    """

  /// Whether `)`, `]`, `}` or `>` is at an index.
  func isClosingBracket(_ index: Int) -> Bool {
    switch self[index] {
    case 0x29, 0x3E, 0x5D, 0x7D: true
    default: false
    }
  }

  /// The index after a dot, with its spaces and brackets, and whether it is spelled out.
  func endOfDot(from index: Int) -> (index: Int, isSpelled: Bool)? {
    if self[index] == 0x2E { return (index + 1, false) }
    var start = skipSpace(index)
    let isBracketed =
      self[start] == 0x28 || self[start] == 0x3C || self[start] == 0x5B || self[start] == 0x7B
    if isBracketed { start = skipSpace(start + 1) }
    guard isBracketed || start > index else { return nil }
    let end = self[start] == 0x2E ? start + 1 : endOfWord(from: start)
    guard end > start, isSpelledDot(start..<end) else { return nil }
    var after = skipSpace(end)
    if isBracketed {
      guard isClosingBracket(after) else { return nil }
      after = skipSpace(after + 1)
    } else if after == end, self[start] != 0x2E {
      return nil
    }
    return (after, self[start] != 0x2E || isBracketed)
  }
}
