/// Mentions and e-mail addresses.
extension Scrubber {
  /// Finds a mention: the sign, a run of handle characters, and the name of a list after a slash.
  mutating func findMention(at sign: Int) {
    let start = text.index(after: sign)
    var end = endOfHandle(from: start)
    guard end > start else { return }
    if end + 1 < text.count, text.folded[end] == Scalars.ascii("/"),
      Scalars.isLetter(text.folded[end + 1])
    {
      end = endOfLabel(from: end + 1)
    }
    note(sign..<end, .user)
  }

  /// Finds an e-mail address around its sign: a local part, and a host with a dot.
  mutating func findAddress(at sign: Int) {
    let start = startOfLocalPart(before: sign)
    let host = text.index(after: sign)
    guard start < sign, let end = endOfAddressHost(from: host) else { return }
    note(start..<end, .email)
  }

  /// Finds an address with its signs spelled out: "name (at) host.example", "name [at] host [dot] com",
  /// "name at host dot com".
  mutating func findSpelledAddress(at index: Int) {
    guard index > 1, index + 3 < text.count, text.folded[index + 1] == Scalars.ascii("t"),
      let before = bracketStart(before: index), let after = bracketEnd(after: index + 2)
    else { return }
    let local = startOfLocalPart(before: before.index)
    guard local < before.index else { return }
    let host = endOfLabel(from: after.index)
    guard host > after.index, let dot = endOfSpelledDot(from: host) else { return }
    // Without brackets, "at" is an address only before a spelled-out dot.
    guard before.isBracket && after.isBracket || !dot.isPlain else { return }
    var end = endOfLabel(from: dot.index)
    guard end > dot.index + 1 else { return }
    // Two more labels are enough for any host, and bound the cost.
    for _ in 0..<2 {
      guard let more = endOfSpelledDot(from: end) else { break }
      let next = endOfLabel(from: more.index)
      if next > more.index + 1 { end = next }
    }
    note(local..<end, .email)
  }

  private func bracketStart(before index: Int) -> (index: Int, isBracket: Bool)? {
    var start = index
    skipBack(&start) { $0 == Scalars.space }
    let spaced = start
    skipBack(&start) { $0 == 0x28 || $0 == 0x5B || $0 == 0x7B }
    let isBracket = start < spaced
    guard isBracket || spaced < index else { return nil }
    if isBracket { skipBack(&start) { $0 == Scalars.space } }
    return (start, isBracket)
  }

  private func bracketEnd(after index: Int) -> (index: Int, isBracket: Bool)? {
    var end = index
    skip(&end) { $0 == Scalars.space }
    let spaced = end
    skip(&end) { $0 == 0x29 || $0 == 0x5D || $0 == 0x7D }
    let isBracket = end > spaced
    guard isBracket || spaced > index else { return nil }
    if isBracket { skip(&end) { $0 == Scalars.space } }
    return (end, isBracket)
  }

  private func endOfSpelledDot(from index: Int) -> (index: Int, isPlain: Bool)? {
    guard index < text.count else { return nil }
    if text.folded[index] == Scalars.ascii(".") { return (index + 1, true) }
    var end = index
    skip(&end) { $0 == Scalars.space }
    skip(&end) { $0 == 0x28 || $0 == 0x5B || $0 == 0x7B }
    skip(&end) { $0 == Scalars.space }
    let hasSign = end > index
    guard hasSign, end + 3 < text.count,
      text.folded[end] == 0x64, text.folded[end + 1] == 0x6F, text.folded[end + 2] == 0x74,
      let after = bracketEnd(after: end + 3)
    else { return nil }
    return (after.index, false)
  }

  private func startOfLocalPart(before index: Int) -> Int {
    var start = index
    // The longest local part of an address has 64 characters (RFC 5321).
    while start > 0, index - start < 64, isLocalPart(text.folded[start - 1]) { start -= 1 }
    while start < index, text.folded[start] == Scalars.ascii(".") { start += 1 }
    return start
  }

  private func isLocalPart(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2E, 0x2D, 0x2B, 0x25: true  // . - + %
    default: Scalars.isWord(scalar)
    }
  }

  private func endOfAddressHost(from start: Int) -> Int? {
    var end = endOfHostLabel(from: start)
    var last = start
    guard end > start else { return nil }
    while end + 1 < text.count, text.folded[end] == Scalars.ascii("."),
      endOfHostLabel(from: end + 1) > end + 1
    {
      last = end + 1
      end = endOfHostLabel(from: last)
    }
    return last > start && end - last >= 2 && !Scalars.isDigit(text.folded[last]) ? end : nil
  }

  private func endOfHostLabel(from start: Int) -> Int {
    var end = start
    while end < text.count, Scalars.isWord(text.folded[end]) || text.folded[end] == 0x2D {
      end += 1
    }
    return end
  }
}
