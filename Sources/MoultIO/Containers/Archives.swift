import CArchive

/// Every call of libarchive, a few lines each; nothing here decides what becomes of a member.
///
/// The invariant behind every `unsafe` here: a handle is made in `init` and freed in `deinit`, and used
/// by whoever holds the reader alone; the feed outlives the handle, which has its address.
@safe final class ArchiveReader {
  /// What the header of the next entry is.
  enum Header {
    case entry(ArchiveEntry)
    /// A header that cannot be read; the next one may be.
    case damaged
    /// Nothing more can be read.
    case broken
    case end
  }

  private let handle: OpaquePointer
  private let feed: ArchiveFeed
  /// Whether an error was met after which libarchive reads no further.
  private(set) var isBroken = false
  /// What reading the stream threw, if that was the cause.
  private(set) var cause: (any Error)?
  private let canSeek: Bool
  private var content = EntryContent()

  /// - Throws: ``MemberError`` where libarchive does not take it for an archive, and what reading the
  ///   stream throws.
  /// - Parameter fromFront: whether a zip is read without its directory.
  init(_ format: ArchiveFormat, _ stream: ByteStream, fromFront: Bool = false) throws {
    Self.useUTF8Names
    guard let handle = unsafe archive_read_new() else {
      preconditionFailure("no memory to read an archive")
    }
    unsafe self.handle = handle
    feed = ArchiveFeed(stream)
    switch format {
    case .tar:
      unsafe archive_read_support_format_tar(handle)
      // Zero blocks end a tar, and what was appended to it with `cat` follows.
      unsafe archive_read_set_format_option(handle, "tar", "read_concatenated_archives", "1")
    case .zip:
      unsafe archive_read_support_format_zip(handle)
    }
    // A zip has a directory at its end; tars are read from front to back.
    let isAtFront = try format == .zip && stream.size != nil && stream.seek(to: 0)
    canSeek = isAtFront && !fromFront
    try open()
  }

  deinit {
    unsafe archive_read_free(handle)
  }

  private static let useUTF8Names: Void = moult_use_utf8_names()

  private func open() throws {
    unsafe archive_read_set_callback_data(handle, Unmanaged.passUnretained(feed).toOpaque())
    unsafe archive_read_set_read_callback(handle) { _, context, block in
      unsafe ArchiveFeed.of(context).read(block)
    }
    if canSeek {
      unsafe archive_read_set_seek_callback(handle) { _, context, offset, whence in
        unsafe ArchiveFeed.of(context).seek(Int(offset), whence)
      }
    }
    if unsafe archive_read_open1(handle) != ARCHIVE_OK {
      isBroken = true
      try passOn()
      throw MemberError(.damaged)
    }
  }

  /// Goes to the next entry, past what is left of this one.
  ///
  /// - Throws: what reading the stream throws.
  func next() throws -> Header {
    guard !isBroken else { return .broken }
    content = EntryContent()
    var entry: OpaquePointer?
    let result = unsafe archive_read_next_header(handle, &entry)
    try passOn()
    switch result {
    case ARCHIVE_EOF: return .end
    // A warning tells of a name or an attribute that was not understood; the content is there.
    case ARCHIVE_OK, ARCHIVE_WARN:
      guard let entry = unsafe entry else { return .damaged }
      return unsafe .entry(ArchiveEntry(entry))
    case ARCHIVE_RETRY, ARCHIVE_FAILED: return .damaged
    default:
      isBroken = true
      return .broken
    }
  }

  /// Throws what the callbacks could not.
  private func passOn() throws {
    guard let error = feed.takeError() else { return }
    isBroken = true
    cause = error
    throw error
  }

  enum Content {
    case bytes(Int)
    /// The content is wrong, as far as that can be known; there may be other entries.
    case damaged
    case unsupported
  }

  /// Reads content of the entry, with its holes as zeros; 0 bytes at its end.
  ///
  /// Blocks are taken and not `archive_read_data`, which throws away what it has copied when it meets a
  /// fault behind it.
  ///
  /// - Throws: what reading the stream throws.
  func read(into space: inout MutableSpan<UInt8>) throws -> Content {
    while content.isUsedUp {
      if content.isLast { return .bytes(0) }
      var (start, count, offset): (UnsafeRawPointer?, Int, Int64) = (nil, 0, 0)
      let result = unsafe archive_read_data_block(handle, &start, &count, &offset)
      try passOn()
      guard result == ARCHIVE_OK || result == ARCHIVE_EOF else { return fault(result) }
      let isLast = result == ARCHIVE_EOF
      unsafe content.take(start, isLast ? 0 : count, at: Int(offset), isLast: isLast)
    }
    return .bytes(content.give(to: &space))
  }

  private func fault(_ result: Int32) -> Content {
    if result == ARCHIVE_FATAL { isBroken = true }
    // A method of zip that libarchive does not have is told as a failure with this number.
    let number = unsafe archive_errno(handle)
    return result == ARCHIVE_FAILED && number == moult_format_error ? .unsupported : .damaged
  }

  /// Where in the archive's own bytes reading has come to.
  var position: Int { unsafe Int(archive_filter_bytes(handle, 0)) }

  /// With how many zeros the bytes that came end.
  var zeros: Int { feed.zeros }

  /// What a fault is that libarchive found: it cannot tell an end that comes too early from damage,
  /// and an archive that is read by seeking ends where its directory does.
  var faultCode: MemberError.Code { feed.isAtEnd && !canSeek ? .cutShort : .damaged }
}

/// How far the content of an entry was given, and the block of it that is at hand.
///
/// Invariant: `count` bytes can be read from `start` until libarchive is called again for the archive.
@safe private struct EntryContent {
  private var start: UnsafePointer<UInt8>?
  private var count = 0
  /// Where in the content the block stands; what is between it and what was given is a hole.
  private var offset = 0
  private var given = 0
  private(set) var isLast = false

  var isUsedUp: Bool { given >= offset + count }

  /// - Precondition: the block is the one that libarchive gave last.
  mutating func take(_ start: UnsafeRawPointer?, _ count: Int, at offset: Int, isLast: Bool) {
    unsafe self.start = start?.assumingMemoryBound(to: UInt8.self)
    (self.count, self.offset, self.isLast) = (count, max(offset, given), isLast)
  }

  mutating func give(to space: inout MutableSpan<UInt8>) -> Int {
    let hole = min(offset - given, space.count)
    if hole > 0 {
      for index in 0..<hole { space[index] = 0 }
      given += hole
      return hole
    }
    let done = given - offset
    guard let start = unsafe start else { return 0 }
    // `done` is less than `count`, or nothing is copied.
    let rest = unsafe Span(_unsafeStart: start + done, count: count - done)
    let copied = Syscalls.copy(rest, to: &space)
    given += copied
    return copied
  }
}

/// What an archive says of an entry.
struct ArchiveEntry {
  /// Empty where it has none that can be read.
  let name: String
  let isFile: Bool
  /// Whether it has content and is of a kind that has none, so that libarchive gives nothing of it: of a
  /// zip, the kind is damaged.
  let hasLostContent: Bool
  let isEncrypted: Bool
  let size: Int?
  let modified: Int?

  /// - Precondition: the entry is the one that was read last.
  fileprivate init(_ entry: OpaquePointer) {
    // Texts belong to the entry and are copied at once; one form may be missing.
    let text = unsafe archive_entry_pathname(entry) ?? archive_entry_pathname_utf8(entry)
    name = unsafe text.map { unsafe Syscalls.text(ofPath: $0) } ?? ""
    let isHardLink = unsafe archive_entry_hardlink(entry) != nil
    let target = unsafe archive_entry_symlink(entry).map { unsafe Syscalls.text(ofPath: $0) }
    let isRegular = unsafe archive_entry_filetype(entry) == moult_regular_file
    isEncrypted = unsafe archive_entry_is_encrypted(entry) != 0
    let hasSize = unsafe archive_entry_size_is_set(entry) != 0
    size = unsafe hasSize ? Int(archive_entry_size(entry)) : nil
    isFile = isRegular && !isHardLink && target == nil
    // A link leads to a path, and no path has quotes or several lines.
    let isOther = target.map { $0.contains { $0 == "\"" || $0.isNewline } } ?? (size ?? 0 > 0)
    hasLostContent = !isRegular && !isHardLink && isOther
    let hasTime = unsafe archive_entry_mtime_is_set(entry) != 0
    modified = unsafe hasTime ? Int(archive_entry_mtime(entry)) : nil
  }
}

/// The bytes of an archive, a block at a time, for libarchive's callbacks.
@safe final class ArchiveFeed {
  private static let blockSize = 1 << 16

  private let stream: ByteStream
  /// The block that libarchive reads; it stays as it is until the next one is asked for.
  private let block: UnsafeMutablePointer<UInt8>
  private(set) var isAtEnd = false
  /// With how many zeros the bytes that came end.
  private(set) var zeros = 0
  private var error: (any Error)?

  fileprivate init(_ stream: ByteStream) {
    self.stream = stream
    unsafe block = .allocate(capacity: Self.blockSize)
    unsafe block.initialize(repeating: 0, count: Self.blockSize)
  }

  deinit {
    unsafe block.deallocate()
  }

  /// - Precondition: `context` is the address that was given to libarchive, and the feed still exists.
  fileprivate static func of(_ context: UnsafeMutableRawPointer?) -> ArchiveFeed {
    unsafe Unmanaged<ArchiveFeed>.fromOpaque(context.unsafelyUnwrapped).takeUnretainedValue()
  }

  fileprivate func takeError() -> (any Error)? {
    error.take()
  }

  /// - Parameter place: where the address of the block is wanted.
  fileprivate func read(_ place: UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int {
    do {
      // The block has as many bytes, all initialized, and nobody reads it meanwhile.
      var space = unsafe MutableSpan(_unsafeStart: block, count: Self.blockSize)
      let count = try stream.read(into: &space)
      isAtEnd = count == 0
      countZeros(space.span.extracting(first: count))
      unsafe place?.pointee = UnsafeRawPointer(block)
      return count
    } catch {
      self.error = error
      return Int(ARCHIVE_FATAL)
    }
  }

  fileprivate func seek(_ offset: Int, _ whence: Int32) -> Int64 {
    // Of SEEK_SET, SEEK_CUR and SEEK_END, libarchive uses the first and the last.
    let start = whence == 0 ? 0 : stream.size
    do {
      guard let start, whence != 1, try stream.seek(to: start + offset) else {
        return Int64(ARCHIVE_FATAL)
      }
      return Int64(start + offset)
    } catch {
      self.error = error
      return Int64(ARCHIVE_FATAL)
    }
  }

  private func countZeros(_ bytes: Span<UInt8>) {
    var index = bytes.count
    while index > 0 && bytes[index - 1] == 0 { index -= 1 }
    zeros = index == 0 ? zeros + bytes.count : bytes.count - index
  }
}
