import Foundation
import Testing

@testable import MoultIO

/// Which members may contain JSON.
@Suite(.tags(.slow)) struct JSONSnifferTests {
  private static func tweet(_ id: Int) -> String {
    #"{"id":\#(id),"id_str":"\#(id)","text":"words of it","user":{"id":7,"name":"Seven"}}"#
  }

  private static func lines(_ count: Int) -> String {
    (1...count).map { tweet($0) + "\n" }.joined()
  }

  private static let page =
    #"{"data":[{"id":"5","text":"words"},{"id":"6","text":"more"}],"meta":{"result_count":2}}"#
  private static let pretty =
    "{\n  \"data\": [\n    {\n      \"id\": \"5\",\n      \"text\": \"words\"\n    }\n  ]\n}\n"
  private static let script =
    "window.YTD.tweets.part0 = [\n  {\n    \"tweet\" : {\n      \"id\" : \"5\"\n    }\n  }\n]\n"

  /// Noise with every byte value.
  private static func noise(_ count: Int) -> [UInt8] {
    var state: UInt64 = 7
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
  }

  private func mayHoldJSON(_ bytes: [UInt8]) throws -> Bool {
    try JSONSniffer(scriptStarts: scriptStarts).mayHoldJSON(ByteStream(MemorySource(bytes)))
  }

  static let samples = [tweet(5) + "\n", lines(3), page, pretty, script, "[" + page + "]\n"]

  /// Whatever one byte at the start is changed to, the member is still read.
  @Test(arguments: samples) func aDamagedByte(sample: String) throws {
    let whole = Array(sample.utf8)
    for place in 0..<min(64, whole.count) {
      for value in [0, 9, 10, 32, 34, 44, 45, 49, 58, 60, 88, 91, 92, 119, 123, 125, 128, 255] {
        var bytes = whole
        bytes[place] = UInt8(value)
        #expect(try mayHoldJSON(bytes), "byte \(place) made \(value)")
      }
    }
  }

  static let cut = [1, 2, 3, 5, 8, 9, 20, 33, 40, 55, 70]

  @Test(arguments: cut) func aFirstLineThatWasCut(start: Int) throws {
    let first = Array(Self.tweet(1).utf8.dropFirst(start))
    #expect(try mayHoldJSON(first + Array(("\n" + Self.lines(1)).utf8)))
    let words = String(repeating: "word ", count: 20_000)
    let long = #"{"id":1,"text":"\#(words)","user":{"id":7,"verified":false,"url":null}}"#
    #expect(try mayHoldJSON(Array(long.utf8.dropFirst(start))))
    #expect(try mayHoldJSON(Array((long.dropFirst(start) + "\n" + Self.lines(1)).utf8)))
  }

  static let starts: [[UInt8]] = [
    Array("\n\n \r\n".utf8), [0xEF, 0xBB, 0xBF], [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF],
    Array("some words\n".utf8), Array("# words\n\nmore words\n".utf8), [0], noise(512),
    noise(4096), noise(4096) + [10], noise(1 << 16) + [10], Array(repeating: 0, count: 512),
    Array(repeating: 0, count: 1 << 16), [0x1E], Array("2077-01-01 INFO begins\n".utf8),
  ]

  @Test(arguments: starts) func somethingElseBeforeTheRecords(start: [UInt8]) throws {
    #expect(try mayHoldJSON(start + Array(Self.lines(12).utf8)))
  }

  static let marks: [[UInt8]] = [
    Array("<html><body>502 Bad Gateway</body></html>\n".utf8), Array("<!DOCTYPE html>\n".utf8),
    Array("<html>\n<head><title>502</title></head>\n<body>\n</body>\n</html>\n".utf8),
    Array("<?xml version=\"1.0\"?>\n".utf8), Array("<!-- saved -->\n\n".utf8),
    [0xFF, 0xD8, 0xFF, 0xE0], [0x89, 0x50, 0x4E, 0x47], Array("RIFF".utf8), Array("abcdftyp".utf8),
    Array("SQLite format 3\0".utf8),
  ]

  /// The magic number of another format costs only the lines that it overwrote.
  @Test(arguments: marks) func theMarkOfAnotherFormatBeforeTheRecords(mark: [UInt8]) throws {
    for count in [2, 12, 9000] {
      let text = Array(Self.lines(count).utf8)
      #expect(try mayHoldJSON(mark + text), "\(count)")
      #expect(try mayHoldJSON(mark + text.dropFirst(mark.count)), "\(count)")
    }
  }

  private static let log = (0..<9000).map { "2077-01-01 INFO words, \($0)\n" }.joined()

  /// Few records after much text are read, or reported as not read.
  @Test func muchTextBeforeTheRecords() throws {
    #expect(Self.log.utf8.count < 1 << 18)
    #expect(try mayHoldJSON(Array((Self.log + Self.lines(3)).utf8)))
    let scratch = try Scratch()
    #expect(try scratch.shell("mkdir in"))
    for (count, error) in [(3, MemberError.Code.unsupported), (0, .notJSON)] {
      let text = Self.log + Self.log + (count > 0 ? Self.lines(count) : "")
      _ = try scratch.write(Array(text.utf8), to: "in/a")
      #expect(try scratch.members("in").map(\.error) == [error])
    }
  }

  static let plain = [
    "", "\n", "{", "[", "[]", "{}", "12345\n", "12345", "{'id': 5}\n", "\"5\"\n\"6\"\n", "[1,2,3]",
    "1953\r\n{\"id\":5}\r\n", "\"{\\\"id\\\":5}\"\n", "Grailbird.data.tweets_2012_11 =\n[ {",
    "window.YTD.tweets.part0 = [ ]", "window.YTD.tweets.p",
  ]

  @Test(arguments: plain) func whatMayBeJSON(text: String) throws {
    #expect(try mayHoldJSON(Array(text.utf8)))
  }

  static let others: [String] = [
    "<!DOCTYPE html>\n<script type=\"application/ld+json\">\n" + page + "\n</script>\n",
    "\n<html><script>window.state=" + page + "</script></html>",
    "<?xml version=\"1.0\"?><a>" + page + "</a>", "%PDF-1.4\n" + page + "\nendstream\n",
    "SQLite format 3\0" + page, "\u{7F}ELF" + page,
    "<html>\n<head>\n<script>\n" + page + "</script></head></html>\n",
    "<html><head>\n<script type=\"application/ld+json\">\n" + page
      + "\n</script></head>\n<body>\n<p>Words\n</p></body></html>\n",
    "body { color: red; }\n.a:hover { content: \"x\"; }\n",
    "var a = 1;\nfunction f(e) { return {\"a\": e, \"b\": 2}; }\n",
    "window.onload = function () { say(\"x\"); };\n",
    "!function(e,t){\"object\"==typeof e?t():e.x={a:1,\"b\":2}}(this,function(){return[1,2]});",
    "2077-01-01 We met and \"talked\": it was fine.\n", "- item one\n- item two\n",
    "[2077-01-01 12:00:00] INFO begins\n", "[network]\nhost=example\n", "---\nname: x\n\"a\": b\n",
    "id,text,lang\n5,\"some, \"\"quoted\"\": words\",en\n", "5,\"some words\",en\n",
    "\"5\",\"some words\",\"en\"\n", "id,doc\n5,\"{\"\"id\"\": 5, \"\"text\"\": \"\"words\"\"}\"\n",
    "import json\nSOME = {\"a\": 1, \"b\": 2}\ndef f(x):\n    return {\"id\": x, \"v\": [1]}\n",
    "# Data\n" + String(repeating: "Words about the data and how it was made.\n", count: 40)
      + tweet(5) + "\n",
  ]

  @Test(arguments: others) func whatIsSomethingElse(text: String) throws {
    #expect(try !mayHoldJSON(Array(text.utf8)))
  }

  @Test func bytesThatAreSomethingElse() throws {
    #expect(try !mayHoldJSON([0x89, 0x50, 0x4E, 0x47] + Array(Self.page.utf8)))
    #expect(try !mayHoldJSON([0xFF, 0xD8, 0xFF, 0xE0] + Self.noise(9000)))
    #expect(try !mayHoldJSON(Self.noise(300_000)))
    #expect(throws: MemberError(.damaged)) { try mayHoldJSON(Array(repeating: 0, count: 20_000)) }
  }

  /// A format that is not read is refused by name, and not treated as a file without records.
  @Test(arguments: RefusedFormat.allCases)
  func aFormatThatIsNotRead(format: RefusedFormat) throws {
    let scratch = try Scratch()
    #expect(try scratch.shell("mkdir in"))
    for start in Self.starts(of: format) {
      _ = try scratch.write(start + Self.noise(500), to: "in/a")
      for path in ["in", "in/a"] {
        #expect(try scratch.members(path).map(\.error) == [.unsupported], "\(start)")
      }
      let error = MemberError(.unsupported, format: format)
      #expect(RefusedFormat(of: (start + Self.noise(500))[...]) == format)
      #expect(error.description.contains(", which is not read; "))
    }
  }

  private static func starts(of format: RefusedFormat) -> [[UInt8]] {
    func zip(_ name: String) -> [UInt8] {
      [0x50, 0x4B, 3, 4] + Array(repeating: 0, count: 26) + Array(name.utf8)
    }
    return switch format {
    case .orc: [Array("ORC".utf8) + [0, 1]]
    case .bson: [[0x40, 0x10, 0, 0, 7] + Array("_id\0".utf8)]
    case .officeOpenXML: ["[Content_Types].xml", "docProps/app.xml", "xl/workbook.xml"].map(zip)
    case .openDocument: [zip("mimetypeapplication/vnd.oasis.opendocument.spreadsheet")]
    default: format.marks
    }
  }

  /// Texts that begin like such a format are read.
  @Test(arguments: ["ORCID,id\n5,6\n", "PK,id\n", "Object,id\n", "X\n5\n"])
  func textsLikeFormats(text: String) {
    #expect(RefusedFormat(of: Array((text + text + text).utf8)[...]) == nil)
  }

  /// A container with a damaged magic number is reported, and not treated as a file without records.
  @Test(
    .enabled(if: missingTools.isEmpty, "needs the programs that make containers"),
    arguments: ["gzip", "bzip2", "xz", "zstd -q", "tar", "zip"])
  func aDamagedMark(tool: String) throws {
    let scratch = try Scratch()
    _ = try scratch.write(Array(Self.lines(40).utf8), to: "a")
    let pack =
      tool == "tar"
      ? "gzip a; tar cf b a.gz" : tool == "zip" ? "zip -q b a; mv b.zip b" : "\(tool) -c a > b"
    #expect(try scratch.shell("\(pack); mkdir in"))
    let whole = try scratch.bytes(of: "b")
    for place in 0..<3 {
      var bytes = whole
      bytes[place] ^= 0x21
      _ = try scratch.write(bytes, to: "in/b")
      let met = try scratch.members("in")
      #expect(met.map(\.error) == [.damaged], "\(tool), byte \(place): \(met)")
    }
  }
}
