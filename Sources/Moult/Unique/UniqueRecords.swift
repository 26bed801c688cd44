internal import JSONStream

/// Finds repeated records by their IDs, exactly, within a limit of memory.
///
/// A record comes with a payload: what is left to do with it if it is the first of its ID, as a line to print. Where that is
/// unknown, since the memory is used up, the payload is spilled, and returned by ``loadSpilled(from:_:)`` at the end
/// if no earlier record had the ID.
struct UniqueRecords: Sendable {
  /// About how many bytes of payloads are loaded at a time.
  private static let loadedBytes = 1 << 20

  private var ids: UniqueIDs
  /// The payloads of the spilled IDs, in the order of these.
  private var payloads: SpilledBytes
  private var payload = ByteBuffer()
  /// How many IDs of the window were taken.
  private var taken = 0
  /// How many records were repeated.
  private var repeated = 0

  /// - Parameter mostBytes: the limit of memory, without the payloads of one chunk of input and two blocks of
  ///   64 KiB.
  init(mostBytes: Int) {
    ids = UniqueIDs(mostBytes: mostBytes)
    payloads = SpilledBytes(wordsPerBlock: ids.wordsPerBlock)
  }

  /// Whether a record is known to be the first of its ID. One for which that is unknown is spilled. Amortized
  /// O(1), and O(bytes) for a spilled one.
  mutating func isFirst(_ id: DecimalID, with payload: Span<UInt8>) -> Bool {
    let status = insert(id)
    if status == .unknown { hold(payload) }
    return status == .first
  }

  /// Looks an ID up, and remembers it. Where nothing is known of it, ``hold(_:)`` has to follow with its payload.
  /// Amortized O(1).
  mutating func insert(_ id: DecimalID) -> SeenIDs.Status {
    let status = ids.insert(id)
    if status == .again { repeated += 1 }
    return status
  }

  /// Spills the payload of the ID that was inserted last. O(bytes).
  mutating func hold(_ payload: Span<UInt8>) { payloads.append(payload) }

  /// Returns how many repeated records were found since the last call.
  mutating func takeRepeated() -> Int {
    defer { repeated = 0 }
    return repeated
  }

  /// Whether a record was spilled.
  var hasSpilled: Bool { ids.hasSpilled }

  /// Moves what there is no memory for to a store. O(what is moved).
  mutating func spill(in store: inout some BlockStore & ~Copyable) throws {
    guard ids.hasSpilled else { return }
    try ids.spill(in: &store)
    try payloads.spill(in: &store)
  }

  /// Loads some of the spilled records, and calls `take` with the first of each ID, in the order of their
  /// arrival; false where none are left.
  ///
  /// All records have arrived then: the IDs that were remembered are removed.
  mutating func loadSpilled(
    from store: inout some BlockStore & ~Copyable, _ take: (DecimalID, Span<UInt8>) -> Void
  ) throws -> Bool {
    try spill(in: &store)
    if taken == ids.windowCount {
      guard try ids.loadWindow(from: &store) else { return false }
      taken = 0
    }
    var loaded = 0
    while taken < ids.windowCount, loaded < Self.loadedBytes {
      try payloads.next(from: &store, into: &payload)
      if let id = ids.firstID(at: taken) {
        take(id, payload.bytes)
      } else {
        repeated += 1
      }
      loaded += payload.count
      taken += 1
    }
    return true
  }
}
