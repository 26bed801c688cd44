/// Steps over runs of characters.
extension Scrubber {
  /// The end of a run of letters, digits and underscores.
  func endOfHandle(from start: Int) -> Int {
    var end = start
    while end < text.count, Scalars.isHandle(text.folded[end]) { end += 1 }
    return end
  }

  /// The end of a run of letters, digits, hyphens and underscores.
  func endOfLabel(from start: Int) -> Int {
    var end = start
    while end < text.count, Scalars.isHandle(text.folded[end]) || text.folded[end] == 0x2D {
      end += 1
    }
    return end
  }

  /// The end of a run of digits.
  func endOfDigits(from start: Int) -> Int {
    var end = start
    while end < text.count, Scalars.isDigit(text.folded[end]) { end += 1 }
    return end
  }

  /// Steps over one element if it fits.
  func skip(_ index: inout Int, if fits: (UInt32) -> Bool) {
    if index < text.count, fits(text.folded[index]) { index += 1 }
  }

  /// Steps back over one element if it fits.
  func skipBack(_ index: inout Int, if fits: (UInt32) -> Bool) {
    if index > 0, fits(text.folded[index - 1]) { index -= 1 }
  }

  /// Whether the text contains these letters, or the first `count` of them, at an index.
  func contains(_ letters: [UInt32], count: Int? = nil, at start: Int) -> Bool {
    let count = count ?? letters.count
    guard start >= 0, start + count <= text.count else { return false }
    return (0..<count).allSatisfy { text.folded[start + $0] == letters[$0] }
  }
}
