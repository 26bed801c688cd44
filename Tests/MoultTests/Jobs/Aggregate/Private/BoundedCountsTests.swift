import Testing

@testable import Moult

/// What a table with noise counts before the noise: exact numbers of bounded users.
@Suite struct BoundedCountsTests {
  static func counts(
    _ analysis: Analysis, _ tweets: [TweetFacts]
  ) throws -> [[DimensionValue]: BoundedCounts.Cell] {
    var set = try TableSet([analysis], tweets)
    // Counts the tweets that are only noted so far.
    _ = try set.results()
    return set.tables[0].countedCells
  }

  @Test func aUserCountsABoundedNumberOfTimesInAllCellsTogether() throws {
    let analysis = try Analysis(by: ["hashtag"], count: ["tweets", "users"], mostOfUser: 5)
      .withNoise("1", "1e-6")
    var tweets = (0..<300).map { TweetFacts(user: 7, hashtags: ["a", "b", "c"], id: $0) }
    tweets += (0..<256).map { TweetFacts(user: $0 + 10, hashtags: ["b"], id: 1_000 + $0) }
    let cells = try Self.counts(analysis, tweets)
    let own = ["a", "b", "c"].map { cells[[.text($0)]] ?? .init() }
    #expect(
      own == [
        .init(tweets: 2, users: 1), .init(tweets: 258, users: 257), .init(tweets: 1, users: 1),
      ])
  }

  @Test func nobodyAndOthersDoNotCount() throws {
    let analysis = try Analysis(by: ["lang"], count: ["tweets", "users"])
      .withNoise("1", domains: ["lang=en|de"])
    let tweets = (0..<256).map {
      TweetFacts(
        user: $0 % 4 == 0 ? nil : $0, lang: ["en", "de", "fr", nil][$0 / 4 % 4], id: $0)
    }
    let cells = try Self.counts(analysis, tweets)
    #expect(
      cells == [
        [.text("en")]: .init(tweets: 48, users: 48), [.text("de")]: .init(tweets: 48, users: 48),
      ])
  }

  /// Values outside a closed domain take no memory, however many there are.
  @Test func manyOtherValues() throws {
    let analysis = try Analysis(by: ["hashtag"]).withNoise("1", domains: ["hashtag=a"])
    let tweets = (0..<512).map { (index: Int) in
      TweetFacts(user: index, hashtags: ["a", "b\(index)"], id: index)
    }
    var set = try TableSet([analysis], tweets, limit: 10)
    _ = try set.results()
    #expect(set.tables[0].countedCells == [[.text("a")]: .init(tweets: 512, users: 512)])
    let open = try Analysis(by: ["hashtag"]).withNoise("1", "1e-6")
    #expect(throws: TableError.self) { try TableSet([open], tweets, limit: 10) }
  }

  /// Tweets beyond the memory for IDs would be counted after the others, in an order that other users change.
  @Test func tweetsAreNotCountedLater() throws {
    let analysis = try Analysis(by: ["lang"]).withNoise("1", domains: ["lang=en"])
    let tweets = (0..<100_000).map { TweetFacts(user: $0 % 9, lang: "en", id: $0) }
    var set = TableSet([analysis], maximumCells: 10, uniqueMemory: 1 << 16)
    #expect(throws: TableError.tooManyTweetsForNoise(memory: 1 << 16)) {
      for tweet in tweets { _ = try set.add(tweet) }
    }
  }

  /// Adding all tweets of one user changes each sum by at most the bound, wherever they are among the others.
  @Test(arguments: [1, 3, 20]) func sensitivity(bound: Int) throws {
    let analysis = try Analysis(
      by: ["hashtag", "lang"], count: ["tweets", "users"], mostOfUser: bound
    ).withNoise("1", "1e-6")
    var chance = SeededNumbers(state: UInt64(bound))
    for _ in 0..<100 {
      let all = (0..<200).map { id in
        TweetFacts(
          user: Int.random(in: 0..<12, using: &chance), lang: ["en", "de"][id % 2],
          hashtags: (0..<4).map { _ in "t\(Int.random(in: 0..<9, using: &chance))" }, id: id)
      }
      let user = all[0].author
      let with = try Self.counts(analysis, all)
      let without = try Self.counts(analysis, all.filter { $0.author != user })
      let differences = with.map { key, cell in
        (cell.tweets - (without[key]?.tweets ?? 0), cell.users - (without[key]?.users ?? 0))
      }
      #expect(Set(without.keys).isSubset(of: with.keys))
      #expect(differences.allSatisfy { $0.0 >= 0 && 0...1 ~= $0.1 })
      #expect(1...bound ~= differences.reduce(0) { $0 + $1.0 })
      #expect(1...bound ~= differences.reduce(0) { $0 + $1.1 })
    }
  }
}

extension Table {
  /// The counts before the noise.
  var countedCells: [[DimensionValue]: BoundedCounts.Cell] {
    var cells: [[DimensionValue]: BoundedCounts.Cell] = [:]
    for cell in bounded.cells.indices where bounded.cells[cell].tweets > 0 {
      cells[values(ofCell: cell)] = bounded.cells[cell]
    }
    return cells
  }
}
