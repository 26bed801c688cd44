import Foundation
import MoultIO
import Testing

/// Latin-1 and Windows-1252 are recognized; damaged UTF-8 and other encodings are not taken for them.
@Suite struct EightBitTextTests {
  struct Text: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    var error: MemberError.Code?
    var testDescription: String { name }
  }

  private static func lines(_ words: [UInt8], count: Int = 12) -> [UInt8] {
    (0..<count).flatMap { number in
      Array("{\"id\":\(number),\"text\":\"a ".utf8) + words + Array(" b\"}\n".utf8)
    }
  }
  private static func of(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8($0.value) } }

  static let texts = [
    Text(name: "Latin-1", bytes: lines(of("caf\u{E9}, \u{BF}qu\u{E9}?")), error: .latin1),
    Text(
      name: "Latin-1 in one line",
      bytes: Array(lines(of("caf\u{E9}")).map { $0 == 0x0A ? 0x20 : $0 }), error: .latin1),
    Text(
      name: "Latin-1 after much ASCII",
      bytes: lines(of("cafe"), count: 1000) + lines(of("caf\u{E9}")),
      error: .latin1),
    Text(
      name: "Windows-1252", bytes: lines([0x93] + of("caf\u{E9}") + [0x94, 0x20, 0x85]),
      error: .windows1252),
    Text(name: "ASCII", bytes: lines(of("cafe"))),
    Text(name: "UTF-8", bytes: lines(Array("café ¿qué?".utf8))),
    Text(name: "a damaged line", bytes: lines(of("cafe")) + lines(of("caf\u{E9}"), count: 1)),
    Text(
      name: "damaged UTF-8",
      bytes: lines(of("caf\u{E9}"), count: 3) + lines(Array("café".utf8), count: 3)),
    Text(name: "Windows-1251", bytes: lines([0xEF, 0xEE, 0xE3, 0xEE, 0xE4, 0xE0])),
    Text(name: "Shift JIS", bytes: lines([0x93, 0x56, 0x8B, 0x43, 0x97, 0x5C, 0x95, 0xF1])),
    Text(name: "noise", bytes: lines([0xE9, 0x01, 0xE9, 0x90, 0xE9])),
  ]

  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @Test(arguments: texts) func isRecognized(_ text: Text) throws {
    _ = try scratch.write(text.bytes, to: "in")
    let met = try scratch.members("in")
    #expect(
      met == [Met(name: "in", content: text.error == nil ? text.bytes : [], error: text.error)])
  }

  /// Any few bytes of ASCII that were damaged, however they look, are a matter of their records.
  @Test func damagedBitsOfASCII() throws {
    let bytes = Self.lines(Self.of("some words about the weather"), count: 400)
    for start in stride(from: 3, to: 4000, by: 97) {
      var damaged = bytes
      for index in [start, start + 5000] { damaged[index] |= 0x80 }
      _ = try scratch.write(damaged, to: "in")
      #expect(try scratch.members("in").first?.error == nil)
    }
  }
}
