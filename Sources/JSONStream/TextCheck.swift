/// Checks bytes before the parser reads them.
///
/// yajl 2.1 accepts overlong, surrogate and too large UTF-8 sequences, and vertical tab and form feed as
/// white space. RFC 8259 allows none of them.
enum TextCheck {
  /// The kind of the first fault.
  enum Fault {
    case encoding
    /// A vertical tab or a form feed: white space to yajl, but not to RFC 8259, section 2.
    case space
  }

  /// The index of the first byte at fault, if any. O(count); 64 bytes at a time while they are ASCII.
  ///
  /// - Parameters: the bytes; only `count` of them are read.
  static func firstFault(
    in bytes: UnsafePointer<UInt8>, count: Int
  ) -> (index: Int, fault: Fault)? {
    var index = 0
    while true {
      unsafe index = skipPlain(bytes, from: index, count: count)
      // The block with the fault is read byte by byte.
      let stop = min(index + 64, count)
      if index >= stop { return nil }
      while index < stop {
        let lead = unsafe bytes[index]
        if lead < 0x80 {
          if lead == 0x0B || lead == 0x0C { return (index, .space) }
          index += 1
          continue
        }
        let length = unsafe sequenceLength(bytes + index, available: count - index)
        if length == 0 { return (index, .encoding) }
        index += length
      }
    }
  }

  /// The first index, in steps of 64, whose block has a byte that is not plain.
  @inline(__always)
  private static func skipPlain(
    _ bytes: UnsafePointer<UInt8>, from start: Int, count: Int
  ) -> Int {
    var index = start
    let raw = unsafe UnsafeRawPointer(bytes)
    while index + 64 <= count {
      // 64 bytes from `index` on are within `count`.
      var marks = unsafe marks(raw + index) | marks(raw + index + 16)
      unsafe marks |= Self.marks(raw + index + 32) | Self.marks(raw + index + 48)
      // Both types are 16 bytes of integers.
      let halves = unsafe unsafeBitCast(
        marks & Block(repeating: 0x80), to: SIMD2<UInt64>.self)
      if halves[0] | halves[1] != 0 { break }
      index += 64
    }
    return index
  }

  private typealias Block = SIMD16<UInt8>

  /// Sets the high bit of each byte that is not ASCII, or is 0x0B or 0x0C.
  ///
  /// A byte below 0x80 plus 0x7F has its high bit set unless the byte is 0.
  @inline(__always)
  private static func marks(_ at: UnsafeRawPointer) -> Block {
    // The caller has 16 bytes at this address.
    let block = unsafe at.loadUnaligned(as: Block.self)
    let low = Block(repeating: 0x7F)
    let isTab = (block ^ Block(repeating: 0x0B)) &+ low
    let isFeed = (block ^ Block(repeating: 0x0C)) &+ low
    return ~(isTab & isFeed) | block
  }

  /// The length of the UTF-8 sequence that starts here; 0 if none does (RFC 3629, section 4).
  private static func sequenceLength(_ at: UnsafePointer<UInt8>, available: Int) -> Int {
    // Every index read is below `available`: the guards compare before the reads.
    let lead = unsafe at[0]
    guard available >= 2, lead >= 0xC2, lead <= 0xF4 else { return 0 }
    let second = unsafe at[1]
    if lead < 0xE0 { return second & 0xC0 == 0x80 ? 2 : 0 }
    let low: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
    let high: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
    guard second >= low, second <= high, available >= 3 else { return 0 }
    guard unsafe at[2] & 0xC0 == 0x80 else { return 0 }
    if lead < 0xF0 { return 3 }
    guard available >= 4 else { return 0 }
    return unsafe at[3] & 0xC0 == 0x80 ? 4 : 0
  }
}
