import JSONStream
import Testing

@testable import Moult

/// Which IDs are read from lists and tables, and what is refused. Tweet IDs begin with 1510 and user IDs with 88, so
/// that a user ID among tweet IDs is noticed.
@Suite(.tags(.slow)) struct ListTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let input: String
    var ids: Dehydrator.Kind = .tweets
    var column: String?
    var gives: [String] = []
    var refuses: [String] = []
    /// Whether the rows have more than IDs, so that `comply` prints whole rows.
    var isHydrated = false

    var testDescription: String { name }
  }

  static let (one, two, three) = (
    "1510000000000000001", "1510000000000000002", "1510000000000000003"
  )
  static let three3 = [one, two, three]
  private static func rows(_ text: (Int, String) -> String) -> String {
    three3.enumerated().map { text($0.offset + 1, $0.element) }.joined()
  }
  private static func each(_ text: (String) -> String) -> String { three3.map(text).joined() }
  private static func user(_ number: Int) -> String { "88000000000000000\(number)" }

  static let lists = [
    Case(name: "plain", input: each { "\($0)\n" }, gives: three3),
    Case(name: "CR LF", input: each { "\($0)\r\n" }, gives: three3),
    Case(name: "byte-order mark", input: "\u{FEFF}" + each { "\($0)\n" }, gives: three3),
    Case(name: "quotes", input: each { "\"\($0)\"\n" }, gives: three3),
    Case(name: "prefix of R", input: each { "x\($0)\n" }, gives: three3),
    Case(name: "quoted prefix", input: "\"x\"\n" + each { "\"x\($0)\"\n" }, gives: three3),
    Case(name: "spaces", input: rows { " \u{A0}\($1)\u{200B} \n\n" }, gives: three3),
    Case(name: "header", input: "tweet_id\n" + each { "\($0)\n" }, gives: three3),
    Case(name: "header of its own", input: "\"ID\"\n" + each { "\($0)\n" }, gives: three3),
    Case(name: "no line end", input: "\(one)\n\(two)", gives: [one, two]),
    Case(
      name: "damaged line",
      input: each { "\($0)\n" } + each { "\($0)\n" } + each { "\($0)\n" }
        + each { "\($0)\n" } + "15100x\n", gives: three3 + three3 + three3 + three3,
      refuses: ["bad-id"]),
    Case(
      name: "damaged first line", input: "~5100000\n" + each { "\($0)\n" }, gives: three3,
      refuses: ["bad-id"]),
    Case(
      name: "scientific notation", input: "1.51E+18\n1,51e+18\n1510000000000000000.0\n\(one)\n",
      gives: [one], refuses: ["mangled-id", "mangled-id", "mangled-id"]),
    Case(
      name: "users in a list of users", input: "user_id\n\(user(1))\n", ids: .users,
      gives: [user(1)]),
  ]

  static let tables = [
    Case(
      name: "header, comma", input: "tweet_id,score\r\n" + rows { "\($1),0.\($0)\r\n" },
      gives: three3),
    Case(
      name: "header, both kinds",
      input: "user_id\ttweet_id\n" + rows { number, id in "\(user(number))\t\(id)\n" },
      gives: three3),
    Case(
      name: "the same for users",
      input: "user_id\ttweet_id\n" + rows { number, id in "\(user(number))\t\(id)\n" },
      ids: .users, gives: [user(1), user(2), user(3)]),
    Case(
      name: "quoted fields with delimiters, quotes and line ends",
      input: "id,text,author_id,retweet_count\n"
        + rows { "\($1),\"a, \"\"b\"\"\n\(user(9)),c\",\(user($0)),0\n" },
      gives: three3, isHydrated: true),
    Case(
      name: "row names of write.csv", input: "\"\",\"x\"\n" + rows { "\"\($0)\",\"\($1)\"\n" },
      gives: three3),
    Case(
      name: "row names of write.table",
      input: "\"status_id\" \"n\"\n" + rows { "\"\($0)\" \"\($1)\" 4\n" },
      gives: three3),
    Case(
      name: "ID and text form, of which one is rounded",
      input: "id;id_str;full_text\n" + each { "1.51E+18;\($0);w\n" }, gives: three3,
      isHydrated: true),
    Case(
      name: "a column by number", input: rows { "\"\($0)\"\t\($1)\n" }, column: "2", gives: three3),
    Case(
      name: "a column by name", input: "when,Which One\n" + each { "2020,\($0)\n" },
      column: "which_one", gives: three3),
    Case(
      name: "a row with other columns",
      input: "tweet_id,score\n" + (0..<4).map { _ in each { "\($0),1\n" } }.joined()
        + "\(user(1)),\(one),1\n",
      gives: three3 + three3 + three3 + three3, refuses: ["bad-row"]),
    Case(
      name: "an empty cell", input: "tweet_id,score\n,4\n\(one),5\n", gives: [one],
      refuses: ["no-id"]),
    Case(
      name: "row names as words", input: "\"tweet_id\"\n" + rows { "\"row\($0)\",\"\($1)\"\n" },
      gives: three3),
    Case(
      name: "quotes that are letters",
      input: "tweet_id\ttext\n\(one)\t\"w\n\(two)\tw\"\n\(three)\tw\n", gives: [three],
      refuses: ["bad-row"], isHydrated: true),
    Case(
      name: "German notation", input: "1,20123E+18;55\n1,30123E+18;56\n", column: "1",
      refuses: ["mangled-id", "mangled-id"]),
    Case(
      name: "a quote without end", input: "tweet_id,text\n\(one),w\n\(two),\"w\n\(three),w\n",
      gives: [one], refuses: ["cut-short"], isHydrated: true),
  ]

  /// Refused as a whole: the column with the IDs cannot be identified.
  static let unclear = [
    ("row numbers", rows { "\"\($0)\"\t\($1)\n" }),
    ("two columns", rows { "\($1)\t\(user($0))\n" }),
    ("two columns, comma", rows { "\($1),\(user($0))\n" }),
    ("two columns, space", rows { "\($1) \(user($0))\n" }),
    ("unknown header", "ref,value\n" + rows { "\($1),\(user($0))\n" }),
    ("only a header of users", "user_id,label\n" + rows { number, _ in "\(user(number)),bot\n" }),
    ("one column of users", "author_id\n" + rows { number, _ in "\(user(number))\n" }),
    ("an unknown column", "who\n" + rows { number, _ in "\(user(number))\n" }),
    (
      "an id of users",
      "id,followers_count,name\n" + rows { number, _ in "\(user(number)),\(number),w\n" }
    ),
    ("an id of nobody knows what", "id,label\n" + rows { number, _ in "\(user(number)),bot\n" }),
    ("a header with a column too few", "tweet_id\n" + rows { "\($1),\(user($0))\n" }),
    ("two columns of tweets", "tweet_id,status_id\n" + each { "\($0),\($0)\n" }),
    ("lines of all lengths", "a\nb,c\nd,e,f\n" + each { "\($0)\n" }),
    (
      "names of rows without quotes",
      "tweet_id\n" + rows { number, _ in "\(number),\(user(number))\n" }
    ),
    (
      "rising numbers before an ID",
      "tweet_id,user_id,text\n" + rows { number, _ in "\(number)2,55,a, b\n" }
    ),
    (
      "messages",
      "id,created_at,sender_id,recipient_id,text\n" + rows { "\($1),w,\(user($0)),1,w\n" }
    ),
    ("another platform", "id,author,body,plays\n" + rows { "\($1),w,w,\($0)\n" }),
    ("numbered rows", "id,retweet_count,label\n" + rows { number, _ in "\(number),4,w\n" }),
    (
      "users with a count",
      "id,screen_name,followers_count,retweet_count\n"
        + rows { number, _ in "\(user(number)),w,1,\(number)\n" }
    ),
    ("returns alone", "tweet_id\r" + each { "\($0)\r" }),
    ("text", "Some words, and more.\nNothing else, really.\n"),
  ]

  /// Numbers among records are no list.
  static let records = [
    (
      "lengths of a stream",
      "63\r\n{\"id\":1,\"id_str\":\"1\",\"text\":\"w\",\"truncated\":false}\r\n9000000000\r\n"
    ),
    (
      "a web archive",
      "WARC/1.0\r\nContent-Length: 8800\r\n\r\n1f40\r\n{\"limit\":{\"track\":4}}\r\n0\r\n"
    ),
    ("a damaged document", "x\n  \"id\": 880000000000000001,\n  880000000000000002\n]\n"),
    ("a key before its record", "880000000000000001\t{\"limit\":{\"track\":4}}\n"),
    ("an array", "[880000000000000001,880000000000000002]"),
    (
      "numbers after a record",
      "{\"limit\":{\"track\":4}}\n880000000000000001\n\"880000000000000002\"\n"
    ),
  ]

  @Test(arguments: lists + tables)
  func gives(_ item: Case) throws {
    let column = item.column.flatMap { ListColumn($0) }
    var options = Dehydrator.Options(ids: item.ids)
    options.column = column
    for chunk in [1, 7, 1 << 20] {
      let run = JobRun.dehydrate(Array(item.input.utf8), options.sharing(), chunk: chunk)
      #expect(run.lines == item.gives, "chunks of \(chunk)")
      #expect(run.codes == item.refuses, "chunks of \(chunk)")
    }
  }

  /// comply reads the same lists, and prints the IDs of tables that have little more.
  @Test(arguments: (lists + tables).filter { $0.ids != .messages && !$0.isHydrated })
  func complies(_ item: Case) throws {
    var job = ComplianceFilter(
      Notices(tables: NoticeTables()), ids: item.ids == .users ? .users : .tweets,
      column: item.column.flatMap { ListColumn($0) })
    let run = JobRun(&job, Array(item.input.utf8), chunk: 11)
    #expect(run.lines == item.gives && run.codes == item.refuses)
  }

  @Test(arguments: unclear)
  func isRefusedAsAWhole(_ name: String, _ input: String) {
    for chunk in [1, 1 << 20] {
      let run = JobRun.dehydrate(
        Array(input.utf8), Dehydrator.Options().sharing(), chunk: chunk)
      #expect(run.output.isEmpty && run.codes == ["no-id-column"])
      #expect(
        run.rejections.allSatisfy { !$0.reason.contains("1510") && !$0.reason.contains("88000") })
    }
  }

  /// Columns are described by their content, and the likeliest one is proposed.
  @Test func columnsAreNamed() {
    let run = JobRun.dehydrate(
      Array(Self.unclear[0].1.utf8), Dehydrator.Options().sharing())
    let reason = run.rejections.first?.reason ?? ""
    #expect(reason.contains("column 1 has row numbers, column 2 has numbers of 19 digits"))
    #expect(reason.hasSuffix("--column 2"))
    // A column of user IDs by its header is not proposed.
    let header = JobRun.dehydrate(
      Array(Self.unclear[5].1.utf8), Dehydrator.Options().sharing())
    let words = header.rejections.first?.reason ?? ""
    #expect(words.contains("column 1 (userid)") && !words.contains("--column"))
    #expect(words.hasSuffix("it seems to be a table of user IDs"))
  }

  @Test(arguments: records)
  func numbersAmongRecordsAreNoIDs(_ name: String, _ input: String) {
    for chunk in [1, 1 << 20] {
      let run = JobRun.dehydrate(
        Array(input.utf8), Dehydrator.Options().sharing(), chunk: chunk)
      #expect(!run.lines.contains { $0 != "1" })
      var job = ComplianceFilter(Notices(tables: NoticeTables()))
      let left = JobRun(&job, Array(input.utf8), chunk: chunk)
      #expect(left.lines.allSatisfy { $0.hasPrefix("{\"id\":1,") })
    }
  }

  /// A record among the lines ends a list: the numbers that follow may be part of records.
  @Test func aRecordInAList() {
    let ids = (0..<5000).map { "\(1_510_000_000_000_000_000 + $0)" }
    let input = ids.map { $0 + "\n" }.joined() + "{\"id\":\(Self.user(1))}\n\(Self.user(2))\n"
    for chunk in [777, 1 << 20] {
      let run = JobRun.dehydrate(
        Array(input.utf8), Dehydrator.Options().sharing(), chunk: chunk)
      #expect(run.lines == ids && run.codes == ["record-in-list"])
    }
    let short = JobRun.dehydrate(
      Array((Self.three3.map { $0 + "\n" }.joined() + "{\"id\":1}\n").utf8),
      Dehydrator.Options().sharing())
    #expect(short.output.isEmpty)
  }
}
