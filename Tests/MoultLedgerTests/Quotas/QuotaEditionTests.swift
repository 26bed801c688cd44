import MoultLedger
import Testing

/// Quotas as data.
struct QuotaEditionTests {
  @Test func theFiguresOfThePage() throws {
    let edition = try #require(QuotaEdition.named(QuotaEdition.builtInNames[0]))
    #expect(edition.date == "2020" && edition.source.contains("More on restricted use cases"))
    let tweets = edition.rule(for: .tweetIDs)
    #expect(tweets.most == 1_500_000 && tweets.window == .days(30))
    #expect(tweets.isLiftedForAcademics && tweets.isRaisedByPermission)
    let hydrated = edition.rule(for: .hydrated)
    #expect(hydrated.most == 50_000 && hydrated.window == .calendarDay)
    #expect(!hydrated.isLiftedForAcademics && !hydrated.isRaisedByPermission)
    #expect(edition.rule(for: .userIDs).most == nil && edition.rule(for: .messageIDs).most == nil)
  }

  private static let whole = """
    limits: mine
    date: "2023"
    source: a later page
    kinds:
      tweet-ids: {most: 100, within: 7 days}
      user-ids: {most: 100, within: 7 days}
      message-ids: {most: 100, within: 7 days}
      hydrated: {most: 500, within: calendar day}
    """

  @Test func anotherEdition() throws {
    let edition = try QuotaEdition(yaml: Self.whole)
    #expect(edition.name == "mine" && edition.rule(for: .hydrated).most == 500)
    #expect(edition.rule(for: .tweetIDs).window == .days(7))
    #expect(!edition.rule(for: .tweetIDs).isLiftedForAcademics)
  }

  /// Each change of the text, and the line of the error.
  @Test(arguments: [
    ("date: \"2023\"\n", "", 1), ("  hydrated: {most: 500, within: calendar day}", "", 1),
    ("most: 500", "most: -1", 8), ("most: 500", "most: many", 8), ("most: 500", "mots: 500", 8),
    ("most: 500, ", "", 8), ("7 days", "a week", 5), ("7 days", "0 days", 5),
    ("hydrated:", "hydrogen:", 8), ("kinds:", "kind:", 4), ("limits: mine", "limits: []", 1),
    ("500, within: calendar day", "500, within: calendar day, academic: yes", 8),
  ]) func unknownContentIsRefused(part: String, change: String, line: Int) {
    let text = Self.whole.replacing(part, with: change, maxReplacements: 1)
    #expect(text != Self.whole)
    do {
      _ = try QuotaEdition(yaml: text)
      Issue.record("it was read")
    } catch {
      #expect(error.line == line, "\(error)")
    }
  }

  @Test(arguments: ["", "[", "a: b: c", "limits: a\nlimits: b", "just words"])
  func noYAML(text: String) {
    #expect(throws: QuotaError.self) { try QuotaEdition(yaml: text) }
  }

  /// An unknown word comes with the known ones, from which the command proposes the nearest.
  @Test(arguments: [
    ("kind: a", "kind", "kinds"), ("kinds:\n  tweets-id: 1", "tweets-id", "tweet-ids"),
    ("kinds:\n  tweet-ids: {mots: 1}", "mots", "most"),
  ]) func anUnknownWord(yaml: String, word: String, meant: String) throws {
    let error = #expect(throws: QuotaError.self) { try QuotaEdition(yaml: yaml) }
    let unknown = try #require(error?.unknown)
    #expect(unknown.word == word && unknown.known.contains(meant))
  }
}
