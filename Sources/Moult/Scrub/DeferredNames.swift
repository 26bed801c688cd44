internal import JSONStream

/// Names of a record that are kept as they are, since no value has needed them so far.
///
/// A Bloom filter of the first two folded bytes of each name and of each word in it says whether a folded value may
/// contain one. It is never wrong about names that it has taken; names that it cannot judge cheaply it does not take.
struct DeferredNames: Sendable {
  enum Kind: UInt8, Sendable {
    case name, handle, site
  }

  /// For each name its kind, its length in two bytes, and its bytes.
  private(set) var names = ByteBuffer()
  /// The same, of links whose hosts are the sites of users.
  private(set) var sites = ByteBuffer()
  private var pairs = InlineArray<16, UInt64>(repeating: 0)
  /// The first bytes that any byte may follow.
  private var singles = InlineArray<4, UInt64>(repeating: 0)

  var isEmpty: Bool { names.isEmpty }

  /// Keeps a handle of ASCII; returns false, with nothing kept, for any other.
  mutating func take(handle: Span<UInt8>) -> Bool {
    guard handle.count <= Int(UInt16.max) else { return false }
    for index in handle.indices where handle[index] &- 0x21 > 0x5D { return false }
    let start = handle.count > 0 && handle[0] == 0x40 ? 1 : 0
    if start < handle.count { note(handle, start) }
    Self.append(handle, .handle, to: &names)
    return true
  }

  /// Keeps a name; returns false, with nothing kept, for one with letters that are folded or have several spellings.
  mutating func take(name: Span<UInt8>) -> Bool {
    guard name.count <= Int(UInt16.max), Self.isPlain(name) else { return false }
    for index in name.indices
    where index == 0 || name[index - 1] >= 0x80 || !Self.isWord(name[index - 1]) {
      note(name, index)
    }
    Self.append(name, .name, to: &names)
    return true
  }

  /// Keeps a link; the hosts of links of more than 65,535 bytes are no sites of anybody.
  mutating func take(site: Span<UInt8>) {
    if site.count <= Int(UInt16.max) { Self.append(site, .site, to: &sites) }
  }

  /// Whether a name may start at some byte of a folded text. O(`text.count`).
  func mayStart(in text: Span<UInt8>) -> Bool {
    guard !isEmpty else { return false }
    for index in text.indices {
      let first = text[index]
      if singles[Int(first >> 6)] >> UInt64(first & 63) & 1 != 0 { return true }
      guard index + 1 < text.count else { return false }
      let bit = Self.bit(first, text[index + 1])
      if pairs[bit >> 6] >> UInt64(bit & 63) & 1 != 0 { return true }
    }
    return false
  }

  /// Passes each name. O(bytes).
  static func forEach(in buffer: ByteBuffer, _ body: (Kind, Span<UInt8>) -> Void) {
    let bytes = buffer.bytes
    var index = 0
    while index < bytes.count {
      let start = index + 3
      index = start + Int(bytes[start - 2]) + Int(bytes[start - 1]) << 8
      body(Kind(rawValue: bytes[start - 3]) ?? .name, bytes.extracting(start..<index))
    }
  }

  /// Removes everything and keeps the memory.
  mutating func removeAll() {
    if !names.isEmpty { removeNames() }
    sites.removeAll()
  }

  mutating func removeNames() {
    names.removeAll()
    pairs = InlineArray(repeating: 0)
    singles = InlineArray(repeating: 0)
  }

  mutating func removeSites() { sites.removeAll() }
}

extension DeferredNames {
  private static func append(_ name: Span<UInt8>, _ kind: Kind, to buffer: inout ByteBuffer) {
    buffer.append(kind.rawValue)
    buffer.append(UInt8(truncatingIfNeeded: name.count))
    buffer.append(UInt8(truncatingIfNeeded: name.count >> 8))
    buffer.append(name)
  }

  /// Notes how a needle from an index on starts.
  private mutating func note(_ name: Span<UInt8>, _ index: Int) {
    let first = name[index].lowercased
    if index + 1 < name.count, Self.isWord(name[index + 1]) {
      let bit = Self.bit(first, name[index + 1].lowercased)
      pairs[bit >> 6] |= 1 << UInt64(bit & 63)
    } else {
      singles[Int(first >> 6)] |= 1 << UInt64(first & 63)
    }
  }

  /// Whether a name is of ASCII, is written in one way only, and has no `ae`, `oe` or `ue`.
  private static func isPlain(_ name: Span<UInt8>) -> Bool {
    var last: UInt8 = 0
    for index in name.indices {
      let byte = name[index]
      guard ByteClass.isDirect(byte), byte != 0x25 else { return false }
      let letter = byte | 0x20
      if letter == 0x65, last == 0x61 || last == 0x6F || last == 0x75 { return false }
      last = letter
    }
    return true
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte.isLetter || ByteClass.isDigit(byte)
  }

  @inline(__always)
  private static func bit(_ first: UInt8, _ second: UInt8) -> Int {
    Int((((UInt32(first) &* 37) ^ UInt32(second)) &* 0x9E37_79B1) >> 22)
  }
}
