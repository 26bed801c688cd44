internal import JSONStream

/// Coordinates.
extension TextReading {
  /// A number with decimals.
  private struct Decimal {
    var range: Range<Int>
    var decimals: Int
    var isComma: Bool
  }

  /// The range of coordinates whose first digit is at an index: a pair of numbers with three decimals or more, one
  /// such number with a direction, degrees and minutes, or a code of a map after its name.
  func coordinates(from start: Int) -> Range<Int>? {
    let digits = endOfDigits(from: start)
    if let code = gridCode(at: start) { return code }
    if 4...5 ~= digits - start, let end = endOfSeafarers(from: digits) { return start..<end }
    guard digits - start <= 3, number(start..<digits) <= 180 else { return nil }
    if let end = endOfMinutes(from: digits) ?? endOfPlainMinutes(from: digits) {
      return startOfSign(start)..<end
    }
    guard let first = decimal(from: start, digits) else { return nil }
    let afterFirst = endOfDirection(from: first.range.upperBound)
    var index = afterFirst.end
    while index - afterFirst.end < 4, isBetweenCoordinates(index) {
      index += self[index] < 0x80 ? 1 : 2
    }
    if isDirection(index), !isLetter(index - 1), isDigit(skipSpace(index + 1)) {
      index = skipSpace(index + 1)
    }
    let second = decimal(from: index, endOfDigits(from: index))
    if let second, index > first.range.upperBound, first.isComma == second.isComma {
      let isCertain = !first.isComma || first.decimals > 3 && second.decimals > 3
      if isCertain { return startOfSign(start)..<endOfDirection(from: second.range.upperBound).end }
    }
    guard afterFirst.isFound || isAfterCoordinateName(start), first.decimals > 2 else { return nil }
    return startOfSign(start)..<afterFirst.end
  }

  private func decimal(from start: Int, _ point: Int) -> Decimal? {
    let length = has("٫", at: point) ? 2 : self[point] == 0x2E || self[point] == 0x2C ? 1 : 0
    guard point > start, point - start <= 3, number(start..<point) <= 180, length > 0 else {
      return nil
    }
    let end = endOfDigits(from: point + length)
    guard end - point > 2 + length, end - point < 20 else { return nil }
    return Decimal(
      range: start..<end, decimals: end - point - length, isComma: self[point] == 0x2C)
  }

  private func startOfSign(_ start: Int) -> Int { self[start - 1] == 0x2D ? start - 1 : start }

  private func isBetweenCoordinates(_ index: Int) -> Bool {
    switch self[index] {
    case 0x20, 0x2C, 0x3B, 0x2F, 0x2D, 0x2B, 0x0A, 0x7C: true  // space , ; / - +
    case 0xD8: has("،", at: index)
    default: false
    }
  }

  /// The end of a degree sign and the letter of a direction after coordinates, and whether there is one of them.
  private func endOfDirection(from start: Int) -> (end: Int, isFound: Bool) {
    var end = start
    if has("°", at: end) { end += 2 }
    let letter = skipSpace(end)
    if isDirection(letter), !isPlainWord(letter + 1) { return (letter + 1, true) }
    return (end, end > start)
  }

  /// Whether the letter of a direction is at an index.
  private func isDirection(_ index: Int) -> Bool {
    switch self[index] {
    case 0x6E, 0x73, 0x65, 0x77, 0x6F: true  // n s e w o
    default: false
    }
  }

  private func isAfterCoordinateName(_ start: Int) -> Bool {
    var end = startOfSign(start)
    while end > 0, self[end - 1] == 0x20 || self[end - 1] == 0x3A || self[end - 1] == 0x3D {
      end -= 1
    }
    return Self.coordinateNames.contains { has($0, before: end) }
  }

  private static let coordinateNames = [
    "lat", "lon", "lng", "long", "latitude", "longitude", "gps",
  ]

  /// The end of minutes and seconds after degrees, nil if there are none.
  private func endOfMinutes(from degrees: Int) -> Int? {
    // `º` is folded to `o`.
    let sign = has("°", at: degrees) ? 2 : self[degrees] == 0x6F || self[degrees] == 0x64 ? 1 : 0
    guard sign > 0 else { return nil }
    var index = skipSpace(has("deg", at: degrees) ? degrees + 3 : degrees + sign)
    var parts = 0
    while parts < 2 {
      var end = endOfDigits(from: index)
      guard end > index, end - index <= 2 else { break }
      if self[end] == 0x2E || self[end] == 0x2C, isDigit(end + 1) {
        end = endOfDigits(from: end + 1)
      }
      let sign = lengthOfPrime(at: end)
      guard sign > 0 else { break }
      index = end + sign
      parts += 1
      if isDigit(skipSpace(index)) { index = skipSpace(index) }
    }
    let direction = endOfDirection(from: index)
    return parts > 0 && (sign == 2 || direction.isFound) ? direction.end : nil
  }

  private func lengthOfPrime(at index: Int) -> Int {
    if has("''", at: index) || has("′′", at: index) { return has("''", at: index) ? 2 : 6 }
    if self[index] == 0x27 || self[index] == 0x22 { return 1 }
    if has("min", at: index) || has("sec", at: index) { return 3 }
    if self[index] == 0x6D || self[index] == 0x73 { return isLetter(index + 1) ? 0 : 1 }
    return has("′", at: index) || has("″", at: index) || has("”", at: index) ? 3 : 0
  }

  /// The end of minutes and seconds after degrees with spaces or dashes between them and a direction after them:
  /// `52 31 12 N`, `52-31-12N`.
  private func endOfPlainMinutes(from degrees: Int) -> Int? {
    let sign = self[degrees]
    guard sign == 0x20 || sign == 0x2D else { return nil }
    var end = degrees
    for _ in 0..<2 {
      let next = endOfDigits(from: end + 1)
      guard self[end] == sign, 1...2 ~= next - end - 1, number(end + 1..<next) < 60 else {
        return nil
      }
      end = next
    }
    if self[end] == 0x2E, isDigit(end + 1) { end = endOfDigits(from: end + 1) }
    let letter = skipSpace(end)
    return isDirection(letter) && !isPlainWord(letter + 1) ? letter + 1 : nil
  }

  /// The end of a position as seafarers write it, degrees and minutes in one number: `5231.200N`.
  private func endOfSeafarers(from point: Int) -> Int? {
    guard self[point] == 0x2E, case let end = endOfDigits(from: point + 1), end - point > 2,
      case let letter = skipSpace(end), isDirection(letter), !isPlainWord(letter + 1)
    else { return nil }
    return letter + 1
  }

  /// The range of a code of a map around its first digit: a locator of radio amateurs with eight signs (`JO62QM48`),
  /// or any code after the word `geohash`.
  private func gridCode(at digit: Int) -> Range<Int>? {
    guard isLetter(digit - 1) else { return nil }
    let token = plainWord(around: digit)
    if token.count == 8, digit == token.lowerBound + 2, isDigit(digit + 1), !isDigit(digit + 2),
      !isDigit(digit + 3), isDigit(digit + 4), isDigit(digit + 5),
      token.prefix(2).allSatisfy({ self[$0] < 0x73 }),
      (digit + 2..<digit + 4).allSatisfy({ self[$0] < 0x79 })
    {
      return token
    }
    return token.count > 6 && has("geohash", before: skipSpaceBack(token.lowerBound)) ? token : nil
  }

  /// Whether a byte is one of the twenty signs of plus codes.
  func isPlusCode(_ index: Int) -> Bool {
    switch self[index] {
    case 0x32...0x39, 0x63, 0x66, 0x67, 0x68, 0x6A, 0x6D, 0x70, 0x71, 0x72, 0x76, 0x77, 0x78: true
    default: false
    }
  }
}
