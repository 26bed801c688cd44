import Testing

@testable import Moult

extension Analysis {
  /// The same table with noise.
  func withNoise(
    _ epsilon: String, _ delta: String = "0", noise: NoiseKind = .laplace, domains: [String] = []
  ) throws -> Analysis {
    var request = PrivacyRequest(epsilon: epsilon)
    (request.delta, request.noise, request.domains) = (delta, noise, domains)
    return try request.applied(to: [self])[0]
  }
}

/// Requests for noise: what is refused, and which cells are known without the data.
@Suite struct PrivacyRequestTests {
  @Test(arguments: ["0", "0.0001", "10.1", "-1", "nan", "1e400", "", "half"])
  func epsilonOutOfRange(epsilon: String) throws {
    let analysis = try Analysis(by: ["lang"])
    let error = #expect(throws: AnalysisError.self) { try analysis.withNoise(epsilon, "1e-6") }
    #expect("\(try #require(error))".hasPrefix("--epsilon takes a number from 0.001 to 10"))
  }

  @Test(arguments: ["0.1", "0.00002", "-1", "1e-16", "x"])
  func deltaOutOfRange(delta: String) throws {
    let analysis = try Analysis(by: ["lang"])
    let error = #expect(throws: AnalysisError.self) { try analysis.withNoise("1", delta) }
    #expect("\(try #require(error))".hasPrefix("--delta takes a number from 0 to 0.00001"))
  }

  /// Without delta, the values may not come from the data, and Gaussian noise is not possible.
  @Test(
    arguments: [
      ("hashtag", .laplace, [], "--domain hashtag=…"), ("lang", .laplace, [], "--domain lang=…"),
      ("day,lang", .laplace, ["lang=en"], "--domain day=…"),
      ("lang", .gaussian, ["lang=en"], "--noise gaussian needs"),
    ] as [(String, NoiseKind, [String], String)])
  func needsDelta(by: String, noise: NoiseKind, domains: [String], message: String) throws {
    let analysis = try Analysis(by: [by])
    let error = #expect(throws: AnalysisError.self) {
      try analysis.withNoise("1", noise: noise, domains: domains)
    }
    #expect("\(try #require(error))".contains(message))
    #expect(throws: Never.self) {
      try analysis.withNoise("1", "1e-6", noise: noise, domains: domains)
    }
  }

  @Test(arguments: [
    (["lang=en|de"], "lang", [], 2), (["lang=en|(none)"], "lang", [], 2),
    (["lang=en", "day=2019-12-30..2020-01-02"], "lang,day", [], 4),
    (["lang=en", "hour=2019-12-30T23:00Z..2019-12-31T01:00Z"], "lang,hour", [], 3),
    (["lang=en", "week=2019-W52..2020-W02"], "lang,week", [], 3),
    (["lang=en", "month=2019-11..2020-02"], "lang,month", [], 4),
    ([], "kind", ["lang=en"], 4), ([], "weekday", ["lang=en"], 8),
    ([], "hour-of-day", ["lang=en"], 25), ([], "verified", ["lang=en"], 3), ([], "media", [], 3),
    ([], "lang", ["lang=en|de|ja"], 3), (["lang=en"], "lang", ["lang=en|de|ja"], 1),
    ([], "day", ["lang=en", "day>=2019-12-01", "day<2019-12-08"], 7),
    ([], "lang,kind", ["lang=en|de"], 8), (["hashtag=a|b"], "hashtag,media", [], 6),
  ])
  func closedCells(domains: [String], by: String, conditions: [String], cells: Int) throws {
    let analysis = try Analysis(by: [by], where: conditions).withNoise("1", domains: domains)
    let privacy = try #require(analysis.privacy)
    #expect(privacy.isClosed && privacy.plan.threshold == nil)
    #expect(privacy.domains.compactMap { $0?.values.count }.reduce(1, *) == cells)
    #expect(Table(analysis: analysis, key: RunKey(seed: 1)).finish().cells.count == cells)
  }

  /// A filter for a hashtag leaves the other hashtags of the tweets.
  @Test(arguments: [
    ("hashtag", ["hashtag=a"]), ("lang", ["lang!=en"]),
    ("day,lang", ["lang=en", "day>=2019-12-01"]),
  ])
  func openCells(by: String, conditions: [String]) throws {
    let analysis = try Analysis(by: [by], where: conditions)
    #expect(throws: AnalysisError.self) { try analysis.withNoise("1") }
    #expect(try analysis.withNoise("1", "1e-6").privacy?.plan.threshold != nil)
  }

  @Test(arguments: [
    ("lang", "--domain needs"), ("nothing=1", "--domain needs"), ("kind=plain", "--by kind"),
    ("lang=en|EN", "named twice"), ("lang=en|", "not a value"), ("lang=english", "not a value"),
    ("lang=@somebody", "refused by the clause 'surveillance'"),
    ("day=2020-01-02..2020-01-01", "from the earlier value"),
    ("day=1900-01-01..2020-01-01", "10000 values at most"),
  ])
  func domainsThatAreRefused(domain: String, message: String) throws {
    let analysis = try Analysis(by: ["lang,day"])
    let error = #expect(throws: AnalysisError.self) {
      try analysis.withNoise("1", "1e-6", domains: [domain])
    }
    #expect("\(try #require(error))".contains(message))
  }

  @Test func tooManyClosedCells() throws {
    let analysis = try Analysis(by: ["hour,hour-of-day,kind"], where: ["lang=en"])
    let error = #expect(throws: AnalysisError.self) {
      try analysis.withNoise("1", domains: ["hour=2019-01-01T00:00Z..2020-02-20T00:00Z"])
    }
    #expect("\(try #require(error))".contains("more than 250000 cells"))
  }

  /// Each of several tables gets a part; a domain is for the tables that have its dimension.
  @Test func severalTablesShareTheLoss() throws {
    var request = Analysis.PrivacyRequest(epsilon: "1")
    request.domains = ["lang=en|de", "hashtag=a"]
    let tables = try request.applied(to: [
      Analysis(by: ["lang"]).named("a"), Analysis(by: ["hashtag,kind"]).named("b"),
    ])
    #expect(
      tables.map { $0.privacy?.plan.tweets } == [
        .laplace(scale: Fraction(40, over: 1)), .laplace(scale: Fraction(40, over: 1)),
      ])
    let words = tables[1].explanation.joined(separator: " ")
    #expect(words.contains("epsilon 1 and delta 0, for 2 tables together"))
    request.domains.append("day=2019-12-01")
    #expect(throws: AnalysisError.self) { try request.applied(to: tables) }
  }
}
