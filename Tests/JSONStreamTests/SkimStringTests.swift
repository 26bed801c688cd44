import Testing

@testable import JSONStream

/// The contents, lengths and ends of strings, across the kernels' blocks.
@Suite(.tags(.slow)) struct SkimStringTests {
  /// A run of backslashes before a quote and before a letter, ending at each place of a block.
  @Test(arguments: 1...130)
  func runsOfBackslashesAreCounted(_ length: Int) {
    let run = String(repeating: "\\", count: length)
    let shifts = SkimLines.block + (510 - length..<526 - length).filter { $0 > 63 }
    for (end, share) in [("\",\"id\":1}", 1), ("n\",\"id\":1}", 4), ("\"\",\"id\":1}", 4)] {
      let some = SkimLines.few(share, length, of: shifts)
      SkimLines.expectAlike(SkimLines.lines("\"text\":\"" + run + end, some))
    }
    SkimLines.expectAlike(SkimLines.lines("\"\(run)\":1,\"id\":1}", SkimLines.few(16, length)))
    SkimLines.expectAlike(SkimLines.lines("\(run)\"id\":1}", SkimLines.few(16, length)))
  }

  /// Every byte after a backslash, and in each place of four hexadecimal digits.
  @Test(arguments: 0...255 as ClosedRange<UInt8>)
  func everyByteInAnEscapeIsReadAlike(_ byte: UInt8) {
    let open = Array("\"text\":\"".utf8)
    let close = Array("\",\"id\":1}".utf8)
    let shifts = SkimLines.few(16, Int(byte))
    SkimLines.expectAlike(SkimLines.lines(open + [0x5C, byte] + close, shifts))
    SkimLines.expectAlike(SkimLines.lines(open + [byte] + close, shifts))
    SkimLines.expectAlike(SkimLines.lines([byte] + open + close, [0, 1, Int(byte)]))
    for place in 0..<4 {
      var escape = Array("\\u0a1F".utf8)
      escape[2 + place] = byte
      SkimLines.expectAlike(SkimLines.lines(open + escape + close, shifts))
    }
  }

  @Test func escapesAreFoundAtEveryOffset() {
    for escape in [
      "\\u00eg", "\\u00g0", "\\u0g00", "\\ug000", "\\u00e", "\\u0", "\\u", "\\x", "\\ ",
    ] {
      SkimLines.expectAlike(SkimLines.lines("\"text\":\"\(escape)\",\"id\":1}"))
      SkimLines.expectAlike(SkimLines.lines("\"none\":\"a\(escape)\(escape)\",\"id\":1}"))
    }
    SkimLines.expectAccepted(SkimLines.lines("\"text\":\"\\u00e9\\n\\ud83d\\ude00\\\\\",\"id\":1}"))
  }

  /// Keys and values of every length, which end at every place; a key that fills a block may be left
  /// to yajl.
  @Test(arguments: 0...130)
  func stringsOfEveryLengthHaveTheirEnd(_ length: Int) {
    let text = String(repeating: "a", count: length)
    SkimLines.expectAccepted(
      SkimLines.lines("\"text\":\"\(text)\",\"tags\":[\"\(text)\"]}", SkimLines.block))
    let keyed = SkimLines.lines(
      "\"\(text)\":1,\"user\":{\"\(text)\":[\"id\"],\"id\":2}}", SkimLines.block)
    if length < 64 { SkimLines.expectAccepted(keyed) } else { SkimLines.expectAlike(keyed) }
    SkimLines.expectAlike(SkimLines.lines("\"\(text)\",\"id\":1}", SkimLines.few(8, length)))
    SkimLines.expectAlike(
      SkimLines.lines("\"tags\":[\"a\",\"\(text)\":1]}", SkimLines.few(8, length)))
  }

  /// Bytes that are not UTF-8, across the border of a group, truncated by the line end, in keys and outside.
  @Test(arguments: EncodingTests.bad)
  func malformedUTF8IsRejected(_ sequence: [UInt8]) {
    let (open, close) = (Array("\"text\":\"".utf8), Array("\",\"id\":1}".utf8))
    SkimLines.expectAlike(SkimLines.lines(open + sequence + close))
    SkimLines.expectAlike(
      SkimLines.lines(open + Array("é".utf8) + sequence + Array("é".utf8) + close, SkimLines.few(4))
    )
    SkimLines.expectAlike(SkimLines.lines(open + sequence))
    SkimLines.expectAlike(SkimLines.lines(Array("\"id\":1}".utf8) + sequence, SkimLines.block))
    SkimLines.expectAlike(SkimLines.lines([0x22] + sequence + Array("\":1}".utf8), SkimLines.block))
    SkimLines.expectAlike(
      SkimLines.lines(Array("\"id\":".utf8) + sequence + Array("}".utf8), SkimLines.block))
  }

  @Test(arguments: EncodingTests.good)
  func textIsAccepted(_ sequence: [UInt8]) {
    let (open, close) = (Array("\"text\":\"".utf8), Array("\",\"id\":1}".utf8))
    SkimLines.expectAccepted(SkimLines.lines(open + sequence + close))
    SkimLines.expectAccepted(SkimLines.lines(open + sequence + sequence + close, SkimLines.border))
    SkimLines.expectAccepted(
      SkimLines.lines([0x22] + sequence + Array("\":1}".utf8), SkimLines.block))
  }
}
