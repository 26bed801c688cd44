internal import JSONStream

/// Precise places: coordinates, codes and streets.
extension PatternSearch {
  /// Finds a place at its first digit.
  mutating func findPlace(
    at index: Int, _ text: borrowing TextReading, of readings: borrowing TextReadings
  ) -> Bool {
    guard !text.isDigit(index - 1) else { return false }
    let place = text.coordinates(from: index) ?? text.postcode(at: index, readings) ?? text.street(at: index, readings)
    guard let place else { return false }
    replaceNumber(place, .place, text)
    return true
  }

  /// Finds a plus code at its plus: `9F4MGC2M+22`.
  mutating func findPlusCode(at plus: Int, _ text: borrowing TextReading) {
    var start = plus
    while start > 0, plus - start < 9, text.isPlusCode(start - 1) { start -= 1 }
    var end = plus + 1
    while end - plus < 5, text.isPlusCode(end) { end += 1 }
    guard plus - start == 8 || plus - start == 4, end - plus > 2, !text.isPlainWord(start - 1), !text.isPlainWord(end)
    else { return }
    let code = start..<plus
    // Four digits, or four letters, are rather a sum.
    guard code.contains(where: { text.isDigit($0) }), code.contains(where: { text.isLetter($0) }) || code.count == 8
    else { return }
    note(start..<end, .place, text)
  }

  /// Finds a place in three words: `///one.two.three`.
  mutating func findThreeWords(at slash: Int, _ text: borrowing TextReading) {
    guard text.has("///", at: slash), text[slash - 1] != 0x3A else { return }
    var end = text.endOfLetters(from: slash + 3)
    for _ in 0..<2 {
      guard text[end] == 0x2E, text.isLetter(end + 1) else { return }
      end = text.endOfLetters(from: end + 1)
    }
    note(slash..<end, .place, text)
  }
}

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
  fileprivate func coordinates(from start: Int) -> Range<Int>? {
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
    guard point > start, point - start <= 3, number(start..<point) <= 180, self[point] == 0x2E || self[point] == 0x2C
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
    while end > 0, self[end - 1] == 0x20 || self[end - 1] == 0x3A || self[end - 1] == 0x3D { end -= 1 }
    return ["lat", "lon", "lng", "long", "latitude", "longitude", "gps"].contains { has($0, before: end) }
  }

  /// The end of minutes and seconds after degrees, nil if there are none.
  private func endOfMinutes(from degrees: Int) -> Int? {
    guard has("°", at: degrees) || has("º", at: degrees) else { return nil }
    var index = skipSpace(degrees + 2)
    var parts = 0
    while parts < 2 {
      var end = endOfDigits(from: index)
      guard end > index, end - index <= 2 else { break }
      if self[end] == 0x2E || self[end] == 0x2C, isDigit(end + 1) { end = endOfDigits(from: end + 1) }
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
  fileprivate func isPlusCode(_ index: Int) -> Bool {
    switch self[index] {
    case 0x32...0x39, 0x63, 0x66, 0x67, 0x68, 0x6A, 0x6D, 0x70, 0x71, 0x72, 0x76, 0x77, 0x78: true
    default: false
    }
  }
}

/// Postcodes and streets.
extension TextReading {
  /// The range of a British or Canadian postcode whose first digit is at an index: `SW1A 2AA`, `K1A 0B1`.
  fileprivate func postcode(at digit: Int, _ readings: borrowing TextReadings) -> Range<Int>? {
    let start = isLetter(digit - 1) ? (isLetter(digit - 2) ? digit - 2 : digit - 1) : digit
    if has("〒", before: digit), endOfDigits(from: digit) == digit + 3, self[digit + 3] == 0x2D {
      return digit..<endOfDigits(from: digit + 4)
    }
    guard start < digit, !isPlainWord(start - 1), readings.isASCIICapital(start, self) else { return nil }
    let area = isPlainWord(digit + 1) ? digit + 2 : digit + 1
    guard self[area] == 0x20, isDigit(area + 1), isLetter(area + 2), isPlainWord(area + 3), !isPlainWord(area + 4),
      readings.isASCIICapital(area + 2, self)
    else { return nil }
    return start..<area + 4
  }

  /// The range of a street and the number at an index, or of a number and the street after it.
  fileprivate func street(at digit: Int, _ readings: borrowing TextReadings) -> Range<Int>? {
    guard self[digit - 1] == 0x20 || !isPlainWord(digit - 1) else { return nil }
    var end = endOfDigits(from: digit)
    guard end - digit <= 4 else { return nil }
    if isLetter(end), !isPlainWord(end + 1) { end += 1 }
    guard !isPlainWord(end) else { return nil }
    if self[digit - 1] == 0x20 {
      if let start = startOfStreet(before: digit - 1), readings.isASCIICapital(start, self) { return start..<end }
      if let start = startOfStreetName(before: digit - 1, readings) { return start..<end }
    }
    let name = skipSpace(self[end] == 0x2C ? end + 1 : end)
    return (endOfStreet(from: name, readings) ?? endOfStreetName(from: name, readings)).map { digit..<$0 }
  }

  /// The start of the word that ends at an index, if it is a name of a street.
  private func startOfStreet(before end: Int) -> Int? {
    let last = self[end - 1] == 0x2E ? end - 1 : end
    let start = startOfWord(before: last)
    let isStreet = ["strasse", "str", "gasse", "allee", "platz", "damm", "ufer", "weg", "straat", "laan", "vagen", "gatan"]
      .contains { last - start > $0.utf8.count + 1 && has($0, before: last) }
    return isStreet ? start : nil
  }

  /// The start of a street whose first word says what it is, and whose last one has a capital: `Calle Mayor`.
  private func startOfStreetName(before end: Int, _ readings: borrowing TextReadings) -> Int? {
    guard self[end - 1] != 0x20, readings.isASCIICapital(startOfWord(before: end), self) else { return nil }
    var start = end
    for place in 0..<4 {
      let word = startOfWord(before: start)
      guard word < start else { return nil }
      if place > 0, isStreetName(word..<start, readings) { return word }
      guard self[word - 1] == 0x20 else { return nil }
      start = word - 1
    }
    return nil
  }

  /// The end of a street after its number, in French: `rue de Rivoli`.
  private func endOfStreetName(from start: Int, _ readings: borrowing TextReadings) -> Int? {
    var end = endOfLetters(from: start)
    guard end > start, isStreetName(start..<end, readings) else { return nil }
    for _ in 0..<4 {
      guard self[end] == 0x20, case let next = endOfHandle(from: end + 1), next > end + 1 else { return nil }
      let isCapital = readings.isASCIICapital(end + 1, self)
      end = next
      if isCapital { return end }
    }
    return nil
  }

  /// Whether a word is that of a street: `rue`, and `Via` with a capital.
  private func isStreetName(_ word: Range<Int>, _ readings: borrowing TextReadings) -> Bool {
    guard let value = SortedLines.value(of: span.extracting(word), in: Self.streetNames.utf8.span) else { return false }
    return value.isEmpty || readings.isASCIICapital(word.lowerBound, self)
  }

  /// Words that begin the names of streets; those with a `^` only with a capital.
  static let streetNames = """
    allee ^
    avenida
    avenue ^
    boulevard ^
    calle
    carrer
    chemin ^
    corso ^
    impasse ^
    piazza
    plaza ^
    quai ^
    rua
    rue
    ulica
    via ^
    viale
    """

  /// The end of one to three capitalised words of which the last one is `Street` or the like.
  private func endOfStreet(from start: Int, _ readings: borrowing TextReadings) -> Int? {
    var index = start
    for place in 0..<4 {
      let end = endOfLetters(from: index)
      guard end > index, readings.isASCIICapital(index, self) else { return nil }
      if place > 0, SortedLines.contains(span.extracting(index..<end), in: Self.streets.utf8.span) { return end }
      guard self[end] == 0x20 else { return nil }
      index = end + 1
    }
    return nil
  }

  private static let streets = """
    ave
    avenue
    blvd
    boulevard
    court
    drive
    lane
    rd
    road
    square
    st
    street
    terrace
    """
}
