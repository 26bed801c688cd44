/// Reads what an ``ImageWriter`` wrote, in the same order. The bytes are part of the program, and a test compares them
/// with what they are made from.
struct ImageReader {
  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func number() -> Int {
    var byte = bytes[offset]
    offset += 1
    // Most numbers have one byte.
    guard byte >= 0x80 else { return Int(byte) }
    var (number, shift) = (Int(byte & 0x7F), 7)
    repeat {
      byte = bytes[offset]
      offset += 1
      number |= Int(byte & 0x7F) << shift
      shift += 7
    } while byte >= 0x80
    return number
  }

  mutating func optional() -> Int? {
    let number = number()
    return number == 0 ? nil : number - 1
  }

  mutating func range() -> Range<Int> {
    let start = number()
    return start..<start + number()
  }

  mutating func text() -> String { String(decoding: slice(), as: UTF8.self) }

  mutating func array() -> [UInt8] { Array(slice()) }

  private mutating func slice() -> ArraySlice<UInt8> {
    let count = number()
    offset += count
    return bytes[offset - count..<offset]
  }

  mutating func numbers() -> [Int] { list { $0.number() } }

  mutating func list<Element>(_ each: (inout ImageReader) -> Element) -> [Element] {
    let count = number()
    var list: [Element] = []
    list.reserveCapacity(count)
    for _ in 0..<count { list.append(each(&self)) }
    return list
  }
}

/// Flags that are the bits of a number, from the lowest.
struct ImageFlags {
  private var bits: Int

  init(_ bits: Int) { self.bits = bits }

  mutating func next() -> Bool {
    defer { bits >>= 1 }
    return bits & 1 == 1
  }
}
