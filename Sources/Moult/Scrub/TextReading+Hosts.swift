internal import JSONStream

/// Two labels of a host.
struct HostLabels {
  /// Where the host starts.
  var start: Int
  /// The label before the other one.
  var before: Range<Int>
  /// The label that may be a top-level domain.
  var label: Range<Int>
}

extension TextReading {
  /// The length of a dot between labels, 0 if there is none: a period, or an ideographic full stop before ASCII.
  func lengthOfHostDot(at index: Int) -> Int {
    if self[index] == 0x2E { return 1 }
    return has("。", at: index) && isPlainWord(index + 3) ? 3 : 0
  }

  /// Whether a label ends the name of a host.
  ///
  /// A sentence without a space after its end (`it ended.So what`), abbreviations and names of files look like
  /// hosts. So a top-level domain that is also a word does not end a host after a common word.
  func endsHost(_ host: HostLabels, of readings: borrowing TextReadings) -> Bool {
    let label = host.label
    let hasPath = hasPath(at: label.upperBound)
    // New top-level domains appear every year: before a path, any word counts as one.
    if hasPath, label.count > 2, endOfLetters(from: label.lowerBound) == label.upperBound {
      return true
    }
    guard isTopLevel(label) else { return false }
    if hasPath { return true }
    if isGenericTopLevel(label) || self[label.lowerBound] >= 0x80 {
      return host.before.count > 1 || host.start < host.before.lowerBound || isLetter(host.start)
    }
    let isWord = isCommonTopLevel(label)
    if host.start < host.before.lowerBound {
      return host.before.lowerBound - host.start > 2 && !(isWord && isCommon(host.before))
    }
    guard host.before.count > 2, endOfDigits(from: host.before.lowerBound) < host.before.upperBound
    else { return false }
    if isFileExtension(label) || has("rs", at: label.lowerBound) && host.before.count == 3 {
      return false
    }
    // A capital after a period begins a sentence.
    if readings.isASCIICapital(label.lowerBound, self),
      !readings.isASCIICapital(label.upperBound - 1, self)
    {
      return !isWord && !isCommon(host.before)
    }
    return !isWord && label.count > 2 || !isCommon(host.before)
  }

  /// Whether a label is a top-level domain, of the registries or another that addresses have.
  func isTopLevel(_ label: Range<Int>) -> Bool {
    PublicSuffixes.isTopLevel(span.extracting(label))
      || Self.otherTopLevels.contains {
        $0.utf8.count == label.count && has($0, at: label.lowerBound)
      }
  }

  /// Reserved names (RFC 2606, RFC 6762, RFC 7686), the suffix of the Ethereum Name Service, and domains as Russians
  /// spell them.
  private static let otherTopLevels = [
    "example", "invalid", "localhost", "onion", "eth", "local", "internal", "lan", "i2p", "ру",
    "ком",
  ]

  /// Whether a port, a path or a query follows a host.
  func hasPath(at index: Int) -> Bool {
    self[index] == 0x2F || self[index] == 0x3A && isDigit(index + 1)
  }

  /// Whether a top-level domain is one that nobody writes as a word.
  func isGenericTopLevel(_ label: Range<Int>) -> Bool {
    Self.genericTopLevels.contains { $0.utf8.count == label.count && has($0, at: label.lowerBound) }
  }

  private static let genericTopLevels = [
    "com", "net", "org", "edu", "gov", "info", "biz", "app", "io", "tv", "uk", "jp", "ru", "eu",
  ]

  /// Whether a label is a top-level domain that begins no sentence, and neither a letter nor a digit follows it.
  func isBareTopLevel(_ label: Range<Int>) -> Bool {
    guard label.count == 3, isEndOfPhrase(label.upperBound) || self[label.upperBound] == 0x2F else {
      return false
    }
    return has("com", at: label.lowerBound) || has("net", at: label.lowerBound)
      || has("org", at: label.lowerBound)
  }

  /// Whether no further word follows the one that ends at an index, but the end of the text, a line or a phrase.
  func isEndOfPhrase(_ end: Int) -> Bool {
    switch self[end] {
    case 0, 0x0A, 0x21, 0x29, 0x2C, 0x3B, 0x3F, 0x7C: true  // end, newline ! ) , ; ? |
    case 0x2E: !isPlainWord(end + 1)
    case 0x20: self[end + 1] == 0x2F || self[end + 1] == 0x7C || self[end + 1] == 0x2D
    default: false
    }
  }

  /// Whether a top-level domain is also a word.
  func isCommonTopLevel(_ label: Range<Int>) -> Bool {
    !isGenericTopLevel(label) && isCommon(label)
  }

  /// Whether a top-level domain is also what ends names of files that programmers write about.
  private func isFileExtension(_ label: Range<Int>) -> Bool {
    Self.fileExtensions.contains { $0.utf8.count == label.count && has($0, at: label.lowerBound) }
  }

  private static let fileExtensions = ["py", "sh", "md", "ps", "zip", "mov"]

  /// The start of the label of a host that ends at an index: letters, digits, hyphens and `_`. In scripts without
  /// spaces between words it is ASCII alone, or not ASCII at all.
  func startOfHostLabel(before end: Int) -> Int {
    var start = end
    let isWide = self[end - 1] >= 0x80
    while start > 0, end - start < 120 {
      if isPlainWord(start - 1) || self[start - 1] == 0x2D {
        start -= 1
      } else if self[start - 1] >= 0x80, let letter = startOfLetter(before: start),
        isWide || UTF8Scalars.decode(span, at: letter).scalar < 0xE00
      {
        start = letter
      } else {
        break
      }
    }
    return start
  }

  /// The end of the label of a host that starts at an index.
  func endOfHostLabel(after start: Int) -> Int {
    var end = endOfLabel(from: start)
    if end > start { return end }
    while end < count, self[end] >= 0x80, end - start < 120 {
      let (scalar, length) = UTF8Scalars.decode(span, at: end)
      guard Scalars.isLetterOrDigit(scalar) else { break }
      end += length
    }
    return end
  }

  /// The end of a link after its host, or the part of the host that has been read. The platform's own short links
  /// are ASCII, so text in a script without spaces between words can follow them directly.
  func endOfLink(host: Range<Int>) -> Int {
    let isShort = Self.ownHosts.contains { has($0, at: host.lowerBound) }
    return runOfLink(from: host.upperBound, isASCII: isShort).end
  }

  /// Hosts of the platform's own short links.
  private static let ownHosts = ["t.co/", "pic.twitter.com/", "pic.x.com/"]
}
