internal import JSONStream

/// IDs of tweets of which a personal archive has the head alone.
///
/// Most archives have each tweet twice, as a tweet and as a head, in files of which either may come first.
/// So the IDs of heads wait for the end of the inputs, and those of the tweets are remembered, with those of
/// tweets that were deleted or written for a few: 16 bytes each, in archives alone.
struct HeadIDs: Sendable {
  /// In the order of the input.
  private var heads: [DecimalID] = []
  /// IDs that come out with their tweets, and IDs that may not come out.
  private var others: Set<DecimalID> = []

  mutating func addHead(_ id: DecimalID) { heads.append(id) }

  /// Remembers an ID that no head gives.
  mutating func addOther(_ id: DecimalID) { others.insert(id) }

  /// Adds the IDs of a later chunk.
  mutating func merge(_ chunk: HeadIDs) {
    heads += chunk.heads
    others.formUnion(chunk.others)
  }

  /// Takes the IDs of the heads whose tweet was not met, each once. O(heads).
  mutating func take() -> [DecimalID] {
    defer { heads.removeAll() }
    return heads.filter { others.insert($0).inserted }
  }
}
