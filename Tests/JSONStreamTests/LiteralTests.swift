import Testing

@testable import JSONStream

/// A literal is returned byte for byte.
@Suite struct LiteralTests {
  @Test(arguments: [
    "0", "-0", "7", "-12", "40.050950", "1e400", "1E+2", "-0.0e-00", "1234567890123456789012345",
    "1.2E18", "18446744073709551616", "0.1000000000000000055511151231257827",
  ])
  func numbersKeepTheirLiteral(_ number: String) {
    for text in ["{\"id\":\(number)}", "{\"id\": \(number) }", "{\"tags\":[0,\(number)]}"] {
      for framed in [text, text + "\n", "[\(text)]", "{\n" + text.dropFirst()] {
        let record = readAlike(framed).records.first
        #expect(record?.nodes.last?.literal == number)
        #expect(record?.nodes.last?.kind == .number)
      }
    }
  }

  /// Every combination of these parts is a string, and ends in each of them before its quote.
  static let strings: [String] = {
    let parts = [#"\""#, #"\\"#, "a", #"\u0022"#, "é", #"\ud83d\ude00"#, "{", ","]
    let pairs = parts.flatMap { one in parts.map { one + $0 } }
    let triples = pairs.flatMap { pair in [#"\""#, #"\\"#, "b"].map { pair + $0 } }
    return [""] + parts + pairs + triples
  }()

  @Test func stringsKeepTheirLiteral() throws {
    let text = Self.strings.map { "{\"text\":\"\($0)\",\"id\":1}" }
    for framed in [
      text.joined(separator: "\n"), "[" + text.joined(separator: ", ") + "]", text.joined(),
    ] {
      let log = readAlike(framed, Way.each([65536, 100]))
      #expect(log.errors.isEmpty)
      #expect(log.records.map { $0.first(Selectors.text) } == Self.strings)
      #expect(
        log.records.map { $0.nodes[1].kind }
          == Self.strings.map { $0.contains("\\") ? .escaped : .string })
    }
  }

  /// The range of a literal is its place in the record, without quotes.
  @Test func rangesAreInTheRecord() throws {
    let record = #"{"x":"\"","text":"a\\","tags":["\"",  "",12],"user":{"name":"\\\""}}"#
    let bytes = Array(record.utf8)
    for prefix in ["", "{\"id\":1} ", "[", "\n\n  ", "{\"id\":1}\n"] {
      let log = readAlike(prefix + record + (prefix == "[" ? "]" : ""))
      let copy = try #require(log.records.last)
      #expect(copy.byteCount == bytes.count)
      #expect(copy.position.offset == prefix.utf8.count)
      let values = copy.nodes.filter { !$0.kind.isContainer }
      #expect(values.map(\.literal) == [#"a\\"#, #"\""#, "", "12", #"\\\""#])
      for value in values {
        let end = value.start + value.literal.utf8.count
        #expect(Array(value.literal.utf8) == Array(bytes[value.start..<end]))
        if value.kind.isString {
          #expect(bytes[value.start - 1] == UInt8(ascii: "\"") && bytes[end] == UInt8(ascii: "\""))
        }
      }
    }
  }

  @Test func keysWithEscapesKeepTheirPlace() throws {
    let log = readAlike(#"{"\\":1,"a\"":2,"":3,"\\\"":4,"\u0061":5}"#, selector: Selectors.keeping)
    let record = try #require(log.records.first)
    #expect(
      record.nodes.dropFirst().map(\.unknownKey) == [#"\\"#, #"a\""#, "", #"\\\""#, #"\u0061"#])
  }
}
