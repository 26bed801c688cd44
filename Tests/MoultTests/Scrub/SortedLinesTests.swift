import Testing

@testable import Moult

@Suite("Tables of suffixes, words and telephone forms")
struct SortedLinesTests {
  struct Host: Sendable, CustomTestStringConvertible {
    var host: String
    var suffix: String?
    var isPrivate = false
    var testDescription: String { host }
  }

  @Test(arguments: [
    Host(host: "nest.example.com", suffix: "com"), Host(host: "nest.co.uk", suffix: "co.uk"),
    Host(host: "anna.blogspot.com", suffix: "blogspot.com", isPrivate: true),
    Host(host: "anna.github.io", suffix: "github.io", isPrivate: true),
    Host(host: "a.b.ck", suffix: "b.ck"), Host(host: "www.ck", suffix: "ck"),
    Host(host: "x.city.kawasaki.jp", suffix: "kawasaki.jp"), Host(host: "nest.рф", suffix: "рф"),
    Host(host: "nest.xn--p1ai", suffix: "xn--p1ai"), Host(host: "com", suffix: "com"),
    Host(host: "nest.plumage", suffix: nil), Host(host: "", suffix: nil),
    Host(host: "..", suffix: nil),
  ])
  func findsSuffixes(_ example: Host) {
    let bytes = Array(example.host.utf8)
    let found = PublicSuffixes.suffix(of: bytes.span)
    #expect(found.map { String(decoding: bytes[$0.start...], as: UTF8.self) } == example.suffix)
    #expect(found?.isPrivate ?? false == example.isPrivate)
  }

  @Test(arguments: [
    ("the", true), ("may", true), ("rose", true), ("hope", true), ("fini", true), ("berlin", true),
    ("anna", false), ("baumann", false), ("thq", false), ("", false), ("zzzz", false),
  ])
  func knowsCommonWords(word: String, expected: Bool) {
    let bytes = Array(word.utf8)
    let isCommon = CommonWords.builtIn.contains(bytes.span)
    #expect(isCommon == expected)
  }

  /// The lists of words in the rules of texts.
  static let words = [
    Keywords.lines, PatternSearch.births, PatternSearch.militaryUnits, PatternSearch.zones,
    PatternSearch.dashedClocks, PatternSearch.tagServices, TextReading.accountWords,
    TextReading.wordsAfterClocks, TextReading.wordsBeforeClocks, TextReading.announcements,
    TextReading.requests, TextReading.plainSchemes, TextReading.namesAfter,
    TextReading.mailServices,
    TextReading.spelledAts, TextReading.spelledDots, TextReading.plateWords,
    TextReading.telephoneWords, TextReading.numberWords, TextReading.lastWords,
    TextReading.streetNames, TextReading.streets,
  ]

  /// Texts are folded, so a word in another form would never be found. The empty word is none.
  @Test(arguments: words)
  func hasFoldedWords(_ table: String) {
    for line in table.split(separator: "\n", omittingEmptySubsequences: false) {
      let word = Array(line.prefix { $0 != " " }.utf8)
      var reading = TextReading()
      reading.read(compact: word.span, atMost: 64, .builtIn)
      #expect(Array(reading.bytes[..<reading.count]) == word && !word.isEmpty, "\(line)")
    }
  }

  /// Every line is found, so the lines are in the order that the search needs.
  @Test func findsEveryLine() {
    for table in [
      PublicSuffixTable.lines, CommonWordTable.lines, TelephoneTable.lines, EntityTable.lines,
    ] + Self.words {
      for line in table.split(separator: "\n") {
        let key = Array(line.prefix { $0 != " " }.utf8)
        let isFound = SortedLines.contains(key.span, in: table.utf8.span)
        #expect(isFound, "\(line)")
      }
    }
  }

  @Test(arguments: [
    ("3-3-4", 21, true), ("3-3-4", 12, false), ("4-4", 23, true), ("4-4", 19, false),
    ("1-1-1", 1, false),
    ("", 0, false),
  ])
  func knowsGroups(groups: String, start: Int, expected: Bool) {
    let bytes = Array(groups.utf8)
    let isKnown = TelephoneForms.contains(groups: bytes.span, start: start)
    #expect(isKnown == expected)
  }

  @Test func knowsTrunksAndCodes() {
    #expect(TelephoneForms.contains(digits: 10, start: 30))
    #expect(!TelephoneForms.contains(digits: 10, start: 123))
    #expect(!TelephoneForms.contains(digits: 5, start: 30))
    let germany = Array("49".utf8)
    let nobody = Array("999".utf8)
    let lengths = TelephoneForms.lengths(after: germany.span)
    let none = TelephoneForms.lengths(after: nobody.span)
    #expect(lengths == 4...15)
    #expect(none == nil)
  }
}
