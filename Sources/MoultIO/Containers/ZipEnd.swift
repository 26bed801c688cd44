/// The end record of a zip: where its directory is, and what it declares.
struct ZipEnd {
  private static let bytes = 22
  private static let longestComment = 1 << 16
  /// The most signatures that are tried as the end. Others may be in a comment, or after the zip.
  private static let tries = 8

  /// The directory's bytes in the file.
  let place: Range<Int>
  /// The declared offset of the directory.
  let declared: Int
  /// The declared number of entries.
  let count: Int
  /// Whether the number of entries overflowed its field, which contains it modulo 65,536.
  let isRest: Bool
  /// Whether this is the last signature of an end in the file.
  let isLast: Bool

  /// The possible ends of a zip, the likeliest first: the last one whose comment reaches to the end of the file, or
  /// just the last one, if something follows the zip.
  static func all(of stream: ByteStream) throws -> [ZipEnd] {
    guard let size = stream.size, size >= bytes else { return [] }
    let start = max(0, size - longestComment - bytes)
    guard let tail = try ZipBytes(of: stream, at: start, count: size - start) else { return [] }
    let marks = (0...tail.count - bytes).reversed().filter { place in
      tail.hasMark(5, 6, at: place) && tail.number(place + 4, 4) == 0
        && tail.number(place + 8, 2) == tail.number(place + 10, 2)
    }
    let fits = { (mark: Int) in mark + bytes + tail.number(mark + 20, 2) == tail.count }
    let likely = marks.filter(fits) + marks.filter { !fits($0) }
    return try likely.prefix(tries).compactMap { mark in
      try ZipEnd(stream, tail, tailStart: start, mark, isLast: mark == marks[0])
    }
  }

  private init?(
    _ stream: ByteStream, _ tail: ZipBytes, tailStart: Int, _ mark: Int, isLast: Bool
  ) throws {
    var (end, length) = (tailStart + mark, tail.number(mark + 12, 4))
    var (declared, count, isRest) = (tail.number(mark + 16, 4), tail.number(mark + 10, 2), true)
    if let (start, large) = try Self.largeEnd(stream, tail, before: mark) {
      (end, length, isRest) = (start, large.number(40, 8), false)
      (declared, count) = (large.number(48, 8), large.number(32, 8))
    }
    // Data in front of a zip, such as a self-extractor, moves everything, so that the length is tried first.
    let starts = [end - max(0, min(length, .max - 1)), declared].filter { 0...end ~= $0 }
    let begins = try starts.first { start in
      try ZipBytes(of: stream, at: start, count: 4)?.hasMark(1, 2, at: 0) == true
    }
    guard let start = begins ?? starts.first else { return nil }
    (self.declared, self.count, self.isRest, self.isLast) = (declared, count, isRest, isLast)
    place = start..<end
  }

  /// The Zip64 end record, to which a locator before the regular end leads.
  private static func largeEnd(
    _ stream: ByteStream, _ tail: ZipBytes, before mark: Int
  ) throws -> (start: Int, ZipBytes)? {
    guard mark >= 20, tail.hasMark(6, 7, at: mark - 20) else { return nil }
    let start = tail.number(mark - 12, 8)
    guard let large = try ZipBytes(of: stream, at: start, count: 56), large.hasMark(6, 6, at: 0)
    else { return nil }
    return (start, large)
  }

  /// How many declared entries are missing if `found` were found.
  func missing(of found: Int) -> Int {
    let rest = isRest ? found % (1 << 16) : found
    return rest == count ? 0 : max(1, count - rest)
  }

  /// Whether all records of the directory follow each other, their number is as declared, and the first leads to an
  /// entry. O(directory), a part of it at a time.
  func isWhole(_ stream: ByteStream) throws -> Bool {
    guard isLast else { return false }
    var (at, found, window) = (place.lowerBound, 0, 1 << 17)
    while at < place.upperBound {
      window = min(window, place.upperBound - at)
      guard let bytes = try ZipBytes(of: stream, at: at, count: window) else { return false }
      var next = 0
      while let record = ZipRecord(bytes, at: next) {
        if found == 0, try !record.begins(in: stream, movedBy: place.lowerBound - declared) {
          return false
        }
        (next, found) = (record.bytes.upperBound, found + 1)
      }
      // The records may be followed by a digital signature of all of them.
      if next == 0 { return bytes.hasMark(5, 5, at: 0) && missing(of: found) == 0 }
      at += next
    }
    return missing(of: found) == 0
  }
}

/// A record of the directory, for one entry.
struct ZipRecord {
  static let size = 46

  /// Its bytes in the directory.
  let bytes: Range<Int>
  /// The lengths of its name and its extra field.
  let (name, extra): (Int, Int)
  /// The declared offset of the entry.
  let start: Int
  /// Where that number is among the record's bytes, and its length.
  let field: (at: Int, count: Int)

  /// An intact record; nil if there is none, or it is truncated.
  init?(_ directory: ZipBytes, at place: Int) {
    guard directory.hasMark(1, 2, at: place), place + Self.size <= directory.count else {
      return nil
    }
    let (name, extra) = (directory.number(place + 28, 2), directory.number(place + 30, 2))
    let end = place + Self.size + name + extra + directory.number(place + 32, 2)
    guard end <= directory.count else { return nil }
    self.init(directory, place..<end, name, extra)
  }

  /// A record whose end is known, although its signature or lengths may be damaged; nil if there is none.
  init?(_ directory: ZipBytes, within bytes: Range<Int>) {
    let mark: [UInt8] = [0x50, 0x4B, 1, 2]
    guard bytes.count >= Self.size,
      zip(mark, directory.slice(bytes)).count(where: { $0 == $1 }) >= 3
    else { return nil }
    let rest = bytes.count - Self.size
    let place = bytes.lowerBound
    let (name, extra) = (directory.number(place + 28, 2), directory.number(place + 30, 2))
    let comment = directory.number(place + 32, 2)
    // One of the three lengths may be wrong.
    let lengths = [(name, rest - name - comment), (rest - extra - comment, extra), (name, extra)]
    let fitting = lengths.first { name, extra in
      name >= 0 && extra >= 0 && name + extra <= rest
        && Self.isExtra(directory, place + Self.size + name, count: extra)
    }
    self.init(directory, bytes, fitting?.0 ?? rest, fitting?.1 ?? 0)
  }

  /// Whether bytes are a sequence of blocks that each declare their length.
  private static func isExtra(_ bytes: ZipBytes, _ start: Int, count: Int) -> Bool {
    var part = start
    while part + 4 <= start + count { part += 4 + bytes.number(part + 2, 2) }
    return part == start + count
  }

  private init(_ directory: ZipBytes, _ bytes: Range<Int>, _ name: Int, _ extra: Int) {
    let place = bytes.lowerBound
    let field = Self.startField(directory, at: place, place + Self.size + name, count: extra)
    (self.bytes, self.name, self.extra) = (bytes, name, extra)
    start = directory.number(field.at, field.count)
    self.field = (field.at - place, field.count)
  }

  /// The position of the entry's offset in a record: in the Zip64 block, if there is one.
  private static func startField(
    _ bytes: ZipBytes, at place: Int, _ extra: Int, count: Int
  ) -> (at: Int, count: Int) {
    let usual = (at: place + 42, count: 4)
    guard bytes.number(usual.at, 4) == 0xFFFF_FFFF else { return usual }
    var part = extra
    while part + 4 <= extra + count {
      let length = bytes.number(part + 2, 2)
      if bytes.number(part, 2) == 1 {
        // The two sizes precede it, each if it overflowed too.
        let before = [20, 24].count { bytes.number(place + $0, 4) == 0xFFFF_FFFF }
        let at = part + 4 + before * 8
        return before * 8 + 8 <= length && at + 8 <= extra + count ? (at, 8) : usual
      }
      part += 4 + length
    }
    return usual
  }

  /// The entry's offset in a file that was moved as a whole; nil if it would be invalid.
  func start(movedBy offset: Int) -> Int? {
    let (place, isOver) = start.addingReportingOverflow(offset)
    return isOver || place < 0 ? nil : place
  }

  /// Whether an entry starts at the record's offset.
  func begins(in stream: ByteStream, movedBy offset: Int) throws -> Bool {
    guard let place = start(movedBy: offset) else { return false }
    return try ZipBytes(of: stream, at: place, count: 4)?.hasMark(3, 4, at: 0) == true
  }

  /// The name of the entry, and its size if it is declared.
  func entry(_ directory: ZipBytes) -> (name: String, size: Int?) {
    let start = bytes.lowerBound + Self.size
    let size = directory.number(bytes.lowerBound + 24, 4)
    let name = directory.slice(start..<start + name)
    return (PathText.text(of: Array(name)), size == 0xFFFF_FFFF ? nil : size)
  }

  /// The record for a file in which the entry starts at another offset, with a valid signature and valid lengths.
  func copy(_ directory: ZipBytes, start: Int) -> [UInt8] {
    var copy = Array(directory.slice(bytes))
    ZipBytes.put(0x0201_4B50, 4, into: &copy, at: 0)
    let comment = bytes.count - Self.size - name - extra
    for (at, length) in [(28, name), (30, extra), (32, comment)] {
      ZipBytes.put(length, 2, into: &copy, at: at)
    }
    ZipBytes.put(start, field.count, into: &copy, at: field.at)
    return copy
  }
}
