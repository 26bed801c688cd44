internal import JSONStream

/// Postcodes and streets.
extension TextReading {
  /// The range of a British or Canadian postcode whose first digit is at an index: `SW1A 2AA`, `K1A 0B1`.
  func postcode(at digit: Int, _ readings: borrowing TextReadings) -> Range<Int>? {
    let start = isLetter(digit - 1) ? (isLetter(digit - 2) ? digit - 2 : digit - 1) : digit
    if has("〒", before: digit), endOfDigits(from: digit) == digit + 3, self[digit + 3] == 0x2D {
      return digit..<endOfDigits(from: digit + 4)
    }
    guard start < digit, !isPlainWord(start - 1), readings.isASCIICapital(start, self) else {
      return nil
    }
    let area = isPlainWord(digit + 1) ? digit + 2 : digit + 1
    guard self[area] == 0x20, isDigit(area + 1), isLetter(area + 2), isPlainWord(area + 3),
      !isPlainWord(area + 4),
      readings.isASCIICapital(area + 2, self)
    else { return nil }
    return start..<area + 4
  }

  /// The range of a street and the number at an index, or of a number and the street after it.
  func street(at digit: Int, _ readings: borrowing TextReadings) -> Range<Int>? {
    guard self[digit - 1] == 0x20 || !isPlainWord(digit - 1) else { return nil }
    var end = endOfDigits(from: digit)
    guard end - digit <= 4 else { return nil }
    if isLetter(end), !isPlainWord(end + 1) { end += 1 }
    guard !isPlainWord(end) else { return nil }
    if self[digit - 1] == 0x20 {
      if let start = startOfStreet(before: digit - 1), readings.isASCIICapital(start, self) {
        return start..<end
      }
      if let start = startOfStreetName(before: digit - 1, readings) { return start..<end }
    }
    let name = skipSpace(self[end] == 0x2C ? end + 1 : end)
    return (endOfStreet(from: name, readings) ?? endOfStreetName(from: name, readings)).map {
      digit..<$0
    }
  }

  /// The start of the word that ends at an index, if it is a name of a street.
  private func startOfStreet(before end: Int) -> Int? {
    let last = self[end - 1] == 0x2E ? end - 1 : end
    let start = startOfWord(before: last)
    return Self.streetEnds.contains { last - start > $0.utf8.count + 1 && has($0, before: last) }
      ? start : nil
  }

  private static let streetEnds = [
    "strasse", "str", "gasse", "allee", "platz", "damm", "ufer", "weg", "straat", "laan", "vagen",
    "gatan",
  ]

  /// The start of a street whose first word says what it is, and whose last one has a capital: `Calle Mayor`.
  private func startOfStreetName(before end: Int, _ readings: borrowing TextReadings) -> Int? {
    guard self[end - 1] != 0x20, readings.isASCIICapital(startOfWord(before: end), self) else {
      return nil
    }
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
      guard self[end] == 0x20, case let next = endOfHandle(from: end + 1), next > end + 1 else {
        return nil
      }
      let isCapital = readings.isASCIICapital(end + 1, self)
      end = next
      if isCapital { return end }
    }
    return nil
  }

  /// Whether a word is that of a street: `rue`, and `Via` with a capital.
  private func isStreetName(_ word: Range<Int>, _ readings: borrowing TextReadings) -> Bool {
    guard let value = SortedLines.value(of: span.extracting(word), in: Self.streetNames.utf8.span)
    else { return false }
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
      if place > 0, SortedLines.contains(span.extracting(index..<end), in: Self.streets.utf8.span) {
        return end
      }
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
