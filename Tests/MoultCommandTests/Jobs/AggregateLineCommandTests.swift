import Foundation
import Testing

/// Lines of `redact --shape flat` as the input of the commands.
@Suite(.tags(.process)) struct AggregateLineCommandTests {
  /// 240 tweets of as many users: every dimension that lines have, with two values each.
  private static let tweets = (0..<240).map { number in
    let isOdd = number % 2 == 1
    let time = isOdd ? "Sun Dec 01 13:37:00 +0000 2019" : "Mon Feb 03 04:05:06 +0000 2020"
    let media = isOdd ? "photo" : "video"
    let reply = isOdd ? #""in_reply_to_status_id":5,"in_reply_to_status_id_str":"5","# : ""
    return
      #"{"created_at":"\#(time)","id":\#(9_000 + number),"id_str":"\#(9_000 + number)","text":"abc","#
      + #""source":"\#(isOdd ? "Twitter Web App" : "Twitter for iPhone")","lang":"\#(isOdd ? "en" : "de")",\#(reply)"#
      + #""place":{"country_code":"\#(isOdd ? "GB" : "DE")"},"#
      + #""user":{"id":\#(70_000 + number),"id_str":"\#(70_000 + number)","screen_name":"qx7\#(number)","verified":\#(isOdd),"#
      + #""created_at":"Sun Dec 01 13:37:00 +0000 \#(isOdd ? 2013 : 2019)"},"entities":{"#
      + #""hashtags":[{"text":"\#(isOdd ? "Été" : "b")"}],"symbols":[{"text":"\#(isOdd ? "TSLA" : "AB")"}],"#
      + #""urls":[{"url":"https://t.co/a","expanded_url":"https://\#(isOdd ? "www.bbc.co.uk" : "nytimes.com")/x"}],"#
      + #""media":[{"id_str":"1","type":"\#(media)"}]}}"# + "\n"
  }

  private static func filled() throws -> Workspace {
    let place = try Workspace()
    try place.write(tweets.joined(), to: "in.jsonl")
    try place.write(
      #"{"delete":{"status":{"id":1,"id_str":"1","user_id":2}}}"# + "\n", to: "gone.jsonl")
    let run = try place.shell(
      "\"$MOULT\" redact --policy topics --two-pass --shape flat in.jsonl -o flat.jsonl && "
        + "\"$MOULT\" redact --policy topics --two-pass --shape flat in.jsonl -o flat.csv")
    #expect(run.code == 0, "\(run.messages)")
    return place
  }

  /// Lines give the table that their records give.
  @Test(arguments: ["flat.jsonl", "flat.csv", "--threads 3 flat.csv"])
  func everyDimensionIsThatOfTheRecords(file: String) throws {
    let place = try Self.filled()
    let dimensions = [
      "hour", "day", "week", "month", "weekday", "hour-of-day", "country", "source", "kind",
      "hashtag", "cashtag", "host", "media", "verified", "account-year",
    ]
    let tables = dimensions.map { "  t-\($0): {by: [lang, \($0)]}\n" }.joined()
    for (name, dimension) in [
      ("tables", tables), ("alone", "  lang: {by: lang, where: lang!=fr}\n"),
    ] {
      try place.write("min-users: 5\ntables:\n" + dimension, to: "\(name).yaml")
      let (lines, records) = (
        try place.shell("\"$MOULT\" aggregate --format json --analysis \(name).yaml \(file)"),
        try place.shell("\"$MOULT\" aggregate --format json --analysis \(name).yaml in.jsonl")
      )
      #expect(lines.code == 0 && records.code == 0, "\(lines.messages)")
      let rows = { (text: String) in
        text.split(separator: "\n").map { $0.split(separator: "\"notes\"")[0] }
      }
      #expect(rows(lines.output) == rows(records.output))
      #expect(
        lines.output.components(separatedBy: "\"tweets\":120").count > (name == "alone" ? 2 : 20))
    }
  }

  /// What is coarser than a dimension has no value there.
  @Test(arguments: [
    ("day", "2019-12-01", "hour", "(none)"), ("day", "2019-12-01", "day", "2019-12-01"),
    ("month", "2019-12", "week", "(none)"), ("month", "2019-12", "month", "2019-12"),
    ("year", "2019", "month", "(none)"), ("hour", "2019-12-01T13:00Z", "hour-of-day", "13"),
  ])
  func timesAreAsCoarseAsTheLine(unit: String, time: String, dimension: String, value: String)
    throws
  {
    let place = try Workspace()
    let line =
      #"{"record":"tweet","kind":"plain","time":"\#(time)","lang":"en","country":null,"source":null,"verified":null,"#
      + #""account_year":null,"mentions":0,"links":0,"media":0,"tags":0,"media_types":null,"hashtags":null,"cashtags":null,"hosts":null}"#
    try place.write(String(repeating: line + "\n", count: 200), to: "in.jsonl")
    let run = try place.shell("\"$MOULT\" aggregate --by \(dimension),lang in.jsonl")
    #expect(run.output == "\(dimension),lang,tweets\r\n\(value),en,200\r\n", "\(run.messages)")
  }

  @Test(arguments: [
    ("dehydrate flat.jsonl", 65, "have no IDs"), ("redact flat.jsonl", 65, "are redacted"),
    ("comply --with flat.jsonl in.jsonl", 65, "redact --shape flat"),
    ("comply --with gone.jsonl flat.jsonl", 65, "redact --shape flat"),
    ("dehydrate flat.csv", 65, "has no IDs"), ("redact flat.csv", 65, "is redacted"),
    ("aggregate --by lang flat.csv flat.jsonl in.jsonl", 64, "in a run of its own"),
    ("aggregate --by lang flat.jsonl in.jsonl", 64, "in a run of its own"),
    ("aggregate --by lang --count users flat.jsonl", 64, "count the records"),
  ])
  func otherRequestsSayWhatToDo(command: String, code: Int32, part: String) throws {
    let run = try Self.filled().shell("\"$MOULT\" \(command)")
    #expect(run.code == code && run.messages.contains(part), "\(run.code) \(run.messages)")
  }
}
