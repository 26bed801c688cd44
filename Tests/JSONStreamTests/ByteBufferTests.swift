import JSONStream
import Testing

@Suite struct ByteBufferTests {
  @Test func aCopyIsIndependent() {
    var one = ByteBuffer()
    one.append("abc")
    var other = one
    other.append("d")
    one.replace(at: 0, with: "x".utf8.span)
    other.truncate(to: 2)
    other.append(UInt8(ascii: "e"))
    #expect(one.string == "xbc" && other.string == "abe")
    one.removeAll()
    #expect(one.isEmpty && other.count == 3)
  }

  @Test func spansAndRangesAreAppendedInOrder() {
    let text = Array("0123456789".utf8) + Array(repeating: UInt8(ascii: "."), count: 90)
    var out = ByteBuffer(capacity: 1)
    var expected: [UInt8] = []
    for length in 0...60 {
      out.append(3..<3 + length, of: text.span, word: 0x636261, count: length % 4)
      expected += text[3..<3 + length] + Array("abc".utf8).prefix(length % 4)
      out.append(text.span.extracting(0..<length), text.span.extracting(0..<2))
      expected += text[0..<length] + text[0..<2]
    }
    #expect(out.array == expected)
    #expect(out.bytes.count == expected.count)
  }
}
