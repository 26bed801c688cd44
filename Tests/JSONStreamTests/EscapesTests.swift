import Mutation
import Testing

@testable import JSONStream

@Suite struct EscapesTests {
  @Test(arguments: [
    ("", ""), ("abc", "abc"), (#"\"\\\/"#, "\"\\/"), (#"\b\f\n\r\t"#, "\u{8}\u{C}\n\r\t"),
    (#"a\nb"#, "a\nb"), (#"\u0041\u00e9\u20AC"#, "Aé€"),
    (#"\u0000\u007f\u0080"#, "\u{0}\u{7F}\u{80}"),
    (#"\u07ff\u0800\uffff"#, "\u{7FF}\u{800}\u{FFFF}"), (#"é€😀"#, "é€😀"),
    (#"\ud83d\ude00"#, "😀"), (#"\uD83D\uDE00!"#, "😀!"), (#"\ud800\udc00"#, "\u{10000}"),
    (#"\udbff\udfff"#, "\u{10FFFF}"), (#"\\ud83d"#, "\\ud83d"), (#"\\\u0041"#, "\\A"),
    // A lone surrogate becomes U+FFFD, and the character after it stays.
    (#"\ud83d"#, "\u{FFFD}"), (#"\ude00"#, "\u{FFFD}"), (#"\ud83dx"#, "\u{FFFD}x"),
    (#"\ud83d\n"#, "\u{FFFD}\n"), (#"\ud83d\u0041"#, "\u{FFFD}A"), (#"\ud83d\\"#, "\u{FFFD}\\"),
    (#"\ud83d\ud83d\ude00"#, "\u{FFFD}😀"), (#"\ude00\ud83d"#, "\u{FFFD}\u{FFFD}"),
    (#"\ude00\ud83d\ude00x"#, "\u{FFFD}😀x"), (#"\ud83dé"#, "\u{FFFD}é"),
    (#"\ud83d\ue000"#, "\u{FFFD}\u{E000}"), (#"\ud7ff\ue000"#, "\u{D7FF}\u{E000}"),
  ])
  func decodes(_ literal: String, _ text: String) {
    #expect(decoded(Array(literal.utf8)) == Array(text.utf8))
    #expect(readAlike("{\"id\":\"\(literal)\"}").records.map(\.id) == [literal])
  }

  /// Malformed escapes are copied unchanged, and nothing after their end is read.
  @Test(arguments: ["\\", "a\\", #"\u"#, #"\u12"#, #"\u12g4"#, #"\ud83d\u"#, #"\ud83d\ude"#])
  func malformedEscapesDoNotTrap(_ literal: String) {
    let out = decoded(Array(literal.utf8))
    #expect(out.count <= literal.utf8.count)
    #expect(decoded(Array(("x" + literal).utf8)) == [UInt8(ascii: "x")] + out)
  }

  @Test(arguments: [
    ("", #""""#), ("abc é 😀", #""abc é 😀""#), ("\"\\/", #""\"\\/""#), ("\n\r\t", #""\n\r\t""#),
    ("\u{0}\u{8}\u{C}\u{1F}", #""\u0000\u0008\u000c\u001f""#),
    ("\u{7F}\u{80}", "\"\\u007f\u{80}\""),
  ])
  func encodes(_ text: String, _ json: String) {
    #expect(encoded(Array(text.utf8)) == Array(json.utf8))
  }

  /// Any text is unchanged after encoding and decoding, and a reader accepts the literal.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func textsRoundTrip(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var text = ""
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      let top: UInt32 = [0x20, 0x80, 0x800, 0x10000, 0x110000].randomElement(using: &random)!
      if let scalar = Unicode.Scalar(UInt32.random(in: 0..<top, using: &random)) {
        text.unicodeScalars.append(scalar)
      }
    }
    let json = encoded(Array(text.utf8))
    #expect(decoded(Array(json.dropFirst().dropLast())) == Array(text.utf8))
    #expect(json.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
    let log = readAlike(Array("{\"id\":".utf8) + json + Array("}".utf8), Way.each([4096, 3]))
    #expect(log.records.map { $0.id?.utf8.count } == [json.count - 2])
  }

  /// Any mix of escapes is decoded as the standard library decodes their code units.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func codeUnitsAreDecodedLikeTheStandardLibrary(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let units: [UInt16] = (0..<20).map { _ in
      let range: ClosedRange<UInt16> = Bool.random(using: &random) ? 0xD7FE...0xE001 : 0...0xFFFF
      return .random(in: range, using: &random)
    }
    let literal = units.map { unit in
      let digits = String(unit, radix: 16, uppercase: Bool.random(using: &random))
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
    #expect(decoded(Array(literal.utf8)) == Array(String(decoding: units, as: UTF16.self).utf8))
  }

  private func decoded(_ literal: [UInt8]) -> [UInt8] {
    var out = ByteBuffer()
    Escapes.decode(literal.span, into: &out)
    return out.array
  }

  private func encoded(_ text: [UInt8]) -> [UInt8] {
    var out = ByteBuffer()
    Escapes.encode(text.span, into: &out)
    return out.array
  }
}
