import Foundation
import JSONStream
import Testing

@testable import Moult

/// Tables of hydrated tweets, as `dehydrate`, `share ids` and `comply` read them.
@Suite(.tags(.slow)) struct TableTests {
  private typealias Table = SampleTable

  private static func notices(_ lines: String...) -> Notices {
    var collector = NoticeCollector()
    collector.feed(Array((lines.joined(separator: "\n") + "\n").utf8))
    collector.finish()
    return collector.notices
  }

  private static func deletion(of tweet: String) -> String {
    #"{"delete":{"status":{"id":\#(tweet),"user_id":1}}}"#
  }

  private static func suspension(of user: String) -> String {
    #"{"user_suspend":{"id":\#(user)}}"#
  }

  @Test(arguments: SampleTable.all) func idsOfTweets(table: SampleTable) {
    let input = Array(table.text.utf8)
    let expected = (0..<12).map(SampleTable.tweet)
    for options in [Dehydrator.Options(), Dehydrator.Options().sharing()] {
      for chunk in [1, 100, 1 << 20] {
        let run = JobRun.dehydrate(input, options, chunk: chunk)
        #expect(run.lines == expected && run.codes.isEmpty)
      }
    }
  }

  @Test(arguments: SampleTable.all) func idsOfAuthors(table: SampleTable) {
    let run = JobRun.dehydrate(table.text, .users)
    #expect(run.lines == (0..<12).map(SampleTable.user) && run.codes.isEmpty)
  }

  @Test(arguments: SampleTable.all) func relatedIDs(table: SampleTable) {
    let roles: [(Dehydrator.Relation, [Int], (Int) -> String)] = [
      (.retweeted, table.also.retweeted, Table.retweeted),
      (.quoted, table.also.quoted, Table.quoted), (.replied, table.also.replied, Table.replied),
    ]
    for (role, rows, id) in roles {
      let run = JobRun.dehydrate(table.text, .tweets, also: [role])
      let own = (0..<12).map(SampleTable.tweet)
      let others = run.lines.filter { !own.contains($0) }
      // `sourcetweet_id` can be a retweeted or a quoted tweet.
      let isBoth = table.name == "academictwitteR" && role == .retweeted
      #expect(others == rows.map(isBoth ? Table.quoted : id))
      #expect(run.report.notes.isEmpty)
    }
  }

  @Test func relatedUsers() {
    let run = JobRun.dehydrate(SampleTable.all[1].text, .users, also: [.mentioned, .quoted])
    let row = [9, 3, 4, 70].map(SampleTable.user)
    #expect(Array(run.lines.suffix(12).prefix(4)) == row)
  }

  @Test(arguments: SampleTable.all) func complyKeepsRows(table: SampleTable) {
    let rows = [table.header] + (0..<12).map(table.row)
    func left(without gone: Int, _ notices: Notices, _ reason: String) {
      for chunk in [1, 1 << 20] {
        var job = ComplianceFilter(notices)
        let run = JobRun(&job, Array(table.text.utf8), chunk: chunk)
        let lines = rows.indices.filter { $0 != gone + 1 }.map { table.line(rows[$0]) }
        #expect(String(decoding: run.output, as: UTF8.self) == lines.joined())
        #expect(run.report.withheld == [reason: 1] && run.codes.isEmpty)
        #expect(run.report.outputs == 11)
      }
    }
    left(without: 3, Self.notices(Self.deletion(of: Table.tweet(3))), "tweet-deleted")
    left(without: 5, Self.notices(Self.suspension(of: Table.user(5))), "user-suspended")
    if let quoting = table.also.quoted.first {
      let notices = Self.notices(Self.deletion(of: Table.quoted(quoting)))
      // A role that is not certain counts as a retweet.
      let isBoth = table.name == "academictwitteR"
      left(without: quoting, notices, isBoth ? "retweet-of-gone" : "quote-of-gone")
    }
  }

  /// The author of a quoted tweet decides too; an answered tweet does not.
  @Test func complyJudgesQuotedAuthors() {
    let table = SampleTable.all[0]
    for (notice, kept) in [
      (Self.suspension(of: Table.user(70)), 8), (Self.deletion(of: Table.replied(0)), 12),
      (Self.suspension(of: Table.user(50)), 12),
    ] {
      var job = ComplianceFilter(Self.notices(notice))
      #expect(JobRun(&job, Array(table.text.utf8)).report.outputs == kept)
    }
  }

  static let unjudged = [
    ("no author", "id,retweet_count,text\n\(SampleTable.tweet(1)),1,w\n", "no-author"),
    (
      "a copy without an author",
      "id,author_id,quote_tweet_id,quote_body\n\(SampleTable.tweet(1)),\(SampleTable.user(1)),\(SampleTable.quoted(1)),w\n",
      "no-author"
    ),
    (
      "a rounded quote",
      "id,author_id,quoted_status_id\n\(SampleTable.tweet(1)),\(SampleTable.user(1)),1.51E+18\n",
      "bad-id"
    ),
    (
      "an unknown column",
      "id,author_id,retweet_count,qx7\n\(SampleTable.tweet(1)),\(SampleTable.user(1)),1,\"{'id': \(SampleTable.user(9))}\"\n",
      "not-judged"
    ),
  ]

  @Test(arguments: unjudged) func complyRejects(_ name: String, _ input: String, _ code: String) {
    var job = ComplianceFilter(Self.notices(Self.suspension(of: Table.user(9))))
    let run = JobRun(&job, Array(input.utf8))
    #expect(run.codes == [code] && run.report.outputs == 0)
  }

  @Test func complyReadsTablesOfUsers() {
    let input =
      "id,username,public_metrics.followers_count,pinned_tweet_id\n"
      + (0..<3).map { "\(Table.user($0)),qx7,1,\(Table.tweet($0))\n" }.joined()
    var job = ComplianceFilter(
      Self.notices(Self.suspension(of: Table.user(1)), Self.deletion(of: Table.tweet(2))))
    let run = JobRun(&job, Array(input.utf8))
    #expect(run.lines.count == 3 && run.codes.isEmpty)
    #expect(JobRun.dehydrate(input).codes == ["no-id-column"])
    #expect(JobRun.dehydrate(input, .users).lines == (0..<3).map(Table.user))
  }

  /// Files that were put together have their header several times.
  @Test func aHeaderBetweenRows() {
    let table = SampleTable.all[0]
    let input = Array((table.text + table.text).utf8)
    #expect(JobRun.dehydrate(input, Dehydrator.Options()).lines.count == 24)
    var job = ComplianceFilter(Self.notices(Self.deletion(of: Table.tweet(3))))
    #expect(JobRun(&job, input).report.outputs == 22)
  }

  /// R names columns `X1`.
  @Test func aHeaderLikeARowOfR() {
    let input = "X1,tweet_id,X2\n" + (0..<3).map { "\($0),\(Table.tweet($0)),w\n" }.joined()
    #expect(JobRun.dehydrate(input).lines == (0..<3).map(Table.tweet))
  }

  static let mixedUp = [
    "tweet_id,user_id\n", "tweet_id,ref\n", "status_id,author_id\n", "tweet_id,mentioned_ids\n",
  ]

  /// An account is older than its tweets.
  @Test(arguments: mixedUp) func rowsContradictTheirHeader(header: String) {
    let rows = (0..<5).map { "\(Table.user($0)),\(Table.tweet($0))\n" }.joined()
    for options in [Dehydrator.Options(), Dehydrator.Options().sharing()] {
      let run = JobRun.dehydrate(Array((header + rows).utf8), options)
      #expect(run.output.isEmpty && run.codes == ["no-id-column"])
    }
  }

  @Test func aRowWithSwappedCells() {
    let rows = (0..<5).map { "\(Table.tweet($0)),\(Table.user($0))\n" }.joined()
    let run = JobRun.dehydrate(
      "tweet_id,user_id\n" + rows + "\(Table.user(9)),\(Table.tweet(9))\n\(Table.tweet(6)),\n")
    #expect(run.lines.count == 5 && run.codes == ["swapped-ids", "bad-row"])
  }

  /// A long text, with everything in it that could shift columns.
  @Test func aLongText() {
    let body = String(repeating: "w,\"\";\n88000000000000000\t", count: 4000)
    let rows = (0..<3).map { "\(Table.tweet($0)),\"\(body)\",\(Table.user($0))\r\n" }.joined()
    let run = JobRun.dehydrate("\u{FEFF}tweet_id,text,author_id\r\n" + rows)
    #expect(run.lines == (0..<3).map(Table.tweet) && run.codes.isEmpty)
  }

  @Test(arguments: ["id\n", "ID,label\n", "x\n"])
  func aHeaderThatNamesNoKindIsNotEnough(header: String) {
    let cells = header.contains(",") ? ",w" : ""
    let run = JobRun.dehydrate(header + (0..<3).map { Table.tweet($0) + cells + "\n" }.joined())
    #expect(run.output.isEmpty && !run.codes.isEmpty)
  }

  @Test func otherJobsRefuseTables() throws {
    for table in SampleTable.all {
      let run = try JobRun.redact(table.text)
      #expect(run.output.isEmpty && run.codes == ["table"])
      #expect(run.rejections[0].reason.contains("JSON"))
    }
  }

  /// Social Feed Manager names tweets `twitter_id`, which in other tables are users.
  @Test func twitterIDs() {
    let header =
      "created_at,twitter_id,screen_name,followers_count,friends_count,retweet_count,twitter_url,text\r\n"
    func rows(_ link: (Int) -> String) -> String {
      (0..<3).map { "2016,\(Table.tweet($0)),qx7,1,2,3,\(link($0)),w\r\n" }.joined()
    }
    let linked = header + rows { "http://twitter.com/qx7/status/\(Table.tweet($0))" }
    #expect(JobRun.dehydrate(linked).lines == (0..<3).map(Table.tweet))
    #expect(JobRun.dehydrate(linked, .users).codes == ["no-id-column"])
    let bare = header + rows { _ in "" }
    for kind in [Dehydrator.Kind.tweets, .users] {
      #expect(JobRun.dehydrate(bare, kind).codes == ["no-id-column"])
    }
    let users = "twitter_id,screen_name,followers_count\n\(Table.user(1)),qx7,3\n"
    #expect(JobRun.dehydrate(users).codes == ["no-id-column"])
    #expect(JobRun.dehydrate(users, .users).lines == [Table.user(1)])
    let list = Array("twitter_id\n\(Table.user(1))\n".utf8)
    #expect(JobRun.dehydrate(list, Dehydrator.Options().sharing()).output.isEmpty)
  }

  /// A column that should have an ID in each row, and has none where there is an author, is not that of the tweets.
  @Test func aColumnWithGaps() {
    let rows = (0..<4).map { "\($0 < 2 ? Table.user(50 + $0) : ""),\(Table.user($0))\n" }.joined()
    #expect(JobRun.dehydrate("tweet_id,author_id\n" + rows).codes == ["no-id-column"])
  }

  /// The order of the IDs holds for a column with an unknown name too.
  @Test func aRowSwappedWithAnUnknownColumn() {
    let rows = (0..<5).map { "\(Table.tweet($0)),\(Table.user($0))\n" }.joined()
    let run = JobRun.dehydrate("tweet_id,who\n" + rows + "\(Table.user(9)),\(Table.tweet(9))\n")
    #expect(run.lines == (0..<5).map(Table.tweet) && run.codes == ["swapped-ids"])
  }

  /// The headers that `Documentation/formats.md` names are in the data, with these meanings.
  @Test func documentedHeaders() throws {
    let file = PackageFolder.root.appendingPathComponent("Documentation/formats.md")
    let page = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(page.range(of: "| what | headers, for example |\n"))
    let table = page[start.upperBound...]
    let lines = table.split(separator: "\n").dropFirst().prefix { $0.hasPrefix("|") }
    #expect(lines.count == 6)
    for (line, fits) in zip(lines, Self.fits) {
      let words = line.split(separator: "|")[1].matches(of: /`([^`]+)`/)
      #expect(words.count > 1)
      for word in words {
        let name = ListHeaders.folded(Array(word.1.utf8).span)
        #expect(ListHeaders.meaning(of: name).map(fits) == true, "\(word.1)")
      }
    }
  }

  private static let fits: [@Sendable (HeaderMeaning) -> Bool] = [
    { $0 == .ids(.tweets) || $0 == .own || $0 == .either || $0 == .sign(.tweets) },
    { $0 == .ids(.users) }, { relates($0, .tweets, .retweeted) }, { relates($0, .tweets, .quoted) },
    { relates($0, .tweets, .replied) },
    { meaning in
      [.retweeted, .quoted, .replied, .mentioned].contains { relates(meaning, .users, $0) }
    },
  ]

  private static func relates(_ meaning: HeaderMeaning, _ kind: ListKind, _ role: Role) -> Bool {
    guard case .related(kind, let roles) = meaning else { return false }
    return roles.contains(role)
  }

  /// The header words of the file are all read.
  @Test func everyHeadingHasAMeaning() {
    for word in ["quoteid", "sourcetweetid", "mentionedids", "touserid", "body", "expandedurls"] {
      #expect(ListHeaders.meaning(of: Array(word.utf8)) != nil)
    }
    #expect(
      ListHeaders.meaning(of: Array("sourcetweetid".utf8))
        == .related(.tweets, [.retweeted, .quoted]))
  }
}
