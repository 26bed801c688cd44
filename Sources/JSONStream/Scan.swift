internal import CSkim

/// A kernel with its output memory, and the only caller of the C functions of the skimmer.
@safe struct Scan: ~Copyable {
  enum Outcome {
    /// The record is JSON; `line` is the length of its line including the line end.
    case accepted(line: Int)
    /// The kernel does not decide; yajl has to read the line.
    case declined
    /// The line is incomplete.
    case unfinished
  }

  /// The longest line that is scanned, in bytes; a page of 500 tweets has about 3 million.
  private static let mostCapacity = 4 << 20
  /// The first capacity: a start reserves no address space for what a small input does not have.
  private static let leastCapacity = 16 << 10
  /// A kernel needs room for this many bytes after the last one.
  private static let stretch = 512
  /// The number of entries that the kernel may write after the record's own.
  private static let slack = 64

  private let kernel: Kernel
  private var scan = unsafe moult_scan()
  /// The key guesses, learned from earlier records.
  let guesses = unsafe KeyGuesses()

  init(_ kernel: Kernel) {
    self.kernel = kernel
    unsafe Self.allocate(&scan, capacity: Self.leastCapacity)
  }

  /// Reserves address space for lines of a length; the system provides memory as longer lines arrive.
  private static func allocate(_ scan: inout moult_scan, capacity: Int) {
    let words = capacity / 64 + slack
    let entries = capacity + slack
    // The kernel writes each array from its start, and never more than the counted words and entries.
    unsafe scan.capacity = capacity
    unsafe scan.stops = .allocate(capacity: words)
    // A search ends here at the latest, even if the bytes of a mapped file change after they were checked.
    unsafe scan.stops[words - 1] = .max
    unsafe scan.slashes = .allocate(capacity: words)
    unsafe scan.colons = .allocate(capacity: words)
    unsafe scan.keyless = .allocate(capacity: words)
    unsafe scan.turns = .allocate(capacity: words)
    unsafe scan.scalars = .allocate(capacity: entries)
    unsafe scan.brackets = .allocate(capacity: entries)
    unsafe scan.partners = .allocate(capacity: entries)
  }

  deinit {
    unsafe Self.deallocate(scan)
    unsafe guesses.deallocate()
  }

  private static func deallocate(_ scan: moult_scan) {
    unsafe scan.stops.deallocate()
    unsafe scan.slashes.deallocate()
    unsafe scan.colons.deallocate()
    unsafe scan.keyless.deallocate()
    unsafe scan.turns.deallocate()
    unsafe scan.scalars.deallocate()
    unsafe scan.brackets.deallocate()
    unsafe scan.partners.deallocate()
  }

  /// Makes room for a line of all the bytes that there are, as far as such long lines are scanned. What earlier runs found
  /// is gone.
  @inline(never)
  private mutating func grow(to count: Int) {
    unsafe Self.deallocate(scan)
    let capacity = count < Self.mostCapacity / 2 ? count * 2 : Self.mostCapacity
    unsafe Self.allocate(&scan, capacity: capacity)
  }

  /// Scans the line that starts at `bytes`, reading at most `count` bytes.
  ///
  /// - Parameters:
  ///   - isLast: whether the end of the bytes also ends the line.
  ///   - depth: the deepest nesting accepted, at most 64.
  mutating func run(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, isLast: Bool, depth: Int
  ) -> Outcome {
    if unsafe count > scan.capacity - Self.stretch, unsafe scan.capacity < Self.mostCapacity {
      grow(to: count)
    }
    return
      switch unsafe moult_scan_record(kernel.code, bytes, count, isLast, UInt32(depth), &scan)
    {
    case MOULT_SCAN_ACCEPTED: unsafe .accepted(line: scan.line_length)
    case MOULT_SCAN_UNFINISHED: .unfinished
    default: .declined
    }
  }

  /// The length of the last accepted record, up to its last bracket.
  var length: Int { unsafe scan.length }

  /// The places of that record's strings, tokens and brackets; valid until the next run.
  var map: SkimMap {
    unsafe SkimMap(
      stops: scan.stops, slashes: scan.slashes, brackets: scan.brackets, partners: scan.partners,
      bracketCount: scan.bracket_count)
  }
}

/// The places of strings, tokens and brackets of an accepted record; see `moult_scan`.
@unsafe struct SkimMap {
  let stops: UnsafePointer<UInt64>
  let slashes: UnsafePointer<UInt64>
  let brackets: UnsafePointer<UInt32>
  let partners: UnsafePointer<UInt32>
  let bracketCount: Int

  /// The first closing quote, comma or closing bracket at or after a place.
  ///
  /// - Precondition: there is one in the record.
  @inline(__always)
  func stop(from place: Int) -> Int {
    var index = place >> 6
    var bits = unsafe stops[index] & (UInt64.max << UInt64(place & 63))
    while bits == 0 {
      index += 1
      unsafe bits = stops[index]
    }
    return index << 6 + bits.trailingZeroBitCount
  }

  /// Whether a range of bytes contains a backslash.
  @inline(__always)
  func hasSlash(_ start: Int, _ end: Int) -> Bool {
    guard start < end else { return false }
    let first = start >> 6
    let last = (end - 1) >> 6
    let head = UInt64.max << UInt64(start & 63)
    let tail = UInt64.max >> UInt64(63 - (end - 1) & 63)
    if first == last { return unsafe slashes[first] & head & tail != 0 }
    if unsafe slashes[first] & head != 0 || slashes[last] & tail != 0 { return true }
    var index = first + 1
    while index < last {
      if unsafe slashes[index] != 0 { return true }
      index += 1
    }
    return false
  }
}

extension Parser {
  /// Reads the line that starts at `bytes` with a kernel. If the kernel accepts it, the tape contains the
  /// record exactly as `parse` would have built it.
  mutating func skim(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, isLast: Bool, depth: Int, _ scan: inout Scan
  ) -> Scan.Outcome {
    let outcome = unsafe scan.run(bytes, count, isLast: isLast, depth: depth)
    guard case .accepted = outcome else { return outcome }
    let taken = withTape { state in
      var walk = unsafe SkimWalk(
        bytes: bytes, length: scan.length, map: scan.map, tables: state.tables,
        guesses: scan.guesses,
        nodes: state.nodes, nodeCapacity: state.nodeCapacity)
      let isWhole = unsafe walk.root(end: scan.length)
      unsafe state.nodes = walk.nodes
      unsafe state.nodeCapacity = walk.nodeCapacity
      unsafe state.nodeCount = walk.nodeCount
      state.rootCount = 1
      state.hasObjectForValue = unsafe walk.hasObjectForValue
      state.rootNode = 0
      return isWhole
    }
    return taken ? outcome : .declined
  }
}
