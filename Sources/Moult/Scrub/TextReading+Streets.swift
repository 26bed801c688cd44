internal import JSONStream

/// Streets with a number.
extension TextReading {
  /// The range of a street and the number at an index, or of a number and the street after it.
  func street(at digit: Int, _ readings: borrowing TextReadings) -> Range<Int>? {
    guard !isPlainWord(digit - 1) else { return nil }
    guard let end = endOfHouseNumber(from: digit) else { return nil }
    let name = startOfHouseNumber(digit)
    if name < digit, let start = startOfStreet(before: name, readings) { return start..<end }
    if hasPostcode(after: end), let start = startOfCapitals(before: name, readings) {
      return start..<end
    }
    let next = startOfStreetName(after: end)
    return (endOfStreet(from: next, readings) ?? endOfStreetName(from: next, readings)).map {
      digit..<$0
    }
  }

  /// The end of the number of a house, with its letter and its flat: `12a`, `5/7`; nil where digits are something else.
  private func endOfHouseNumber(from digit: Int) -> Int? {
    var end = endOfDigits(from: digit)
    guard end - digit <= 4 else { return nil }
    if isLetter(end), !isPlainWord(end + 1) { end += 1 }
    if self[end] == 0x2F, isDigit(end + 1), case let flat = endOfDigits(from: end + 1),
      flat - end < 5, !isPlainWord(flat)
    {
      end = flat
    }
    return isPlainWord(end) ? nil : end
  }

  /// Where the words before the number of a house end: before a space, a comma and a word such as `No.`.
  private func startOfHouseNumber(_ digit: Int) -> Int {
    var end = skipSpaceBack(digit)
    if self[end - 1] == 0x3A || self[end - 1] == 0x2E || has("º", before: end) { end -= 1 }
    let word = startOfWord(before: end)
    if word < end, self[word - 1] == 0x20 || self[word - 1] == 0x2C,
      SortedLines.contains(span.extracting(word..<end), in: Self.numberWords.utf8.span)
    {
      end = skipSpaceBack(word)
    } else {
      end = skipSpaceBack(digit)
    }
    return self[end - 1] == 0x2C ? end - 1 : end
  }

  static let numberWords = """
    br
    d
    nn
    no
    nr
    numero
    буд
    д
    номер
    """

  /// Whether a postcode and a word with a capital follow the number of a house: `5, 50667 Köln`.
  private func hasPostcode(after end: Int) -> Bool {
    guard self[end] == 0x2C, case let start = skipSpace(end + 1),
      case let code = endOfDigits(from: start),
      4...5 ~= code - start, self[code] == 0x20, !(1900..<2100 ~= number(start..<code))
    else { return false }
    return isLetter(code + 1) || self[code + 1] >= 0x80
  }

  /// The start of up to three words with capitals that end at an index.
  private func startOfCapitals(before end: Int, _ readings: borrowing TextReadings) -> Int? {
    var start = end
    for _ in 0..<3 {
      let last = start == end ? end : start - 1
      let word = startOfWord(before: last)
      guard word < last, readings.isCapital(word, self), start == end || self[start - 1] == 0x20
      else { break }
      start = word
    }
    return start < end ? start : nil
  }

  /// The start of the street that ends at an index: one word, words of which the first or the last says that they are
  /// a street, or the same in scripts without capitals.
  private func startOfStreet(before end: Int, _ readings: borrowing TextReadings) -> Int? {
    let last = self[end - 1] == 0x2E ? end - 1 : end
    let start = startOfWord(before: last)
    guard start < last else { return nil }
    let isCapital =
      readings.isCapital(start, self)
      || !Scalars.isCased(UTF8Scalars.decode(span, at: start).scalar)
    if isCapital,
      Self.streetEnds.contains(where: { last - start > $0.utf8.count + 2 && has($0, before: last) })
    {
      return start
    }
    if let value = SortedLines.value(
      of: span.extracting(start..<last), in: Self.lastWords.utf8.span),
      value.isEmpty || readings.isCapital(start, self), self[start - 1] == 0x20,
      let first = startOfCapitals(before: start - 1, readings)
    {
      return first
    }
    return last == end && isCapital ? startOfStreetName(before: end, readings) : nil
  }

  /// How names of streets end that are one word.
  private static let streetEnds = [
    "strasse", "str", "gasse", "allee", "platz", "damm", "ufer", "weg", "steig", "straat", "laan",
    "gracht", "singel", "plein", "kade", "steeg", "dijk", "vagen", "gatan", "torget", "ergade",
    "sgade", "egade", "vej", "veien", "vegen", "ntie", "katu", "kuja",
  ]

  /// Words that end the names of streets of several words; those with a `^` only with a capital.
  static let lastWords = """
    allee
    ave ^
    avenue ^
    bulvari
    cad
    caddesi
    cd
    drive ^
    gade
    gasse
    gata
    gate
    katu
    korut
    lane ^
    marg ^
    markt ^
    namesti
    platz
    rd ^
    road ^
    sk
    sok
    sokagi
    sokak
    square ^
    st ^
    str
    strasse
    street ^
    ter ^
    trida
    ulica
    ulice
    ulitsa
    ut
    utca
    utja
    vag
    vei
    vej
    weg
    проспект
    улица
    """

  /// The start of a street whose first word says what it is: `Calle Mayor`, `ул. Ленина`.
  private func startOfStreetName(before end: Int, _ readings: borrowing TextReadings) -> Int? {
    var start = end
    for place in 0..<4 {
      // A period ends an abbreviated word, a slash that of `c/`.
      let last =
        place > 0 && (self[start - 1] == 0x2E || self[start - 1] == 0x2F) ? start - 1 : start
      let word = startOfWord(before: last)
      guard word < last else { return nil }
      if place > 0, isStreetName(word..<last, isShort: last < start, readings) { return word }
      guard self[word - 1] == 0x20 else { return nil }
      start = word - 1
    }
    return nil
  }

  /// Where the words after the number of a house start, after a comma and `bis`.
  private func startOfStreetName(after end: Int) -> Int {
    let start = skipSpace(self[end] == 0x2C ? end + 1 : end)
    return has("bis ", at: start) || has("ter ", at: start) ? start + 4 : start
  }

  /// The end of a street after its number: `rue de Rivoli`.
  private func endOfStreetName(from start: Int, _ readings: borrowing TextReadings) -> Int? {
    var end = endOfWord(from: start)
    guard end > start, isStreetName(start..<end, isShort: self[end] == 0x2E, readings) else {
      return nil
    }
    if self[end] == 0x2E { end += 1 }
    for _ in 0..<4 {
      guard self[end] == 0x20, case let next = endOfHandle(from: end + 1), next > end + 1 else {
        return nil
      }
      let isCapital = readings.isCapital(end + 1, self)
      end = next
      if isCapital { return end }
    }
    return nil
  }

  /// Whether a word is that of a street: `rue`, `Via` with a capital, `av.` with a period.
  private func isStreetName(_ word: Range<Int>, isShort: Bool, _ readings: borrowing TextReadings)
    -> Bool
  {
    guard let value = SortedLines.value(of: span.extracting(word), in: Self.streetNames.utf8.span)
    else { return false }
    guard !value.isEmpty else { return true }
    return Self.streetNames.utf8.span[value.lowerBound] == 0x5E
      ? readings.isCapital(word.lowerBound, self) : isShort
  }

  /// Words that begin the names of streets: those with a `^` only with a capital, those with a `.` only as an
  /// abbreviation.
  static let streetNames = """
    al .
    aleja
    allee ^
    av .
    avda
    avenida
    avenue ^
    boulevard ^
    bul .
    bulevar ^
    c .
    calea ^
    calle
    carrer
    carretera ^
    chemin ^
    corso ^
    duong
    gang ^
    impasse ^
    jalan
    jl .
    jln .
    largo ^
    ngo ^
    odos
    os .
    passeig
    piazza
    piazzale ^
    pl .
    plaza ^
    pza .
    quai ^
    r .
    rua
    rue
    str .
    strada ^
    travessa ^
    ul .
    ulica
    ulitsa
    via ^
    viale
    vicolo
    vul .
    οδοσ
    бул .
    бульвар
    вул .
    вулиця
    пер .
    переулок
    пл .
    пр .
    просп .
    проспект
    проспекте
    ул .
    улица
    улице
    רחוב
    שדרות
    شارع
    """

  /// The end of one to three capitalised words of which the last one is `Street` or the like.
  private func endOfStreet(from start: Int, _ readings: borrowing TextReadings) -> Int? {
    var index = start
    var last = start
    for place in 0..<4 {
      let end = endOfLetters(from: index)
      guard end > index, readings.isASCIICapital(index, self) else { return nil }
      if place > 0,
        let value = SortedLines.value(of: span.extracting(index..<end), in: Self.streets.utf8.span),
        value.isEmpty || !isCommon(last..<index - 1)
      {
        return end
      }
      guard self[end] == 0x20 else { return nil }
      (last, index) = (index, end + 1)
    }
    return nil
  }

  /// Words that end the names of streets after their number; those with a `-` not after a common word.
  static let streets = """
    ave
    avenue
    blvd
    boulevard
    circle -
    close -
    court
    crescent
    drive
    gardens -
    grove -
    highway
    hwy
    lane
    ln
    mews
    parkway
    pkwy
    place -
    plaza -
    rd
    road
    square
    st
    street
    terrace
    trail -
    way -
    """
}

extension Scalars {
  /// Whether a folded code point is of a script with upper and lower case.
  static func isCased(_ scalar: UInt32) -> Bool { scalar < 0x590 }
}
