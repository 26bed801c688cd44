import Foundation
import Testing

/// Small inputs like those of users, from outside the package. Their tweet IDs begin with 15100000000, their
/// user IDs with 8800000000.
@Suite(
  .tags(.corpus, .process), .enabled(if: Cases.arePresent, "../shared/cases is missing: skipped"))
struct CasesTests {
  /// Lists of twelve tweet IDs, with a part of the message about the column.
  static let lists = [
    ("01-idlist-rownum-tab.txt", "--column 2"), ("01b-idlist-two-columns.tsv", "--column 1"),
    ("02-idlist-csv-header-crlf.csv", ""), ("05-idlist-x-prefix.txt", ""),
    ("09-idlist-utf16.txt", ""),
  ]

  @Test(arguments: lists)
  func idsOfLists(file: String, column: String) throws {
    let place = try Workspace()
    try place.write(#"{"delete":{"status":{"id":1,"user_id":2}}}"#, to: "notices")
    let path = Cases.folder + "/" + file
    let run = try place.shell("\"$MOULT\" comply --with notices \(column) \(path)")
    #expect(run.code == 0 && Self.isTweets(run.output, 12), "\(run.messages)")
    guard !column.isEmpty else { return }
    let refused = try place.shell("\"$MOULT\" comply --with notices \(path)")
    #expect(refused.code == 65 && refused.output.isEmpty)
    #expect(refused.messages.contains("column 1 has") && refused.messages.contains(column))
    #expect(!refused.messages.contains("15100") && !refused.messages.contains("88000"))
  }

  @Test(arguments: ["63-kafka-key-tab.txt", "97b-sfm-rest.warc", "97-sfm-rest.warc.gz"])
  func numbersBetweenRecords(file: String) throws {
    let place = try Workspace()
    let run = try place.shell(
      "\"$MOULT\" recipient add Lab --agreed 2020-01-01 --ledger ledger >/dev/null && "
        + "\"$MOULT\" share ids --to Lab --ledger ledger -o release \(Cases.folder)/\(file)")
    #expect([0, 1].contains(run.code), "\(run.messages)")
    #expect(Self.isTweets(try place.text(of: "release/tweet-ids-0001.txt"), 12))
  }

  @Test(arguments: [
    "24-twint.json", "24b-twitterscraper.json", "24c-got3.json", "72-n0madic.json",
  ])
  func scrapedTweetsAreNoUsers(file: String) throws {
    let place = try Workspace()
    let path = Cases.folder + "/" + file
    let users = try place.shell("\"$MOULT\" dehydrate --ids users \(path)")
    #expect(!users.output.contains("1510"))
    let left = try place.shell(
      "\"$MOULT\" comply --with \(Cases.folder)/notice-delete-tweet3.jsonl \(path)")
    #expect(!left.output.contains("1510000000015345686"))
    #expect(left.code != 0 || !left.output.isEmpty)
  }

  /// Records inside of wrappers: the same as those without one.
  @Test(arguments: [
    "18-double-encoded.jsonl", "21-elastic-dump.json", "21b-elastic-hits.json",
    "61-jsonlite-boxed.json",
    "63-kafka-key-tab.txt", "63b-kafka-connect.json",
  ])
  func wrappers(file: String) throws {
    let place = try Workspace()
    let path = Cases.folder + "/" + file
    let ids = try place.shell("\"$MOULT\" dehydrate --stats s \(path)")
    #expect(ids.code == 0 && Self.isTweets(ids.output, 12), "\(ids.messages)")
    #expect(try place.text(of: "s").contains(/"wrapped":{"[a-z-]+":12/))
    let users = try place.shell("\"$MOULT\" dehydrate --ids users \(path)").output
    #expect(users.split(separator: "\n").count == 12 && !users.contains("1510"))
    for options in ["", "--shape flat", "--policy text"] {
      let redacted = try place.shell("\"$MOULT\" redact \(options) \(path)")
      #expect(redacted.output.matches(of: /"lang":"en"/).count == 12, "\(options)")
      #expect(!redacted.output.contains("qx7") && !redacted.output.contains(/15100|88000/))
    }
    let left = try place.shell(
      "\"$MOULT\" comply --with \(Cases.folder)/notice-delete-tweet3.jsonl \(path) | tee left | "
        + "\"$MOULT\" dehydrate")
    #expect(Self.isTweets(left.output, 11))
    #expect(try !place.text(of: "left").contains("1510000000015345686"))
  }

  /// Texts of other programs and formats that are not read: one message, with what to do.
  @Test(arguments: [
    ("17-python-repr.txt", "a Python dict, not JSON; write it with json.dumps"),
    ("42-pandas-columns.json", #"to_json(orient="records", lines=True)"#),
    (
      "96b-tweets.parquet", "a Parquet file, which is not read; convert it with pandas.read_parquet"
    ),
  ])
  func refusals(file: String, says: String) throws {
    let place = try Workspace()
    for job in ["dehydrate", "redact", "aggregate --by lang", "explain"] {
      let run = try place.shell("\"$MOULT\" \(job) --stats s \(Cases.folder)/\(file)")
      #expect(run.code == 65 && run.output.isEmpty || job == "explain", "\(job): \(run.messages)")
      #expect(run.messages.contains(says) && run.messages.split(separator: "\n").count == 1)
      #expect(try place.text(of: "s").contains(#""nothing":[{"name":""#))
      _ = try place.shell("rm s")
    }
  }

  @Test func aListWithInvisibleCharacters() throws {
    let place = try Workspace()
    let path = Cases.folder + "/09c-idlist-nbsp-zwsp.txt"
    let run = try place.shell(
      "\"$MOULT\" comply --with \(Cases.folder)/notice-user3.jsonl --stats s \(path)")
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").count
    let refused = try place.text(of: "s").matches(of: /"(bad|mangled)-id":(\d+)/)
      .compactMap { Int($0.2) }.reduce(0, +)
    #expect(run.output.split(separator: "\n").count + refused == lines)
  }

  /// Parts of personal archives, the options for them, and the number of tweet IDs; 0 for a refusal.
  static let archives: [(file: String, options: String, count: Int)] = [
    ("38-archive-empty-part.js", "", 0), ("39-archive-head-stripped.json", "", 0),
    ("39-archive-head-stripped.json", "--as tweets.js", 12),
    ("39f-archive-part1-crlf-bom.js", "", 12), ("40-community-archive.json", "", 12),
  ]

  @Test(arguments: archives) func partsOfArchives(file: String, options: String, count: Int) throws
  {
    let place = try Workspace()
    let path = Cases.folder + "/" + file
    let run = try place.shell("\"$MOULT\" dehydrate \(options) \(path)")
    #expect(
      run.code == (count == 0 ? 65 : 0) && Self.isTweets(run.output, count), "\(run.messages)")
    guard count > 0 else { return }
    let redacted = try place.shell("\"$MOULT\" redact --policy strict \(options) \(path)")
    #expect(redacted.output.split(separator: "\n").count == count)
    #expect(!redacted.output.contains("880") && !redacted.output.contains("qx7"))
    let left = try place.shell(
      "\"$MOULT\" comply --with \(Cases.folder)/notice-delete-tweet3.jsonl \(options) \(path) -o left && "
        + "\"$MOULT\" dehydrate \(options) left")
    #expect(Self.isTweets(left.output, count - 1), "\(left.messages)")
  }

  /// Captures of the web interface.
  static let captures = [
    "27c-4cat-graphql-flat.ndjson", "28-twitter-web-exporter.json", "29-graphql-usertweets.json",
    "29b-graphql-tweetresultbyrestid.jsonl", "30-globalobjects.json",
  ]

  /// Tweets of scrapers, and the number of authors with an ID.
  static let scrapers = [
    ("22-snscrape.jsonl", 12), ("22b-snscrape-with-entity.jsonl", 12), ("24-twint.json", 12),
    ("24b-twitterscraper.json", 12), ("24c-got3.json", 0), ("25-twscrape.jsonl", 12),
    ("26-apify.json", 12), ("72-n0madic.json", 12),
  ]

  @Test(arguments: scrapers)
  func tweetsOfScrapers(file: String, authors: Int) throws {
    let place = try Workspace()
    let path = Cases.folder + "/" + file
    let ids = try place.shell("\"$MOULT\" dehydrate \(path)")
    #expect(ids.code == 0 && Self.isTweets(ids.output, 12), "\(ids.messages)")
    let users = try place.shell("\"$MOULT\" dehydrate --ids users --unique \(path)")
      .output.split(separator: "\n")
    #expect(users.count == authors && users.allSatisfy { $0.hasPrefix("8800000000") })
    for words in ["", "--shape flat", "--policy topics", "--policy text"] {
      let redacted = try place.shell("\"$MOULT\" redact \(words) \(path)")
      #expect(redacted.code == 0 && redacted.output.split(separator: "\n").count >= 12)
      #expect(redacted.output.firstMatch(of: /(?i)qx7|8800000000|15100000000/) == nil, "\(words)")
    }
    let left = try place.shell(
      "\"$MOULT\" comply --with \(Cases.folder)/notice-delete-tweet3.jsonl \(path)")
    #expect(left.code == 0 && !left.output.contains("1510000000015345686"))
    try place.write(left.output, to: "left")
    #expect(Self.isTweets(try place.shell("\"$MOULT\" dehydrate left").output, 11))
    let paths = try place.shell("\"$MOULT\" explain \(path)")
    #expect(paths.code == 0 && paths.output.contains("tweet.id"))
  }

  @Test(arguments: captures)
  func capturesOfTheWebInterface(file: String) throws {
    let place = try Workspace()
    let path = Cases.folder + "/" + file
    func run(_ words: String) throws -> String {
      let run = try place.shell("\"$MOULT\" \(words) \(path)")
      let messages = run.messages.split(separator: "\n")
      // Of so few users each tag is rare.
      let isExpected = messages.allSatisfy {
        words.contains("topics") && $0.contains("fewer than 10 users had used them")
      }
      #expect(run.code == 0 && isExpected, "\(words): \(run.messages)")
      return run.output
    }
    #expect(Self.isTweets(try run("dehydrate"), 12))
    let users = try run("dehydrate --ids users").split(separator: "\n")
    #expect(users.count == 12 && users.allSatisfy { $0.hasPrefix("8800000000") })
    for words in ["redact", "redact --shape flat", "redact --policy topics"] {
      let output = try run(words)
      #expect(output.split(separator: "\n").count == 12)
      #expect(output.firstMatch(of: /(?i)qx7|8800000000|15100000000|VXNl/) == nil, "\(words)")
    }
    for (notice, gone) in [
      ("notice-delete-tweet3.jsonl", "1510000000015345686"),
      ("notice-user3.jsonl", "880000000000023770"),
    ] {
      let left = try run("comply --with \(Cases.folder)/\(notice)")
      #expect(!left.isEmpty && !left.contains(gone))
      try place.write(left, to: "left")
      let ids = try place.shell("\"$MOULT\" dehydrate left")
      #expect(Self.isTweets(ids.output, 11), "\(notice)")
    }
    #expect(try run("explain").contains("tweet.id"))
  }

  /// Encodings and containers: the same IDs as in plain UTF-8.
  @Test(arguments: ["07-utf16le-bom.jsonl", "97b-sfm-rest.warc", "97-sfm-rest.warc.gz"])
  func encodingsAndContainers(file: String) throws {
    let place = try Workspace()
    let path = Cases.folder + "/" + file
    let ids = try place.shell("\"$MOULT\" dehydrate \(path)")
    #expect(ids.code == 0 && Self.isTweets(ids.output, 12), "\(ids.messages)")
    let left = try place.shell(
      "\"$MOULT\" comply --with \(Cases.folder)/notice-delete-tweet3.jsonl \(path) | \"$MOULT\" dehydrate"
    )
    #expect(left.code == 0 && Self.isTweets(left.output, 11), "\(left.messages)")
    let redacted = try place.shell("\"$MOULT\" redact --policy strict \(path)")
    #expect(redacted.code == 0 && redacted.output.split(separator: "\n").count == 12)
    #expect(!redacted.output.contains("qx7") && !redacted.output.contains("8800"))
  }

  @Test func anArchiveOf7Zip() throws {
    let place = try Workspace()
    let run = try place.shell("\"$MOULT\" dehydrate \(Cases.folder)/96-seven.7z")
    #expect(run.code == 65 && run.messages.contains("7-Zip archive"), "\(run.messages)")
  }

  private static func isTweets(_ text: String, _ count: Int) -> Bool {
    let lines = text.split(separator: "\n")
    return lines.count == count
      && lines.allSatisfy { $0.hasPrefix("15100000000") && $0.count == 19 }
  }
}

enum Cases {
  static let folder = PackageFolder.path("../shared/cases")
  static var arePresent: Bool { FileManager.default.fileExists(atPath: folder) }
}
