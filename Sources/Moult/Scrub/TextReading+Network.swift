internal import JSONStream

/// Addresses of networks, IBANs and keys.
extension TextReading {
  /// Whether a token goes on with a byte: a letter, a hyphen or a colon.
  func isTokenSign(_ index: Int) -> Bool {
    isLetter(index) || self[index] == 0x2D || self[index] == 0x3A
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    ByteClass.isDigit(byte) || byte &- 0x61 < 6
  }

  /// The run of hexadecimal digits, hyphens and colons around an index, up to the length of the longest one.
  func tokenOfHexadecimals(around index: Int) -> Range<Int> {
    let isPart = { (byte: UInt8) in Self.isHexadecimal(byte) || byte == 0x2D || byte == 0x3A }
    var start = index
    while start > 0, index - start < 48, isPart(self[start - 1]) { start -= 1 }
    var end = index
    while end - index < 48, isPart(self[end]) { end += 1 }
    while end > start, self[end - 1] == 0x2D || self[end - 1] == 0x3A && self[end - 2] != 0x3A {
      end -= 1
    }
    return isPlainWord(end) ? index..<index : start..<end
  }

  /// Whether a token is a UUID, which names nobody.
  func isUUID(_ token: Range<Int>) -> Bool {
    guard token.count == 36 else { return false }
    return token.allSatisfy { index in
      switch index - token.lowerBound {
      case 8, 13, 18, 23: self[index] == 0x2D
      default: Self.isHexadecimal(self[index])
      }
    }
  }

  /// Whether a token is six pairs of hexadecimal digits with the same sign between them.
  func isMAC(_ token: Range<Int>) -> Bool {
    guard token.count == 17, !isPlainWord(token.lowerBound - 1) else { return false }
    let sign = self[token.lowerBound + 2]
    guard sign == 0x3A || sign == 0x2D else { return false }
    return token.allSatisfy { index in
      (index - token.lowerBound) % 3 == 2 ? self[index] == sign : Self.isHexadecimal(self[index])
    }
  }

  /// Whether a token is an IPv6 address: eight groups, or fewer around two colons.
  func isIPv6(_ token: Range<Int>) -> Bool {
    guard token.count > 3, !isPlainWord(token.lowerBound - 1) else { return false }
    var groups = 0
    var gaps = 0
    var length = 0
    for index in token {
      if self[index] == 0x2D { return false }
      guard self[index] == 0x3A else {
        if length == 0 { groups += 1 }
        length += 1
        if length > 4 { return false }
        continue
      }
      if index > token.lowerBound, self[index - 1] == 0x3A { gaps += 1 }
      length = 0
    }
    return gaps == 0 ? groups == 8 : gaps == 1 && groups > 1
  }

  /// The end of an IPv4 address at an index, nil if there is none. Its periods can be in brackets or spelled out.
  func endOfIPv4(from start: Int) -> Int? {
    guard !isPlainWord(start - 1), self[start - 1] != 0x2E || !isDigit(start - 2) else {
      return nil
    }
    var index = start
    for part in 0..<4 {
      let end = endOfDigits(from: index)
      guard end > index, end - index <= 3, number(index..<end) <= 255 else { return nil }
      index = end
      if part == 3 { break }
      guard let dot = endOfDot(from: index) ?? endOfSpacedDot(from: index) else { return nil }
      index = dot.index
    }
    return isPlainWord(index) || self[index] == 0x2E && isDigit(index + 1) ? nil : index
  }

  private func endOfSpacedDot(from index: Int) -> (index: Int, isSpelled: Bool)? {
    has(" . ", at: index) ? (index + 3, false) : nil
  }

  /// The range of a MAC address in three groups around a period, or nil: `001a.2b3c.4d5e`.
  func dottedMAC(at dot: Int) -> Range<Int>? {
    let range = dot - 4..<dot + 10
    guard self[dot + 5] == 0x2E, !isPlainWord(range.lowerBound - 1), !isPlainWord(range.upperBound),
      self[range.lowerBound - 1] != 0x2E,
      self[range.upperBound] != 0x2E || !isPlainWord(range.upperBound + 1)
    else { return nil }
    for index in range where index != dot && index != dot + 5 && !Self.isHexadecimal(self[index]) {
      return nil
    }
    return range
  }

  /// The range of a MAC address in letters alone around its first colon, or nil: `aa:bb:cc:dd:ee:ff`.
  func letteredMAC(at colon: Int) -> Range<Int>? {
    guard self[colon + 3] == 0x3A, isLetter(colon - 1), isLetter(colon + 1) else { return nil }
    let token = tokenOfHexadecimals(around: colon)
    return token.lowerBound == colon - 2 && isMAC(token) ? token : nil
  }

  /// The range of an IPv4 address with dashes after `ip-`, as names of servers have it.
  func dashedIPv4(at digit: Int) -> Range<Int>? {
    guard has("ip-", before: digit) else { return nil }
    var end = digit
    for part in 0..<4 {
      let next = endOfDigits(from: end)
      guard next > end, number(end..<next) <= 255 else { return nil }
      end = next
      if part < 3 {
        guard self[end] == 0x2D else { return nil }
        end += 1
      }
    }
    return digit..<end
  }

  /// The range of a MAC address after its name, without signs or with spaces: `mac 001a2b3c4d5e`.
  func namedMAC(at digit: Int) -> Range<Int>? {
    var start = digit
    while digit - start < 2, Self.isHexadecimal(self[start - 1]) { start -= 1 }
    guard self[start - 1] == 0x20 || self[start - 1] == 0x3A,
      has("mac", before: start - 1) || has("mac:", before: start - 1)
    else { return nil }
    var end = start
    var count = 0
    while count < 12, Self.isHexadecimal(self[self[end] == 0x20 && count % 2 == 0 ? end + 1 : end])
    {
      end += self[end] == 0x20 ? 2 : 1
      count += 1
    }
    return count == 12 && !isPlainWord(end) ? start..<end : nil
  }

  /// The end of an IBAN at its two letters, nil if there is none; its check digits decide.
  func endOfIBAN(from start: Int) -> Int? {
    guard isLetter(start), isLetter(start + 1), !isPlainWord(start - 1), isDigit(start + 2),
      isDigit(start + 3)
    else {
      return nil
    }
    var end: Int?
    var length = 0
    var remainder = 0
    var index = start + 4
    while length < 30 {
      if self[index] == 0x20 || self[index] == 0x2D { index += 1 }
      guard isPlainWord(index), self[index] != 0x5F else { break }
      remainder = Self.append(self[index], to: remainder)
      length += 1
      index += 1
      if length >= 11, !isPlainWord(index), isChecked(start, remainder) { end = index }
    }
    return end
  }

  /// Whether the check digits of an account are right (ISO 7064, modulo 97).
  private func isChecked(_ start: Int, _ remainder: Int) -> Bool {
    var remainder = remainder
    for index in start..<start + 4 { remainder = Self.append(self[index], to: remainder) }
    return remainder == 1
  }

  private static func append(_ byte: UInt8, to remainder: Int) -> Int {
    ByteClass.isDigit(byte)
      ? (remainder * 10 + Int(byte - 0x30)) % 97 : (remainder * 100 + Int(byte) - 0x61 + 10) % 97
  }

  /// The run of ASCII letters, digits and `_` around an index, of a length that keys have.
  func plainWord(around index: Int) -> Range<Int> {
    var start = index
    while start > 0, index - start < 128, isPlainWord(start - 1) { start -= 1 }
    var end = index
    while end - index < 128, isPlainWord(end) { end += 1 }
    return start..<end
  }

  /// Whether a token is a key: long, with digits and letters mixed.
  func isKey(_ token: Range<Int>) -> Bool {
    guard token.count >= 15 else { return false }
    var changes = 0
    for index in token.dropFirst() where isDigit(index) != isDigit(index - 1) { changes += 1 }
    return changes >= (token.count < 24 ? 5 : 6)
  }
}
