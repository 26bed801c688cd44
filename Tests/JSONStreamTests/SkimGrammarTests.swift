import Mutation
import Testing

@testable import JSONStream

/// Each rule of the grammar, kept and broken, at every offset in a kernel's blocks: a kernel may
/// decline a line, but must neither accept an invalid one nor give another result for a valid one.
@Suite(.tags(.slow)) struct SkimGrammarTests {
  /// Values that a kernel accepts, in compact JSON and in that of Python.
  static let sure = [
    "0", "-0", "1", "12", "-1", "0.0", "0.5", "-1.25", "10.0", "123456789012345678901234567890",
    "true", "false", "null", "\"\"", "\"a\"", "\"a b\"", "\"é\"", "\"\\\"\"", "\"\\\\\"",
    "\"\\/\\b\\f\\n\\r\\t\"", "\"\\u00e9\\uD83D\\uDE00\"", "\"{[,:]}\"", "\"\\\\\\\"\"",
    "\"\u{7F}\"",
    "[]", "{}", "[[]]", "[{}]", "{\"a\":{}}", "{\"a\":[]}", "[1]", "[1,2]", "[\"a\",\"b\"]",
    "[true,false,null]", "[[1,2],[3]]", "[{\"a\":1},{\"b\":2}]", "{\"a\":1,\"b\":2}",
    "{\"a\":\"b\",\"c\":[1,{\"d\":\"e\"}]}", "[\"a\",{\"b\":\"c\"},\"d\"]", "{\"\":0}", "[0,[],0]",
    "{\"id\":2,\"name\":\"n\",\"user\":{\"id\":[3]}}", "[-1,-0.5,1.5]", "{\"a\":-1,\"b\":true}",
  ]

  /// Values that a kernel may leave to yajl, or that are invalid.
  static let others = [
    // Numbers.
    "00", "01", "-01", "-00", "-", "--1", "+1", "1.", ".5", "-.5", "1.5.2", "1..2", "1-2", "-1-2",
    "1e5", "1E+5", "1e-5", "1.5e3", "1e", "1e+", "0e0", "0x1", "123abc", "1a", "1_000", "1 2",
    "1\t",
    "0.", "0.5.", "1.5-", "1.-5", "9-", "0-1", "Infinity", "NaN", "-Infinity", "1/2", "1\\u0030",
    // Literals.
    "tru", "truee", "true1", "1true", "TRUE", "True", "nul", "nulll", "null0", "fals", "falsee",
    "false.", "falsf", "trues", "t", "f", "n", "a", "abcd", "abcde", "truefalse", "true false",
    "-true", "true\"\"", "\\true", "ttrue",
    // Strings.
    "\"", "\"a", "a\"", "\"a\"b", "\"a\"\"b\"", "\"\"\"", "'a'", "\"a\nb\"", "\"a\tb\"",
    "\"\u{0}\"",
    "\"\u{1F}\"", "\"\r\"", "\"a\\", "\"\\\"", "\\\"a\"", "\"a\\\\\"b\"", "\"\\u\"", "\"\\u12\"",
    "\"\\u123\"", "\"\\u12\\u1234\"", "\"\\U1234\"", "\"\\ud800\"", "é", "\"\\",
    // Arrays.
    "[", "]", "[,]", "[1,]", "[,1]", "[1,,2]", "[1 2]", "[1:2]", "[\"a\":1]", "[\"a\",\"b\":1]",
    "[:1]", "[1}", "{1]", "[1", "1]", "[[]", "[]]", "[1,[2,]]", "[\"a\" \"b\"]", "[\"a\"\"b\"]",
    "[1\"a\"]",
    "[\"a\"1]", "[[][]]", "[{}{}]", "[1[2]]", "[{\"a\":1},\"b\":2]", "[1]2", "[1]\"a\"", "[]:1",
    "[true]]",
    // Objects.
    "{", "}", "{,}", "{:}", "{:1}", "{\"a\"}", "{\"a\":}", "{\"a\",}", "{\"a\":1,}", "{,\"a\":1}",
    "{\"a\":1,2}", "{\"a\":1,true}", "{\"a\":1,\"b\"}", "{\"a\":1,[]}", "{\"a\":1,{}}",
    "{\"a\":\"b\":1}",
    "{\"a\"::1}", "{\"a\":1:2}", "{\"a\" 1}", "{\"a\"1}", "{\"a\"\"b\"}", "{\"a\",\"b\":1}",
    "{1:2}", "{1}",
    "{true:1}", "{null}", "{[]:1}", "{{}:1}", "{{}}", "{[]}", "{\"a\":1 \"b\":2}",
    "{\"a\":1\"b\":2}",
    "{\"a\":[}", "{\"a\":[1}]", "{\"a\":{]}", "{a:1}", "{'a':1}", "{\"a\":1};", "{\"a\":1}}",
    "{\"a\":[1,\"b\":2]}",
    "{\"a\":[],\"b\"}", "{\"a\":{},1}", "{\"a\":[\"b\"],\"c\",1}", "{\"a\"\"b\":1}", "{\\\"a\":1}",
    "{\"a\\\":1}",
    // Spaces.
    " 1", "  1", "1 ", "[ 1]", "[1 ]", "[1 ,2]", "[1,  2]", "[ ]", "{ }", "{ \"a\":1}",
    "{\"a\" :1}",
    "{\"a\": 1}", "{\"a\":  1}", "{\"a\":1 }", "{\"a\":1 ,\"b\":2}", "{\"a\":1,  \"b\":2}",
    "[ [ ] ]", "[\t1]",
    "[1,\t2]", "{\"a\":\t1}", "[1\r]", "[\r1]", "{\"a\":1\r,\"b\":2}", "{\r\"a\":1}", "\r1", "1\r",
    "\u{A0}1",
    "\u{0B}1", "[1,\u{0C}2]", "\u{FEFF}1", "[1, ]", "[ ,1]", "{\"a\": }", "{\"a\": ,\"b\":1}",
    "[1,\r\"a\"]",
    // Nothing, and text that is not JSON.
    "", ",", ":", ";", "/**/", "//", "#", "\u{0}", "\u{7F}", "<", "()", "1,2", "1:2", "\"a\":1",
    // A key that is known, or not, and has escapes.
    "{\"i\\u0064\":1}", "{\"\\\"\":1}", "{\"\\u0061\":{\"id\":1}}", "{\"a\\\\\":1}",
  ]

  /// What may follow the fields of a record.
  static let tails = [
    "}", "} ", "}  ", "}\r", "}\r\r", "}\r ", "} \r", "}\t", "}x", "}}", "}]", "},", "},{}", "}:",
    "}:1",
    "}\"", "}\"\"", "}\\", "}0", "}-1", "}true", "}{}", "} {}", "}{\"id\":2}", "}{", "}[]", "}[",
    "}\u{0}",
    "}\u{7F}", "}é", "}\u{0B}", ",}", ",,\"a\":1}", ", }", ",", ":", "]", "", "\"", "\\", " ", " }",
    "\r}",
    ",\"a\"}", ",\"a\":}", ",\"a\":1", ",\"a\":[", ",\"a\":[1", ",\"a\":\"", ",\"a\":\"b",
    ",\"a\":{}", ",{}",
    ",\"id\":[2,{\"id\":3}]}", ",1}", ",{}}", ",[]}", ",\"a\"},\"b\":1}", "},\"a\":{}",
    "},\"a\":{}}",
  ]

  /// Keys of one length, of which the selector reads the values of some.
  static let keys = ["tags", "text", "user", "none"]

  @Test(arguments: sure) func aKernelAccepts(_ value: String) {
    for (index, key) in Self.keys.enumerated() {
      let shifts = SkimLines.few(4, index)
      let lines = SkimLines.lines("\"\(key)\":\(value),\"id\":1}", shifts)
      SkimLines.expectAccepted(lines)
      SkimLines.expectAccepted(lines.map(Spacing.python.of))
    }
  }

  @Test(arguments: others) func aKernelAgreesWithYajl(_ value: String) {
    for (index, key) in Self.keys.enumerated() {
      let shifts = SkimLines.few(4, index)
      SkimLines.expectAlike(SkimLines.lines("\"\(key)\":\(value),\"id\":1}", shifts))
    }
    SkimLines.expectAlike(SkimLines.lines("\"tags\":[0,\(value)]}", SkimLines.few(4)))
  }

  @Test(arguments: tails) func bytesAfterTheMembersAreRead(_ tail: String) {
    SkimLines.expectAlike(SkimLines.lines("\"id\":1" + tail))
    SkimLines.expectAlike(SkimLines.lines("\"tags\":[\"a\"]" + tail, SkimLines.few(4)))
  }

  /// Lines with nothing before the tested part.
  @Test(arguments: sure + others + tails) func shortLinesAreReadAlike(_ text: String) {
    SkimLines.expectAlike(
      [text, "{\(text)", "{\(text)}", "{\"\(text)\":1}", "[\(text)]", "{\"id\":\(text)}"].map {
        Array($0.utf8)
      })
  }
}
