import Testing

@testable import Moult

/// Tables of twelve tweets as programs write them. Tweet IDs begin with 1510, user IDs with 88.
struct SampleTable: Sendable {
  let name: String
  let header: [String]
  /// The cells of a row, unquoted; from 0.
  let row: @Sendable (Int) -> [String]
  var delimiter = ","
  var lineEnd = "\r\n"
  /// Whether each cell is quoted.
  var isQuoted = false
  var rowCount = 12
  /// Which rows retweet, quote and answer a tweet that a column has.
  var also: (retweeted: [Int], quoted: [Int], replied: [Int]) = ([], [], [])

  static func tweet(_ row: Int) -> String { "\(1_510_000_000_013_345_680 + row * 1_000_003)" }
  static func user(_ row: Int) -> String { "\(880_000_000_000_007_932 + row * 7919)" }
  static func retweeted(_ row: Int) -> String { tweet(100 + row) }
  static func quoted(_ row: Int) -> String { tweet(200 + row) }
  static func replied(_ row: Int) -> String { tweet(300 + row) }

  var text: String { ([header] + (0..<rowCount).map(row)).map(line).joined() }

  func line(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: delimiter) + lineEnd
  }

  private func cell(_ value: String) -> String {
    let isPlain = !value.contains { "\"\n\r\(delimiter)".contains($0) }
    return isPlain && !isQuoted
      ? value : "\"" + value.replacing("\"", with: "\"\"") + "\""
  }

  private static func words(_ line: String) -> [String] {
    line.split(separator: " ").map(String.init)
  }

  private static let body = "a \"b\",\nc; d\tand 1, 2"

  static let all: [SampleTable] = [
    SampleTable(
      name: "twarc-csv",
      header: words(
        "id conversation_id referenced_tweets.replied_to.id referenced_tweets.retweeted.id referenced_tweets.quoted.id author_id in_reply_to_user_id retweeted_user_id quoted_user_id text lang public_metrics.retweet_count author.id author.username author.public_metrics.followers_count author.pinned_tweet_id"
      ),
      row: { row in
        let kind = row % 3
        return [
          tweet(row), tweet(row), kind == 0 ? replied(row) : "", kind == 1 ? retweeted(row) : "",
          kind == 2 ? quoted(row) : "", user(row), kind == 0 ? user(50) : "",
          kind == 1 ? user(60) : "", kind == 2 ? user(70) : "", body, "en", "1", user(row), "qx7",
          "5", tweet(400),
        ]
      }, also: ([1, 4, 7, 10], [2, 5, 8, 11], [0, 3, 6, 9])),
    SampleTable(
      name: "rtweet",
      header: words(
        "user_id status_id created_at text reply_to_status_id reply_to_user_id is_retweet retweet_count mentions_user_id quoted_status_id quoted_text quoted_user_id retweet_status_id followers_count"
      ),
      row: { row in
        [
          "x" + user(row), "x" + tweet(row), "2022", body, row < 3 ? "x" + replied(row) : "NA",
          row < 3 ? "x" + user(50) : "NA", "FALSE", "1", "x\(user(3)) x\(user(4))",
          row > 8 ? "x" + quoted(row) : "NA", row > 8 ? "w" : "NA", row > 8 ? "x" + user(70) : "NA",
          "NA", "7",
        ]
      }, lineEnd: "\n", isQuoted: true, also: ([], [9, 10, 11], [0, 1, 2])),
    SampleTable(
      name: "4CAT",
      header: words(
        "thread_id id timestamp link subject body author author_id retweet_count is_retweet retweeted_user is_quote_tweet"
      ),
      row: { row in
        [
          tweet(row), tweet(row), "2022", "https://twitter.com/a/status/" + tweet(row), "", body,
          "qx7", user(row), "1", "no", "", "no",
        ]
      }),
    SampleTable(
      name: "DMI-TCAT",
      header: words(
        "id time from_user_name text truncated retweet_count in_reply_to_status_id quoted_status_id from_user_id from_user_followercount"
      ),
      row: { row in
        [
          tweet(row), "1", "qx7", body, "", "1", row < 6 ? replied(row) : "",
          row > 5 ? quoted(row) : "", user(row), "3",
        ]
      }, delimiter: "\t", lineEnd: "\n", also: ([], [6, 7, 8, 9, 10, 11], [0, 1, 2, 3, 4, 5])),
    SampleTable(
      name: "TweetSets, json2csv",
      header: words(
        "id tweet_url text tweet_type in_reply_to_status_id in_reply_to_user_id retweet_count user_id user_followers_count"
      ),
      row: { row in
        [
          tweet(row), "https://twitter.com/a/status/" + tweet(row), body, "original", "", "", "1",
          user(row), "3",
        ]
      }),
    SampleTable(
      name: "a spreadsheet", header: ["Tweet ID", "Tweet", "Author ID"],
      row: { row in ["=\"\(tweet(row))\"", body, "'" + user(row)] }, delimiter: ";"),
    SampleTable(
      name: "academictwitteR",
      header: words(
        "tweet_id user_username text author_id in_reply_to_user_id retweet_count sourcetweet_type sourcetweet_id sourcetweet_text sourcetweet_author_id"
      ),
      row: { row in
        [
          tweet(row), "qx7", body, user(row), "", "1", row < 2 ? "quoted" : "NA",
          row < 2 ? quoted(row) : "NA", row < 2 ? "w" : "NA", row < 2 ? user(70) : "NA",
        ]
      }, also: ([0, 1], [0, 1], [])),
  ]
}

extension SampleTable: CustomTestStringConvertible {
  var testDescription: String { name }
}
