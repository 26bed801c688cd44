import Testing

@testable import JSONStream

/// A faulty input and its first error, with the exact position.
struct FaultCase: Sendable, CustomTestStringConvertible {
  let text: String
  let code: ReadError.Code
  let line: Int
  let offset: Int

  init(_ text: String, _ code: ReadError.Code, _ line: Int, _ offset: Int) {
    self.text = text
    self.code = code
    self.line = line
    self.offset = offset
  }

  var testDescription: String { text.debugDescription }
}

@Suite struct ErrorTests {
  @Test(arguments: inLines + inDocuments + inArrays)
  func theFirstErrorHasItsExactPosition(_ sample: FaultCase) throws {
    let error = try #require(readAlike(sample.text).errors.first)
    #expect(error.code == sample.code)
    #expect(error.position == Position(line: sample.line, offset: sample.offset))
  }

  static let inLines = [
    FaultCase("x", .syntax, 1, 0),
    FaultCase("{\"id\":x}", .syntax, 1, 6),
    FaultCase("{\"id\":1,}\n", .syntax, 1, 8),
    FaultCase("{\"id\":1}\n{\"id\":2,}\n", .syntax, 2, 17),
    FaultCase("{\"id\":1}\r\n\r\n {,}\r\n", .syntax, 3, 14),
    FaultCase("\u{FEFF}{,}", .syntax, 1, 4),
    FaultCase("{\"id\":01}", .syntax, 1, 7),
    FaultCase("{\"id\":\"a\\x\"}", .syntax, 1, 9),
    FaultCase("{\"id\":\"a\tb\"}", .syntax, 1, 8),
    FaultCase("{\"id\":tru}", .syntax, 1, 9),
    FaultCase("{\"id\":1}\u{0B}", .syntax, 1, 8),
    FaultCase("{\"id\":\u{0C}1}", .syntax, 1, 6),
    FaultCase("{\"id\":1}]", .syntax, 1, 8),
    FaultCase("{\"id\":1}{\"id\":2]", .syntax, 1, 15),
    FaultCase("{\"id\":1}\n{\"id\":\n{\"id\":3}\n", .truncated, 2, 9),
    FaultCase("{\"id\":1}\n {\"id\":3", .truncated, 2, 10),
    FaultCase("{\"id\":1}\n\"abc\n", .syntax, 2, 13),
    FaultCase("\"abc", .syntax, 1, 4),
    FaultCase("nul", .syntax, 1, 3),
  ]
  static let inDocuments = [
    FaultCase("{\n  \"id\": x\n}\n", .syntax, 2, 10),
    FaultCase("{\n  \"id\": 1\n}\n{\n  \"id\" 2\n}\n", .syntax, 5, 23),
    FaultCase("{\n  \"id\": 1\n}\n\n {\n  \"id\": ", .truncated, 5, 16),
    FaultCase("{\n  \"id\": \"1\n}\n", .syntax, 2, 12),
    FaultCase("{\n  \"id\": [1\n  }\n}\n", .syntax, 3, 15),
    FaultCase("{\n\"id\": 1\n]\n", .syntax, 3, 10),
    FaultCase("{\n\"id\": 1\n2}\n", .syntax, 3, 10),
  ]
  static let inArrays = [
    FaultCase("[{\"id\":x}]", .syntax, 1, 7),
    FaultCase("[\n{\"id\":1},\n{\"id\":x}\n]", .syntax, 3, 18),
    FaultCase("[\n{\"id\":1}\n{\"id\":2}\n]", .syntax, 3, 11),
    FaultCase("[\n{\n\"id\": 1,\n}\n]", .syntax, 4, 13),
    FaultCase("[{\"id\":1},,1]", .syntax, 1, 10),
    FaultCase("[{\"id\":1},]", .syntax, 1, 10),
    FaultCase("[\n{\"id\":1},\n {\"id\":", .truncated, 3, 13),
    FaultCase("[\n{\"id\":1},\n", .truncated, 3, 12),
    FaultCase("[\n{\"id\":\"a\n]", .truncated, 2, 2),
  ]

  @Test func aMalformedByteHasItsExactPosition() throws {
    for prefix in ["", "{\"id\":1}\n", "[", "[\n1,\n", "{\n", "{\"id\":\"", "1 "] {
      let bytes = Array(prefix.utf8) + [0xFF] + Array("\"}\n".utf8)
      let error = try #require(readAlike(bytes).errors.first)
      #expect(error.code == .encoding)
      let line = prefix.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(error.position == Position(line: line, offset: prefix.utf8.count))
    }
  }

  /// No text of an error contains anything of the input, wherever the fault is.
  @Test(arguments: [
    "#", "#{", "{#}", "{\"#\"}", "{\"#\":#}", "{\"#\":\"#}", "{\"#\":\"\\#\"}", "{\"#\":\"#\" #}",
    "[#", "[\"#\",#]",
    "[\"#\"\"#\"]", "{\"id\":1}#", "{\n\"#\": #\n}", "{\n\"#\": \"#\n}", "{\"#\":\"#\"",
    "{\"#\":[\"#\"}",
    "{\"#\":\u{0C}\"#\"}",
  ])
  func noErrorContainsTheInput(_ pattern: String) {
    for canary in ["qjxz", "74218", "true74218"] {
      let text = pattern.replacing("#", with: canary)
      for prefix in ["", "{\"\(canary)\":1}\n"] {
        let log = readAlike(prefix + text)
        #expect(!log.errors.isEmpty || canary != "qjxz")
        for error in log.errors {
          #expect(!"\(error) \(error.reason) \(String(reflecting: error))".contains(canary))
        }
      }
    }
  }

  @Test func theTextHasPositionAndReason() throws {
    let error = try #require(readAlike("{\"id\":1}\n{\"id\":2").errors.first)
    #expect(error.description == "line 2, byte 9: the record stops at the end of its line")
    for code in ReadError.Code.allCases {
      #expect(
        !code.rawValue.isEmpty && code.rawValue.allSatisfy { $0.isLetter || "-8".contains($0) })
    }
  }
}
