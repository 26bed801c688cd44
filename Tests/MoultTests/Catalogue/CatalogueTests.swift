import Foundation
import Testing

@testable import Moult

/// What the lines of a catalogue say.
@Suite struct CatalogueTests {
  private func fields(of type: String, in text: String) throws -> [String: Catalogue.Field] {
    let catalogue = try Catalogue(text)
    let type = try #require(catalogue.types.first { $0.name == type })
    return Dictionary(
      uniqueKeysWithValues: type.fields.map {
        (catalogue.words[catalogue.fields[$0].key], catalogue.fields[$0])
      })
  }

  struct Attribute: Sendable, CustomTestStringConvertible {
    let line: String
    let holds: @Sendable (Catalogue.Field) -> Bool
    var testDescription: String { line }
  }

  static let attributes = [
    Attribute(line: "key tweet.id") {
      $0.meaning == .tweetID && $0.form == .plain && $0.role == nil
    },
    Attribute(line: "key tweet.id as quoted") { $0.role == .quoted },
    Attribute(line: "key tweet.id records") { $0.isRecords },
    Attribute(line: "key > a whole") { $0.isWhole && $0.meaning == nil && $0.types.count == 1 },
    Attribute(line: "key > a | b nullable") { $0.isNullable && $0.types.count == 2 },
    Attribute(line: "key tweet.flag use withheld") { $0.use == .withheld },
    Attribute(line: "key > a keys user.id") { $0.keyMeaning == .userID },
    Attribute(line: "key tweet.id in tag") { $0.form == .tag && $0.sought == .tweetID },
  ]

  @Test(arguments: attributes)
  func attributesOfAField(_ attribute: Attribute) throws {
    let text = "type a\n  \(attribute.line)\ntype b\n  key tweet.id\n"
    let field = try #require(try fields(of: "a", in: text)["key"])
    #expect(attribute.holds(field))
    // Each attribute is off where its word is missing.
    #expect(attribute.line == "key tweet.id" || !attribute.holds(Catalogue.Field(key: field.key)))
  }

  /// Two lines of one key make one field: a value and an object, or a value in two forms.
  @Test func twoLinesOfAKey() throws {
    let text = """
      type a
        key  tweet.short-link
        key  tweet.id in permalink
        key  > b as quoted
      type b
        key  tweet.id
      """
    let field = try #require(try fields(of: "a", in: text)["key"])
    #expect(field.meaning?.name == "tweet.short-link" && field.sought == .tweetID)
    #expect(field.form == .permalink && field.types.count == 1 && field.role == .quoted)
  }

  /// A type takes the fields of another one that it does not describe itself.
  @Test func likeAnotherType() throws {
    let text = "type a\n  like b\n  key user.id\ntype b\n  key tweet.id\n  words tweet.text\n"
    let fields = try fields(of: "a", in: text)
    #expect(fields.count == 2 && fields["key"]?.meaning == .userID)
    #expect(fields["words"]?.meaning == .tweetText)
  }

  @Test func joinsAndStores() throws {
    let text = """
      type a
        join key people as bird first part
        stored by name
        key   user.id
        name  user.name
        bird  > a
        more  tweet.count
      """
    let catalogue = try Catalogue(text)
    let join = try #require(catalogue.types[0].joins.first)
    #expect(catalogue.words[join.key] == "key" && catalogue.words[join.store] == "people")
    #expect(join.name.map { catalogue.words[$0] } == "bird" && join.isFirstOnly && join.isPart)
    let fields = try fields(of: "a", in: text)
    #expect(fields.filter { $0.value.namesObject }.keys.sorted() == ["key", "name"])
  }

  @Test func kindsNoticesAndCauses() throws {
    let catalogue = try Catalogue(
      """
      notice back user suspended undone
      notice both result
      type a
        kind back withdrawn
        cause why b=deleted c=scrubbed
        why  notice.text
      """)
    let type = catalogue.types[0]
    #expect(type.kind == "back" && type.isWithdrawn && !type.isMedia)
    #expect(type.causes.map(\.value) == ["b", "c"])
    #expect(type.causes.map(\.cause) == [.deleted, .scrubbed])
    guard case .statement(let statement)? = catalogue.notices["back"],
      case .result? = catalogue.notices["both"]
    else {
      Issue.record("the notices were not read")
      return
    }
    #expect(statement.subject == .user && statement.cause == .suspended && !statement.isOn)
  }

  /// Keys share a bit if the same conditions name them.
  @Test func keysOfGroups() throws {
    let catalogue = try Catalogue(
      """
      group @one a b c
      group @two c d
      group @one e
      type x
        when b @one !@two
        a  tweet.id
      """)
    func bit(_ key: String) -> Int? {
      catalogue.words.index(of: key.utf8.span).flatMap { catalogue.markers[$0] }
    }
    #expect(bit("a") != nil && bit("a") == bit("e"))
    #expect(Set(["a", "b", "c", "d"].map(bit)).count == 4 && catalogue.markers.count == 4)
    #expect(bit("x") == nil)
  }

  @Test func commentsAndSpaces() throws {
    let text = "# a > b\n\ntype a # words\n  key    tweet.id   # > b\n"
    #expect(try fields(of: "a", in: text).count == 1)
  }

  /// A dialect's file that no list names would be left out silently.
  @Test func everyFileIsRead() throws {
    let folder = PackageFolder.root.appendingPathComponent("Sources/Moult/Data").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".catalogue") }
    #expect(files.sorted() == Catalogue.builtInTexts.map(\.name).sorted() && !files.isEmpty)
  }

  /// Some bits are left for further dialects.
  @Test func thereAreBitsLeft() {
    let count = Catalogue.builtIn.markers.count
    #expect(count < Catalogue.mostMarkers, "\(count) of \(Catalogue.mostMarkers)")
  }
}
