import Testing

/// An input and the results of a reader: the `id` or kind of each record, the code of each error, and
/// the lines. `roots` is the number of whole values at the root.
struct FramingCase: Sendable, CustomTestStringConvertible {
  let text: String
  let expected: [String]
  let roots: Int

  init(_ text: String, _ expected: [String], roots: Int) {
    self.text = text
    self.expected = expected
    self.roots = roots
  }

  var testDescription: String { text.debugDescription }
}

@Suite struct FramingTests {
  @Test(arguments: lines + documents + together + nothing)
  func framingIsDetectedFromTheBytes(_ sample: FramingCase) {
    let log = readAlike(sample.text)
    #expect(log.brief == sample.expected)
    #expect(log.roots == sample.roots)
  }

  static let lines = [
    FramingCase("{\"id\":1}\n{\"id\":2}\n", ["1@1", "2@2"], roots: 2),
    FramingCase("{\"id\":1}\n{\"id\":2}", ["1@1", "2@2"], roots: 2),
    FramingCase("{\"id\":1}\r\n{\"id\":2}\r\n", ["1@1", "2@2"], roots: 2),
    FramingCase("\r\n{\"id\":1}\r\n\r\n\r\n{\"id\":2}\r\n\r\n", ["1@2", "2@5"], roots: 2),
    FramingCase("\n\n  {\"id\": 1}  \n\t{ \"id\" : 2 }\t\n", ["1@3", "2@4"], roots: 2),
    FramingCase("\u{FEFF}{\"id\":1}\n{\"id\":2}\n", ["1@1", "2@2"], roots: 2),
    FramingCase(
      "{\"id\":1}\nnull\n7\n\"a\"\n", ["1@1", "null@2", "number@3", "string@4"], roots: 4),
    FramingCase("{}\n{}\n", ["object@1", "object@2"], roots: 2),
    // Only the malformed line is rejected.
    FramingCase("{\"id\":1,}\n{\"id\":2}\n{\"id\":3}\n", ["not-json@1", "2@2", "3@3"], roots: 2),
    FramingCase("{\"id\":1}\n{\"id\"}\n{\"id\":3}\n", ["1@1", "not-json@2", "3@3"], roots: 2),
    FramingCase("{\"id\":1}\n{\"id\":2}\n{\"id\":3", ["1@1", "2@2", "cut-short@3"], roots: 2),
    FramingCase("{\"id\":1}\nhello\n{\"id\":3}\n", ["1@1", "not-json@2", "3@3"], roots: 2),
    FramingCase("hello\n{\"id\":2}\n", ["not-json@1", "2@2"], roots: 1),
    FramingCase("{\"id\":1}\n}\n{\"id\":3}\n", ["1@1", "not-json@2", "3@3"], roots: 2),
    FramingCase("{\"id\":1}\n{\"id\":[2}\n{\"id\":3}\n", ["1@1", "not-json@2", "3@3"], roots: 2),
    FramingCase("{\"id\":[1}\n{\"id\":2}\n", ["not-json@1", "2@2"], roots: 1),
    FramingCase("{\"id\":1}\n{\n{\"id\":3}\n", ["1@1", "cut-short@2", "3@3"], roots: 2),
    FramingCase("{\"id\":1}\n{\"id\":\"2\n{\"id\":3}\n", ["1@1", "cut-short@2", "3@3"], roots: 2),
  ]

  static let documents = [
    FramingCase("{\n  \"id\": 1\n}\n", ["1@1"], roots: 1),
    FramingCase("{\n  \"id\": 1\n}", ["1@1"], roots: 1),
    FramingCase("{\n  \"id\": 1\n}\n{\n  \"id\": 2\n}\n", ["1@1", "2@4"], roots: 2),
    FramingCase("{\r\n  \"id\": 1\r\n}\r\n{\r\n  \"id\": 2\r\n}\r\n", ["1@1", "2@4"], roots: 2),
    FramingCase(
      "{\n\"user\": {\n\"id\": 9\n},\n\"id\": 1\n}\n{\n\"id\": 2\n}\n", ["1@1", "2@7"], roots: 2),
    FramingCase("\u{FEFF}\n{\n \"id\": 1\n}\n\n\n{\n \"id\": 2\n}\n", ["1@2", "2@7"], roots: 2),
    FramingCase("{\"id\": 1,\n \"a\": 2}\n{\"id\": 2,\n \"a\": 2}\n", ["1@1", "2@3"], roots: 2),
    FramingCase("{\n\n\n\"id\"\n:\n1\n}", ["1@1"], roots: 1),
    // Only the malformed document is rejected, however it ends.
    FramingCase("{\n \"id\": x\n}\n{\n \"id\": 2\n}\n", ["not-json@2", "2@4"], roots: 1),
    FramingCase(
      "{\n \"id\": 1\n}\n{\n \"id\" 2\n}\n{\n \"id\": 3\n}\n", ["1@1", "not-json@5", "3@7"],
      roots: 2),
    FramingCase("{\n \"id\": 1\n}\n{\n \"id\": 2\n", ["1@1", "cut-short@4"], roots: 1),
    FramingCase("{\n \"id\": 1,\n", ["cut-short@1"], roots: 0),
    FramingCase("{\n \"id\": \"1\n}\n{\n \"id\": 2\n}\n", ["not-json@2", "2@4"], roots: 1),
    FramingCase("{\n \"id\": [1\n}\n{\n \"id\": 2\n}\n", ["not-json@3", "2@4"], roots: 1),
    FramingCase(
      "{\n \"id\": 1\n}\n{\n \"id\": 2,\n{\n \"id\": 3\n}\n", ["1@1", "not-json@6", "3@6"], roots: 2
    ),
  ]

  static let together = [
    FramingCase("{\"id\":1}{\"id\":2}{\"id\":3}", ["1@1", "2@1", "3@1"], roots: 3),
    FramingCase("{\"id\":1} {\"id\":2}\t{\"id\":3} \n", ["1@1", "2@1", "3@1"], roots: 3),
    FramingCase(
      "{\"id\":1}{\n\"id\":2}{\"id\":3\n}{\"id\":4}", ["1@1", "2@1", "3@2", "4@3"], roots: 4),
    FramingCase("1 2\"a\"true\n", ["number@1", "number@1", "string@1", "true@1"], roots: 4),
    FramingCase("{\"id\":1}1{\"id\":2}", ["1@1", "number@1", "2@1"], roots: 3),
    // The values before a fault are read, and the rest of its line is rejected.
    FramingCase(
      "{\"id\":1}{\"id\"}{\"id\":3}\n{\"id\":4}\n", ["1@1", "not-json@1", "4@2"], roots: 2),
    FramingCase("{\"id\":1} {\"id\":\n{\"id\":4}\n", ["1@1", "cut-short@1", "4@2"], roots: 2),
    FramingCase("{\"id\":1}x\n{\"id\":2}\n", ["1@1", "not-json@1", "2@2"], roots: 2),
    FramingCase("{\"id\":1},\n{\"id\":2}\n", ["1@1", "not-json@1", "2@2"], roots: 2),
    FramingCase("{\"id\":1}}{\"id\":2}\n", ["1@1", "not-json@1"], roots: 1),
    FramingCase("{\"id\":1} tru\n{\"id\":2}", ["1@1", "not-json@1", "2@2"], roots: 2),
    FramingCase("{\"id\":1} \"a\n{\"id\":2}", ["1@1", "not-json@1", "2@2"], roots: 2),
    FramingCase("1:2\n3", ["number@1", "not-json@1", "number@2"], roots: 2),
  ]

  static let nothing = [
    FramingCase("", [], roots: 0),
    FramingCase("\n", [], roots: 0),
    FramingCase(" \t\r\n \r\n", [], roots: 0),
    FramingCase("\u{FEFF}", [], roots: 0),
    FramingCase("[]", [], roots: 1),
    FramingCase("[\n]\n[ ]", [], roots: 2),
    FramingCase("{", ["cut-short@1"], roots: 0),
    FramingCase("\"", ["not-json@1"], roots: 0),
    FramingCase("-", ["not-json@1"], roots: 0),
    FramingCase("\u{FEFF}\u{FEFF}1", ["number@1"], roots: 1),
  ]
}
