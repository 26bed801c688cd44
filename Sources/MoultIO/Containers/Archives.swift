import CArchive

/// Every call of libarchive, a few lines each. Nothing here decides what happens to a member.
///
/// The invariant of every `unsafe` here: a handle is created in `init`, freed in `deinit`, and used only by the
/// owner of the reader. The feed, whose address the handle keeps, outlives the handle.
@safe final class ArchiveReader {
  /// The header of the next entry.
  enum Header {
    case entry(ArchiveEntry)
    /// An unreadable header; the next one may be readable.
    case damaged
    /// Nothing more can be read.
    case broken
    case end
  }

  private let handle: OpaquePointer
  private let feed: ArchiveFeed
  private let format: ArchiveFormat
  /// Whether libarchive met an error after which it does not continue.
  private(set) var isBroken = false
  /// The error of the underlying stream, if that was the cause.
  private(set) var cause: (any Error)?
  /// Whether a 7-Zip archive uses a method that libarchive does not have.
  private(set) var hasUnknownMethod = false
  private let canSeek: Bool
  private var content = EntryContent()

  /// - Parameter fromFront: whether a zip is read without its directory.
  /// - Throws: ``MemberError`` if libarchive does not recognize an archive, or the error of the stream.
  init(_ format: ArchiveFormat, _ stream: ByteStream, fromFront: Bool = false) throws {
    Self.useUTF8Names
    guard let handle = unsafe archive_read_new() else {
      preconditionFailure("no memory to read an archive")
    }
    unsafe self.handle = handle
    feed = ArchiveFeed(stream)
    self.format = format
    switch format {
    case .tar:
      unsafe archive_read_support_format_tar(handle)
      // Zero blocks end a tar; another tar that was appended with `cat` follows them.
      unsafe archive_read_set_format_option(handle, "tar", "read_concatenated_archives", "1")
    case .zip:
      unsafe archive_read_support_format_zip(handle)
    case .sevenZip:
      unsafe archive_read_support_format_7zip(handle)
    }
    let isAtFront = try format.hasDirectory && stream.size != nil && stream.seek(to: 0)
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

  /// Skips the rest of this entry and reads the next header.
  ///
  /// - Throws: the error of the underlying stream.
  func next() throws -> Header {
    guard !isBroken else { return .broken }
    content = EntryContent()
    var entry: OpaquePointer?
    let result = unsafe archive_read_next_header(handle, &entry)
    try passOn()
    switch result {
    case ARCHIVE_EOF: return .end
    // A warning concerns a name or an attribute; the content is intact.
    case ARCHIVE_OK, ARCHIVE_WARN:
      guard let entry = unsafe entry else { return .damaged }
      return unsafe .entry(ArchiveEntry(entry))
    case ARCHIVE_RETRY, ARCHIVE_FAILED: return .damaged
    default:
      isBroken = true
      return .broken
    }
  }

  /// Throws the error that the callbacks could not throw.
  private func passOn() throws {
    guard let error = feed.takeError() else { return }
    isBroken = true
    cause = error
    throw error
  }

  enum Content {
    case bytes(Int)
    /// The content is damaged, as far as checksums show; other entries may follow.
    case damaged
    case unsupported
  }

  /// Reads content of the entry, with its holes as zeros; 0 bytes at its end.
  ///
  /// Reads blocks instead of using `archive_read_data`, which discards what it has copied when it meets an error
  /// after it.
  ///
  /// - Throws: the error of the underlying stream.
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
    if format == .sevenZip {
      hasUnknownMethod = hasUnknownMethod || reportsMethod
      return hasUnknownMethod ? .unsupported : .damaged
    }
    // libarchive reports an unsupported method of zip as a failure with this number.
    let number = unsafe archive_errno(handle)
    return result == ARCHIVE_FAILED && number == moult_format_error ? .unsupported : .damaged
  }

  /// Whether libarchive's error is about a method of 7-Zip: only its text distinguishes that from damage.
  private var reportsMethod: Bool {
    // The text belongs to the handle and is copied at once.
    let text = unsafe archive_error_string(handle).map { unsafe Syscalls.text(ofPath: $0) } ?? ""
    return ["codec", "upported"].contains { text.contains($0) }
  }

  /// Whether entries, or the index of an archive, are encrypted.
  var isEncrypted: Bool { unsafe archive_read_has_encrypted_entries(handle) > 0 }

  /// The offset in the archive's own bytes.
  var position: Int { unsafe Int(archive_filter_bytes(handle, 0)) }

  /// The number of zeros with which the bytes read so far end.
  var zeros: Int { feed.zeros }

  /// The code of an error from libarchive, which does not distinguish truncation from damage. An archive that is
  /// read by seeking ends where its directory does.
  var faultCode: MemberError.Code { feed.isAtEnd && !canSeek ? .cutShort : .damaged }
}

/// The position in the content of an entry, and its current block.
///
/// Invariant: `count` bytes are readable at `start` until the next call of libarchive for this archive.
@safe private struct EntryContent {
  private var start: UnsafePointer<UInt8>?
  private var count = 0
  /// The block's offset in the content; a gap before it is a hole.
  private var offset = 0
  private var given = 0
  private(set) var isLast = false

  var isUsedUp: Bool { given >= offset + count }

  /// - Precondition: the block is the last one from libarchive.
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

/// The header of an entry.
struct ArchiveEntry {
  /// Empty if the entry has no readable name.
  let name: String
  let isFile: Bool
  /// Whether the entry has content although its type allows none, so that libarchive returns nothing of it: the
  /// type, in a zip, is damaged.
  let hasLostContent: Bool
  let isEncrypted: Bool
  let size: Int?
  let modified: Int?

  /// - Precondition: the entry is the last one read.
  fileprivate init(_ entry: OpaquePointer) {
    // Strings belong to the entry and are copied at once; one form may be missing.
    let text = unsafe archive_entry_pathname(entry) ?? archive_entry_pathname_utf8(entry)
    name = unsafe text.map { unsafe Syscalls.text(ofPath: $0) } ?? ""
    let isHardLink = unsafe archive_entry_hardlink(entry) != nil
    let target = unsafe archive_entry_symlink(entry).map { unsafe Syscalls.text(ofPath: $0) }
    let isRegular = unsafe archive_entry_filetype(entry) == moult_regular_file
    isEncrypted = unsafe archive_entry_is_encrypted(entry) != 0
    let hasSize = unsafe archive_entry_size_is_set(entry) != 0
    size = unsafe hasSize ? Int(archive_entry_size(entry)) : nil
    isFile = isRegular && !isHardLink && target == nil
    // A link's target is a path, which has neither quotes nor line breaks.
    let isOther = target.map { $0.contains { $0 == "\"" || $0.isNewline } } ?? (size ?? 0 > 0)
    hasLostContent = !isRegular && !isHardLink && isOther
    let hasTime = unsafe archive_entry_mtime_is_set(entry) != 0
    modified = unsafe hasTime ? Int(archive_entry_mtime(entry)) : nil
  }
}

/// Feeds the bytes of an archive to libarchive's callbacks, a block at a time.
@safe final class ArchiveFeed {
  private static let blockSize = 1 << 16

  private let stream: ByteStream
  /// The block that libarchive reads; unchanged until it requests the next one.
  private let block: UnsafeMutablePointer<UInt8>
  private(set) var isAtEnd = false
  /// The number of zeros with which the bytes read so far end.
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

  /// - Precondition: `context` is the address that libarchive was given, and the feed still exists.
  fileprivate static func of(_ context: UnsafeMutableRawPointer?) -> ArchiveFeed {
    unsafe Unmanaged<ArchiveFeed>.fromOpaque(context.unsafelyUnwrapped).takeUnretainedValue()
  }

  fileprivate func takeError() -> (any Error)? {
    error.take()
  }

  /// - Parameter place: receives the address of the block.
  fileprivate func read(_ place: UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int {
    do {
      // The block has this many bytes, all initialized, and nobody reads it meanwhile.
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
