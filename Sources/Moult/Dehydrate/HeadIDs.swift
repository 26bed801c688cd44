internal import JSONStream

/// IDs of tweets of which a personal archive has the head alone.
///
/// Most archives have each tweet twice, as a tweet and as a head, in files of which either may come first.
/// So the IDs of heads wait for the end of the inputs, and those of the tweets are remembered: 16 bytes
/// each, in archives alone.
struct HeadIDs: Sendable {
  /// In the order of the input.
  private var heads: [DecimalID] = []
  private var tweets: Set<DecimalID> = []

  mutating func addHead(_ id: DecimalID) { heads.append(id) }

  mutating func addTweet(_ id: DecimalID) { tweets.insert(id) }

  /// Takes over what a copy met in a later part of the inputs.
  mutating func takeOver(_ part: HeadIDs) {
    heads += part.heads
    tweets.formUnion(part.tweets)
  }

  /// Puts out the IDs of the heads whose tweet was not met, each once; false where there are none. O(heads).
  mutating func release(_ effects: inout Effects) -> Bool {
    defer { heads.removeAll() }
    for id in heads where tweets.insert(id).inserted {
      id.append(to: &effects.output)
      effects.endLine()
    }
    return !heads.isEmpty
  }
}
