internal import JSONStream

/// Links without a scheme.
extension PatternSearch {
  /// Finds a link without a scheme, at the first dot of its host name.
  mutating func findHost(
    at dot: Int, _ text: borrowing TextReading, of readings: borrowing TextReadings
  ) {
    guard dot >= max(linkEnd, hostEnd) else { return }
    if text.isSpace(dot - 1) || text.isSpace(dot + 1) { return findHostApart(at: dot, text) }
    let start = text.startOfHostLabel(before: dot)
    guard start < dot else { return }
    guard let end = endOfHost(from: start, firstDot: dot, text, of: readings) else { return }
    noteLink(start..<end, text)
  }

  /// Notes a host and the path after it.
  private mutating func noteLink(_ host: Range<Int>, _ text: borrowing TextReading) {
    let goesOn =
      text.hasPath(at: host.upperBound) || text[host.upperBound] == 0x3F
      || text[host.upperBound] == 0x23
    linkEnd = goesOn ? max(host.upperBound, text.endOfLink(host: host)) : host.upperBound
    note(host.lowerBound..<linkEnd, .url, text)
  }

  /// The end of the longest host name among dotted labels, nil if no label is a top-level domain.
  private mutating func endOfHost(
    from start: Int, firstDot: Int, _ text: borrowing TextReading,
    of readings: borrowing TextReadings
  ) -> Int? {
    var end: Int?
    var before = start
    var dot = firstDot
    while case let length = text.lengthOfHostDot(at: dot), length > 0 {
      let label = dot + length..<text.endOfHostLabel(after: dot + length)
      if label.isEmpty { break }
      let host = HostLabels(start: start, before: before..<dot, label: label)
      if text.endsHost(host, of: readings) { end = label.upperBound }
      before = label.lowerBound
      dot = label.upperBound
    }
    hostEnd = dot
    return text.has("www.", at: start) ? max(dot, end ?? dot) : end
  }

  /// Finds a link with white space beside its last dot: `host .com/path`, `pic. twitter. com/path`.
  private mutating func findHostApart(at dot: Int, _ text: borrowing TextReading) {
    guard text.isSpace(dot - 1), text[dot - 1] == 0x20, text.isLetter(dot + 1) else { return }
    let start = text.startOfWord(before: dot - 1)
    let end = text.endOfLabel(from: dot + 1)
    guard start < dot - 1, !text.isCommon(start..<dot - 1),
      text.isGenericTopLevel(dot + 1..<end) || text[end] == 0x2F,
      text.isTopLevel(dot + 1..<end)
    else { return }
    noteLink(start..<end, text)
  }

  /// Finds a host whose periods have spaces beside them, at its first word: `www . x . com`.
  mutating func findSpacedHost(from start: Int, _ text: borrowing TextReading) {
    var end = text.endOfLabel(from: start)
    var last = start
    for _ in 0..<4 {
      guard let dot = text.endOfDot(from: end), case let index = text.skipSpace(dot.index) else {
        break
      }
      let next = text.endOfLabel(from: index)
      guard next > index else { break }
      (last, end) = (index, next)
    }
    guard last > start, text.isTopLevel(last..<end) else { return }
    noteLink(start..<end, text)
  }

  /// Finds a host with a dot that is a word: `host dot com`.
  mutating func findSpelledHost(_ dot: Range<Int>, _ text: borrowing TextReading) {
    guard text[dot.lowerBound - 1] == 0x20, text[dot.upperBound] == 0x20 else { return }
    findSpelledHost(dot.lowerBound - 1..<dot.upperBound + 1, dot: dot.lowerBound, text)
  }

  /// Finds a host with a dot that is spelled out.
  ///
  /// - Parameters:
  ///   - gap: the dot with its spaces and brackets.
  ///   - dot: where it starts without spaces.
  mutating func findSpelledHost(_ gap: Range<Int>, dot: Int, _ text: borrowing TextReading) {
    var start = text.startOfHostLabel(before: gap.lowerBound)
    var end = text.endOfLabel(from: gap.upperBound)
    guard start < gap.lowerBound, end > gap.upperBound else { return }
    var last = gap.upperBound
    while let more = text.endOfDot(from: end), case let next = text.endOfLabel(from: more.index),
      next > more.index
    {
      (last, end) = (more.index, next)
      if last - start > 100 { break }
    }
    let isBracketed = !text.isLetter(dot)
    guard text.isTopLevel(last..<end),
      isBracketed || !text.isCommon(start..<gap.lowerBound) && !text.isCommonTopLevel(last..<end)
    else { return }
    while text[start - 1] == 0x2E, case let more = text.startOfHostLabel(before: start - 1),
      more < start - 1,
      gap.lowerBound - more < 200
    { start = more }
    noteLink(start..<end, text)
  }
}

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
  fileprivate func endsHost(_ host: HostLabels, of readings: borrowing TextReadings) -> Bool {
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

  /// Whether a label is a top-level domain.
  func isTopLevel(_ label: Range<Int>) -> Bool { PublicSuffixes.isTopLevel(span.extracting(label)) }

  /// Whether a port, a path or a query follows a host.
  fileprivate func hasPath(at index: Int) -> Bool {
    self[index] == 0x2F || self[index] == 0x3A && isDigit(index + 1)
  }

  /// Whether a top-level domain is one that nobody writes as a word.
  fileprivate func isGenericTopLevel(_ label: Range<Int>) -> Bool {
    Self.genericTopLevels.contains { $0.utf8.count == label.count && has($0, at: label.lowerBound) }
  }

  private static let genericTopLevels = [
    "com", "net", "org", "edu", "gov", "info", "biz", "app", "io", "tv", "uk", "jp", "ru", "eu",
  ]

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
  fileprivate func startOfHostLabel(before end: Int) -> Int {
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
  fileprivate func endOfHostLabel(after start: Int) -> Int {
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
