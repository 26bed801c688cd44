/// Links: with a scheme, with only a host name, and truncated ones.
extension Scrubber {
  /// Finds a link with any scheme, at the colon of `://`.
  mutating func findScheme(at colon: Int) {
    guard colon >= linkEnd, colon + 2 < text.count, text.folded[colon + 1] == 0x2F,
      text.folded[colon + 2] == 0x2F
    else { return }
    var start = colon
    while start > 0, colon - start < 32, isScheme(text.folded[start - 1]) { start -= 1 }
    // A word directly before "http", without a space, is not part of the link.
    for scheme in Links.schemes where contains(scheme, at: colon - scheme.count) {
      start = max(start, colon - scheme.count)
      break
    }
    let end = max(colon + 3, endOfLink(host: colon + 3))
    linkEnd = end
    note(start..<end, .url)
  }

  /// Finds a link without a scheme, at the first dot of its host name.
  mutating func findHost(at dot: Int) {
    guard dot >= max(linkEnd, hostEnd), dot > 0, dot + 1 < text.count,
      Scalars.isLabel(text.folded[dot - 1]), Scalars.isLabel(text.folded[dot + 1])
    else { return }
    var start = dot
    while start > 0, dot - start < 63, Scalars.isLabel(text.folded[start - 1]) { start -= 1 }
    guard let end = endOfHost(from: start, firstDot: dot) else { return }
    let next = end < text.count ? text.folded[end] : 0
    let goesOn = next == 0x2F || next == 0x3A || next == 0x3F || next == 0x23  // / : ? #
    let linkEnd = goesOn ? max(end, endOfLink(host: start)) : end
    self.linkEnd = linkEnd
    note(start..<linkEnd, .url)
  }

  /// The end of the longest host name among dotted labels, nil if no label is a top-level domain.
  private mutating func endOfHost(from start: Int, firstDot: Int) -> Int? {
    var end: Int?
    var dot = firstDot
    var before = start
    while dot + 1 < text.count, text.folded[dot] == 0x2E, Scalars.isLabel(text.folded[dot + 1]) {
      var next = dot + 1
      while next < text.count, Scalars.isLabel(text.folded[next]) { next += 1 }
      if isTopLevel(dot + 1..<next, after: before..<dot, first: before == start) { end = next }
      before = dot + 1
      dot = next
    }
    hostEnd = dot
    return contains(Links.www, at: start) ? dot : end
  }

  /// Whether a label ends a host name. The two letters of many countries are common words: they do so
  /// only before a slash or after a second-level domain (`co.uk`).
  private func isTopLevel(_ label: Range<Int>, after before: Range<Int>, first: Bool) -> Bool {
    let hasPath = label.upperBound < text.count && text.folded[label.upperBound] == 0x2F
    // New top-level domains appear every year: before a path, any word counts as one.
    if hasPath, label.count > 2, text.folded[label].allSatisfy(Scalars.isLetter) { return true }
    guard let packed = Links.pack(text.folded[label]) else { return false }
    if Links.generic.contains(packed) { return true }
    guard Links.countries.contains(packed) else { return false }
    if hasPath { return true }
    guard !first, let second = Links.pack(text.folded[before]) else { return false }
    return Links.secondLevels.contains(second)
  }

  /// Finds the beginning of a link that is truncated by the ellipsis at an index, or by the end of the
  /// text.
  mutating func findTruncatedLink(at index: Int) {
    let hasEllipsis = index < text.count
    for link in Links.beginnings {
      let least = hasEllipsis ? link.least : max(link.least, 4)
      var length = min(link.letters.count, index)
      while length >= least, !contains(link.letters, count: length, at: index - length) {
        length -= 1
      }
      guard length >= least else { continue }
      let start = index - length
      if let before = text.character(before: start), Scalars.isWord(before) { continue }
      return note(start..<(hasEllipsis ? index + 1 : index), .url)
    }
  }

  /// The end of a link whose host starts at an index. The platform's own short links are ASCII, so text
  /// in a script without spaces between words can follow them directly.
  private func endOfLink(host: Int) -> Int {
    let isShort = Links.ownHosts.contains { contains($0, at: host) }
    return runOfLink(from: host, isASCII: isShort).end
  }

  /// The end of a link's characters, at white space, a quote or an East Asian bracket, and its end without
  /// the punctuation of the sentence around it.
  func runOfLink(from start: Int, isASCII: Bool = false) -> (limit: Int, end: Int) {
    var end = start
    while end < text.count, !Links.ends(text.character(at: end)),
      !isASCII || text.folded[end] < 0x80 || text.folded[end] == Scalars.ellipsis
    {
      end += 1
    }
    let limit = end
    while end > start, Links.isSentenceEnd(text.folded[end - 1]) { end -= 1 }
    return (limit, end)
  }

  private func isScheme(_ scalar: UInt32) -> Bool {
    Scalars.isLabel(scalar) || scalar == 0x2B || scalar == 0x2E
  }
}
