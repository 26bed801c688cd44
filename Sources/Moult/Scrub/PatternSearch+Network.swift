internal import JSONStream

/// Addresses of networks and tokens of letters and digits.
extension PatternSearch {
  /// Finds an IPv4 address, and the port and path after it.
  mutating func findNetworkAddress(at index: Int, _ text: borrowing TextReading) -> Bool {
    guard let end = text.endOfIPv4(from: index), !text.isInVersion(index) else { return false }
    if text[end] == 0x2F || text[end] == 0x3A && text.isDigit(end + 1) {
      replaceNumber(index..<max(end, text.endOfLink(host: index..<index)), .url, text)
      linkEnd = numberEnd
    } else {
      replaceNumber(index..<end, .number, text)
    }
    return true
  }

  /// Finds a token of hexadecimal digits, or one of letters and digits, at its first digit; returns whether the
  /// digits need no other rule.
  mutating func findToken(at index: Int, _ text: borrowing TextReading) -> Bool {
    if let address = text.namedMAC(at: index) ?? text.dashedIPv4(at: index) {
      replaceNumber(address, .number, text)
      return true
    }
    let end = text.endOfDigits(from: index)
    guard text.isTokenSign(index - 1) || text.isTokenSign(end) else { return false }
    if text.has("cve-", before: index)
      || text[index - 1] == 0x2D && text.has("cve-", before: index - 5)
    {
      numberEnd = end
      return true
    }
    let token = text.tokenOfHexadecimals(around: index)
    if text.isUUID(token) {
      numberEnd = token.upperBound
      return true
    }
    if text.isMAC(token) || text.isIPv6(token) {
      replaceNumber(token, .number, text)
      return true
    }
    return findAccount(at: index, text)
  }

  /// Finds a MAC address without a digit, at a colon.
  mutating func findLetteredAddress(at colon: Int, _ text: borrowing TextReading) {
    if let address = text.letteredMAC(at: colon) { note(address, .number, text) }
  }

  /// Finds a MAC address with periods, at the first of them.
  mutating func findDottedAddress(at dot: Int, _ text: borrowing TextReading) {
    if let address = text.dottedMAC(at: dot) { note(address, .number, text) }
  }

  /// Finds an IBAN, a long hexadecimal number, or a key of an account such as those of crypto-currencies.
  private mutating func findAccount(at index: Int, _ text: borrowing TextReading) -> Bool {
    if let end = text.endOfIBAN(from: index - 2) {
      replaceNumber(index - 2..<end, .number, text)
      return true
    }
    let token = text.plainWord(around: index)
    let isHexadecimal = text.has("0x", at: token.lowerBound) && token.count >= 10
    guard isHexadecimal || text.isKey(token) else { return false }
    replaceNumber(token, .number, text)
    return true
  }
}
