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
    findDisguisedAddress(host, text)
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

  /// Finds a link with white space beside its last dot: `host .com/path`, `host . com`, `pic. twitter. com/path`.
  private mutating func findHostApart(at dot: Int, _ text: borrowing TextReading) {
    let before = text.skipSpaceBack(dot)
    let label = text.skipSpace(dot + 1)
    guard text.isLetter(label) else { return }
    let start = text.startOfWord(before: before)
    let end = text.endOfLabel(from: label)
    guard start < before, !text.isCommon(start..<before), text.isTopLevel(label..<end) else {
      return
    }
    // After a period and a space, a sentence begins, unless with a word that is none.
    let isSentence = label > dot + 1
    guard
      isSentence
        ? text.isBareTopLevel(label..<end)
        : text.isGenericTopLevel(label..<end) || text[end] == 0x2F
    else { return }
    noteLink(start..<end, text)
  }

  /// Finds a host whose periods have spaces beside them, at its first word: `www . x . com`.
  mutating func findSpacedHost(from start: Int, _ text: borrowing TextReading) {
    var end = text.endOfLabel(from: start)
    var last = start
    for _ in 0..<4 {
      // `www host com` has no dots at all.
      guard case let index = text.skipSpace(text.endOfDot(from: end)?.index ?? end), index > end
      else {
        break
      }
      let next = text.endOfLabel(from: index)
      guard next > index else { break }
      (last, end) = (index, next)
      if text.isBareTopLevel(last..<end) { break }
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
      isBracketed
        || !text.isCommon(start..<gap.lowerBound)
          && (!text.isCommonTopLevel(last..<end) || text.isEndOfPhrase(end))
    else { return }
    while text[start - 1] == 0x2E, case let more = text.startOfHostLabel(before: start - 1),
      more < start - 1,
      gap.lowerBound - more < 200
    { start = more }
    noteLink(start..<end, text)
  }
}
