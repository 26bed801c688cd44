/// Needles: the names, handles and links of the record.
extension Scrubber {
  /// Finds the longest needle that starts at an index, in each reading of the text.
  mutating func findNeedle(at index: Int, of needles: borrowing NeedleTrie) {
    findNeedle(at: index, of: needles, reading: .letters)
    if text.hasForms {
      findNeedle(at: index, of: needles, reading: .entities)
      findNeedle(at: index, of: needles, reading: .all)
    }
  }

  @inline(__always)
  private mutating func findNeedle(
    at start: Int, of needles: borrowing NeedleTrie, reading: FoldedText.Reading
  ) {
    let first = text.read(start, as: reading).character
    if needles.mayStart(with: matching(first)) { walk(from: start, needles, reading) }
  }

  private mutating func walk(
    from start: Int, _ needles: borrowing NeedleTrie, _ reading: FoldedText.Reading
  ) {
    var node: UInt32 = 0
    var index = start
    var longest: (end: Int, mark: Mark)?
    while index < text.count {
      let (character, next) = text.read(index, as: reading)
      node = needles.child(of: node, by: matching(character))
      if node == 0 { break }
      index = next
      let end = needles.end(at: node)
      if let mark = end.mark, mayOccur(end, start..<index) { longest = (index, mark) }
    }
    guard let longest else { return }
    let end = longest.mark == .url ? endOfKnownLink(from: longest.end) : longest.end
    note(start..<end, longest.mark)
  }

  /// The end of the link characters after a known link, which belong to it.
  private mutating func endOfKnownLink(from start: Int) -> Int {
    if start >= lastRun.limit { lastRun = runOfLink(from: start) }
    return max(start, lastRun.end)
  }

  /// The code point to compare with a needle's, in which a newline is a space.
  @inline(__always)
  private func matching(_ scalar: UInt32) -> UInt32 {
    scalar == Scalars.newline ? Scalars.space : scalar
  }

  /// Whether the bounds of a needle allow it at a range.
  private func mayOccur(_ end: NeedleEnd, _ range: Range<Int>) -> Bool {
    if end.boundedStart, let before = text.character(before: range.lowerBound),
      Scalars.isWord(before)
    {
      return false
    }
    return !end.boundedEnd || range.upperBound == text.count
      || !Scalars.isWord(text.character(at: range.upperBound))
  }
}
