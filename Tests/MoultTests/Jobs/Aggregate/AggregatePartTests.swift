import JSONStream
import Testing

@testable import Moult

/// Blocks of parts.
@Suite struct AggregatePartTests {
  private static func analyses() throws -> [Analysis] {
    [
      try Analysis(by: ["lang"], count: ["tweets", "users"], minUsers: 5, mostOfUser: 2),
      try Analysis(by: ["hashtag", "day"], minUsers: 5),
      try Analysis(by: ["host"], where: ["lang=en"], minUsers: 5),
    ]
  }

  /// Tweets of which a third are repeated.
  private static func mixture(of count: Int) -> [TweetFacts] {
    AggregateTableTests.mixture(of: count).enumerated().map { number, tweet in
      var tweet = tweet
      tweet.id = DecimalID(UInt64(number % 3 == 0 ? number / 2 : number))
      return tweet
    }
  }

  /// The blocks of some tweets, without their lengths.
  private static func block(
    of tweets: some Sequence<TweetFacts>, _ analyses: [Analysis]
  ) throws -> ByteBuffer {
    var part = TableSet(
      analyses, maximumCells: 1_000, uniqueMemory: .max, key: RunKey(seed: 1), role: .writesParts)
    for tweet in tweets { _ = try part.add(tweet) }
    var (bytes, block) = (ByteBuffer(), ByteBuffer())
    let (isTaken, isMore) = (part.takeBlock(into: &bytes), part.takeBlock(into: &bytes))
    #expect(isTaken && !isMore)
    block.append(bytes.bytes.extracting(8...))
    return block
  }

  @Test(arguments: [1, 7, 100, 2_000]) func blocksGiveTheSameTables(size: Int) throws {
    let (all, analyses) = (Self.mixture(of: 2_000), try Self.analyses())
    var whole = try TableSet(analyses, all)
    let results = try whole.results()
    #expect(results.allSatisfy { !$0.cells.isEmpty } && whole.repeated > 100)
    var merged = TableSet(
      analyses, maximumCells: 1_000, uniqueMemory: .max, key: RunKey(seed: 2))
    for start in stride(from: 0, to: all.count, by: size) {
      let block = try Self.block(of: all[start..<min(start + size, all.count)], analyses)
      let decoded = merged.decoded(block.bytes)
      try merged.merge(#require(decoded))
    }
    #expect(try merged.results() == results && merged.repeated == whole.repeated)
  }

  /// Tweets for whose witnesses there is no memory are counted at the end.
  @Test func blocksSpill() throws {
    let analyses = try Self.analyses()
    let all = (0..<60_000).map { number in
      TweetFacts(user: number % 20_000, lang: ["en", "de"][number % 2], id: number % 45_000)
    }
    var whole = try TableSet(analyses, all)
    var small = TableSet(analyses, maximumCells: 1_000, uniqueMemory: 1 << 20, key: RunKey(seed: 1))
    var shelf = Shelf()
    for start in stride(from: 0, to: all.count, by: 5_000) {
      let block = try Self.block(of: all[start..<start + 5_000], analyses)
      let decoded = small.decoded(block.bytes)
      try small.merge(#require(decoded))
      try small.spill(in: &shelf)
    }
    #expect(small.hasSpilled)
    while try small.loadSpilled(from: &shelf) {}
    let results = try whole.results()
    #expect(try small.results() == results && small.repeated == 15_000)
  }

  /// A changed block is refused, or is of other tweets; nothing else happens.
  @Test func damagedBlocks() throws {
    let analyses = try Self.analyses()
    let block = try Self.block(of: Self.mixture(of: 40), analyses).array
    var refused = 0
    for index in block.indices {
      for bits in [UInt8(1 << (index % 8)), 0xFF] {
        var bytes = block
        bytes[index] ^= bits
        var tables = TableSet(
          analyses, maximumCells: 1_000, uniqueMemory: .max, key: RunKey(seed: 1))
        guard let decoded = tables.decoded(bytes.span) else {
          refused += 1
          continue
        }
        try tables.merge(decoded)
        _ = try tables.results()
      }
      let tables = TableSet(analyses, maximumCells: 10, uniqueMemory: .max, key: RunKey(seed: 1))
      let isUsed = tables.decoded(block.span.extracting(..<index)) != nil
      #expect(!isUsed)
    }
    #expect(refused > block.count / 2)
  }

  /// Also without the encryption, a block has no ID of a tweet or user, no part of their hashes without the key, and no
  /// value that looks like an identifier.
  @Test func whatABlockHas() throws {
    let (tweet, user) = (1_234_567_890_123_456_789, 987_654_321_987_654_321)
    var facts = TweetFacts(user: nil, lang: "en", hashtags: ["storm", "4915112345678"], id: tweet)
    facts.author = DecimalID("\(user)".utf8.span)
    func holds(_ wanted: [UInt8], _ analyses: [Analysis]) throws -> Bool {
      let block = try Self.block(of: [facts], analyses).array
      return block.indices.contains { block[$0...].starts(with: wanted) }
    }
    let analyses = [try Analysis(by: ["hashtag"])]
    for number in [tweet, user] {
      let id = DecimalID(UInt64(number))
      let plain = RunKey(low: 0, high: 0)
      for word in [id.low, plain.user(id), plain.witness(ofTweet: id)] {
        for bytes in [3, 5] {
          let start = (0..<bytes).map { UInt8(truncatingIfNeeded: word >> (8 * UInt64($0))) }
          #expect(try !holds(start, analyses) && !holds(start.reversed(), analyses))
        }
      }
      #expect(try !holds(Array("\(number)".utf8), analyses))
    }
    #expect(try holds(Array("storm".utf8), analyses))
    #expect(try !holds(Array("4915112345678".utf8), analyses))
  }

  @Test func numbers() {
    let numbers: [UInt64] = [0, 1, 127, 128, 300, 1 << 32, .max - 1, .max]
    var bytes = ByteBuffer()
    for number in numbers {
      bytes.append(number: number)
      bytes.append(word: number)
    }
    var cursor = NumberCursor()
    for number in numbers {
      let read = (cursor.number(in: bytes.bytes), cursor.word(in: bytes.bytes))
      #expect(read == (number, number))
    }
    #expect(!cursor.isDamaged && cursor.offset == bytes.count)
    let beyond = cursor.number(in: bytes.bytes)
    #expect(beyond == 0 && cursor.isDamaged)
  }

  /// A request that counts, selects or prints anything else has another identity.
  @Test func identities() throws {
    var noisy = Analysis.PrivacyRequest(epsilon: "0.5")
    noisy.domains = ["lang=en|de"]
    var others = noisy
    others.domains = ["lang=en|fr"]
    let requests = [
      try Analysis(by: ["lang"]), try Analysis(by: ["lang", "day"]),
      try Analysis(by: ["day", "lang"]), try Analysis(by: ["lang"], count: ["tweets", "users"]),
      try Analysis(by: ["lang"], where: ["lang=en"]),
      try Analysis(by: ["lang"], where: ["lang=de"]),
      try Analysis(by: ["lang"], where: ["lang!=de"]), try Analysis(by: ["lang"], top: "3"),
      try Analysis(by: ["lang"], minUsers: 11), try Analysis(by: ["lang"], mostOfUser: 3),
      try Analysis(by: ["lang"], count: ["mean likes"]),
      try Analysis(by: ["lang"], count: ["median likes"]),
      try Analysis(by: ["lang"], count: ["p90 likes"]),
      try Analysis(by: ["lang"], count: ["mean replies"]), try Analysis(by: ["lang"]).named("a"),
      try noisy.applied(to: [Analysis(by: ["lang"])])[0],
      try others.applied(to: [Analysis(by: ["lang"])])[0],
    ]
    #expect(Set(requests.map(\.identity)).count == requests.count)
  }
}
