import Testing

@testable import Moult

@Suite struct PolicyErrorTests {
  /// Policies that cannot be used, and their errors.
  static let broken: [(yaml: String, error: PolicyError)] = [
    ("", .missingKey("policy")),
    ("# nothing\n", .missingKey("policy")),
    ("about: a\nextends: strict\n", .missingKey("policy")),
    ("policy: a\n", .missingKey("meanings")),
    ("policy: a\n\nextends: mild\n", .unknownPolicy("mild", line: 3)),
    ("policy: a\nextends: a\n", .unknownPolicy("a", line: 2)),
    ("policy: a\ncategory: health\n", .unknownKey("category", line: 2)),
    (
      "- policy\n",
      .wrongType(key: "the file", expected: "lines of the form `key: value`", line: 1)
    ),
    ("policy: [a]\n", .wrongType(key: "policy", expected: "one word or sentence", line: 1)),
    ("policy:\n", .wrongType(key: "policy", expected: "one word or sentence", line: 1)),
    (
      "policy: a\nmeanings: keep\n",
      .wrongType(
        key: "meanings", expected: "lines of the form `  tweet.lang: keep` below it", line: 2)
    ),
    (
      "policy: a\nmeanings:\n  - tweet.lang\n",
      .wrongType(
        key: "meanings", expected: "lines of the form `  tweet.lang: keep` below it", line: 3)
    ),
    (
      "policy: a\nmeanings:\n  tweet.lang: [keep]\n",
      .wrongType(key: "tweet.lang", expected: "one word or sentence", line: 3)
    ),
    (
      "policy: a\nmeanings:\n  [tweet.lang]: keep\n",
      .wrongType(key: "a meaning", expected: "one word or sentence", line: 3)
    ),
    (
      "policy: a\nmeanings:\n  tweet.lang: keep\n  tweet.lang: drop\n",
      .duplicateKey("tweet.lang", line: 3)
    ),
    ("policy: a\nmeanings: {}\npolicy: b\n", .duplicateKey("policy", line: 1)),
    // The type that YAML infers does not make two keys of one word.
    ("policy: a\n1: b\n\"1\": c\n", .duplicateKey("1", line: 2)),
    (
      "policy: a\nmeanings:\n  tweet.lang: keep\n\n  tweet.langs: keep\n",
      .unknownMeaning("tweet.langs", nearest: "tweet.lang", line: 5)
    ),
    (
      "policy: a\nmeanings:\n  entirely.else: keep\n",
      .unknownMeaning("entirely.else", nearest: nil, line: 3)
    ),
    (
      "policy: a\nmeanings:\n  tweet.time: minute\n",
      .unknownAction(
        "minute", meaning: "tweet.time", allowed: [.drop, .hour, .day, .month, .year], line: 3)
    ),
    (
      "policy: a\nmeanings:\n  tweet.lang: yes\n",
      .unknownAction("yes", meaning: "tweet.lang", allowed: [.drop, .keep], line: 3)
    ),
    (
      "policy: a\nmeanings:\n  tweet.lang: Keep\n",
      .unknownAction("Keep", meaning: "tweet.lang", allowed: [.drop, .keep], line: 3)
    ),
  ]

  @Test(arguments: broken) func aBrokenPolicyHasItsErrorAndLine(
    _ yaml: String, _ error: PolicyError
  ) {
    #expect(throws: error) { try Policy(yaml: yaml) }
  }

  @Test(arguments: [
    ("policy: a\n\tabout: b\n", 2), ("policy: 'a\n", 2), ("policy: a\nmeanings: {\n", 3),
    ("policy: a\n  about: b\n", 2), ("policy: a\n---\npolicy: b\n", 2), ("policy: *a\n", 1),
    ("policy: a\nabout: \u{1}\n", 2), ("policy: a\r\nabout: \u{1}\r\n", 2),
    ("policy:\n  " + String(repeating: "[", count: 1001), 2),
  ]) func otherTextHasALine(_ yaml: String, _ expected: Int) throws {
    let error = try #require(throws: PolicyError.self) { try Policy(yaml: yaml) }
    guard case .notYAML(let problem, let line) = error else {
      Issue.record("not .notYAML: \(error)")
      return
    }
    #expect(line == expected)
    #expect(!problem.isEmpty)
  }

  @Test func unknownNamesAreErrors() {
    for name in ["", "Strict", "mine", "../strict"] {
      #expect(throws: PolicyError.unknownPolicy(name, line: nil)) { try Policy.named(name) }
    }
  }

  @Test(
    arguments: [
      (
        .unknownPolicy("mild", line: 3),
        "line 3: there is no built-in policy `mild`; the built-in policies are strict, topics, text"
      ),
      (
        .unknownMeaning("tweet.langs", nearest: "tweet.lang", line: 5),
        "line 5: there is no meaning `tweet.langs`; perhaps `tweet.lang`; "
          + "`moult policy show` lists all"
      ),
      (
        .unknownAction("minute", meaning: "tweet.lang", allowed: [.drop, .keep], line: 3),
        "line 3: there is no action `minute`; for `tweet.lang` write `drop` or `keep`"
      ),
      (
        .duplicateKey("a", line: 2),
        "line 2: `a` is here and again in a later line; keep one of them"
      ),
      (
        .unknownKey("a", line: 2),
        "line 2: a policy has no key `a`; it has `policy`, `extends`, `about`, `meanings`"
      ),
      (.missingKey("policy"), "the policy has no key `policy`; write `policy: ` and a name"),
      (.wrongType(key: "a", expected: "b", line: 7), "line 7: `a` needs b"),
      (
        .notYAML(problem: "b", line: 7),
        "line 7: this is not YAML (b); write lines of the form `key: value`"
      ),
    ] as [(PolicyError, String)])
  func anErrorHasACorrection(_ error: PolicyError, _ text: String) {
    #expect(error.description == text)
  }

  @Test func distancesCountLetters() {
    #expect(Spelling.distance("kitten", "sitting") == 3)
    #expect(Spelling.distance("", "abc") == 3)
    #expect(Spelling.distance("abc", "abc") == 0)
    #expect(Spelling.distance("lagn", "lang") == 1)
    let known = MeaningTable.builtIn.rows.map(\.name)
    #expect(Spelling.nearest(to: "tweet.hashtags", among: known) == "tweet.hashtag")
    #expect(Spelling.nearest(to: String(repeating: "a", count: 5000), among: known) == nil)
  }
}
