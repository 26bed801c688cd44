internal import JSONStream

/// Numbers of persons and documents, and dates of birth, after a word that says what they are.
extension PatternSearch {
  /// Finds the number of a document, an account or a car at its first digit: `passport C01X00T47`, `acct 1234 5678`.
  mutating func findNamedNumber(at index: Int, _ text: borrowing TextReading) -> Bool {
    guard index >= linkEnd, !text.isDigit(index - 1) else { return false }
    var start = text.startOfWord(before: index)
    // `X-1234567-L`, `B-AB 1234`: short letters before the digits belong to them.
    while text[start - 1] == 0x2D || text[start - 1] == 0x20,
      case let before = text.startOfWord(before: start - 1), 1...2 ~= start - 1 - before,
      text.isLetter(before), index - before < 8, text.accountWord(before: before) != nil
    { start = before }
    let end = text.endOfAccount(from: start)
    var digits = 0
    for place in start..<end where text.isDigit(place) { digits += 1 }
    guard end - start > 4, let least = text.accountWord(before: start), digits >= least else {
      return false
    }
    replaceNumber(start..<end, .number, text)
    return true
  }

  /// Finds a date of birth with the name of its month: `born 14 March 1987`, `geb. 14. März 1987`.
  mutating func findBirthday(at index: Int, _ text: borrowing TextReading) -> Bool {
    guard let date = text.writtenDate(around: index),
      text.hasWord(in: Self.births, before: date.lowerBound)
        || text.hasBirthSign(before: date.lowerBound)
    else { return false }
    replaceNumber(date, .number, text)
    return true
  }

  /// Words before a date of birth.
  static let births = """
    bday
    birth
    birthdate
    birthday
    born
    dob
    fodd
    geb
    geboren
    geburtstag
    nacida
    nacido
    narozen
    narozena
    nascida
    nascido
    nata
    nato
    ne
    nee
    syntynyt
    szul
    ur
    urodzona
    urodzony
    др
    род
    родилась
    родился
    рождения
    """
}

extension TextReading {
  /// The least digits of the number that the word before an index announces, nil if there is no such word.
  fileprivate func accountWord(before index: Int) -> Int? {
    var end = index
    for _ in 0..<3 {
      var signs = 0
      while end > 0, signs < 4, self[end - 1] < 0x80, !isPlainWord(end - 1) {
        if self[end - 1] == 0x0A { return nil }
        (end, signs) = (end - 1, signs + 1)
      }
      let start = startOfWord(before: end)
      if start == end { return nil }
      if let value = SortedLines.value(
        of: span.extracting(start..<end), in: Self.accountWords.utf8.span)
      {
        return value.isEmpty ? 5 : 2
      }
      guard end - start <= 4 else { return nil }
      end = start
    }
    return nil
  }

  /// Words before numbers of documents and accounts, folded, in the order of their bytes. Those with a `-` are before
  /// number plates, which have fewer digits.
  static let accountWords = """
    aadhaar
    aadhar
    account
    acct
    ahv
    ausweis
    ausweisnummer
    avs
    blz
    bsn
    cedula
    cnp
    cnpj
    codice
    conta
    cpf
    cpr
    cuenta
    cuil
    curp
    dni
    fiscale
    fnr
    hetu
    imei
    imsi
    insee
    kennitala
    kennzeichen -
    konto
    kontonummer
    kto
    licence
    license
    matricula -
    mrn
    nhs
    nie
    nif
    nik
    nino
    nir
    nric
    nummernschild -
    pan
    pasaporte
    paspoort
    pass
    passaporto
    passeport
    passnummer
    passport
    perso
    personnummer
    pesel
    placa -
    plate -
    plates -
    reg -
    registration -
    reisepass
    rfc
    rut
    sin
    sort
    sortcode
    sozialversicherungsnummer
    ssn
    steuerid
    svnr
    targa -
    ustid
    vat
    vin
    инн
    паспорт
    снилс
    """

  /// The end of letters and digits in a few groups, each with a digit or of one to three letters at the end.
  fileprivate func endOfAccount(from start: Int) -> Int {
    var end = start
    for place in 0..<10 {
      var last = place == 0 ? end : end + 1
      if place > 0 {
        switch self[end] {
        case 0x20, 0x2D, 0x2E, 0x2F: break
        default: return end
        }
      }
      let first = last
      var hasDigit = false
      while isPlainWord(last), self[last] != 0x5F {
        hasDigit = hasDigit || isDigit(last)
        last += 1
      }
      guard last > first,
        hasDigit || last - first == 1 || place == 0 || place == 1 && last - first == 3
      else {
        return end
      }
      end = last
    }
    return end
  }

  /// A date with a month in letters around the digits of its day: `14. März 1987`, `March 14, 1987`,
  /// `14 de marzo de 1987`, `1987年3月14日`.
  fileprivate func writtenDate(around digit: Int) -> Range<Int>? {
    var end = endOfDigits(from: digit)
    if end - digit == 4, has("年", at: end) {
      return endOfIdeographicDate(from: end + 3).map { digit..<$0 }
    }
    guard end - digit <= 2, 1...31 ~= number(digit..<end), !isPlainWord(digit - 1) else {
      return nil
    }
    if let year = endOfYear(from: end), isLetter(digit - 2) || self[digit - 2] >= 0x80 {
      let month = startOfWord(before: digit - 1)
      if digit - 1 - month > 2 { return month..<year }
    }
    for ordinal in [".", "st", "nd", "rd", "th", "er", "º", "ª"] where has(ordinal, at: end) {
      end += ordinal.utf8.count
      break
    }
    let start = skipSpace(end)
    let month = skipSpace(
      has("de ", at: start) ? start + 3 : has("of ", at: start) ? start + 3 : start)
    let last = endOfWord(from: month)
    guard last - month > 2, let year = endOfYear(from: last) else { return nil }
    return digit..<year
  }

  /// The end of a year after a space, a comma or `de`.
  private func endOfYear(from end: Int) -> Int? {
    var start = skipSpace(self[end] == 0x2C || self[end] == 0x2E ? end + 1 : end)
    if has("de ", at: start) { start += 3 } else if has("del ", at: start) { start += 4 }
    let last = endOfDigits(from: start)
    return last - start == 4 && 1900..<2030 ~= number(start..<last) ? last : nil
  }

  private func endOfIdeographicDate(from start: Int) -> Int? {
    let month = endOfDigits(from: start)
    guard month > start, has("月", at: month), case let day = endOfDigits(from: month + 3),
      day > month + 3,
      has("日", at: day)
    else { return nil }
    return day + 3
  }

  /// Whether a sign or word of births is directly before an index: `*14.03.1987`, `生日：`.
  func hasBirthSign(before index: Int) -> Bool {
    var end = index
    while end > index - 2, self[end - 1] == 0x20 || self[end - 1] == 0x3A { end -= 1 }
    return Self.birthSigns.contains { has($0, before: end) }
      && (self[end - 1] != 0x2A || !isPlainWord(end - 2))
  }

  private static let birthSigns = [
    "*", "生年月日", "生日", "出生", "生まれ", "誕生日", "생년월일", "생일", "วันเกิด", "д.р.", "г.р.",
  ]
}
