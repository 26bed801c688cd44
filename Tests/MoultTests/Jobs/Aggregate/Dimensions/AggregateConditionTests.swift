import Testing

@testable import Moult

@Suite struct AggregateConditionTests {
  /// A tweet of 2019-12-02, a Monday, at 13:00.
  static let sample = {
    var facts = TweetFacts(
      user: 1, hour: CivilDay.number(year: 2019, month: 12, day: 2) * 24 + 13, lang: "en",
      hashtags: ["a", "b"], hosts: ["example.org"], kind: .reply)
    facts.country = ClosedWord("DE".utf8.span)
    facts.source = Source("Twitter Web Client".utf8.span)
    facts.verified = false
    facts.accountYear = 2009
    facts.media = ["photo", "photo"]
    return facts
  }()

  @Test(arguments: [
    ("lang=en", true, false), ("lang=EN", true, false), ("lang=de|en", true, false),
    ("lang=de", false, false), ("lang!=en", false, true), ("lang!=de", true, true),
    ("lang=(none)", false, true), ("lang!=(none)", true, false), ("lang = en | de", true, false),
    ("hashtag=b", true, false), ("hashtag=#B", true, false), ("hashtag=c|a", true, false),
    ("hashtag=c", false, false), ("hashtag!=a", false, true), ("hashtag=(none)", false, true),
    ("cashtag=$abc", false, false), ("host=example.org", true, false),
    ("host=example.com", false, false), ("media=photo", true, false), ("media=video", false, false),
    ("media=animated-gif", false, false), ("country=de", true, false),
    ("source=Twitter Web Client", true, false), ("source=TweetDeck", false, false),
    ("verified=false", true, false), ("verified=true", false, false), ("kind=reply", true, false),
    ("kind!=reply", false, true), ("day=2019-12-02", true, false),
    ("day!=2019-12-02", false, true), ("day>=2019-12-02", true, false),
    ("day>2019-12-02", false, false), ("day<=2019-12-02", true, false),
    ("day<2019-12-02", false, false), ("hour=2019-12-02T13:00Z", true, false),
    ("hour<2019-12-02T14:00Z", true, false), ("week=2019-W49", true, false),
    ("week>2019-W49", false, false), ("month<2020-01", true, false), ("weekday=mon", true, false),
    ("weekday>=Sat", false, false), ("hour-of-day>=13", true, false),
    ("account-year<2010", true, false), ("account_year>=2010", false, false),
  ])
  func holds(written: String, sample: Bool, empty: Bool) throws {
    let condition = try Analysis.Condition(written)
    #expect(condition.holds(for: Self.sample) == sample)
    #expect(condition.holds(for: TweetFacts(user: 1)) == empty)
  }

  @Test func allMustHold() throws {
    let analysis = try Analysis(by: ["lang"], where: ["lang=en", "hashtag=a", "hashtag=b"])
    #expect(analysis.selects(Self.sample))
    let other = try Analysis(by: ["lang"], where: ["lang=en", "hashtag=a", "hashtag=c"])
    #expect(!other.selects(Self.sample))
  }
}
