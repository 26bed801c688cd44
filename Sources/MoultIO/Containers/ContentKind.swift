/// The format of bytes, detected from the bytes and never from a name.
enum ContentKind: Sendable, Hashable {
  case plain
  case compressed(Compression)
  case archive(ArchiveFormat)
  /// A WARC, of any version.
  case webArchive

  /// Examines the first bytes of a stream, and reads further only if those do not decide.
  init(of stream: ByteStream) throws {
    if stream.lookedAt.isEmpty { _ = try stream.lookFurther() }
    while true {
      if let kind = Self.decide(stream.lookedAt, isAll: false) {
        self = kind
        return
      }
      guard try stream.lookFurther() else { break }
    }
    self = Self.decide(stream.lookedAt, isAll: true) ?? .plain
  }

  /// The format by the first bytes; nil if more bytes are needed, which never happens if these are all.
  static func decide(_ bytes: ArraySlice<UInt8>, isAll: Bool) -> ContentKind? {
    if bytes.count >= TarHeader.size && TarHeader.isValid(bytes) { return .archive(.tar) }
    for (mark, kind) in marks {
      if bytes.starts(with: mark) { return kind }
      if !isAll && mark.starts(with: bytes) { return nil }
    }
    if let kind = skippableFrame(bytes) { return kind }
    return isAll || bytes.count >= TarHeader.size || TarHeader.isImpossible(bytes) ? .plain : nil
  }

  /// The first bytes of what is read.
  private static let marks: [(mark: [UInt8], kind: ContentKind)] =
    Compression.allCases.flatMap { compression in
      compression.marks.map { ($0, .compressed(compression)) }
    } + [[3, 4], [5, 6], [7, 8]].map { (Array("PK".utf8) + $0, .archive(.zip)) }
    + [
      ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive(.sevenZip)),
      (Array("WARC/".utf8), .webArchive),
    ]

  /// Whether bytes start like a container except for one damaged byte, so that they must not be passed over as
  /// another kind of file.
  static func isDamagedContainer(_ bytes: ArraySlice<UInt8>) -> Bool {
    if TarHeader.hasMark(bytes) { return true }
    let hasMark = marks.contains { mark, _ in
      mark.count >= 4 && bytes.count >= mark.count
        && zip(mark, bytes).count { $0 != $1 } == 1
    }
    return hasMark || isDamagedGzip(bytes)
  }

  /// gzip's magic number has only three bytes, but the rest of its header allows few values: flags, compression
  /// level, system.
  private static func isDamagedGzip(_ bytes: ArraySlice<UInt8>) -> Bool {
    let head = Array(bytes.prefix(10))
    guard head.count == 10, head[3] < 0x20, [0, 2, 4].contains(head[8]) else { return false }
    let isSystem = head[9] <= 13 || head[9] == 255
    return isSystem && zip([0x1F, 0x8B, 0x08], head).count { $0 == $1 } == 2
  }

  /// zstd's parallel compressors start with a skippable frame, which has 16 possible magic numbers.
  private static func skippableFrame(_ bytes: ArraySlice<UInt8>) -> ContentKind? {
    guard let first = bytes.first, 0x50...0x5F ~= first,
      bytes.dropFirst().starts(with: [0x2A, 0x4D, 0x18])
    else { return nil }
    return .compressed(.zstd)
  }
}

/// A compression of one stream.
enum Compression: Sendable, Hashable, CaseIterable {
  case gzip, bzip2, xz, zstd
  /// DEFLATE in zlib's wrapper (RFC 1950) or in none (RFC 1951), which servers call `deflate`. It has no magic number:
  /// only a field of HTTP declares it.
  case zlib, rawDeflate

  /// The first bytes of a stream: gzip with its only method, bzip2 with its block sizes and the magic number of a
  /// block or an end.
  var marks: [[UInt8]] {
    switch self {
    case .gzip: [[0x1F, 0x8B, 0x08]]
    case .bzip2:
      (1...9).flatMap { size in
        [[0x31, 0x41, 0x59, 0x26, 0x53, 0x59], [0x17, 0x72, 0x45, 0x38, 0x50, 0x90]].map {
          Array("BZh\(size)".utf8) + $0
        }
      }
    case .xz: [[0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]]
    case .zstd: [[0x28, 0xB5, 0x2F, 0xFD]]
    case .zlib, .rawDeflate: []
    }
  }

  func decoder() -> any Decoder {
    switch self {
    case .gzip:
      BlockDecoder.isAvailable ? GzipDecoder() : InflateDecoder(windowBits: 15 + 16)
    case .zlib: InflateDecoder(windowBits: 15)
    case .rawDeflate: InflateDecoder(windowBits: -15)
    case .bzip2: Bzip2Decoder()
    case .xz: XzDecoder()
    case .zstd: ZstdDecoder()
    }
  }
}

/// An archive format.
enum ArchiveFormat: Sendable, Hashable {
  case tar, zip, sevenZip

  /// Whether an archive has its directory at its end, so that it is read by seeking.
  var hasDirectory: Bool { self != .tar }
}

/// The header block of a tar: the oldest form has no magic number, but all have a checksum.
enum TarHeader {
  static let size = 512

  /// Whether the block has the checksum that it declares. A sum of zeros proves nothing.
  static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
    let start = bytes.startIndex
    let field = start + 148..<start + 156
    let said = bytes[field].drop { $0 == UInt8(ascii: " ") }.prefix {
      UInt8(ascii: "0")...UInt8(ascii: "7") ~= $0
    }
    guard !said.isEmpty else { return false }
    let value = said.reduce(0) { $0 * 8 + Int($1 - UInt8(ascii: "0")) }
    var sum = 8 * Int(UInt8(ascii: " "))
    for index in start..<start + size where !field.contains(index) { sum += Int(bytes[index]) }
    return sum == value && value != 8 * Int(UInt8(ascii: " "))
  }

  /// Whether the block has the magic number of the newer forms, which all their headers have.
  static func hasMark(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.dropFirst(257).starts(with: "ustar".utf8)
  }

  /// Whether bytes that are fewer than a block cannot start one. JSON and text are recognized at once, so that
  /// nothing waits for the rest of a block.
  static func isImpossible(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    let ofJSON: [UInt8] = [0x7B, 0x5B, 0x22, 0x20, 0x09, 0x0A, 0x0D, 0xEF]
    return ofJSON.contains(first) || bytes.contains(0x0A)
  }
}
