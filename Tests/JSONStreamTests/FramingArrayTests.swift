import Testing

/// Arrays at the root, whose elements are the records.
@Suite struct FramingArrayTests {
  @Test(arguments: whole + perLine + afterValues + faulty)
  func elementsAreRecords(_ sample: FramingCase) {
    let log = readAlike(sample.text)
    #expect(log.brief == sample.expected)
    #expect(log.roots == sample.roots)
  }

  static let whole = [
    FramingCase("[{\"id\":1},{\"id\":2}]", ["1@1", "2@1"], roots: 1),
    FramingCase(" [ {\"id\":1} , {\"id\":2} ] \n", ["1@1", "2@1"], roots: 1),
    FramingCase("[\n{\"id\":1},\n{\"id\":2}\n]\n", ["1@2", "2@3"], roots: 1),
    FramingCase("[\r\n{\"id\":1}\r\n,\r\n{\"id\":2}\r\n]\r\n", ["1@2", "2@4"], roots: 1),
    FramingCase("[{\"id\":1},\n{\"id\":2}]", ["1@1", "2@2"], roots: 1),
    FramingCase(
      "[\n  {\n    \"id\": 1\n  },\n  {\n    \"id\": 2\n  }\n]", ["1@2", "2@5"], roots: 1),
    FramingCase("\u{FEFF}[\n{\n\"id\": 1\n},\n{\n\"id\": 2\n}\n]", ["1@2", "2@5"], roots: 1),
    FramingCase(
      "[1,\"a\",null,true,[2],{}]",
      ["number@1", "string@1", "null@1", "true@1", "array@1", "object@1"], roots: 1),
    FramingCase("[\"]\",\"[,\",\"\\\"]\"]", ["string@1", "string@1", "string@1"], roots: 1),
    FramingCase("[[[]],[{\"id\":1}]]", ["array@1", "array@1"], roots: 1),
  ]

  static let perLine = [
    FramingCase("[{\"id\":1}]\n[{\"id\":2},{\"id\":3}]\n", ["1@1", "2@2", "3@2"], roots: 2),
    FramingCase("[{\"id\":1}][{\"id\":2}]", ["1@1", "2@1"], roots: 2),
    FramingCase("{\"id\":1}\n[{\"id\":2}]\n{\"id\":3}\n", ["1@1", "2@2", "3@3"], roots: 3),
    FramingCase(
      "[{\"id\":1}]\n[{\"id\":2},\n[{\"id\":3}]\n", ["1@1", "2@2", "cut-short@3", "3@3"], roots: 2),
    FramingCase(
      "[{\"id\":1}]\n[{\"id\":2},{\"id\"\n[{\"id\":3}]\n", ["1@1", "2@2", "cut-short@2", "3@3"],
      roots: 2),
    FramingCase(
      "[{\"id\":1}]\n[{\"id\":2},{\"id\":\"\n[{\"id\":3}]\n", ["1@1", "2@2", "cut-short@2", "3@3"],
      roots: 2),
    FramingCase(
      "{\"id\":1}\n[{\"id\":2},{\"id\":3}", ["1@1", "2@2", "3@2", "cut-short@2"], roots: 1),
  ]

  static let afterValues = [
    FramingCase(
      "{\"id\":1}[{\"id\":2},{\"id\":3}]{\"id\":4}\n", ["1@1", "2@1", "3@1", "4@1"], roots: 3),
    FramingCase("{\"id\":1} [\n{\"id\":2}\n]\n", ["1@1", "2@2"], roots: 2),
    FramingCase("1[{\"id\":2}]", ["number@1", "2@1"], roots: 2),
    FramingCase("true[{\"id\":2}] 3", ["true@1", "2@1", "number@1"], roots: 3),
    FramingCase("\"a\"[{\"id\":2}]\n", ["string@1", "2@1"], roots: 2),
    FramingCase(
      "{\"id\":1}[{\"id\":2}]x\n{\"id\":3}\n", ["1@1", "2@1", "not-json@1", "3@2"], roots: 3),
  ]

  static let faulty = [
    // Only the malformed element is rejected.
    FramingCase("[{\"id\":1},{\"id\"},{\"id\":3}]", ["1@1", "not-json@1", "3@1"], roots: 1),
    FramingCase(
      "[\n{\"id\":x},\n{\"id\":2}\n]\n{\"id\":3}", ["not-json@2", "2@3", "3@5"], roots: 2),
    FramingCase(
      "[\n{\"id\":1},\n{\"id\":\"2},\n{\"id\":3}\n]\n", ["1@2", "cut-short@3", "3@4"], roots: 1),
    FramingCase("[{\"id\":1},nul,{\"id\":3}]", ["1@1", "not-json@1", "3@1"], roots: 1),
    FramingCase(
      "[{\"id\":1},{\"id\":[2}],{\"id\":3}]\n{\"id\":4}", ["1@1", "not-json@1", "3@1", "4@2"],
      roots: 2),
    // If the array itself is malformed, its line is rejected.
    FramingCase("[{\"id\":1} {\"id\":2}]\n{\"id\":3}\n", ["1@1", "not-json@1", "3@2"], roots: 1),
    FramingCase("[{\"id\":1},,{\"id\":2}]\n{\"id\":3}\n", ["1@1", "not-json@1", "3@2"], roots: 1),
    FramingCase("[{\"id\":1},]\n{\"id\":3}\n", ["1@1", "not-json@1", "3@2"], roots: 1),
    FramingCase("[,{\"id\":1}]\n{\"id\":3}\n", ["not-json@1", "3@2"], roots: 1),
    FramingCase("[}\n{\"id\":3}\n", ["not-json@1", "3@2"], roots: 1),
    FramingCase("[{\"id\":1}]]\n{\"id\":3}\n", ["1@1", "not-json@1", "3@2"], roots: 2),
    FramingCase("[1 2]", ["number@1", "not-json@1"], roots: 0),
    // An input that ends inside an array is rejected there.
    FramingCase("[", ["cut-short@1"], roots: 0),
    FramingCase("[\n{\"id\":1},\n", ["1@2", "cut-short@3"], roots: 0),
    FramingCase("[\n{\"id\":1}\n", ["1@2", "cut-short@3"], roots: 0),
    FramingCase("[\n{\"id\":1},\n{\"id\":", ["1@2", "cut-short@3"], roots: 0),
    FramingCase("[\n{\"id\":1},\n{\"id\":\"2", ["1@2", "cut-short@3"], roots: 0),
    FramingCase("[1,2", ["number@1", "cut-short@1"], roots: 0),
  ]
}
