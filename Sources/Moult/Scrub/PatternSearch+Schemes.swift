internal import JSONStream

/// Links with a scheme, and truncated ones.
extension PatternSearch {
  /// Finds a link with a scheme at its colon: any scheme before `://`; those of the web also with spaces, with
  /// backslashes, or without slashes before a host.
  mutating func findScheme(at colon: Int, _ text: borrowing TextReading) {
    guard colon >= linkEnd else { return }
    let known = text.startOfWebScheme(before: colon)
    let host: Int
    if text[colon + 1] == 0x2F, text[colon + 2] == 0x2F {
      host = colon + 3
    } else if known != nil, let start = text.startOfHost(after: colon + 1) {
      host = start
    } else if text.isPlainScheme(before: colon) {
      host = colon + 1
    } else {
      return
    }
    let start = known ?? text.startOfScheme(before: colon)
    // A space after the slashes belongs to a link of the web.
    let first = known != nil && text[host] == 0x20 && text.isPlainWord(host + 1) ? host + 1 : host
    let end = max(host, text.endOfLink(host: first..<first))
    linkEnd = end
    note(start..<end, .url, text)
  }

  /// Finds the beginning of a link that is truncated by the ellipsis at an index, or by the end of the
  /// text.
  mutating func findTruncatedLink(at index: Int, _ text: borrowing TextReading) {
    let hasEllipsis = index < text.count
    for link in Self.beginnings {
      let least = hasEllipsis ? link.least : max(link.least, 4)
      guard let start = text.startOfBeginning(of: link.letters, least: least, before: index),
        !text.isWord(before: start)
      else { continue }
      return note(start..<(hasEllipsis ? index + 3 : index), .url, text)
    }
  }

  /// How links begin, and how many of these letters before an ellipsis make a truncated link.
  private static let beginnings: [(letters: String, least: Int)] = [
    ("https://", 2), ("http://", 2), ("pic.twitter.com/", 4), ("t.co/", 3), ("www.", 3),
  ]
}

extension TextReading {
  /// The start of a scheme of the web that ends at an index, after a space perhaps; nil if there is none. A word
  /// directly before it, without a space, is not part of the link.
  fileprivate func startOfWebScheme(before colon: Int) -> Int? {
    let end = skipSpaceBack(colon)
    for scheme in Self.webSchemes where has(scheme, before: end) {
      return end - scheme.utf8.count
    }
    return nil
  }

  /// Whether a scheme whose links have no slashes ends at a colon, directly before what it leads to.
  fileprivate func isPlainScheme(before colon: Int) -> Bool {
    guard isPlainWord(colon + 1) || self[colon + 1] == 0x3F else { return false }
    let start = startOfScheme(before: colon)
    return start < colon
      && SortedLines.contains(span.extracting(start..<colon), in: Self.plainSchemes.utf8.span)
  }

  static let plainSchemes = """
    acct
    aim
    bitcoin
    callto
    ethereum
    facetime
    geo
    lightning
    magnet
    mailto
    matrix
    monero
    nostr
    sgnl
    sip
    sips
    skype
    sms
    spotify
    tel
    urn
    xmpp
    ymsgr
    """

  private static let webSchemes = ["https", "http", "hxxps", "hxxp", "ftp"]

  fileprivate func startOfScheme(before colon: Int) -> Int {
    var start = colon
    while start > 0, colon - start < 32, isScheme(self[start - 1]) { start -= 1 }
    return start
  }

  private func isScheme(_ byte: UInt8) -> Bool {
    ByteClass.isLetter(byte) || ByteClass.isDigit(byte) || byte == 0x2B || byte == 0x2D
      || byte == 0x2E
  }

  /// The start of a host after the colon of a scheme and unusual slashes; nil if nothing there looks like one.
  fileprivate func startOfHost(after colon: Int) -> Int? {
    var index = colon
    var slashes = 0
    while index - colon < 8, self[index] == 0x2F || self[index] == 0x5C || self[index] == 0x20 {
      if self[index] == 0x2F { slashes += 1 }
      index += 1
    }
    guard isPlainWord(index) || self[index] >= 0x80 else { return nil }
    if slashes >= 2 { return index }
    let label = endOfLabel(from: index)
    return label > index && self[label] == 0x2E && isPlainWord(label + 1) ? index : nil
  }

  /// Where the first letters of a link start that end at an index, nil if fewer than `least` of them do.
  fileprivate func startOfBeginning(of letters: String, least: Int, before end: Int) -> Int? {
    let letters = letters.utf8.span
    var length = min(letters.count, end)
    while length >= least {
      if Bytes.equal(span.extracting(end - length..<end), letters.extracting(0..<length)) {
        return end - length
      }
      length -= 1
    }
    return nil
  }
}
