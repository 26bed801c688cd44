import Testing

@testable import Moult

/// Sixty analyses close to the line that the clauses `sensitive`, `measuring` and `surveillance` draw: in each row one that
/// a clause forbids, and a lawful one that differs from it as little as possible.
@Suite struct LineOfTheRulesTests {
  /// A row: two files of an analysis.
  struct Pair: Sendable, CustomTestStringConvertible {
    let clause: Clause
    let forbidden: String
    let lawful: String

    var testDescription: String { "\(clause): \(forbidden)" }
  }

  private static func pair(_ clause: Clause, _ forbidden: String, _ lawful: String) -> Pair {
    Pair(clause: clause, forbidden: forbidden, lawful: lawful)
  }

  static let pairs = [
    // What people are may not be derived; what many write about a subject may be counted.
    pair(
      .sensitive, "by: [lang, religion]", "by: [lang, hashtag], where: text=church|mosque|temple"),
    pair(.sensitive, "by: party_affiliation", "by: week, where: text=election|ballot"),
    pair(.sensitive, "by: politicalLeaning", "by: topic, where: topic=Politics"),
    pair(
      .sensitive, "by: healthConditions, count: users",
      "by: terms, count: users; terms=flu, fever; category=health"),
    pair(.sensitive, "by: ethnicity", "by: [lang, country]"),
    pair(
      .sensitive, "by: [terms, account-year]; terms=strike; category=trade unions",
      "by: [terms, country]; terms=strike; category=trade unions"),
    pair(
      .sensitive, "by: terms, where: verified=true; terms=asylum; category=refugees",
      "by: terms, where: kind!=retweet; terms=asylum; category=refugees"),
    pair(
      .sensitive, "by: hashtag, where: sexual-orientation=x", "by: hashtag, where: hashtag=pride"),
    pair(.sensitive, "by: income, min-users: 1000", "by: day, where: text=inflation|rent"),
    pair(.sensitive, "by: crime", "by: terms; terms=burglary, theft; category=crime"),
    // The service is not measured; a subject is, and so is a part of a whole.
    pair(.measuring, "by: day", "by: day, count: share"),
    pair(.measuring, "by: hour, count: users", "by: hour, count: users, where: hashtag=storm"),
    pair(.measuring, "count: users", "count: users, where: host=example.org"),
    pair(
      .measuring, "by: [day, lang], count: [tweets, likes]",
      "by: [day, lang], count: [tweets, users]"),
    pair(.measuring, "by: source", "by: [source, hashtag]"),
    pair(
      .measuring, "by: [verified, account-year, kind], count: [share, users]",
      "by: verified, count: share"),
    pair(.measuring, "by: week, where: lang!=en", "by: week, where: lang=en"),
    pair(.measuring, "by: week, where: hashtag=(none)|a", "by: week, where: hashtag=a"),
    pair(.measuring, "by: day, count: activeUsers", "by: [day, media], count: users"),
    pair(.measuring, "by: [lang, bot]", "by: [lang, source]"),
    pair(
      .measuring, "by: terms; terms=buy now; category=spam",
      "by: terms; terms=buy now; category=advertising"),
    // Nobody is followed; what many do is counted.
    pair(.surveillance, "by: [day, author_id]", "by: [day, hashtag]"),
    pair(.surveillance, "by: day, where: from=somebody", "by: day, where: text=somebody"),
    pair(.surveillance, "by: day, where: text=@somebody", "by: day, where: 'text=#somebody'"),
    pair(.surveillance, "by: minute, where: hashtag=protest", "by: hour, where: hashtag=protest"),
    pair(
      .surveillance, "by: [city, hour], where: hashtag=protest",
      "by: [country, hour], where: hashtag=protest"),
    pair(.surveillance, "by: profile_location", "by: country"),
    pair(.surveillance, "by: hashtag, where: followers>10000", "by: hashtag, where: verified=true"),
    pair(.surveillance, "by: in_reply_to_user_id", "by: lang, where: kind=reply"),
    pair(
      .surveillance, "by: terms; terms=smith; category=party members",
      "by: terms; terms=taxes; category=taxes"),
  ]

  @Test func thereAreSixty() {
    #expect(Self.pairs.count == 30)
    #expect(Set(Self.pairs.flatMap { [$0.forbidden, $0.lawful] }).count == 60)
  }

  @Test(arguments: pairs) func theForbiddenOneIsRefused(pair: Pair) throws {
    let error = #expect(throws: AnalysisFileError.self) {
      try AnalysisFile(yaml: Self.yaml(pair.forbidden))
    }
    let message = "\(try #require(error))"
    #expect(error?.isRefusal == true, "\(message)")
    #expect(message.contains("'\(pair.clause.rawValue)'"), "\(message)")
    #expect(message.contains(" Instead: ") && !message.contains("somebody"), "\(message)")
  }

  @Test(arguments: pairs) func theLawfulOneIsAccepted(pair: Pair) throws {
    let analyses = try AnalysisFile(yaml: Self.yaml(pair.lawful)).analyses
    let words = analyses[0].explanation.joined(separator: " ")
    let isSensitive = pair.clause == .sensitive && pair.lawful.contains("category=")
    #expect(words.contains("'sensitive'") == isSensitive)
  }

  /// `by: lang; terms=a, b; category=c` as a file.
  private static func yaml(_ written: String) -> String {
    let parts = written.split(separator: "; ").map(String.init)
    let others = parts.dropFirst().map { part in
      let (key, value) = (part.prefix { $0 != "=" }, part.drop { $0 != "=" }.dropFirst())
      return key == "terms" ? "terms: [\(value)]" : "\(key): \(value)"
    }
    return (["tables: {a: {\(parts[0])}}"] + others).joined(separator: "\n")
  }
}
