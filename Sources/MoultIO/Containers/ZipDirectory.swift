/// The central directory at the end of a zip. libarchive fails at some damage and has to start again; with the
/// directory it can start at any entry, as if the zip contained only the entries from there on.
///
/// Nothing in the file is trusted: an unreadable directory is nil, and numbers only say where to read.
struct ZipDirectory {
  /// The state of a zip's end.
  enum Search {
    /// A directory that libarchive can read too.
    case whole
    case damaged(ZipDirectory)
    /// No readable directory.
    case none
  }

  private static let endBytes = 22
  /// The largest directory kept in memory, in bytes: enough for more than ten million entries.
  private static let longest = 1 << 30
  /// The number of records that are checked for a common offset.
  private static let asked = 4

  private let bytes: ZipBytes
  private let records: [(record: ZipRecord, start: Int)]
  /// The size of the zip in bytes.
  private let size: Int
  /// The number of declared entries that are missing.
  let missing: Int

  var count: Int { records.count }

  static func find(in stream: ByteStream) throws -> Search {
    let ends = try ZipEnd.all(of: stream)
    if let end = ends.first, try end.isWhole(stream) { return .whole }
    return try first(of: ends, stream).map { .damaged($0) } ?? .none
  }

  init?(of stream: ByteStream) throws {
    guard let found = try Self.first(of: ZipEnd.all(of: stream), stream) else { return nil }
    self = found
  }

  /// The directory of the first end that has one.
  private static func first(of ends: [ZipEnd], _ stream: ByteStream) throws -> ZipDirectory? {
    for end in ends {
      if let found = try ZipDirectory(end, of: stream), found.count > 0 { return found }
    }
    return nil
  }

  private init?(_ end: ZipEnd, of stream: ByteStream) throws {
    guard let size = stream.size, end.place.count <= Self.longest,
      let bytes = try ZipBytes(of: stream, at: end.place.lowerBound, count: end.place.count)
    else { return nil }
    (self.bytes, self.size) = (bytes, size)
    let found = Self.records(in: bytes)
    let likely = end.place.lowerBound - end.declared
    let offset = try [likely, 0].first { offset in
      try found.prefix(Self.asked).contains { try $0.begins(in: stream, movedBy: offset) }
    }
    records = Self.ordered(found, movedBy: offset ?? likely)
    missing = end.missing(of: records.count)
  }

  /// The records of a directory. After a damaged one, reading continues at the next signature.
  private static func records(in bytes: ZipBytes) -> [ZipRecord] {
    var (records, place): ([ZipRecord], Int) = ([], 0)
    while place < bytes.count {
      // A record ends where the next one starts, or where there is room for one whose signature is damaged.
      if let whole = ZipRecord(bytes, at: place), hasRoom(after: whole, bytes) {
        records.append(whole)
        place = whole.bytes.upperBound
      } else {
        let next = nextMark(bytes, from: place + 1)
        if let record = ZipRecord(bytes, within: place..<next) { records.append(record) }
        place = next
      }
    }
    return records
  }

  private static func hasRoom(after record: ZipRecord, _ bytes: ZipBytes) -> Bool {
    let end = record.bytes.upperBound
    if end == bytes.count || bytes.hasMark(1, 2, at: end) || bytes.hasMark(5, 5, at: end) {
      return true
    }
    // And no other signature before its end.
    return nextMark(bytes, from: record.bytes.lowerBound + 1) - end >= ZipRecord.size
  }

  /// The likely start of the next record; the end if there is none.
  private static func nextMark(_ bytes: ZipBytes, from start: Int) -> Int {
    (start..<max(start, bytes.count)).first { bytes.hasMark(1, 2, at: $0) } ?? bytes.count
  }

  /// The records in the order in which libarchive returns the entries, each once.
  private static func ordered(
    _ records: [ZipRecord], movedBy offset: Int
  ) -> [(record: ZipRecord, start: Int)] {
    var placed = records.compactMap { record in
      record.start(movedBy: offset).map { (record: record, start: $0) }
    }
    placed.sort {
      ($0.start, $0.record.bytes.lowerBound) < ($1.start, $1.record.bytes.lowerBound)
    }
    var last = -1
    return placed.filter { item in
      defer { last = item.start }
      return item.start != last
    }
  }
}

extension ZipDirectory {
  /// The name of an entry, and its size if it is declared.
  func entry(_ number: Int) -> (name: String, size: Int?) { records[number].record.entry(bytes) }

  /// The zip reduced to some of its entries.
  func part(_ entries: Range<Int>, of stream: ByteStream) -> ByteStream {
    var tail: [UInt8] = []
    for (record, start) in records[entries] { tail += record.copy(bytes, start: start) }
    let length = tail.count
    if size >= 0xFFFF_FFFF { tail += largeEnd(entries.count, length) }
    var end: [UInt8] = [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: Self.endBytes - 4)
    ZipBytes.put(min(entries.count, 0xFFFF), 2, into: &end, at: 8)
    ZipBytes.put(min(entries.count, 0xFFFF), 2, into: &end, at: 10)
    ZipBytes.put(length, 4, into: &end, at: 12)
    ZipBytes.put(min(size, 0xFFFF_FFFF), 4, into: &end, at: 16)
    return ByteStream(ExtendedSource(stream, size: size, tail + end))
  }

  /// A Zip64 end record, and its locator.
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
