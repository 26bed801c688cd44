internal import CSkim

/// The bytes that have come and are not read yet, in one run, and where they stand in the input.
@safe struct InputBuffer: ~Copyable {
  private var memory: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var start = 0
  private var end = 0
  /// The place of the first byte not read.
  private(set) var position = Position(line: 1, offset: 0)

  init() {
    capacity = 64 << 10
    unsafe memory = Self.cleared(capacity)
  }

  /// Memory is cleared when it is taken, because callers are given it to write to.
  private static func cleared(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
    // Keys are read in words, which may reach beyond the bytes.
    let size = unsafe capacity + KeyGuesses.reach
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    unsafe memory.initialize(repeating: 0, count: size)
    return unsafe memory
  }

  deinit {
    unsafe memory.deallocate()
  }

  /// How many bytes wait.
  var count: Int { end - start }

  /// The first waiting byte; `count` bytes can be read from it until the next `append`. Bytes that
  /// were consumed stay in place until then.
  var bytes: UnsafePointer<UInt8> { unsafe UnsafePointer(memory + start) }

  /// The waiting bytes.
  var waiting: Span<UInt8> {
    @_lifetime(borrow self) get {
      // They stay in place until something is appended.
      let span = unsafe Span(_unsafeStart: bytes, count: count)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// The waiting byte at an index.
  ///
  /// - Precondition: `index < count`.
  subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < count)
    return unsafe memory[start + index]
  }

  /// Adds bytes at the end. Amortized O(`span.count`).
  mutating func append(_ span: Span<UInt8>) {
    makeRoom(span.count)
    // `makeRoom` left `span.count` bytes after `end`.
    unsafe span.withUnsafeBufferPointer { source in
      guard let from = source.baseAddress else { return }
      unsafe (memory + end).update(from: from, count: source.count)
    }
    end += span.count
  }

  /// Adds what `read` writes at the start of the bytes it is given, and says how many there are.
  mutating func append<Failure: Error>(
    upTo count: Int, _ read: (inout MutableSpan<UInt8>) throws(Failure) -> Int
  ) throws(Failure) -> Int {
    makeRoom(count)
    // `makeRoom` left `count` bytes after `end`; they are initialized.
    var room = unsafe MutableSpan(_unsafeStart: memory + end, count: count)
    let length = try read(&room)
    precondition(0...count ~= length, "no more can be read than there is room for")
    end += length
    return length
  }

  private mutating func makeRoom(_ needed: Int) {
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
  }

  /// The index of the first line end at or after an index.
  func lineEnd(from index: Int) -> Int? {
    guard index < count else { return nil }
    // The searched bytes are the waiting ones from `index` on.
    guard let found = unsafe moult_line_end(bytes + index, count - index) else { return nil }
    return unsafe found - bytes
  }

  /// How many line ends the first `length` bytes have.
  func lineEnds(in length: Int) -> Int {
    var lines = 0
    var index = 0
    while let found = lineEnd(from: index), found < length {
      lines += 1
      index = found + 1
    }
    return lines
  }

  /// Where the byte at an index stands in the input.
  func position(of index: Int) -> Position {
    Position(line: position.line + lineEnds(in: index), offset: position.offset + index)
  }

  /// Passes over the first `length` bytes, which have `lines` line ends.
  mutating func consume(_ length: Int, lines: Int) {
    start += length
    position.offset += length
    position.line += lines
  }

  /// Takes away the waiting bytes from an index on.
  mutating func drop(from index: Int) {
    precondition(0...count ~= index)
    end = start + index
  }

  /// Empties the buffer; what comes next is the start of an input.
  mutating func removeAll() {
    start = 0
    end = 0
    position = Position(line: 1, offset: 0)
  }

  /// Says where in the input the first waiting byte stands.
  mutating func follow(_ position: Position) {
    self.position = position
  }

  /// The bytes that came since the last `removeAll`, consumed or not.
  ///
  /// - Precondition: nothing was appended after the first byte was consumed.
  var all: Span<UInt8> {
    @_lifetime(borrow self) get {
      // The first `end` bytes of the memory are initialized, and stay until something is appended.
      let span = unsafe Span(_unsafeStart: UnsafePointer(memory), count: end)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }
}
