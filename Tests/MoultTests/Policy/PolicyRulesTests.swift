import Testing

@testable import Moult

@Suite struct PolicyRulesTests {
  /// For each class, the allowed actions, and the clause that forbids the others.
  static let rules: [(ValueClass, [Action], Clause)] = [
    (.id, [.drop], .matching), (.handle, [.drop], .matching), (.name, [.drop], .matching),
    (.profile, [.drop], .surveillance), (.contact, [.drop], .privacy),
    (.link, [.drop, .host], .redistribution), (.url, [.drop], .redistribution),
    (.text, [.drop, .scrub], .redistribution), (.private, [.drop], .privacy),
    (.tag, [.drop, .lower], .matching), (.topic, [.drop, .topic], .matching),
    (.number, [.drop], .privacy), (.time, [.drop, .hour, .day, .month, .year], .surveillance),
    (.instant, [.drop, .hour, .day, .month, .year], .surveillance),
    (.account, [.drop, .year], .surveillance), (.place, [.drop], .surveillance),
    (.country, [.drop, .keep], .surveillance), (.language, [.drop, .keep], .privacy),
    (.source, [.drop, .known], .matching), (.boolean, [.drop, .keep], .privacy),
    (.own, [.drop], .surveillance), (.vocabulary, [.drop, .keep], .privacy),
    (.countries, [.drop, .keep], .privacy), (.count, [.drop, .power], .matching),
  ]

  @Test func everyClassHasARule() {
    #expect(Set(Self.rules.map(\.0)) == Set(ValueClass.allCases))
  }

  @Test(arguments: rules)
  func aClauseRefusesTheRest(_ valueClass: ValueClass, _ allowed: [Action], _ clause: Clause) throws
  {
    #expect(valueClass.allowed == allowed)
    for meaning in MeaningTable.builtIn.all where meaning.valueClass == valueClass {
      for action in Action.allCases {
        let yaml = "policy: a\nmeanings:\n  # why\n  \(meaning.name): \(action.rawValue)\n"
        if allowed.contains(action) {
          #expect(try Policy(yaml: yaml)[meaning] == action)
          continue
        }
        let error = try #require(throws: PolicyError.self) { try Policy(yaml: yaml) }
        let refusal = valueClass.refusal
        #expect(
          error
            == .refused(
              clause: clause, meaning: meaning.name, action: action, line: 4, why: refusal.why,
              instead: refusal.instead))
      }
    }
  }

  @Test func aRefusalHasItsClauseAndAnAlternative() {
    let error = #expect(throws: PolicyError.self) {
      try Policy(yaml: "policy: a\nextends: text\nmeanings:\n  tweet.time: keep\n")
    }
    #expect(
      error?.description
        == "line 4: refused by the clause `surveillance`: `keep` for `tweet.time`, because a time "
        + "is exported as its hour or coarser, never finer; ask for hour, day, month, year or drop")
  }

  /// The alternative in a refusal is allowed.
  @Test(arguments: ValueClass.allCases) func theAlternativeIsAllowed(_ valueClass: ValueClass) {
    for action in valueClass.allowed {
      #expect(valueClass.refusal.instead.contains(action.rawValue))
    }
    #expect(!valueClass.refusal.why.isEmpty)
  }

  @Test func theClausesAreThoseOfThePolicy() {
    #expect(
      Clause.allCases.map(\.rawValue) == [
        "sensitive", "aggregate", "matching", "redistribution", "terms", "applications",
        "automation", "measuring", "surveillance", "privacy",
      ])
    for clause in Clause.allCases { #expect(clause.rule.hasSuffix(".")) }
  }
}
