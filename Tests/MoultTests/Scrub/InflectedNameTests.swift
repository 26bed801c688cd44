import JSONStream
import Testing

@testable import Moult

/// One invented person, and a text with the name as a language changes it.
struct InflectedCase: Sendable, CustomTestStringConvertible {
  var name: String
  var text: String
  var expected: String
  init(_ name: String, _ text: String, _ expected: String) {
    (self.name, self.text, self.expected) = (name, text, expected)
  }
  var testDescription: String { "\(name): \(text)" }
}

@Suite("Names as languages change them")
struct InflectedNameTests {
  static let cases = [
    InflectedCase("Иван Кузнецов", "у Ивана Кузнецова", "у <name>"),
    InflectedCase("Анна Кузнецова", "с Анной Кузнецовой", "с <name>"),
    InflectedCase("Федор Достоевский", "о Достоевском", "о <name>"),
    InflectedCase("Олена Шевченко", "Шевченкові", "<name>"),
    InflectedCase("Jan Kowalski", "z Kowalskim", "z <name>"),
    InflectedCase("Jana Dvořáková", "u Dvořákové", "u <name>"),
    InflectedCase("Petr Novotný", "Novotného", "<name>"),
    InflectedCase("Zed Quackenbusch", "Quackenbuschs Haus", "<name> Haus"),
    InflectedCase("خالد المنصوري", "والمنصوري ولمنصوري", "و<name> ول<name>"),
    InflectedCase("山田太郎", "山田さんと太郎くん、山田", "<name>さんと<name>くん、山田"),
    InflectedCase("長谷川花子", "長谷川様", "<name>様"),
    InflectedCase("김민수", "김민수가 민수씨, 민수 님, 민수", "<name>가 <name>씨, <name> 님, 민수"),
    InflectedCase("王小明", "王先生和小明同学", "<name>先生和<name>同学"),
    // A longer word that is common is no case of a name, and a word and a number are no date.
    InflectedCase("Zoe Marin", "marine Marins", "marine <name>"),
    InflectedCase("May 12", "on 12 May", "on 12 May"),
  ]

  @Test(arguments: cases)
  func isReplaced(_ example: InflectedCase) {
    var names = RecordNames()
    names.add(name: Array(example.name.utf8).span)
    var scrubber = Scrubber()
    var output = ByteBuffer()
    scrubber.scrub(
      Array(example.text.utf8).span, isHTMLEscaped: true, removing: names, into: &output)
    #expect(String(decoding: output.array, as: UTF8.self) == example.expected)
  }

  /// What a profile introduces, and a text with it.
  static let profiles = [
    InflectedCase("Zebedäus Quackenbusch, Rome", "Quackenbusch spoke", "<name> spoke"),
    InflectedCase("Hi! I'm Zebedäus Quackenbusch.", "Z. Quackenbusch", "Z. <name>"),
    InflectedCase("Ich bin Quackenbusch", "quackenbusch", "<name>"),
    InflectedCase("Меня зовут Артемий Кузнецов", "Кузнецову", "<name>"),
    InflectedCase("Proud Dad. I am Happy", "a proud dad, happy", "a proud dad, happy"),
    InflectedCase("Quackenbusch Fans everywhere", "Quackenbusch", "Quackenbusch"),
  ]

  @Test(arguments: profiles)
  func isReadFromAProfile(_ example: InflectedCase) {
    var names = RecordNames()
    let profile = Array(example.name.utf8)
    NameInProfile.forEach(in: profile.span) { names.add(presumed: profile.span.extracting($0)) }
    var scrubber = Scrubber()
    var output = ByteBuffer()
    scrubber.scrub(
      Array(example.text.utf8).span, isHTMLEscaped: true, removing: names, into: &output)
    #expect(String(decoding: output.array, as: UTF8.self) == example.expected)
  }
}
