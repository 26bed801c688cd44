internal import JSONStream

/// Lines that begin with a key, found by the hash of the key where they are.
struct LineIndex: Sendable {
  private let lines: String
  /// For each hash, the offset of a line plus 1; 0 where there is none. A line is at the first free place from its
  /// hash on.
  private let places: [Int32]

  /// Reads the lines, whose keys end at a space or at the end of the line. O(bytes).
  init(_ lines: String) {
    self.lines = lines
    let bytes = lines.utf8.span
    var starts: [Int] = []
    var start = 0
    for index in 0...bytes.count where index == bytes.count || bytes[index] == UInt8(ascii: "\n") {
      if index > start { starts.append(start) }
      start = index + 1
    }
    var places = [Int32](repeating: 0, count: Self.size(for: starts.count))
    for start in starts {
      var end = start
      while !Self.isEnd(end, of: bytes) { end += 1 }
      var place = Self.hash(bytes.extracting(start..<end)) & (places.count - 1)
      while places[place] != 0 { place = (place + 1) & (places.count - 1) }
      places[place] = Int32(start + 1)
    }
    self.places = places
  }

  /// A power of two of which the lines fill less than a half.
  private static func size(for count: Int) -> Int {
    var size = 16
    while size < 2 * count + 1 { size *= 2 }
    return size
  }

  /// Passes what follows a key and a space in its line, which may be nothing; nil where no line has the key, in any
  /// case of ASCII. O(length).
  func value<Result>(of key: Span<UInt8>, _ read: (Span<UInt8>) -> Result) -> Result? {
    let bytes = lines.utf8.span
    var place = Self.hash(key) & (places.count - 1)
    while places[place] != 0 {
      if let end = Self.end(of: key, at: Int(places[place] - 1), in: bytes) {
        var last = end
        while last < bytes.count, bytes[last] != UInt8(ascii: "\n") { last += 1 }
        return read(bytes.extracting(min(end + 1, last)..<last))
      }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  /// Whether a line has the key. O(length).
  func contains(_ key: Span<UInt8>) -> Bool { value(of: key) { _ in true } ?? false }

  private static func end(of key: Span<UInt8>, at start: Int, in bytes: Span<UInt8>) -> Int? {
    let end = start + key.count
    guard end <= bytes.count, isEnd(end, of: bytes) else { return nil }
    for index in key.indices where key[index].lowercased != bytes[start + index] { return nil }
    return end
  }

  private static func isEnd(_ index: Int, of bytes: Span<UInt8>) -> Bool {
    index == bytes.count || bytes[index] == UInt8(ascii: "\n") || bytes[index] == UInt8(ascii: " ")
  }

  /// FNV-1a of 32 bits (Fowler, Noll, Vo: draft-eastlake-fnv).
  private static func hash(_ key: Span<UInt8>) -> Int {
    var hash: UInt32 = 0x811C_9DC5
    for index in key.indices { hash = (hash ^ UInt32(key[index].lowercased)) &* 0x0100_0193 }
    return Int(hash ^ hash >> 15)
  }
}
