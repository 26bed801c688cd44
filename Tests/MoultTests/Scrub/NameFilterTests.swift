import JSONStream
import Testing

@testable import Moult

/// A value is compared with the names that it may have, with the same answer as with all names.
@Suite struct NameFilterTests {
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

  @Test(arguments: names) func givesTheSameAnswers(_ name: String) {
    for isHandle in [false, true] {
      for value in Self.values {
        let (all, chosen) = (
          answers(name, isHandle, value, isFiltered: false),
          answers(name, isHandle, value, isFiltered: true)
        )
        #expect(all == chosen, "\(name) \(isHandle) \(value)")
      }
    }
  }

  /// Every character that has a folded form, alone and inside a name.
  @Test func admitsEveryCharacter() {
    var filter = NameFilter()
    var reading = TextReading()
    var missed: [UInt32] = []
    for scalar in (0x80...0x2FFFF).lazy.compactMap(Unicode.Scalar.init) {
      let name = Array(String(scalar).utf8)
      reading.read(compact: name.span, atMost: 100, .builtIn)
      guard reading.count > 0 else { continue }
      filter.removeAll()
      filter.insert(reading)
      if !filter.admits(name: name.span) { missed.append(scalar.value) }
    }
    #expect(missed.isEmpty)
  }

  /// A name of which no word is in the value is left out.
  @Test(arguments: ["Anna Baumann", "José", "山田 太郎", "~Zoe~", "anna_b", "Bob 🎉 Lee"])
  func excludesOthers(_ name: String) {
    var names = RecordNames()
    names.start(for: "rstats".utf8.span)
    names.add(name: name.utf8.span)
    #expect(names.isEmpty)
  }

  private func answers(_ name: String, _ isHandle: Bool, _ value: String, isFiltered: Bool)
    -> [Bool]
  {
    var names = RecordNames()
    if isFiltered { names.start(for: value.utf8.span) } else { names.start() }
    if isHandle { names.add(handle: name.utf8.span) } else { names.add(name: name.utf8.span) }
    let (tag, topic) = (
      names.contains(tag: value.utf8.span), names.contains(topic: value.utf8.span)
    )
    return [tag, topic, names.contains(host: value.utf8.span)]
  }
}
