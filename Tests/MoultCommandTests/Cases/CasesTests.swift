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

  @Test(arguments: archives) func partsOfArchives(file: String, options: String, count: Int) throws {
    let place = try Workspace()
    let path = Cases.folder + "/" + file
    let run = try place.shell("\"$MOULT\" dehydrate \(options) \(path)")
    #expect(run.code == (count == 0 ? 65 : 0) && Self.isTweets(run.output, count), "\(run.messages)")
    guard count > 0 else { return }
    let redacted = try place.shell("\"$MOULT\" redact --policy strict \(options) \(path)")
    #expect(redacted.output.split(separator: "\n").count == count)
    #expect(!redacted.output.contains("880") && !redacted.output.contains("qx7"))
    let left = try place.shell(
      "\"$MOULT\" comply --with \(Cases.folder)/notice-delete-tweet3.jsonl \(options) \(path) -o left && "
        + "\"$MOULT\" dehydrate \(options) left")
    #expect(Self.isTweets(left.output, count - 1), "\(left.messages)")
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
