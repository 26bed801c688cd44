import Testing

@testable import Moult

@Suite struct ValuesTableTests {
  @Test func meaningsAreFoundByName() {
    for (place, meaning) in MeaningTable.builtIn.all.enumerated() {
      #expect(meaning.index == place)
      #expect(Meaning(named: meaning.name) == meaning)
      #expect(!meaning.about.isEmpty)
      #expect(meaning.words.count > 0 || meaning.valueClass != .vocabulary)
    }
    #expect(Meaning(named: "tweet.lang")?.valueClass == .language)
    #expect(Meaning(named: "media.type")?.words.words == ["photo", "video", "animated_gif"])
    #expect(Meaning(named: "tweet.language") == nil)
    #expect(Meaning(named: "") == nil)
  }

  @Test func everyClassIsUsed() {
    let used = Set(MeaningTable.builtIn.all.map(\.valueClass))
    #expect(used == Set(ValueClass.allCases))
  }

  @Test(
    arguments: [
      ("a id what\n\n# c\nb", 4, .incomplete), ("a", 1, .incomplete), ("a id", 1, .incomplete),
      ("a id   ", 1, .incomplete), ("# c\na ids what", 2, .unknownClass),
      ("a id what\r\nb id what\r\na url what", 3, .duplicate),
    ] as [(String, Int, MeaningTable.Problem.Reason)])
  func aBrokenTableHasALine(_ text: String, _ line: Int, _ reason: MeaningTable.Problem.Reason) {
    #expect(throws: MeaningTable.Problem(line: line, reason: reason)) {
      try MeaningTable(Array(text.utf8))
    }
  }

  @Test func aTableReadsItsColumns() throws {
    let table = try MeaningTable(Array("  a.b   vocabulary  x  yy z \n".utf8))
    let row = try #require(table.rows.first)
    #expect(row.name == "a.b")
    #expect(row.about == "x  yy z")
    #expect(row.words.words == ["x", "yy", "z"])
  }

  @Test func wordsAreFoundInEitherCase() {
    let words = WordSet(["en", "zh", "a longer one", "ä"])
    #expect(words.count == 4)
    for (place, word) in words.words.enumerated() {
      #expect(words.index(of: word.utf8.span) == place)
    }
    #expect(words.index(of: "EN".utf8.span) == nil)
    #expect(words.index(of: "EN".utf8.span, .lower) == 0)
    for other in ["", "e", "enz", "a longer on", "a longer one ", "Ä"] {
      #expect(!ValuesProbe.has(words, other, .lower))
    }
    #expect(!ValuesProbe.has(.empty, ""))
    #expect(!ValuesProbe.has(.empty, "a"))
  }

  @Test func theListsAreWhole() {
    let lists = Vocabulary.builtIn
    // 249 of ISO 3166-1, and XK.
    #expect(lists.countries.count == 250)
    #expect(lists.regions.count == 253)
    #expect(lists.withheld.words == ["XX", "XY"])
    #expect(lists.languages.count > 200)
    #expect(lists.sources.count >= 40)
    #expect(lists.sourceNames.count == lists.sources.count)
  }

  @Test func theListsNeedNoEscapeAndHaveNoDoubles() {
    let lists = Vocabulary.builtIn
    let all = [
      lists.languages, lists.platformLanguages, lists.scripts, lists.regions, lists.countries,
      lists.withheld, lists.sources, lists.sharedHosts,
    ]
    for words in all + MeaningTable.builtIn.all.map(\.words) {
      #expect(Set(words.words).count == words.count)
      for word in words.words {
        #expect(word.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F })
      }
    }
    for words in [lists.languages, lists.platformLanguages, lists.scripts, lists.regions] {
      for word in words.words { #expect(word == word.lowercased()) }
    }
  }
}
