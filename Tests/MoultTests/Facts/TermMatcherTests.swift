import Testing

@testable import Moult

/// Terms are found as whole words, in any case, and in one pass as well as one by one.
@Suite struct TermMatcherTests {
  /// Which terms a text uses.
  private static func found(_ terms: [String], in text: String, isHTML: Bool = true) throws
    -> [String]
  {
    let patterns = try terms.map { term in
      TermMatcher.Pattern(form: try #require(TermForm.folded(term)), value: term, target: .term)
    }
    let matcher = TermMatcher(patterns)
    var found = FoundTerms()
    found.clear()
    found.text.read(text.utf8.span, isHTMLEscaped: isHTML)
    matcher.find(&found)
    return found.forms.indices.flatMap { matcher.values(ofForm: Int(found.forms[$0])) }
      .map { matcher.values[Int($0)].text }.sorted()
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let term: String
    let used: [String]
    let unused: [String]

    var testDescription: String { term }

    init(_ term: String, in used: [String], not unused: [String] = []) {
      (self.term, self.used, self.unused) = (term, used, unused)
    }
  }

  @Test(arguments: [
    Case(
      "rain",
      in: ["rain", "RAIN!", "(Rain)", "no rain, no", "sun-rain", "#rain", "a #Rain.", "“rain”"],
      not: [
        "rainy", "train", "rain's", "rain’s", "rain_1", "rain2", "ra in", "#rainy", "4rain",
        "a.rain",
      ]),
    Case(
      "climate change", in: ["Climate  Change", "climate\nchange", "the climate\u{A0}change."],
      not: ["climate-change", "climate, change", "climate changes", "microclimate change"]),
    Case(
      "#cop26", in: ["#COP26", "at #cop26's end", "＃Cop26", "(#cop26)", "#cop26 "],
      not: ["cop26", "#cop", "#cop261", "#cop26_", "x#cop26", "#cop26é"]),
    Case("$abc", in: ["$ABC up", "($abc)"], not: ["abc", "$abcd", "US$abc"]),
    Case("don't", in: ["I don't", "DON’T"], not: ["don", "dont"]),
    Case("don", in: ["Don said"], not: ["don't", "don’t"]),
    Case("3.5", in: ["at 3.5.", "3.5 °C"], not: ["13.5", "3.50", "3.5.1", "3,5"]),
    Case("straße", in: ["STRASSE", "Straße", "strasse"], not: ["strase"]),
    Case("ÉTÉ", in: ["été", "e\u{301}te\u{301}", "Été"], not: ["ete", "étés", "e\u{301}te"]),
    Case("ΟΔΟΣ", in: ["οδος", "οδοσ"]),
    Case("R&D", in: ["R&amp;D", "our r&d team"], not: ["R D"]),
    Case("a<b", in: ["if a&lt;b"]),
    Case("気候", in: ["地球の気候変動です", "気候"], not: ["気", "候気"]),
    Case("カメラ", in: ["デジカメラ屋", "カメラ"], not: ["カメ"]),
    Case("อากาศ", in: ["สภาพอากาศวันนี้", "อากาศ"], not: ["อากา"]),
    Case("ก", in: ["กข"], not: ["กิ"]),
    Case("ອາກາດ", in: ["ສະພາບອາກາດດີ"]),
    Case("អាកាស", in: ["អាកាសធាតុ"]),
    Case("기후", in: ["기후 변화"], not: ["기후변화", "이상기후"]),
    Case("погода", in: ["ПОГОДА!"], not: ["непогода", "погоды"]),
    Case("مطر", in: ["اليوم مطر."], not: ["المطر", "مطرا"]),
    Case("👩‍🔬", in: ["a 👩‍🔬 b", "x👩‍🔬"], not: ["👩", "🔬"]),
    Case("👩", in: ["👩"], not: ["👩‍🔬", "👩🏽"]),
    Case("🇩🇪", in: ["🇫🇷🇩🇪", "🇩🇪"], not: ["🇬🇩🇪🇷"]),
    Case("צה\"ל", in: ["צה\"ל"], not: ["צה"]),
    Case("anna", in: ["anna"], not: ["@anna", "＠anna", "@anna_b", "mail@anna"]),
    Case("example", in: ["an example"], not: ["https://t.co/example", "HTTP://x/a-example"]),
    Case("天気", in: ["https://t.co/abc天気"]),
  ])
  func aTermIsAWholeWord(example: Case) throws {
    for text in example.used {
      #expect(try Self.found([example.term], in: text) == [example.term], "\(text)")
    }
    for text in example.unused {
      #expect(try Self.found([example.term], in: text).isEmpty, "\(text)")
    }
  }

  /// A text that is not escaped has entities as they are.
  @Test func onlyEscapedTextsHaveEntities() throws {
    #expect(try Self.found(["amp"], in: "R&amp;D", isHTML: false) == ["amp"])
    #expect(try Self.found(["amp"], in: "R&amp;D").isEmpty)
  }

  @Test func termsThatShareTextsAreAllFound() throws {
    let terms = ["he", "hers", "his", "she", "she said", "said he", "is"]
    #expect(
      try Self.found(terms, in: "She said he is his")
        == ["he", "his", "is", "said he", "she", "she said"])
  }

  /// All terms at once are the same as each alone, in many random texts.
  @Test func onePassFindsWhatManyFind() throws {
    var chance = AggregateChance(state: 7)
    let letters = Array("ab ב'").map(String.init)
    func text(_ lengths: ClosedRange<Int>) -> String {
      let length = Int.random(in: lengths, using: &chance)
      return (0..<length).map { _ in letters.randomElement(using: &chance) ?? "" }.joined()
    }
    var terms: Set<String> = []
    while terms.count < 150 {
      let term = text(1...5)
      if let folded = TermForm.folded(term), String(decoding: folded, as: UTF8.self) == term {
        terms.insert(term)
      }
    }
    var matches = 0
    for _ in 0..<100 {
      let text = text(0...40)
      let alone = try terms.filter { try !Self.found([$0], in: text).isEmpty }.sorted()
      #expect(try Self.found(terms.sorted(), in: text) == alone, "\(text)")
      matches += alone.count
    }
    #expect(matches > 300)
  }
}
