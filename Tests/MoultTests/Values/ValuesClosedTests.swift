import Testing

@testable import Moult

@Suite struct ValuesClosedTests {
  @Test(arguments: [
    ("0", "0"), ("1", "1"), ("7", "1"), ("10", "10"), ("999", "100"), ("1000", "1000"),
    ("123456", "100000"),
  ]) func countsLeaveAsPowers(_ value: String, _ power: String) {
    #expect(ValuesProbe.apply(.power, "tweet.count", value, isString: false) == power)
    #expect(ValuesProbe.apply(.power, "user.count", value) == "\"\(power)\"")
  }

  @Test(arguments: [
    ("tweet.count", "100000"), ("tweet.view-count", "10000000"), ("user.count", "1000000"),
    ("user.friend-count", "100000"), ("user.list-count", "10000"), ("media.count", "10000000"),
  ]) func countsHaveAGreatestPower(_ meaning: String, _ power: String) {
    for value in ["12345678", "123456789", "9999999999999999999"] {
      #expect(ValuesProbe.apply(.power, meaning, value, isString: false) == power)
    }
  }

  @Test(arguments: [
    "", "-1", "+1", "1.0", "1e5", "1E5", "01", "00", " 1", "1 ", "1,000", "0x10", "null", "many",
    "10000000000000000000", "٣", "1\u{301}",
  ]) func malformedCountsAreNone(_ value: String) {
    #expect(ValuesProbe.apply(.power, "tweet.count", value, isString: false) == nil)
    #expect(ValuesProbe.apply(.power, "tweet.count", value) == nil)
  }

  @Test(arguments: [
    "en", "ja", "und", "in", "iw", "zxx", "qam", "qct", "qht", "qme", "qst", "art", "ckb", "msa",
    "fil", "hi-Latn", "zh-cn", "zh-CN", "zh-tw", "zh-Hans", "zh-Hant-TW", "en-gb", "en-GB", "EN",
    "pt-BR", "es-419", "xx-lc", "sr-Latn-RS",
  ]) func languagesStayAsTheyAre(_ value: String) {
    #expect(ValuesProbe.apply(.keep, "tweet.lang", value) == "\"\(value)\"")
    #expect(ValuesProbe.apply(.keep, "tweet.lang", value, isString: false) == nil)
  }

  @Test(arguments: [
    "", "e", "xx", "qq", "bob", "alice", "eng", "en_US", "en-", "-en", "en--us", "en-zz", "en-xxxx",
    "en-gb-oed", "zh-Hans-", "zh-Hans-Hant", "zh-TW-Hant", "en-12", "en-USA", "x-klingon", "i-en",
    "en us", " en", "en\n", "ën", "en-Latn-US-x-jack", "xx-lc-us", "123456789012",
  ]) func otherLanguagesAreNone(_ value: String) {
    #expect(ValuesProbe.apply(.keep, "tweet.lang", value) == nil)
    #expect(ValuesProbe.apply(.keep, "user.lang", value) == nil)
  }

  @Test(arguments: ["US", "DE", "JP", "XK", "ZW", "AD"]) func countriesStay(_ value: String) {
    #expect(ValuesProbe.apply(.keep, "tweet.country", value) == "\"\(value)\"")
    #expect(ValuesProbe.apply(.keep, "tweet.withheld", value) == "\"\(value)\"")
    #expect(ValuesProbe.apply(.keep, "tweet.country", value, isString: false) == nil)
  }

  @Test(arguments: ["", "us", "Us", "U", "USA", "ZZ", "QQ", "EU", "UK", "U5", "ÄÖ", "US ", "001"])
  func otherCountriesAreNone(_ value: String) {
    #expect(ValuesProbe.apply(.keep, "tweet.country", value) == nil)
    #expect(ValuesProbe.apply(.keep, "tweet.withheld", value) == nil)
  }

  @Test(arguments: ["XX", "XY"]) func everywhereIsForWithheldOnly(_ value: String) {
    #expect(ValuesProbe.apply(.keep, "tweet.withheld", value) == "\"\(value)\"")
    #expect(ValuesProbe.apply(.keep, "tweet.country", value) == nil)
  }

  @Test func booleansAreLiterals() {
    for value in ["true", "false"] {
      #expect(ValuesProbe.apply(.keep, "tweet.flag", value, isString: false) == value)
      #expect(ValuesProbe.apply(.keep, "tweet.flag", value) == nil)
    }
    for value in ["", "null", "1", "0", "True", "TRUE", "truth", "fals", "falsey", "trues"] {
      #expect(ValuesProbe.apply(.keep, "tweet.flag", value, isString: false) == nil)
    }
  }

  @Test func vocabulariesKeepTheirOwnWords() {
    for meaning in MeaningTable.builtIn.all where meaning.valueClass == .vocabulary {
      for word in meaning.words.words {
        #expect(ValuesProbe.apply(.keep, meaning.name, word) == "\"\(word)\"")
        #expect(ValuesProbe.apply(.keep, meaning.name, word, isString: false) == nil)
        #expect(ValuesProbe.apply(.keep, meaning.name, word + "s") == nil)
        #expect(ValuesProbe.apply(.keep, meaning.name, String(word.dropLast())) == nil)
      }
    }
    #expect(ValuesProbe.apply(.keep, "media.type", "photo") == "\"photo\"")
    #expect(ValuesProbe.apply(.keep, "media.type", "open") == nil)
    #expect(ValuesProbe.apply(.keep, "media.type", "Photo") == nil)
  }

  static let anchor = #"<a href="http://example.com/x" rel="nofollow">"#

  @Test(arguments: [
    ("Twitter for iPhone", "Twitter for iPhone"), ("web", "web"), ("TweetDeck", "TweetDeck"),
    (anchor + "Twitter for Android</a>", "Twitter for Android"),
    (anchor + "Hootsuite Inc.</a>", "Hootsuite Inc."), (anchor + "Alice's Bot</a>", "other"),
    (anchor + "</a>", "other"), (anchor + "web", "other"), ("<a web</a>", "other"),
    ("<a </a>", "other"), ("</a>", "other"), ("<a href=\"web\"></a>", "other"),
    (anchor + "Twitter  for iPhone</a>", "other"), (anchor + "twitter for iphone</a>", "other"),
    (anchor + "<b>web</a>", "web"), ("@alice", "other"), (" ", "other"),
    (String(repeating: "web", count: 200), "other"),
  ]) func sourcesAreKnownOrOther(_ value: String, _ name: String) {
    #expect(ValuesProbe.apply(.known, "tweet.source", value) == "\"\(name)\"")
    #expect(Source(value.utf8.span)?.name == name)
  }

  @Test func anEmptySourceIsNone() {
    #expect(ValuesProbe.apply(.known, "tweet.source", "") == nil)
    #expect(ValuesProbe.apply(.known, "tweet.source", "web", isString: false) == nil)
    #expect(Source("".utf8.span) == nil)
  }
}
