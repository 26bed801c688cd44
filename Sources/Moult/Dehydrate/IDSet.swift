/// The IDs that were seen, as numbers where that loses nothing.
struct IDSet {
  private var numbers: Set<UInt64> = []
  /// IDs beyond 64 bits or with leading zeros, which another ID's number could equal.
  private var texts: Set<[UInt8]> = []

  /// Adds an ID; false where it is there already.
  mutating func insert(_ id: Span<UInt8>) -> Bool {
    guard let number = Self.number(id) else { return texts.insert(Bytes.array(id)).inserted }
    return numbers.insert(number).inserted
  }

  mutating func removeAll() {
    numbers.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
  }

  private static func number(_ id: Span<UInt8>) -> UInt64? {
    guard id.count == 1 || id[0] != UInt8(ascii: "0") else { return nil }
    var number: UInt64 = 0
    for index in 0..<id.count {
      let (tens, isTooLarge) = number.multipliedReportingOverflow(by: 10)
      let (sum, isOver) = tens.addingReportingOverflow(UInt64(id[index] &- 0x30))
      if isTooLarge || isOver { return nil }
      number = sum
    }
    return number
  }
}
