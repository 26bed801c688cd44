internal import JSONStream

/// IDs of tweets of which a personal archive may have only the head.
///
/// Most archives have each tweet twice, as a tweet and as a head, in two files that come in any order. So the
/// IDs of heads are held back until the end of the inputs, and the IDs of tweets are remembered, including tweets that
/// were deleted or not public: 16 bytes each, only for archives.
struct HeadIDs: Sendable {
  /// In the order of the input.
  private var heads: [DecimalID] = []
  /// IDs that are printed for their tweets, and IDs that must not be printed.
  private var others: Set<DecimalID> = []

  mutating func addHead(_ id: DecimalID) { heads.append(id) }

  /// Remembers an ID that is not to be printed for a head.
  mutating func addOther(_ id: DecimalID) { others.insert(id) }

  /// Adds the IDs of a later chunk.
  mutating func merge(_ chunk: HeadIDs) {
    heads += chunk.heads
    others.formUnion(chunk.others)
  }

  /// Removes and returns the IDs of heads whose tweet is not in the inputs, each once. O(heads).
  mutating func take() -> [DecimalID] {
    defer { heads.removeAll() }
    return heads.filter { others.insert($0).inserted }
  }
}
