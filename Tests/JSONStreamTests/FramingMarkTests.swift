import Testing

@testable import JSONStream

/// Byte-order marks at the starts of parts that were joined with `cat`.
@Suite struct FramingMarkTests {
  struct Joined: Sendable, CustomTestStringConvertible {
    let text: String
    let brief: [String]
    var testDescription: String { text.debugDescription }
  }

  static let mark = "\u{FEFF}"

  static let joined = [
    Joined(text: #"<{"id":1}<{"id":2}"#, brief: ["1@1", "2@1"]),
    Joined(text: "<{\"id\":1}\n<{\"id\":2}\n", brief: ["1@1", "2@2"]),
    Joined(
      text: "{\"id\":1} {\"id\":2}<{\"id\":3}\n{\"id\":4}", brief: ["1@1", "2@1", "3@1", "4@2"]),
    Joined(text: "<<{\"id\":1}\r\n\r\n<\r\n<{\"id\":2}\n<", brief: ["1@1", "2@4"]),
    Joined(text: #"<[{"id":1}]<[{"id":2}]"#, brief: ["1@1", "2@1"]),
    Joined(text: "<[{\"id\":1},\n{\"id\":2}]\n<[\n{\"id\":3}]", brief: ["1@1", "2@2", "3@4"]),
    Joined(text: "<{\n\"id\":1\n}<{\n\"id\":2\n}\n<{\n\"id\":3\n}", brief: ["1@1", "2@3", "3@6"]),
    // The array has no end, which shows at the mark.
    Joined(
      text: "<[{\"id\":1},{\"id\":2}\n<[{\"id\":3}]", brief: ["1@1", "2@1", "cut-short@2", "3@2"]),
    Joined(text: #"<[{"id":1},<[{"id":2}]"#, brief: ["1@1", "cut-short@1", "2@1"]),
    // A mark within a record is no start of a part.
    Joined(text: "{\"id\":<1}\n{\"id\":2}", brief: ["not-json@1", "2@2"]),
    Joined(text: "<{\"id\":1,\"text\":\"<\"}\n", brief: ["1@1"]),
  ]

  @Test(arguments: joined) func parts(_ joined: Joined) {
    let bytes = Array(joined.text.replacing("<", with: Self.mark).utf8)
    #expect(readAlike(bytes).brief == joined.brief)
  }

  /// Two of the three bytes of a mark are none.
  @Test func incompleteMarks() {
    let text = Array("{\"id\":1}\n".utf8)
    for count in 1...2 {
      let part = Array(Self.mark.utf8.prefix(count))
      #expect(readAlike(text + part).errors.count == 1)
      #expect(readAlike(text + part + text).errors.count == 1)
    }
  }
}
