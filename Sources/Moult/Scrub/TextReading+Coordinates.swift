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
  /// such number with a direction, or degrees and minutes.
  func coordinates(from start: Int) -> Range<Int>? {
    let digits = endOfDigits(from: start)
    guard digits - start <= 3, number(start..<digits) <= 180 else { return nil }
    if let end = endOfMinutes(from: digits) { return startOfSign(start)..<end }
    guard let first = decimal(from: start, digits) else { return nil }
    let afterFirst = endOfDirection(from: first.range.upperBound)
    var index = afterFirst.end
    while index - afterFirst.end < 4, isBetweenCoordinates(index) { index += 1 }
    let second = decimal(from: index, endOfDigits(from: index))
    if let second, index > first.range.upperBound, first.isComma == second.isComma {
      let isCertain = !first.isComma || first.decimals > 3 && second.decimals > 3
      if isCertain { return startOfSign(start)..<endOfDirection(from: second.range.upperBound).end }
    }
    guard afterFirst.isFound || isAfterCoordinateName(start), first.decimals > 2 else { return nil }
    return startOfSign(start)..<afterFirst.end
  }

  private func decimal(from start: Int, _ point: Int) -> Decimal? {
    guard point > start, point - start <= 3, number(start..<point) <= 180,
      self[point] == 0x2E || self[point] == 0x2C
    else { return nil }
    let end = endOfDigits(from: point + 1)
    guard end - point > 3, end - point < 20 else { return nil }
    return Decimal(range: start..<end, decimals: end - point - 1, isComma: self[point] == 0x2C)
  }

  private func startOfSign(_ start: Int) -> Int { self[start - 1] == 0x2D ? start - 1 : start }

  private func isBetweenCoordinates(_ index: Int) -> Bool {
    switch self[index] {
    case 0x20, 0x2C, 0x3B, 0x2F, 0x2D, 0x2B, 0x0A, 0x7C: true  // space , ; / - +
    default: false
    }
  }

  /// The end of a degree sign and the letter of a direction after coordinates, and whether there is one of them.
  private func endOfDirection(from start: Int) -> (end: Int, isFound: Bool) {
    var end = start
    if has("°", at: end) { end += 2 }
    let letter = skipSpace(end)
    switch self[letter] {
    case 0x6E, 0x73, 0x65, 0x77, 0x6F:  // n s e w o
      if !isPlainWord(letter + 1) { return (letter + 1, true) }
    default: break
    }
    return (end, end > start)
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
    guard has("°", at: degrees) || has("º", at: degrees) else { return nil }
    var index = skipSpace(degrees + 2)
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
    return parts > 0 ? endOfDirection(from: index).end : nil
  }

  private func lengthOfPrime(at index: Int) -> Int {
    if has("''", at: index) || has("′′", at: index) { return has("''", at: index) ? 2 : 6 }
    if self[index] == 0x27 || self[index] == 0x22 { return 1 }
    return has("′", at: index) || has("″", at: index) || has("”", at: index) ? 3 : 0
  }

  /// Whether a byte is one of the twenty signs of plus codes.
  func isPlusCode(_ index: Int) -> Bool {
    switch self[index] {
    case 0x32...0x39, 0x63, 0x66, 0x67, 0x68, 0x6A, 0x6D, 0x70, 0x71, 0x72, 0x76, 0x77, 0x78: true
    default: false
    }
  }
}
