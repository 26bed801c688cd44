import JSONStream
import Testing

@testable import Moult

@Suite struct ValuesTagTests {
  @Test(arguments: [
    ("Swift", "swift"), ("covid_19", "covid_19"), ("ÄÖÜ", "äöü"), ("ΣΊΓΜΑ", "σίγμα"),
    ("日本語", "日本語"), ("हिन्दी", "हिन्दी"), ("ไทย", "ไทย"), ("العربية", "العربية"), ("٢٠٢٠م", "٢٠٢٠م"),
    ("a12345678", "a12345678"), ("a2019_12_01", "a2019_12_01"),
    ("from2018_2019_2020", "from2018_2019_2020"), ("İ", "i\u{307}"), ("cafe\u{301}", "cafe\u{301}"),
    ("_a", "_a"), (String(repeating: "ä", count: 100), String(repeating: "ä", count: 100)),
  ]) func hashtagsAreLowered(_ tag: String, _ lowered: String) {
    #expect(Tag.lowercased(hashtag: tag.utf8.span) == lowered)
    #expect(Tag.lowercased(hashtag: lowered.utf8.span) == lowered)
  }

  @Test(arguments: [
    "", "#a", "a b", "a-b", "a.b", "a\"b", "a\\b", "a\n", "a/b", "@a", "2020", "___", "1_2",
    "call0170_123_4567", "id701234_567890_123456", "a1b2c3d4e5f6a7b8c9", "a123456789", "123456789a",
    "a1234567٨9", "a1234\u{301}56789", "\u{301}a", "a\u{200D}b",
    "a\u{200C}b", "a\u{FE0F}", "a\u{202E}b", "\u{3164}", "👍", "a👍", "a\u{20E3}",
    String(repeating: "a", count: 101), String(repeating: "ä", count: 101),
    String(repeating: "𠀀", count: 101),
  ]) func otherHashtagsAreNone(_ tag: String) {
    #expect(Tag.lowercased(hashtag: tag.utf8.span) == nil)
    var out = ByteBuffer()
    let isKept = Tag.append(hashtag: tag.utf8.span, to: &out)
    #expect(!isKept)
    #expect(out.isEmpty)
  }

  @Test(arguments: [[0xFF], [0x61, 0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80]] as [[UInt8]])
  func brokenTextIsNoHashtag(_ bytes: [UInt8]) {
    #expect(Tag.lowercased(hashtag: bytes.span) == nil)
  }

  @Test(arguments: [
    ("AAPL", "aapl"), ("brk.A", "brk.a"), ("BTC.X", "btc.x"), ("RDS_A", "rds_a"), ("F", "f"),
    ("GOOGLE", "google"), ("ABCDEF.gh", "abcdef.gh"),
  ]) func cashtagsAreLowered(_ tag: String, _ lowered: String) {
    #expect(Tag.lowercased(cashtag: tag.utf8.span) == lowered)
  }

  @Test(arguments: [
    "", "$A", "ABCDEFG", "A1", "1", "A.", ".A", "A.BCD", "A..B", "A-B", "A.1", "Ä", "A B",
    "ABCDEFG.A", "123456789", "A.B.C",
  ]) func otherCashtagsAreNone(_ tag: String) {
    #expect(Tag.lowercased(cashtag: tag.utf8.span) == nil)
    var out = ByteBuffer()
    let isKept = Tag.append(cashtag: tag.utf8.span, to: &out)
    #expect(!isKept)
    #expect(out.isEmpty)
  }

  @Test func tagsAreWrittenAsStrings() {
    var out = ByteBuffer()
    let hashtag = Tag.append(hashtag: "Ähre".utf8.span, to: &out)
    let cashtag = Tag.append(cashtag: "TSLA".utf8.span, to: &out)
    #expect(hashtag && cashtag)
    #expect(out.array == Array(#""ähre""tsla""#.utf8))
  }
}
