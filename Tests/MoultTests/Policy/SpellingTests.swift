import Testing

@testable import Moult

/// For an unknown word, messages propose the most similar known one.
@Suite struct SpellingTests {
  @Test(
    arguments: [
      ("language", "lang"), ("Languages", "lang"), ("date", "day"), ("hashtags", "hashtag"),
      ("domain", "host"), ("hour_of_day", "hour-of-day"), ("lagn", "lang"), ("contry", "country"),
      ("langauge", "lang"), ("hastag", "hashtag"), ("tag", "hashtag"), ("type", "kind"),
      ("colour", nil), ("x", nil), ("", nil),
    ] as [(String, String?)])
  func dimensions(word: String, proposed: String?) {
    #expect(Spelling.nearest(to: word, among: Dimension.allCases.map(\.rawValue)) == proposed)
  }

  @Test func everySynonymIsOfAKnownWord() throws {
    var known = Set(Dimension.allCases.flatMap { [$0.rawValue] + $0.rules.words })
    known.formUnion(MeaningTable.builtIn.rows.map(\.name))
    known.formUnion(Dehydrator.Relation.allCases.map(\.rawValue))
    known.formUnion(Dehydrator.Kind.allCases.map(\.rawValue))
    known.formUnion(TableFormat.allCases.map(\.rawValue))
    known.formUnion(Redactor.Shape.allCases.map(\.rawValue))
    known.formUnion(Action.allCases.map(\.rawValue))
    known.formUnion(PolicyDocument.Key.allCases.map(\.rawValue))
    known.formUnion(Metric.allCases.map(\.rawValue))
    known.formUnion(["tweets", "users", "share", "mean", "median"])
    known.formUnion([
      "gzip", "zstd", "dehydrate", "redact", "aggregate", "comply", "explain", "policy",
      "recipient", "ledger",
    ])
    for line in DataLine.all(in: PackageResources.synonyms_txt) {
      let first = String(decoding: try #require(line.words.first), as: UTF8.self)
      #expect(known.contains(first), "\(first)")
    }
  }

  @Test(
    arguments: [
      (["language"], [], [], "perhaps `lang`"), (["lang"], ["users,tweet"], [], "perhaps `tweets`"),
      (["lang"], [], ["hashtags=a"], "perhaps `hashtag`"),
      (["lang"], [], ["kind=retweets"], "perhaps `retweet`"),
      (["lang"], [], ["media=image"], "perhaps `photo`"),
      (["lang"], [], ["weekday=Mno"], "perhaps `Mon`"),
    ] as [([String], [String], [String], String)])
  func analyses(by: [String], count: [String], filters: [String], proposal: String) throws {
    let error = #expect(throws: AnalysisError.self) {
      try Analysis(by: by, count: count, where: filters)
    }
    #expect(try #require(error).description.contains(proposal))
  }

  /// The value of a filter can be somebody's name, so no message contains it.
  @Test func noValueOfAFilter() throws {
    let error = #expect(throws: AnalysisError.self) {
      try Analysis(by: ["lang"], where: ["kind=retweetss"])
    }
    #expect(try !#require(error).description.contains("retweetss"))
  }

  @Test(arguments: [
    ("polic: a\nmeanings:\n  tweet.lang: keep", "perhaps `policy`"),
    ("policy: a\nextends: strcit", "perhaps `strict`"),
    ("policy: a\nmeanings:\n  tweet.language: keep", "perhaps `tweet.lang`"),
    ("policy: a\nmeanings:\n  tweet.lang: allow", "perhaps `keep`"),
  ])
  func policies(yaml: String, proposal: String) throws {
    let error = #expect(throws: PolicyError.self) { try Policy(yaml: yaml) }
    #expect(try #require(error).description.contains(proposal))
  }
}
