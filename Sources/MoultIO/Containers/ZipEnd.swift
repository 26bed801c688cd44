/// What the end of a zip says of the directory before it, and where that is.
struct ZipEnd {
  private static let bytes = 22
  private static let longestComment = 1 << 16
  /// The most marks that are tried as the end. Others may be in a comment, or after the zip.
  private static let tries = 8

  /// Where the directory is in the file.
  let place: Range<Int>
  /// Where the directory is by what is declared.
  let declared: Int
  /// How many entries are declared.
  let count: Int
  /// Whether the number of entries was too large for its field, which has what is left of it.
  let isRest: Bool
  /// Whether no other mark of an end comes after it.
  let isLast: Bool

  /// The places that may be the end of a zip, the likeliest first: the last with a comment that reaches to
  /// the end of the file, or just the last, as of a zip with something after it.
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
    // What was put before a zip, such as a program that unpacks it, moves everything, so that the length
    // is believed first.
    let starts = [end - max(0, min(length, .max - 1)), declared].filter { 0...end ~= $0 }
    let begins = try starts.first { start in
      try ZipBytes(of: stream, at: start, count: 4)?.hasMark(1, 2, at: 0) == true
    }
    guard let start = begins ?? starts.first else { return nil }
    (self.declared, self.count, self.isRest, self.isLast) = (declared, count, isRest, isLast)
    place = start..<end
  }

  /// The end of a zip with large numbers, to which a mark before the usual end leads.
  private static func largeEnd(
    _ stream: ByteStream, _ tail: ZipBytes, before mark: Int
  ) throws -> (start: Int, ZipBytes)? {
    guard mark >= 20, tail.hasMark(6, 7, at: mark - 20) else { return nil }
    let start = tail.number(mark - 12, 8)
    guard let large = try ZipBytes(of: stream, at: start, count: 56), large.hasMark(6, 6, at: 0)
    else { return nil }
    return (start, large)
  }

  /// How many of the declared entries are missing where so many are there.
  func missing(of found: Int) -> Int {
    let rest = isRest ? found % (1 << 16) : found
    return rest == count ? 0 : max(1, count - rest)
  }

  /// Whether every record of the directory follows the one before, there are as many as declared, and
  /// the first leads to an entry. O(directory), a part of it at a time.
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
      // What comes after the records can be a signature of all of them.
      if next == 0 { return bytes.hasMark(5, 5, at: 0) && missing(of: found) == 0 }
      at += next
    }
    return missing(of: found) == 0
  }
}

/// What a directory says of an entry.
struct ZipRecord {
  static let size = 46

  /// Its bytes among those of the directory.
  let bytes: Range<Int>
  /// How many of them are its name, and what follows that.
  let (name, extra): (Int, Int)
  /// Where the entry begins, as it is declared.
  let start: Int
  /// Where that number is among the record's bytes, and how many bytes it has.
  let field: (at: Int, count: Int)

  /// A record that is whole; nil where there is none, or its end is not there.
  init?(_ directory: ZipBytes, at place: Int) {
    guard directory.hasMark(1, 2, at: place), place + Self.size <= directory.count else {
      return nil
    }
    let (name, extra) = (directory.number(place + 28, 2), directory.number(place + 30, 2))
    let end = place + Self.size + name + extra + directory.number(place + 32, 2)
    guard end <= directory.count else { return nil }
    self.init(directory, place..<end, name, extra)
  }

  /// A record of which it is known where it ends, though its mark or its lengths may be damaged; nil where
  /// there is none.
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

  /// Whether bytes are parts that each say their length.
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

  /// Where a record says at which byte its entry begins: among its large numbers, if it has any.
  private static func startField(
    _ bytes: ZipBytes, at place: Int, _ extra: Int, count: Int
  ) -> (at: Int, count: Int) {
    let usual = (at: place + 42, count: 4)
    guard bytes.number(usual.at, 4) == 0xFFFF_FFFF else { return usual }
    var part = extra
    while part + 4 <= extra + count {
      let length = bytes.number(part + 2, 2)
      if bytes.number(part, 2) == 1 {
        // Before it are the two sizes, each where it does not fit either.
        let before = [20, 24].count { bytes.number(place + $0, 4) == 0xFFFF_FFFF }
        let at = part + 4 + before * 8
        return before * 8 + 8 <= length && at + 8 <= extra + count ? (at, 8) : usual
      }
      part += 4 + length
    }
    return usual
  }

  /// Where the entry begins in a file in which everything is moved; nil where that cannot be.
  func start(movedBy offset: Int) -> Int? {
    let (place, isOver) = start.addingReportingOverflow(offset)
    return isOver || place < 0 ? nil : place
  }

  /// Whether an entry begins where the record says.
  func begins(in stream: ByteStream, movedBy offset: Int) throws -> Bool {
    guard let place = start(movedBy: offset) else { return false }
    return try ZipBytes(of: stream, at: place, count: 4)?.hasMark(3, 4, at: 0) == true
  }

  /// The name of the entry, and its size where that is given.
  func entry(_ directory: ZipBytes) -> (name: String, size: Int?) {
    let start = bytes.lowerBound + Self.size
    let size = directory.number(bytes.lowerBound + 24, 4)
    let name = directory.slice(start..<start + name)
    return (PathText.text(of: Array(name)), size == 0xFFFF_FFFF ? nil : size)
  }

  /// The record for a file in which the entry begins at a place, with nothing wrong in its mark and its
  /// lengths.
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
