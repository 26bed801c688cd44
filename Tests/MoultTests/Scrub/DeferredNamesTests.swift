import JSONStream
import Testing

@testable import Moult

/// Names that are taken apart only when a value needs them give the same answers as those that are taken apart at once.
@Suite struct DeferredNamesTests {
  static let names = [
    "Anna Baumann", "anna_baumann77", "Dr. O'Neil-Smith", "~Zoe~", "Ö. Özil", "Oezil", "José",
    "X Y Z", "鈴木 一郎",
    "a&b", "%41nna", "@handle_1", "x", "7", "A.", "  Bob  Lee ", "Müller | she/her",
    "#topic Person", "عمر",
  ]

  static let values = [
    "annabaumann", "baumannanna", "Anna", "rstats", "oneil", "oneilsmith", "zoe", "Özil", "ozil",
    "oezil", "jose", "xyz",
    "鈴木一郎", "ab", "handle_1", "x", "7", "boblee", "LeeBob", "mueller", "muller", "person", "topic",
    "عمر", "b", "",
    "baumann.example", "anna-baumann.example", "smith.example", "nobody.example",
  ]

  @Test(arguments: names) func giveTheSameAnswers(_ name: String) {
    for isHandle in [false, true] {
      for value in Self.values {
        let (atOnce, later) = (
          answers(name, isHandle, value, true), answers(name, isHandle, value, false)
        )
        #expect(atOnce == later, "\(name) \(isHandle) \(value)")
      }
    }
  }

  /// A value with which no name starts leaves the names as they are, and so does the next one.
  @Test func stayUntilAValueNeedsThem() {
    var names = RecordNames(isForTexts: false)
    names.add(name: "Anna Baumann".utf8.span)
    let isFound = names.contains(tag: "rstats".utf8.span)
    let stays = names.index.isEmpty
    let isFoundLater = names.contains(tag: "baumann".utf8.span)
    #expect(!isFound && stays && isFoundLater && !names.index.isEmpty)
  }

  @Test(arguments: [
    ("hi @anna", true), (#"hi \u0040anna"#, true), (#"hi \uff20anna"#, true),
    (#"hi \uFF20anna"#, true), ("hi ＠anna", true),
    ("0123456789 no sign here", false), (#"\u0639\u0644\u064a\/\n\\u"#, false), ("", false),
  ])
  func signsOfLiterals(_ literal: String, _ mayBe: Bool) {
    #expect(HandlesInText.mayBe(in: literal.utf8.span) == mayBe)
  }

  private func answers(_ name: String, _ isHandle: Bool, _ value: String, _ isForTexts: Bool)
    -> [Bool]
  {
    var names = RecordNames(isForTexts: isForTexts)
    if isHandle { names.add(handle: name.utf8.span) } else { names.add(name: name.utf8.span) }
    let (tag, topic) = (
      names.contains(tag: value.utf8.span), names.contains(topic: value.utf8.span)
    )
    return [tag, topic, names.contains(host: value.utf8.span)]
  }
}
