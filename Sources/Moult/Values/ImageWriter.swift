/// Writes tables as bytes, for ``ImageReader``: numbers with seven bits a byte, the lowest first; texts and lists after
/// the number of their elements.
struct ImageWriter {
  private(set) var bytes: [UInt8] = []

  /// - Precondition: the number is not negative.
  mutating func add(_ number: Int) {
    precondition(number >= 0, "an image has no negative numbers")
    var rest = UInt(number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Writes 0 for nil, and a number one greater.
  mutating func add(_ number: Int?) { add(number.map { $0 + 1 } ?? 0) }

  mutating func add(_ range: Range<Int>) {
    add(range.lowerBound)
    add(range.count)
  }

  mutating func add(_ text: String) { add(Array(text.utf8)) }

  mutating func add(_ text: [UInt8]) {
    add(text.count)
    bytes += text
  }

  mutating func add(_ numbers: [Int]) { add(numbers) { $0.add($1) } }

  mutating func add<Element>(
    _ list: [Element], _ each: (inout ImageWriter, Element) -> Void
  ) {
    add(list.count)
    for element in list { each(&self, element) }
  }

  /// Writes flags as the bits of a number, the first as the lowest.
  mutating func add(flags: Bool...) {
    add(flags.reversed().reduce(0) { $0 << 1 | ($1 ? 1 : 0) })
  }
}
