internal import JSONStream

/// The names of a record in its tags and hosts.
extension RecordNames {
  /// Whether a hashtag or cashtag names somebody.
  ///
  /// A common word names nobody, though somebody bears it as a name. Any other tag does that equals a handle, a
  /// name or a rare word of one, or contains a handle or a name of four characters or more.
  /// O(length · names that start alike).
  mutating func contains(tag: Span<UInt8>) -> Bool {
    if isEmpty || isOverfull { return isOverfull }
    fold(tag)
    return !CommonWords.builtIn.contains(scratch.span) && names(in: scratch, leastWord: nil)
  }

  /// Whether a topic names somebody, as a tag does; a topic that is a common word does too.
  mutating func contains(topic: Span<UInt8>) -> Bool {
    if isEmpty || isOverfull { return isOverfull }
    fold(topic)
    return names(in: scratch, leastWord: nil)
  }

  /// Whether a host, in lower case, names somebody or is the site of somebody. A service under which many people have
  /// their pages names nobody. O(length · names that start alike + bytes of the sites).
  mutating func contains(host: Span<UInt8>) -> Bool {
    if isOverfull || isSite(host) { return true }
    if isEmpty { return false }
    fold(host)
    return names(in: scratch, leastWord: 5)
  }

  /// - Parameter leastWord: the number of letters from which on a rare word of a name counts inside of other
  ///   letters; nil where it has to be the whole.
  private func names(in text: borrowing TextReading, leastWord: Int?) -> Bool {
    var work = 0
    for start in 0..<text.count where mayStart(at: start, in: text) {
      var search = NeedleIndex.Search()
      while let needle = index.next(&search, at: start, in: text) {
        guard needle.kind != .link, let end = end(of: needle, at: start, text, &work) else {
          continue
        }
        if counts(needle, isWhole: start == 0 && end == text.count, leastWord) { return true }
      }
    }
    return false
  }

  private func counts(_ needle: Needle, isWhole: Bool, _ leastWord: Int?) -> Bool {
    let letters = index.bytes.span.extracting(needle.range).letterCount
    return switch needle.kind {
    case .handle, .name: isWhole || !needle.isBounded && letters >= 4
    case .word: (isWhole || letters >= leastWord ?? .max) && isRare(needle)
    case .link, .stem, .familiar: false
    }
  }
}
