/// The directory at the end of a zip. libarchive gives up at some damage and has then to begin again; with
/// the directory it can begin at any entry, as in a zip that has only those from there on.
///
/// Of the file nothing is believed: a directory that does not read gives nil, and numbers only say where to
/// read.
struct ZipDirectory {
  /// What the directory says of an entry.
  private struct Record {
    /// Its bytes among those of the directory.
    let bytes: Range<Int>
    /// Where the entry begins in the file.
    let start: Int
    /// Where that number is among the record's bytes, and how many bytes it has.
    let field: (at: Int, count: Int)
  }

  private static let endBytes = 22
  private static let recordBytes = 46
  private static let longestComment = 1 << 16
  /// The most bytes of a directory that are held; more than ten million members have.
  private static let longest = 1 << 30

  private let bytes: ZipBytes
  private let records: [Record]
  /// How long the zip is.
  private let size: Int

  var count: Int { records.count }

  init?(of stream: ByteStream) throws {
    guard let size = stream.size, size >= Self.endBytes else { return nil }
    let tailStart = max(0, size - Self.longestComment - Self.endBytes)
    guard let tail = try ZipBytes(of: stream, at: tailStart, count: size - tailStart),
      let end = Self.findEnd(tail, at: tailStart)
    else { return nil }
    var (length, declared, start) = (tail.number(end + 12, 4), tail.number(end + 16, 4), end)
    if let large = try Self.largeEnd(stream, tail, before: end) {
      (length, declared, start) = (large.length, large.declared, large.start - tailStart)
    }
    // What was put before a zip, such as a program that unpacks it, moves everything.
    let at = tailStart + start - length
    guard length <= Self.longest, at >= 0,
      let bytes = try ZipBytes(of: stream, at: at, count: length)
    else { return nil }
    (self.bytes, self.size) = (bytes, size)
    records = Self.records(in: bytes, movedBy: at - declared)
  }

  /// The last mark of an end that can be one, by its place in the tail.
  private static func findEnd(_ tail: ZipBytes, at start: Int) -> Int? {
    (0...tail.count - endBytes).last { place in
      tail.hasMark(5, 6, at: place) && tail.number(place + 4, 4) == 0
        && tail.number(place + 8, 2) == tail.number(place + 10, 2)
    }
  }

  /// The end of a zip with large numbers, to which a mark before the usual end leads.
  private static func largeEnd(
    _ stream: ByteStream, _ tail: ZipBytes, before end: Int
  ) throws -> (start: Int, length: Int, declared: Int)? {
    guard end >= 20, tail.hasMark(6, 7, at: end - 20) else { return nil }
    let start = tail.number(end - 12, 8)
    guard let large = try ZipBytes(of: stream, at: start, count: 56), large.hasMark(6, 6, at: 0)
    else { return nil }
    return (start, large.number(40, 8), large.number(48, 8))
  }

  private static func records(in bytes: ZipBytes, movedBy offset: Int) -> [Record] {
    var (records, place): ([Record], Int) = ([], 0)
    while bytes.hasMark(1, 2, at: place), place + recordBytes <= bytes.count {
      let (name, extra) = (bytes.number(place + 28, 2), bytes.number(place + 30, 2))
      let end = place + recordBytes + name + extra + bytes.number(place + 32, 2)
      guard end <= bytes.count else { break }
      let field = startField(bytes, at: place, extra: place + recordBytes + name, count: extra)
      let (start, isOver) = bytes.number(field.at, field.count).addingReportingOverflow(offset)
      if !isOver, start >= 0 {
        let inRecord = (at: field.at - place, count: field.count)
        records.append(Record(bytes: place..<end, start: start, field: inRecord))
      }
      place = end
    }
    // In the order in which libarchive gives the entries, each once.
    records.sort { ($0.start, $0.bytes.lowerBound) < ($1.start, $1.bytes.lowerBound) }
    var last = -1
    return records.filter { record in
      defer { last = record.start }
      return record.start != last
    }
  }

  /// Where a record says at which byte its entry begins: among its large numbers, if it has any.
  private static func startField(
    _ bytes: ZipBytes, at place: Int, extra: Int, count: Int
  ) -> (at: Int, count: Int) {
    let usual = (at: place + 42, count: 4)
    guard bytes.number(usual.at, 4) == 0xFFFF_FFFF else { return usual }
    var part = extra
    while part + 4 <= extra + count {
      let length = bytes.number(part + 2, 2)
      if bytes.number(part, 2) == 1 {
        // Before it are the two sizes, each where it does not fit either.
        let before = [20, 24].count { bytes.number(place + $0, 4) == 0xFFFF_FFFF }
        return before * 8 + 8 <= length ? (part + 4 + before * 8, 8) : usual
      }
      part += 4 + length
    }
    return usual
  }
}

extension ZipDirectory {
  /// The name of an entry, and its size where that is given.
  func entry(_ number: Int) -> (name: String, size: Int?) {
    let place = records[number].bytes.lowerBound
    let start = place + Self.recordBytes
    let size = bytes.number(place + 24, 4)
    let name = bytes.slice(start..<start + bytes.number(place + 28, 2))
    return (PathText.text(of: Array(name)), size == 0xFFFF_FFFF ? nil : size)
  }

  /// The zip as if it had only some of its entries.
  func part(_ entries: Range<Int>, of stream: ByteStream) -> ByteStream {
    var tail: [UInt8] = []
    for record in records[entries] {
      var copy = Array(bytes.slice(record.bytes))
      ZipBytes.put(record.start, record.field.count, into: &copy, at: record.field.at)
      tail += copy
    }
    let length = tail.count
    if size >= 0xFFFF_FFFF { tail += largeEnd(entries.count, length) }
    var end: [UInt8] = [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: Self.endBytes - 4)
    ZipBytes.put(min(entries.count, 0xFFFF), 2, into: &end, at: 8)
    ZipBytes.put(min(entries.count, 0xFFFF), 2, into: &end, at: 10)
    ZipBytes.put(length, 4, into: &end, at: 12)
    ZipBytes.put(min(size, 0xFFFF_FFFF), 4, into: &end, at: 16)
    return ByteStream(ExtendedSource(stream, size: size, tail + end))
  }

  /// An end with large numbers, and the mark that leads to it.
  private func largeEnd(_ count: Int, _ length: Int) -> [UInt8] {
    var end: [UInt8] = [0x50, 0x4B, 6, 6] + [UInt8](repeating: 0, count: 52)
    let numbers = [(4, 44), (24, count), (32, count), (40, length), (48, size)]
    for (at, number) in numbers { ZipBytes.put(number, 8, into: &end, at: at) }
    var mark: [UInt8] = [0x50, 0x4B, 6, 7] + [UInt8](repeating: 0, count: 16)
    ZipBytes.put(size + length, 8, into: &mark, at: 8)
    ZipBytes.put(1, 4, into: &mark, at: 16)
    return end + mark
  }
}
