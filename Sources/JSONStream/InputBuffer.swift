internal import CSkim
internal import PinnedBytes

/// The unread bytes of an input, contiguous, with their position.
@safe struct InputBuffer: ~Copyable {
  private var memory: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// Bytes that are read where they are, in the place of those in `memory`.
  private var pinned: Pinned?
  /// The address of index 0: `memory`, or that of the pinned bytes.
  private var base: UnsafePointer<UInt8>
  private var start = 0
  private var end = 0
  /// The index of the first unread byte.
  private(set) var position = Position(line: 1, offset: 0)

  init() {
    capacity = 64 << 10
    unsafe memory = Self.cleared(capacity)
    unsafe base = UnsafePointer(memory)
  }

  /// New memory is zeroed, because callers get a span of it to write to.
  private static func cleared(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
    // Keys are read in words, which may extend past the last byte.
    let size = unsafe capacity + KeyGuesses.reach
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    unsafe memory.initialize(repeating: 0, count: size)
    return unsafe memory
  }

  deinit {
    unsafe memory.deallocate()
  }

  /// The number of unread bytes.
  var count: Int { end - start }

  /// The address of the first unread byte, valid for `count` bytes until the next `append`. Consumed
  /// bytes stay in place until then.
  var bytes: UnsafePointer<UInt8> { unsafe base + start }

  /// The unread bytes.
  var waiting: Span<UInt8> {
    @_lifetime(borrow self) get {
      // They stay in place until something is appended.
      let span = unsafe Span(_unsafeStart: bytes, count: count)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// The unread byte at an index.
  ///
  /// - Precondition: `index < count`.
  subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < count)
    return unsafe base[start + index]
  }

  /// Appends bytes. Amortized O(`span.count`).
  mutating func append(_ span: Span<UInt8>) {
    makeRoom(span.count)
    // `makeRoom` reserved `span.count` bytes after `end`.
    unsafe span.withUnsafeBufferPointer { source in
      guard let from = source.baseAddress else { return }
      unsafe (memory + end).update(from: from, count: source.count)
    }
    end += span.count
  }

  /// Appends what `read` writes to the start of its span, and returns the number of bytes.
  mutating func append<Failure: Error>(
    upTo count: Int, _ read: (inout MutableSpan<UInt8>) throws(Failure) -> Int
  ) throws(Failure) -> Int {
    makeRoom(count)
    // `makeRoom` reserved `count` bytes after `end`; they are initialized.
    var room = unsafe MutableSpan(_unsafeStart: memory + end, count: count)
    let length = try read(&room)
    precondition(0...count ~= length, "no more can be read than there is room for")
    end += length
    return length
  }

  private mutating func makeRoom(_ needed: Int) {
    unpin()
    guard capacity - end < needed else { return }
    let waiting = count
    if start > 0 {
      // They may overlap, as `update` allows.
      unsafe memory.update(from: memory + start, count: waiting)
      start = 0
      end = waiting
    }
    guard capacity - end < needed else { return }
    capacity = max(capacity * 2, waiting + needed)
    let larger = unsafe Self.cleared(capacity)
    unsafe larger.update(from: memory, count: waiting)
    unsafe memory.deallocate()
    unsafe memory = larger
    unsafe base = UnsafePointer(memory)
  }

  /// The index of the first line end at or after an index.
  func lineEnd(from index: Int) -> Int? {
    guard index < count else { return nil }
    // The searched bytes are the unread ones from `index` on.
    guard let found = unsafe moult_line_end(bytes + index, count - index) else { return nil }
    return unsafe found - bytes
  }

  /// The number of bytes up to and including the first line end; nil where there is none.
  static func lineLength(_ bytes: Span<UInt8>) -> Int? {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      // The searched bytes are those of the span.
      guard let start = buffer.baseAddress, let found = unsafe moult_line_end(start, buffer.count)
      else { return nil }
      return unsafe found - start + 1
    }
  }

  /// The number of line ends in the first `length` bytes.
  func lineEnds(in length: Int) -> Int {
    var lines = 0
    var index = 0
    while let found = lineEnd(from: index), found < length {
      lines += 1
      index = found + 1
    }
    return lines
  }

  /// The position in the input of the byte at an index.
  func position(of index: Int) -> Position {
    Position(line: position.line + lineEnds(in: index), offset: position.offset + index)
  }

  /// Skips the first `length` bytes, which have `lines` line ends.
  mutating func consume(_ length: Int, lines: Int) {
    start += length
    position.offset += length
    position.line += lines
  }

  /// Removes the unread bytes from an index on.
  mutating func drop(from index: Int) {
    precondition(0...count ~= index && pinned == nil)
    end = start + index
  }

  /// Empties the buffer for the start of another input.
  mutating func removeAll() {
    pinned = nil
    unsafe base = UnsafePointer(memory)
    start = 0
    end = 0
    position = Position(line: 1, offset: 0)
  }

  /// Sets the position in the input of the first unread byte.
  mutating func setPosition(_ position: Position) {
    self.position = position
  }

  /// All bytes since the last `removeAll`, consumed or not.
  ///
  /// - Precondition: nothing was appended after the first byte was consumed.
  var all: Span<UInt8> {
    @_lifetime(borrow self) get {
      // The first `end` bytes are initialized, and stay until something is appended.
      let span = unsafe Span(_unsafeStart: base, count: end)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }
}

/// Pinned bytes, which are read without being copied.
extension InputBuffer {
  private struct Pinned {
    let bytes: PinnedBytes
    /// The index of the end of all of them; those from `end` on are not readable yet.
    let end: Int
  }

  /// Appends pinned bytes from an index on; they are not copied, but for the last ones and what is unread when the next bytes
  /// come. O(1).
  ///
  /// - Precondition: no byte is unread.
  mutating func append(_ bytes: PinnedBytes, from start: Int) {
    precondition(count == 0 && 0...bytes.count ~= start)
    // Keys are read in words, which may extend past the last byte.
    let readable = unsafe bytes.count - KeyGuesses.reach
    guard readable > start else { return append(bytes.span.extracting(start...)) }
    pinned = Pinned(bytes: bytes, end: bytes.count)
    // `pinned` keeps the bytes at their address, and they are only read.
    unsafe base = bytes.span.withUnsafeBufferPointer { unsafe $0.baseAddress.unsafelyUnwrapped }
    self.start = start
    end = readable
  }

  /// Copies what is unread of the pinned bytes, and releases them. O(bytes copied).
  mutating func unpin() {
    guard let pinned else { return }
    let rest = start..<pinned.end
    self.pinned = nil
    unsafe base = UnsafePointer(memory)
    (start, end) = (0, 0)
    append(pinned.bytes.span.extracting(rest))
  }
}
