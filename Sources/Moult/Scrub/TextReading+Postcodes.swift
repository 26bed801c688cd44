internal import JSONStream

/// Postcodes, boxes and addresses of East Asia.
extension TextReading {
  /// The range of a postcode whose first digit is at an index: `SW1A 2AA`, `K1A 0B1`, `〒100-0001`, `100-0001 東京`.
  func postcode(at digit: Int, _ readings: borrowing TextReadings) -> Range<Int>? {
    if let end = endOfJapanesePostcode(from: digit) { return digit..<end }
    guard isLetter(digit - 1) else { return nil }
    let start = isLetter(digit - 2) ? digit - 2 : digit - 1
    guard !isPlainWord(start - 1) else { return nil }
    let area = isPlainWord(digit + 1) && !isInward(digit + 1) ? digit + 2 : digit + 1
    let isApart = self[area] == 0x20 || self[area] == 0x2D
    let inward = isApart ? area + 1 : area
    guard isDigit(inward), isLetter(inward + 1), isPlainWord(inward + 2), !isPlainWord(inward + 3)
    else {
      return nil
    }
    let isBritish = isInward(inward)
    // In small letters, or joined, it has to be as long as no other code is.
    if !readings.isASCIICapital(start, self) || !readings.isASCIICapital(inward + 1, self) {
      guard isApart, isBritish, area - start > 2 else { return nil }
    } else if !isApart {
      guard isBritish, area - start > 2, isLetter(digit + 1) || isDigit(digit + 1) else {
        return nil
      }
    }
    return start..<inward + 3
  }

  /// Whether a digit and two letters of the second part of British postcodes are at an index. They are none of
  /// `cikmov`, and so not those of `2am` and `5km`.
  private func isInward(_ index: Int) -> Bool {
    guard isDigit(index), isLetter(index + 1), isLetter(index + 2), !isPlainWord(index + 3) else {
      return false
    }
    for place in index + 1...index + 2 {
      switch self[place] {
      case 0x63, 0x69, 0x6B, 0x6D, 0x6F, 0x76: return false
      default: continue
      }
    }
    return true
  }

  private func endOfJapanesePostcode(from digit: Int) -> Int? {
    let dash = endOfDigits(from: digit)
    guard dash == digit + 3, self[dash] == 0x2D, case let end = endOfDigits(from: dash + 1),
      end == dash + 5
    else { return nil }
    let next = skipSpace(end)
    return has("〒", before: skipSpaceBack(digit)) || self[next] &- 0xE3 < 7 ? end : nil
  }

  /// The range of the number of a post office box, with its word.
  func box(at digit: Int) -> Range<Int>? {
    guard self[digit - 1] == 0x20, case let end = endOfDigits(from: digit), end - digit < 7 else {
      return nil
    }
    return Self.boxes.first {
      has($0, before: digit - 1) && !isPlainWord(digit - 2 - $0.utf8.count)
    }
    .map { digit - 1 - $0.utf8.count..<end }
  }

  private static let boxes = [
    "po box", "p.o. box", "p.o.box", "p. o. box", "postfach", "postbus", "apartado", "apdo.",
    "casilla", "caixa postal", "boite postale", "casella postale", "skrytka pocztowa", "а/я",
  ]

  /// The range of numbers after the name of a quarter or street in ideographs or Hangul: `丸の内1-9-1`, `建国路88号`,
  /// `테헤란로 123`.
  func quarter(at digit: Int) -> Range<Int>? {
    let name = skipSpaceBack(digit)
    guard self[name - 1] >= 0x80, self[name - 3] &- 0xE3 < 11 else { return nil }
    var end = endOfDigits(from: digit)
    guard end - digit <= 4 else { return nil }
    if Self.roads.contains(where: { has($0, before: name) }), has("号", at: end) || has("號", at: end)
    {
      return startOfRun(before: name, atMost: 3)..<end + 3
    }
    if has("로", before: name) || has("길", before: name), isKoreanRoad(before: name) {
      return startOfRun(before: name, atMost: 6)..<end
    }
    var parts = 1
    if has("丁目", at: end) { (parts, end) = (2, end + 6) }
    while parts < 4, self[end] == 0x2D || parts == 2,
      case let next = self[end] == 0x2D ? end + 1 : end,
      case let last = endOfDigits(from: next), last > next, last - next <= 3
    {
      (parts, end) = (parts + 1, last)
    }
    guard parts > 1, let quarter = endOfQuarter(before: name) else { return nil }
    return quarter..<end
  }

  private static let roads = ["路", "街", "道", "巷", "弄", "村", "段", "里"]
  private static let quarters = ["区", "市", "町", "村", "県", "都", "府", "郡", "區", "縣"]

  /// The start of the wide characters before an index, a few.
  private func startOfRun(before end: Int, atMost count: Int) -> Int {
    var start = end
    while end - start < 3 * count, self[start - 1] >= 0x80, self[start - 3] &- 0xE3 < 11 {
      start -= 3
    }
    return start
  }

  /// The end of the name of a district among the last wide characters before an index, nil if there is none.
  private func endOfQuarter(before end: Int) -> Int? {
    var start = end
    while end - start < 36, self[start - 1] >= 0x80, self[start - 3] &- 0xE3 < 11 {
      if Self.quarters.contains(where: { has($0, at: start - 3) }) { return start }
      start -= 3
    }
    return nil
  }

  /// Whether a Korean district is before the name of a road.
  private func isKoreanRoad(before end: Int) -> Bool {
    let start = startOfRun(before: end, atMost: 6)
    guard self[start - 1] == 0x20 else { return false }
    return ["구", "시", "군", "동", "읍", "면"].contains { has($0, before: start - 1) }
  }
}
