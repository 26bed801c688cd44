/// Maps offsets in converted text back to the original bytes.
///
/// The text is added in stretches. For one that is not all ASCII, a bit for each of its bytes shows where characters
/// start, from which the offsets are computed when an error needs one. Only the last ``reach`` bytes are covered,
/// more than a reader can have unread; for an offset before them, the start of the oldest stretch is returned.
struct OffsetMap {
  private struct Stretch {
    let start: Int
    let original: Int
    /// The starts of characters; nil where each byte is one.
    let starts: [UInt64]?
  }

  /// The number of converted bytes that are covered: several times the longest record and the chunks in flight.
  private static let reach = 256 << 20

  private let unit: Int
  private var stretches: [Stretch] = []
  private var first = 0
  private(set) var count = 0
  private var originalCount = 0

  /// - Parameter unit: the bytes of one unit of the original.
  init(unit: Int) { self.unit = unit }

  /// Adds text that was converted from the next `read` bytes. O(bytes).
  mutating func add(_ text: Span<UInt8>, from read: Int) {
    let isASCII = text.count * unit == read
    stretches.append(
      Stretch(
        start: count, original: originalCount,
        starts: isASCII ? nil : CharacterStarts.bits(of: text)))
    count += text.count
    originalCount += read
    while stretches[first].start + Self.reach < count { first += 1 }
    if 2 * first > stretches.count {
      stretches.removeFirst(first)
      first = 0
    }
  }

  /// The offset in the original of the character that has a converted byte. O(log stretches + a stretch).
  func original(of offset: Int) -> Int {
    guard offset < count else { return originalCount }
    var (low, high) = (first, stretches.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if stretches[middle].start <= offset { low = middle } else { high = middle }
    }
    let stretch = stretches[low]
    let index = max(offset - stretch.start, 0)
    guard let starts = stretch.starts else { return stretch.original + index * unit }
    return stretch.original + unit * units(before: index, starts)
  }

  /// The number of units before the character that has the byte at an index of a stretch.
  private func units(before index: Int, _ starts: [UInt64]) -> Int {
    func isStart(_ index: Int) -> Bool { starts[index >> 6] >> UInt64(index & 63) & 1 != 0 }
    var (units, last) = (0, 0)
    for place in 0...index where isStart(place) {
      // A character of four bytes is a pair of surrogates in UTF-16.
      if place > 0 { units += unit == 2 && place - last == 4 ? 2 : 1 }
      last = place
    }
    return units
  }
}
