internal import JSONStream

/// Letters of other scripts that look like Latin ones (`look-alikes.txt`), with which names are disguised.
///
///     third_persоn with a Cyrillic о  →  third_person
struct LookAlikes: Sendable {
  /// The letters that come with Moult.
  static let builtIn = LookAlikes(PackageResources.look_alikes_txt)

  /// For each code point, the Latin letter that it looks like, or 0.
  private var letters: [UInt8] = []

  private init(_ text: [UInt8]) {
    for line in DataLine.all(in: text) {
      for word in line.words.dropFirst() {
        let scalar = Int(UTF8Scalars.decode(word.span, at: 0).scalar)
        while letters.count <= scalar { letters.append(0) }
        letters[scalar] = line.bytes.first ?? 0
      }
    }
  }

  /// Replaces the letters of each word that consists of Latin letters and such that look like them; false where
  /// there is no such word. A word of the latter alone counts from four letters on. O(code points).
  func replace(in scalars: inout [UInt32]) -> Bool {
    guard scalars.contains(where: { $0 > 0x24F && letter($0) != 0 }) else { return false }
    var isChanged = false
    var start = 0
    while start < scalars.count {
      let end = endOfWord(from: start, in: scalars)
      if looksLatin(scalars, start..<end) {
        isChanged = true
        for index in start..<end where letter(scalars[index]) != 0 {
          scalars[index] = letter(scalars[index])
        }
      }
      start = max(end, start + 1)
    }
    return isChanged
  }

  /// The Latin letter that a code point looks like, or 0. O(1).
  private func letter(_ scalar: UInt32) -> UInt32 {
    scalar < letters.count ? UInt32(letters[Int(scalar)]) : 0
  }

  private func endOfWord(from start: Int, in scalars: [UInt32]) -> Int {
    var end = start
    while end < scalars.count, Self.isInWord(scalars[end]) { end += 1 }
    return end
  }

  private static func isInWord(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return Scalars.isHandle(scalar | 0x20) || scalar == 0x5F }
    return Scalars.isLetterOrDigit(scalar) || Scalars.invisible(scalar) != .visible
  }

  private func looksLatin(_ scalars: [UInt32], _ range: Range<Int>) -> Bool {
    var count = 0
    var hasLatin = false
    for index in range {
      let scalar = scalars[index]
      if letter(scalar) != 0 {
        count += 1
      } else if Scalars.isLetter(scalar | 0x20) || 0xC0..<0x250 ~= scalar {
        hasLatin = true
      } else if scalar > 0x370, Scalars.invisible(scalar) == .visible {
        return false
      }
    }
    return count > 0 && (hasLatin || count > 3)
  }
}
