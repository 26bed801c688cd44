import JSONStream
import Testing

@testable import Moult

/// Means and quantiles of the numbers of tweets.
@Suite struct AggregateMeasureTests {
  /// A tweet with a number of likes.
  private static func tweet(
    _ user: Int?, _ likes: Int?, lang: String = "en", kind: TweetFacts.Kind = .plain
  ) -> TweetFacts {
    var tweet = TweetFacts(user: user, lang: lang, kind: kind)
    if let likes { tweet.metrics[.likes] = Metric.likes.bucket(of: "\(likes)".utf8.span) ?? 0 }
    return tweet
  }

  private static func lines(
    _ tweets: [TweetFacts], _ count: [String] = ["mean likes", "median likes"]
  ) throws -> [String] {
    var tables = try TableSet([Analysis(by: ["lang"], count: count, minUsers: 5)], tweets)
    return try tables.results()[0].lines
  }

  @Test func bucketsAreOneTwoAndFiveTimesAPowerOfTen() {
    let least = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000]
    #expect((0...10).map(MetricScale.count(5).least(of:)) == least)
    for number in 0..<2_000 {
      let bucket = Count.bucket(of: "\(number)".utf8.span, greatestPower: 5)
      let place = least.lastIndex { $0 <= number }
      #expect(bucket.map(Int.init) == place)
    }
    let most = Count.bucket(of: "987654321".utf8.span, greatestPower: 5).map(Int.init)
    #expect(most == 16 && MetricScale.count(5).least(of: 16) == 100_000)
    #expect(MetricScale.count(5).twiceMiddle(of: 16) == 200_000)
    for text in ["", "-1", "1.5", "1e3", "01", "many", "12345678901234567890"] {
      #expect(Metric.likes.bucket(of: text.utf8.span) == nil)
    }
  }

  /// A mean is of the middles of buckets: of ten tweets with 0, and twenty with 20 to 49.
  @Test func aMeanHasTwoDigits() throws {
    let tweets = (0..<10).map { Self.tweet($0, 0) } + (10..<30).map { Self.tweet($0, 33) }
    #expect(try Self.lines(tweets) == ["en 23 20"])
    #expect(try Self.lines((0..<9).map { Self.tweet($0, $0 == 0 ? 1 : 0) }) == ["en gap 0"])
    let thousands = (0..<9).map { Self.tweet($0, 1_000 + $0) }
    #expect(try Self.lines(thousands) == ["en 1500 1000"])
    let parts = (0..<30).map { Self.tweet($0, $0 < 3 ? 1 : 0) }
    #expect(try Self.lines(parts, ["mean likes"]) == ["en 0.1"])
  }

  /// A value is printed only if enough users have the number, and none of them gives more than half of it.
  @Test func whatIsOfFewUsersIsEmpty() throws {
    let without = (0..<20).map { Self.tweet($0, nil) }
    let four = (20..<24).map { Self.tweet($0, 10) }
    #expect(try Self.lines(without + four) == ["en gap gap"])
    #expect(try Self.lines(without + four + [Self.tweet(24, 10)]) == ["en 15 10"])
    // The tweets of a fifth user are more than half of those with the number.
    let many = (0..<5).map { _ in Self.tweet(24, 10) }
    #expect(try Self.lines(without + four + many) == ["en gap gap"])
    // One tweet has more than half of all likes, and the median says nothing about it.
    let one = [Self.tweet(30, 10_000)]
    #expect(try Self.lines(without + four + [Self.tweet(24, 10)] + one) == ["en gap 10"])
    // Tweets of nobody may all be that user's.
    let nobody = (0..<6).map { _ in Self.tweet(nil, 10) }
    #expect(try Self.lines(without + four + [Self.tweet(24, 10)] + nobody) == ["en gap gap"])
  }

  /// So does the bound where the users of a bucket are a sketch.
  @Test func oneUserOfManyGivesNoMean() throws {
    let crowd = (0..<400).map { Self.tweet($0, 0) }
    #expect(try Self.lines(crowd + [Self.tweet(500, 90_000)]) == ["en gap 0"])
    #expect(try Self.lines(crowd + (400..<800).map { Self.tweet($0, 10) }) == ["en 7.3 0"])
  }

  /// A quantile needs enough users on both sides.
  @Test func aQuantileOfATailIsEmpty() throws {
    let tweets = (0..<16).map { Self.tweet($0, 10) } + (16..<20).map { Self.tweet($0, 500) }
    let counts = ["p1 likes", "p50 likes", "p80 likes", "p81 likes"]
    #expect(try Self.lines(tweets, counts) == ["en 10 10 10 gap"])
    #expect(try Self.lines(tweets + [Self.tweet(20, 500)], ["p81 likes"]) == ["en 500"])
  }

  @Test func aRetweetHasNumbersOfItsAuthorAlone() throws {
    var tweets = (0..<8).map { Self.tweet($0, 10, kind: .retweet) }
    for index in tweets.indices { tweets[index].metrics[.followers] = 4 }
    #expect(try Self.lines(tweets, ["mean likes", "median followers"]) == ["en gap 10"])
  }

  /// Chunks of any size give the same as one run.
  @Test(arguments: [1, 50, 1_000]) func chunksChangeNothing(size: Int) throws {
    let all = (0..<2_000).map { number in
      var tweet = Self.tweet(
        number % 71 == 0 ? nil : number % 300, number % 11 == 0 ? nil : number % 977,
        lang: ["en", "de", "fr"][number % 3])
      tweet.metrics[.followers] = UInt8(number % 13)
      return tweet
    }
    let analyses = [
      try Analysis(by: ["lang"], count: ["mean likes", "p90 likes"]),
      try Analysis(by: ["lang"], count: ["tweets", "mean followers", "p25 followers"]),
    ]
    var whole = try TableSet(analyses, all)
    let results = try whole.results()
    #expect(results.allSatisfy { $0.cells.count == 3 })
    #expect(results.flatMap(\.cells).allSatisfy { !$0.measured.contains(nil) })
    var merged = try TableSet(analyses, [])
    for start in stride(from: 0, to: all.count, by: size) {
      try merged.merge(merged.worker(on: all[start..<min(start + size, all.count)]))
    }
    #expect(try merged.results() == results)
  }

  /// A tweet whose counting waits keeps its buckets.
  @Test func aTweetIsDecodedWithItsBuckets() {
    var log = TableLog()
    for tweet in 0..<3 {
      log.places += [Int32(tweet), 7]
      log.endPart(of: tweet)
      log.buckets += [UInt8(tweet), MetricBuckets.none]
      log.endTweet(nil, user: 5)
    }
    var (bytes, read, cursor) = (ByteBuffer(), TableLog(), NumberCursor())
    log.encode(2, into: &bytes)
    read.decode(bytes.bytes, &cursor)
    #expect(read.buckets == [2, MetricBuckets.none] && read.buckets(of: 0) == 0..<2)
    #expect(read.places == [2, 7] && read.tweets[0].user == 5 && read.parts[0].table == 2)
  }

  @Test func columnsHaveNamesAndTypes() throws {
    let count = ["tweets", "Mean Text-Length", "median likes", "share"]
    let analysis = try Analysis(by: ["lang"], count: count, minUsers: 5)
    let tweets = (0..<10).map { Self.tweet($0, 3) }
    var tables = try TableSet([analysis], tweets)
    let result = try tables.results()[0]
    #expect(
      result.columnNames == ["lang", "tweets", "mean_text_length", "median_likes", "share_percent"])
    #expect(result.lines == ["en 10 gap 2 100.0"])
    #expect(
      result.text(.json).contains(
        #"{"lang":"en","tweets":10,"mean_text_length":null,"median_likes":2,"share_percent":100.0}"#
      ))
    #expect(result.text(.csv).contains("en,10,,2,100.0\r\n"))
    let typed = TypedTable(result)
    #expect(typed.columns.map(\.kind) == [.text, .integer, .real, .integer, .real])
    #expect(
      Chart.all(of: result).isEmpty
        || Chart.all(of: result).allSatisfy { $0.measure != "median_likes" })
    #expect(result.notes.contains { $0.contains("text-length by 20") })
  }
}

/// Which means and quantiles are refused.
@Suite struct AggregateMeasureRefusalTests {
  private static func message(_ count: String) throws -> String {
    let error = #expect(throws: AnalysisError.self) { try Analysis(by: ["lang"], count: [count]) }
    return "\(try #require(error))"
  }

  @Test(arguments: [
    ("mean like", "perhaps `mean likes`"), ("average likes", "perhaps `mean likes`"),
    ("p90 favourites", "perhaps `p90 likes`"), ("mean impressions", "perhaps `mean views`"),
    ("median folowers", "perhaps `median followers`"), ("likes", "clause 'measuring'"),
    ("total likes", "clause 'measuring'"), ("followers", "clause 'surveillance'"),
    ("p0 likes", "--count p0 likes"), ("p100 likes", "--count p100 likes"),
    ("median likes,p50 likes", "twice"), ("mean lang", "it takes tweets, users, share, and mean"),
  ])
  func theNearestIsProposed(count: String, part: String) throws {
    #expect(try Self.message(count).contains(part))
  }

  @Test func theServiceIsNotMeasured() throws {
    let error = #expect(throws: AnalysisError.self) {
      try Analysis(by: ["day"], count: ["mean likes"])
    }
    #expect("\(try #require(error))".contains("clause 'measuring'"))
  }

  @Test func cellsThatContainEachOtherHaveNone() throws {
    var request = Analysis.Request(by: ["terms"])
    request.count = ["mean likes"]
    request.terms = try TermList(text: "climate\nclimate change\n")
    #expect(throws: AnalysisError.self) { try Analysis(request) }
    request.terms = try TermList(text: "climate\nweather\n")
    _ = try Analysis(request)
    #expect(throws: AnalysisError.self) {
      try Analysis(by: ["hashtag"], count: ["mean likes"], where: ["hashtag=a"])
    }
  }

  /// What is said about a sensitive subject is not put beside the accounts of those who say it.
  @Test func accountsAreNotDescribedBySensitiveTerms() throws {
    var request = Analysis.Request(by: ["terms"])
    request.terms = try TermList(text: "# category: health\nfever\n")
    request.count = ["mean followers"]
    let error = #expect(throws: AnalysisError.self) { try Analysis(request) }
    #expect("\(try #require(error))".contains("clause 'sensitive'"))
    request.count = ["mean likes"]
    _ = try Analysis(request)
  }

  /// Tables with tweets in common could be subtracted.
  @Test(arguments: [
    ("lang=en", "lang=de", "mean likes", true), ("lang=en", "lang=en|de", "mean likes", false),
    ("lang=en", "kind=reply", "p90 likes", false), ("lang=en", "lang!=en", "mean likes", false),
    ("lang=en", "lang=en", "mean views", true), ("hashtag=a", "hashtag=b", "mean likes", false),
    ("lang=en|(none)", "lang=de|(none)", "mean likes", false),
    ("kind=reply", "kind=quote|plain", "median likes", true),
  ])
  func aNumberIsInOneTable(one: String, other: String, count: String, isAllowed: Bool) throws {
    let text = """
      tables:
        one: {by: country, where: '\(one)', count: [mean likes]}
        other: {by: country, where: '\(other)', count: ['\(count)']}
      """
    if isAllowed {
      #expect(try AnalysisFile(yaml: text).analyses.count == 2)
    } else {
      let error = #expect(throws: AnalysisFileError.self) { try AnalysisFile(yaml: text) }
      #expect(
        try #require(error).isRefusal
          && "\(try #require(error))".contains("table `other` in line 3"))
    }
  }

  @Test func thereIsNoNoiseForThem() throws {
    let analysis = try Analysis(by: ["lang"], count: ["tweets", "mean likes"])
    var request = Analysis.PrivacyRequest(epsilon: "1")
    request.delta = "1e-6"
    let error = #expect(throws: AnalysisError.self) { try request.applied(to: [analysis]) }
    #expect("\(try #require(error))".contains("leave --epsilon out"))
  }
}
