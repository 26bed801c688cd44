internal import JSONStream

/// What is beside a number.
extension TextReading {
  /// Whether nothing follows a run of digits that goes on a number.
  func isEndOfNumber(_ end: Int) -> Bool {
    for index in end..<end + 4 {
      let byte = self[index]
      if byte >= 0x80 || ByteClass.isDigit(byte) { return false }
      if byte == 0 || ByteClass.isLetter(byte) { return true }
    }
    return true
  }

  func isIdeographicDigit(_ index: Int) -> Bool {
    switch (self[index], self[index + 1], self[index + 2]) {
    case (0xE3, 0x80, 0x87), (0xE4, 0xB8, 0x80), (0xE4, 0xB8, 0x83), (0xE4, 0xB8, 0x89),
      (0xE4, 0xB9, 0x9D),
      (0xE4, 0xBA, 0x8C), (0xE4, 0xBA, 0x94), (0xE5, 0x85, 0xAB), (0xE5, 0x85, 0xAD),
      (0xE5, 0x9B, 0x9B):
      true
    default: false
    }
  }

  /// Whether a number is an amount of money: a sign or name of a currency is beside it.
  func isPrice(_ range: Range<Int>) -> Bool {
    var before = range.lowerBound
    if self[before - 1] == 0x20 { before -= 1 }
    let after = skipSpace(range.upperBound)
    return Self.currencies.contains { has($0, before: before) || has($0, at: after) }
  }

  private static let currencies = [
    "$", "€", "£", "¥", "₹", "₩", "usd", "eur", "gbp", "円", "원", "元", "dollar", "yen", "rs.", "rp",
    "reais", "rupee",
    "peso", "zl",
  ]

  /// The start of letters before a digit that replace digits, where nothing else precedes it: `O17`.
  func startOfLooseDigits(before index: Int) -> Int {
    var start = index
    while index - start < 4, isLooseDigit(start - 1) { start -= 1 }
    return isPlainWord(start - 1) ? index : start
  }

  /// Whether a letter that replaces a digit is between digits or at the end of a group: `0l7`, `17o-`.
  func isLoose(_ index: Int) -> Bool {
    isLooseDigit(index)
      && (isDigit(index + 1) || self[index + 1] == 0x2D || self[index + 1] == 0x20)
  }

  private func isLooseDigit(_ index: Int) -> Bool {
    self[index] == 0x6F || self[index] == 0x6C || self[index] == 0x69
  }

  /// The start of the number plate of a car whose digits start at an index, after a word that says what it is.
  func startOfPlate(before index: Int) -> Int? {
    guard self[index - 1] == 0x20 || self[index - 1] == 0x2D || isLetter(index - 1),
      let word = endOfWord(
        in: Self.plateWords, before: isLetter(index - 1) ? startOfWord(before: index) : index)
    else { return nil }
    var start = word
    while start < index, !isPlainWord(start) { start += 1 }
    return start
  }

  static let plateWords = """
    kennzeichen
    matricula
    nummernschild
    plate
    plates
    targa
    """

  /// Whether a number belongs to a version: `v1.2`.
  func isInVersion(_ start: Int) -> Bool {
    self[start - 1] == 0x76 && !isLetter(start - 2) || has("version ", before: start)
  }

  /// Whether a word before an index says that a telephone number follows.
  func hasTelephoneWord(before index: Int) -> Bool {
    if Self.telephoneSigns.contains(where: {
      has($0, before: index) || has($0, before: skipSpaceBack(index))
    }) {
      return true
    }
    return hasWord(in: Self.telephoneWords, before: index)
  }

  /// Whether one of the last words before an index is in a list.
  func hasWord(in list: String, before index: Int) -> Bool {
    endOfWord(in: list, before: index) != nil
  }

  /// The end of one of the last words before an index that is in a list, nil if none is; words such as `me` and `at`
  /// may be between.
  private func endOfWord(in list: String, before index: Int) -> Int? {
    var end = index
    for _ in 0..<3 {
      var signs = 0
      while end > 0, signs < 4, self[end - 1] < 0x80, !isPlainWord(end - 1) {
        end -= 1
        signs += 1
      }
      let start = startOfWord(before: end)
      if start == end { return nil }
      if SortedLines.contains(span.extracting(start..<end), in: list.utf8.span) { return end }
      guard end - start <= 3 else { return nil }
      end = start
    }
    return nil
  }

  private static let telephoneSigns = [
    "☎", "📞", "📱", "電話", "电话", "手机", "携帯", "連絡先", "전화", "โทร", "☏", "📲",
  ]

  /// Words before telephone numbers, folded, in the order of their bytes.
  static let telephoneWords = """
    anruf
    anrufen
    appel
    appelez
    ara
    bel
    bellen
    call
    cel
    cell
    celular
    chiama
    chiamare
    contact
    dial
    fax
    fijo
    fon
    fone
    handy
    handynummer
    hotline
    kontakt
    ligue
    llama
    llamar
    mob
    mobil
    mobile
    movil
    nummer
    phone
    ring
    ruf
    sms
    tel
    telef
    telefon
    telefone
    telefono
    telephone
    text
    tfno
    tlf
    tlp
    viber
    whatsapp
    zadzwon
    звони
    звоните
    моб
    номер
    тел
    телефон
    тлф
    اتصل
    تلفن
    تماس
    هاتف
    """
}
