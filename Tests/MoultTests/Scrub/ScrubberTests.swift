import JSONStream
import Testing

@testable import Moult

/// The people of the records of these tests, all of them invented.
private func invented() -> RecordNames {
  var known = RecordNames()
  for handle in ["birdwatch_anna", "jo_x", "tom", "twitter"] {
    known.add(handle: Array(handle.utf8).span)
  }
  for name in [
    "Anna Heron", "🌸 Myra 🌸", "Mira", "A&B Travel", "Ed", "雪", "Łukasz Żuraw", ".", "Al 🦉",
    "YouTube", "Don",
  ] {
    known.add(name: Array(name.utf8).span)
  }
  known.add(person: Array("Professor Plume".utf8).span)
  known.add(url: Array("https://www.nest.example/anna/".utf8).span)
  known.add(url: Array("nest.example/photos…".utf8).span)
  return known
}

private func scrubbed(_ text: String, isHTMLEscaped: Bool = true) -> String {
  var scrubber = Scrubber()
  var output = ByteBuffer()
  scrubber.scrub(
    Array(text.utf8).span, isHTMLEscaped: isHTMLEscaped, removing: invented(), into: &output)
  return String(decoding: output.array, as: UTF8.self)
}

struct ScrubCase: Sendable, CustomTestStringConvertible {
  var text: String
  var expected: String
  init(_ text: String, _ expected: String) {
    self.text = text
    self.expected = expected
  }
  var testDescription: String { text }
}

@Suite("The scrubber")
struct ScrubberTests {
  static let mentions = [
    ScrubCase("RT @somebody_1: hi", "RT @user: hi"),
    ScrubCase("@one@two, ＠three", "@user@user, @user"),
    ScrubCase("@ｆｕｌｌ99 x", "@user x"),
    ScrubCase("a@\u{200B}hid\u{2060}den!", "a@user!"),
    ScrubCase("see @bird/my-list_2 now", "see @user now"),
    ScrubCase("5 @ noon @", "5 @ noon @"),
    ScrubCase("さん@somebodyへ", "さん@userへ"),
    ScrubCase("&#64;somebody", "@user"),
    ScrubCase("%40somebody", "@user"),
  ]

  static let addresses = [
    ScrubCase("write wren.b+x@mail.example.org.", "write <email>."),
    ScrubCase("anna@nest.example", "<email>"),
    ScrubCase("wren [at] mail [dot] com ok", "<email> ok"),
    ScrubCase("wren(at)mail.com", "<email>"),
    ScrubCase("wren at mail dot com", "<email>"),
    ScrubCase("look at home.", "look at home."),
    ScrubCase("@anna@bird.social", "<email>"),
  ]

  static let links = [
    ScrubCase("a https://t.co/abC12 b", "a <url> b"),
    ScrubCase("(http://x.example/a?b=1&amp;c=2).", "(<url>)."),
    ScrubCase("見てhttps://t.co/abC12です", "見て<url>です"),
    ScrubCase("pic.twitter.com/abC12", "<url>"),
    ScrubCase("ftp://host/file and magnet://q", "<url> and <url>"),
    ScrubCase("www.anything-else", "<url>"),
    ScrubCase("on wren.com, wren.co.uk or wren.de/x", "on <url>, <url> or <url>"),
    ScrubCase("nest.plumage/x and js/ids.js", "<url> and js/ids.js"),
    ScrubCase("fini.de la", "fini.de la"),
    ScrubCase("e.g. this.That", "e.g. this.That"),
    ScrubCase("RT http://t.c…", "RT <url>"),
    ScrubCase("RT htt…", "RT <url>"),
    ScrubCase("RT https:…", "RT <url>"),
    ScrubCase("RT https://t.co/abc…", "RT <url>"),
    ScrubCase("RT https:/", "RT <url>"),
    ScrubCase("oh…", "oh…"),
    ScrubCase("HTTP://WREN.EXAMPLE", "<url>"),
    ScrubCase("&lt;http://wren.example&gt;", "&lt;<url>&gt;"),
  ]

  static let telephones = [
    ScrubCase("+49 (0)151 234-5678.", "<phone>."),
    ScrubCase("call (555) 234-5678 now", "call <phone> now"),
    ScrubCase("1-800-555-2345", "<phone>"),
    ScrubCase("06 12 34 56 78", "<phone>"),
    ScrubCase("555-2345", "<phone>"),
    ScrubCase("+15552345678", "<phone>"),
  ]

  static let numbers = [
    ScrubCase("2019-12-25 10:30", "2019-12-25 10:00"),
    ScrubCase("25.12.2019", "25.12.2019"),
    ScrubCase("12/25/2019", "12/25/2019"),
    ScrubCase("in 1999, 2024", "in 1999, 2024"),
    ScrubCase("1999-2005", "1999-2005"),
    ScrubCase("$10,000.50", "$10,000.50"),
    ScrubCase("1,250,000 birds", "<number> birds"),
    ScrubCase("1.250.000", "<number>"),
    ScrubCase("10.30-11.45", "10.30-11.45"),
    ScrubCase("12.3456789 m", "12.<number> m"),
    ScrubCase("Jan 28/29 2016", "Jan 28/29 2016"),
    ScrubCase("2048, 1066. 768x1024", "2048, 1066. 768x1024"),
    ScrubCase("6-4 7-6 6-3", "6-4 7-6 6-3"),
    ScrubCase("12345 birds, 1234 nests", "<number> birds, 1234 nests"),
    ScrubCase("١٢٣٤٥٦", "<number>"),
    ScrubCase("４４４４４", "<number>"),
    ScrubCase("4444 3333 2222 1111", "<number>"),
    ScrubCase("2019-12-25 +15552345678", "2019-12-25 <phone>"),
    ScrubCase("#12345678", "#<number>"),
  ]

  static let known = [
    ScrubCase("Birdwatch_Anna said", "@user said"),
    ScrubCase("xbirdwatch_annax", "x@userx"),
    // A short name is part of other words by chance.
    ScrubCase("admirable miracle, MIRABELLE", "admirable miracle, MIRABELLE"),
    ScrubCase("myra2020 2myra myra_fan", "<name>2020 2<name> <name>_fan"),
    ScrubCase("withMyraToday 雪myra雪", "with<name>Today <name><name><name>"),
    ScrubCase("#myraforever #teammyra #myrazzle", "#<name>forever #team<name> #myrazzle"),
    ScrubCase("%6Dyra so%20myra xmyra", "<name> so%20<name> xmyra"),
    // Cut, inflected, disguised.
    ScrubCase("RT birdwatch… and anna her...", "RT @user… and <name>..."),
    ScrubCase("z Łukaszem Żurawem i u Herona", "z <name> i u <name>"),
    ScrubCase("Аnnа Нerоn", "<name>"), ScrubCase("ᴀɴɴᴀ ʜᴇʀᴏɴ", "<name>"),
    ScrubCase("хорошая роса", "хорошая роса"),
    ScrubCase("Tom and tomato, tom", "@user and tomato, tom"),
    ScrubCase("ANNA  HERON! then anna\nheron", "<name>! then <name>"),
    ScrubCase("An\u{200D}na Her\u{FEFF}on", "<name>"),
    ScrubCase("#AnnaHeron #anna_heron", "#<name> #<name>"),
    ScrubCase("Anna%20Heron", "<name>"),
    ScrubCase("𝐀𝐧𝐧𝐚 𝐇𝐞𝐫𝐨𝐧", "<name>"),
    ScrubCase("🌸 myra 🌸 or Myra", "<name> or <name>"),
    ScrubCase("A&amp;B Travel, a%26b%20travel", "<name>, <name>"),
    ScrubCase("Ed fed Eddie", "<name> fed Eddie"),
    ScrubCase("Ed's and 'Ed' we'al", "<name>'s and '<name>' we'al"),
    ScrubCase("&commat;wren and &amp;commat;wren", "@user and @user"),
    ScrubCase("see nest.example or wren.eth", "see <url> or <url>"),
    ScrubCase("for example.Then", "for example.Then"),
    ScrubCase("雪が降る", "<name>が降る"),
    ScrubCase("łukasz żuraw", "<name>"),
    ScrubCase("dots. stay.", "dots. stay."),
    ScrubCase("Al also, al also", "<name> also, al also"),
    // A common word is a name where it is written as one.
    ScrubCase("mira, said Mira, by mira, so MIRA", "mira, said <name>, by <name>, so <name>"),
    ScrubCase("#mira SAYS MIRA OUT LOUD, RT mira: hi", "#mira SAYS MIRA OUT LOUD, RT <name>: hi"),
    ScrubCase("YouTube and Twitter, #twitter, @Twitter", "YouTube and Twitter, #twitter, @user"),
    ScrubCase("I don't, Don’t you? Don's tea", "I don't, Don’t you? <name>'s tea"),
    // Digits in place of letters, signs between them.
    ScrubCase("b1rdwatch_4nna, H3r0n, h3r0ic", "<name>, <name>, h3r0ic"),
    ScrubCase("H.e.r.o.n and h-e-r-o-n", "<name> and <name>"),
    ScrubCase("birdwatchanna, birdwatch.anna", "@user, @user"),
    ScrubCase("professor plume's", "<name>'s"),
    ScrubCase("nest.example/anna here", "<url> here"),
    ScrubCase("NEST.example/photos/1 here", "<url> here"),
    // A word of another name, capitalised beside a word.
    ScrubCase("Anna Heron Travel", "<name> <name>"), ScrubCase("they travel", "they travel"),
  ]

  @Test(arguments: mentions + addresses + links + telephones + numbers + known)
  func replaces(_ example: ScrubCase) {
    #expect(scrubbed(example.text) == example.expected)
  }

  static let kept = [
    ScrubCase("", ""),
    ScrubCase("plain  text\n\tstays", "plain  text\n\tstays"),
    ScrubCase("Q&A &amp; &lt;3", "Q&amp;A &amp; &lt;3"),
    ScrubCase("&quot;it&#39;s&quot;", "\"it's\""),
    ScrubCase("<url> is no mark", "&lt;url&gt; is no mark"),
    ScrubCase("👨‍👩‍👧 ❤️ می‌شود", "👨‍👩‍👧 ❤️ می‌شود"),
    ScrubCase("hid\u{200B}\u{202E}den\u{E0041}\u{7}", "hidden"),
    ScrubCase("a\u{200D}b\u{200C}\u{200D}", "ab"),
  ]

  @Test(arguments: kept)
  func keeps(_ example: ScrubCase) {
    #expect(scrubbed(example.text) == example.expected)
  }

  @Test(arguments: [
    ScrubCase("a < b & c", "a &lt; b &amp; c"),
    ScrubCase("<url> &amp;", "&lt;url&gt; &amp;amp;"),
    ScrubCase("A&B Travel", "<name>"),
  ])
  func writesPlainTextAsHTML(_ example: ScrubCase) {
    #expect(scrubbed(example.text, isHTMLEscaped: false) == example.expected)
  }

  @Test(arguments: [
    ("AnnaHeron", true), ("annaheron", true), ("TeamAnnaHeron", true), ("BirdwatchAnna", true),
    ("Ed", false), ("Education", false), ("mira", false), ("Żuraw", true), ("雪", true),
    ("雪国", false),
    ("birds", false), ("abtravel", true), ("", false),
    ("wrenbird77", true), ("wrenbird1977", true), ("wren_bird7", true), ("wrenbird2020", false),
    ("covid19", false), ("covid_19", false), ("77", false),
  ])
  func knowsTags(tag: String, expected: Bool) {
    let bytes = Array(tag.utf8)
    var names = invented()
    let isKnown = names.contains(tag: bytes.span)
    #expect(isKnown == expected)
  }

  @Test func forgets() {
    var known = invented()
    known.start()
    var scrubber = Scrubber()
    var output = ByteBuffer()
    scrubber.scrub(
      Array("Anna Heron".utf8).span, isHTMLEscaped: true, removing: known, into: &output)
    #expect(String(decoding: output.array, as: UTF8.self) == "Anna Heron")
    let isKnown = known.contains(tag: Array("AnnaHeron".utf8).span)
    #expect(!isKnown)
  }

  @Test func replacesWhatIsNotUTF8() {
    var scrubber = Scrubber()
    var output = ByteBuffer()
    let bytes: [UInt8] = [0x61, 0xFF, 0xED, 0xA0, 0x80, 0xC3]
    scrubber.scrub(bytes.span, isHTMLEscaped: true, removing: RecordNames(), into: &output)
    let expected = "a" + String(repeating: "\u{FFFD}", count: 5)
    #expect(String(decoding: output.array, as: UTF8.self) == expected)
  }
}
