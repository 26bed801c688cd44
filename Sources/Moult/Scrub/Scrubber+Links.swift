/// Links: with a scheme, by the name of a host, and cut short.
extension Scrubber {
  /// A link with any scheme, at the colon of `://`.
  mutating func findScheme(at colon: Int) {
    guard colon >= linkEnd, colon + 2 < text.count, text.folded[colon + 1] == 0x2F,
      text.folded[colon + 2] == 0x2F
    else { return }
    var start = colon
    while start > 0, colon - start < 32, isScheme(text.folded[start - 1]) { start -= 1 }
    // A word that runs into "http" without a space stays.
    for scheme in Links.schemes where stands(scheme, at: colon - scheme.count) {
      start = max(start, colon - scheme.count)
      break
    }
    let end = max(colon + 3, endOfLink(host: colon + 3))
    linkEnd = end
    note(start..<end, .url)
  }

  /// A link without a scheme, at the first dot in the name of its host.
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

  /// The end of the longest name of a host among dotted labels, nil if none of them can end one.
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
    return stands(Links.www, at: start) ? dot : end
  }

  /// A country's two letters are common words: they end a host before a slash, or after the
  /// second level that some countries have (`co.uk`).
  private func isTopLevel(_ label: Range<Int>, after before: Range<Int>, first: Bool) -> Bool {
    let hasPath = label.upperBound < text.count && text.folded[label.upperBound] == 0x2F
    // New endings appear every year: with a path, any word is taken for one.
    if hasPath, label.count > 2, text.folded[label].allSatisfy(Scalars.isLetter) { return true }
    guard let packed = Links.pack(text.folded[label]) else { return false }
    if Links.generic.contains(packed) { return true }
    guard Links.countries.contains(packed) else { return false }
    if hasPath { return true }
    guard !first, let second = Links.pack(text.folded[before]) else { return false }
    return Links.secondLevels.contains(second)
  }

  /// The beginning of a link that the end of the text cut off, before the ellipsis at an index (or
  /// at the end itself).
  mutating func findCutLink(at index: Int) {
    let isCut = index < text.count
    for link in Links.beginnings {
      let least = isCut ? link.least : max(link.least, 4)
      var length = min(link.letters.count, index)
      while length >= least, !stands(link.letters, count: length, at: index - length) {
        length -= 1
      }
      guard length >= least else { continue }
      let start = index - length
      if let before = text.character(before: start), Scalars.isWord(before) { continue }
      return note(start..<(isCut ? index + 1 : index), .url)
    }
  }

  /// The end of a link whose host starts at an index. The platform's own short links are ASCII, so
  /// that a text without spaces between words can go on right behind them.
  private func endOfLink(host: Int) -> Int {
    let isShort = Links.ownHosts.contains { stands($0, at: host) }
    return runOfLink(from: host, isASCII: isShort).end
  }

  /// The rest of a link and where it ends: up to white space, quotes or brackets of East Asian texts, and
  /// without the punctuation of the sentence that it stands in.
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
