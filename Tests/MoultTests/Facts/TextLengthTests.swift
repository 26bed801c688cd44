import JSONStream
import Testing

@testable import Moult

@Suite struct TextLengthTests {
  @Test(arguments: [
    ("", 0), ("hello", 5), ("  a \n b  ", 3), ("@a @b_c hello", 5), ("@ 5 o'clock", 11),
    ("see https://t.co/x now", 7), ("HTTP://x.com", 0), ("ahttp://x", 9), ("自由https://t.co/x な", 4),
    ("a &amp; b", 5), ("a &amp;lt; b", 8), ("&unknown;", 9), ("é", 1), ("e\u{301}", 2), ("😀", 1),
  ])
  func codePointsWithoutMentionsAndLinks(text: String, length: Int) {
    #expect(TextLength.of(text.utf8.span, isHTMLEscaped: true) == length)
  }

  @Test func aPlainTextHasNoEntities() {
    #expect(TextLength.of("a &amp; b".utf8.span, isHTMLEscaped: false) == 9)
  }
}
