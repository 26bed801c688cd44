internal import CSkim

/// Predicts the next key: a key is compared with the one that followed last time before it is looked up.
///
/// Records of a stream have the same keys in nearly the same order. A correct guess also gives the key's
/// length, so the next value's place does not wait for a search for the key's end. Guesses are indices
/// into a small table addressed by the keys' hash; a newer key replaces an older one.
@unsafe struct KeyGuesses {
  /// A key of a state, with its row in the selector.
  @unsafe struct Entry {
    /// The key and its closing quote; zeros follow.
    var text: (UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0)
    /// The row of the key, if the state has it.
    var row: UnsafePointer<SelectorTables.KeyRow>?
    /// The bytes of the key without its quote.
    var length: Int32 = 0
    /// The number of the state plus one; 0 for an entry without a key, so that zeros are entries without one.
    var state: Int32 = 0
    var edge: UInt16 = 0
    /// The entry of the key that followed this one last time.
    var next: UInt16 = 0
  }

  /// Bytes that may be read from the start of a key, however short it is.
  static let reach = 40
  /// The longest key with its quote that an entry can hold.
  private static let longest = 40
  /// Entries by hash, then one for a key that is too long, then one for the start of each state by the
  /// state's lowest bits, with nothing but a `next`.
  private static let count = 1024
  private static let starts = 256

  private let entries: UnsafeMutablePointer<Entry>
  /// `longest` bytes of ones and as many zeros: what starts n bytes before the zeros keeps n bytes.
  private let mask: UnsafeMutablePointer<UInt8>

  init() {
    let all = unsafe Self.count + 1 + Self.starts
    // Zeros from the system: pages without an entry are never touched, which a short run notices.
    guard let zeros = unsafe moult_zeros(all, MemoryLayout<Entry>.stride) else {
      preconditionFailure("no memory for the guesses")
    }
    unsafe entries = zeros.bindMemory(to: Entry.self, capacity: all)
    unsafe mask = .allocate(capacity: 2 * Self.longest)
    unsafe mask.initialize(repeating: 0xFF, count: Self.longest)
    unsafe (mask + Self.longest).initialize(repeating: 0, count: Self.longest)
  }

  func deallocate() {
    unsafe moult_free_zeros(entries)
    unsafe mask.deallocate()
  }

  /// The guess before the first key of a state.
  func start(of state: Int32) -> UnsafeMutablePointer<Entry> {
    unsafe entries + (Self.count + 1 + (Int(state) & (Self.starts - 1)))
  }

  /// The entry of a guess.
  @inline(__always)
  func entry(_ guess: UInt16) -> UnsafeMutablePointer<Entry> {
    // Every guess is 0 or comes from `place`, so the index is valid.
    unsafe entries + Int(guess)
  }

  /// Whether a key is the one of an entry; `reach` bytes can be read from its start.
  @inline(__always)
  func matches(
    _ entry: UnsafeMutablePointer<Entry>, _ key: UnsafePointer<UInt8>, in state: Int32
  ) -> Bool {
    guard unsafe entry.pointee.state == state + 1 else { return false }
    let length = unsafe Int(entry.pointee.length)
    let bytes = unsafe UnsafeRawPointer(key)
    // `length` is less than `longest`, so all five words are within `mask`.
    let kept = unsafe UnsafeRawPointer(mask + (Self.longest - 1 - length))
    let text = unsafe entry.pointee.text
    var difference = unsafe Self.word(bytes, 0, text.0, kept) | Self.word(bytes, 8, text.1, kept)
    if length >= 16 {
      difference |= unsafe Self.word(bytes, 16, text.2, kept) | Self.word(bytes, 24, text.3, kept)
      difference |= unsafe Self.word(bytes, 32, text.4, kept)
    }
    return difference == 0
  }

  @inline(__always)
  private static func word(
    _ bytes: UnsafeRawPointer, _ offset: Int, _ text: UInt64, _ kept: UnsafeRawPointer
  ) -> UInt64 {
    let found = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    return unsafe (found ^ text) & kept.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  /// Makes an entry for a key without escapes at the place that `hash` gives. A key that is too long
  /// is kept until the next such key, and never matches another one.
  func place(
    _ key: UnsafePointer<UInt8>, _ length: Int, in state: Int32, hash: UInt64, edge: UInt16,
    row: UnsafePointer<SelectorTables.KeyRow>?
  ) -> UInt16 {
    guard unsafe length < Self.longest else {
      let guess = unsafe UInt16(Self.count)
      unsafe self.entry(guess).pointee = Entry(row: row, length: Int32(length), edge: edge)
      return guess
    }
    let guess = unsafe slot(for: key, in: state, hash)
    let entry = unsafe self.entry(guess)
    if unsafe matches(entry, key, in: state) { return guess }
    unsafe entry.pointee = Entry(row: row, length: Int32(length), state: state + 1, edge: edge)
    unsafe withUnsafeMutableBytes(of: &entry.pointee.text) { text in
      // The key's quote follows it in the record; both fit, since the key is short.
      unsafe text.copyMemory(from: UnsafeRawBufferPointer(start: key, count: length + 1))
    }
    return guess
  }

  /// The entry of a key, or the one for it to replace: an empty one, else the one at its hash.
  private func slot(for key: UnsafePointer<UInt8>, in state: Int32, _ hash: UInt64) -> UInt16 {
    let home = Int(truncatingIfNeeded: hash >> 48) ^ Int(state)
    for step in 0..<4 {
      let guess = unsafe UInt16((home + step) & (Self.count - 1))
      let entry = unsafe self.entry(guess)
      if unsafe entry.pointee.state == 0 || matches(entry, key, in: state) { return guess }
    }
    return unsafe UInt16(home & (Self.count - 1))
  }
}
