import Foundation
import Testing

/// Means and quantiles on the command line.
@Suite(.tags(.process)) struct AggregateMeasureCommandTests {
  @Test func exactArithmeticAgrees() throws {
    let script = PackageFolder.path("Tests/Independent/measures.py")
    let run = try Workspace().shell("python3 '\(script)' \"$MOULT\"")
    #expect(run.code == 0, "\(run.output)\(run.messages)")
  }

  /// A record of each dialect, with `N` for the number of the tweet: 12 likes, 3,000 followers, 700 views.
  private static let dialects = [
    #"{"id":1N,"id_str":"1N","text":"abc","lang":"en","favorite_count":12,"user":{"id":2N,"id_str":"2N","screen_name":"x","followers_count":3000},"entities":{}}"#,
    #"{"data":{"id":"1N","text":"abc","lang":"en","author_id":"2N","public_metrics":{"like_count":12,"impression_count":700}},"includes":{"users":[{"id":"2N","username":"x","name":"x","public_metrics":{"followers_count":3000}}]}}"#,
    #"{"id":"1N","text":"abc","lang":"en","author_id":"2N","public_metrics":{"like_count":12,"impression_count":700},"author":{"id":"2N","username":"x","name":"x","public_metrics":{"followers_count":3000}}}"#,
    #"{"id":"tag:search.twitter.com,2005:1N","objectType":"activity","verb":"post","body":"abc","twitter_lang":"en","favoritesCount":12,"actor":{"objectType":"person","id":"id:twitter.com:2N","preferredUsername":"x","followersCount":3000},"object":{"objectType":"note","id":"object:search.twitter.com,2005:1N"}}"#,
    #"{"__typename":"Tweet","rest_id":"1N","core":{"user_results":{"result":{"__typename":"User","rest_id":"2N","legacy":{"screen_name":"x","name":"x","followers_count":3000}}}},"views":{"count":"700"},"legacy":{"id_str":"1N","user_id_str":"2N","full_text":"abc","lang":"en","favorite_count":12}}"#,
    #"{"__typename":"Tweet","rest_id":"1N","core":{"user_results":{"result":{"__typename":"User","rest_id":"2N","core":{"screen_name":"x","name":"x"},"relationship_counts":{"followers":3000,"following":1}}}},"views":{"count":"700"},"legacy":{"id_str":"1N","user_id_str":"2N","full_text":"abc","lang":"en","favorite_count":12}}"#,
    #"{"_type":"snscrape.modules.twitter.Tweet","url":"https://twitter.com/x/status/1N","date":"2022-01-01T00:00:00+00:00","rawContent":"abc","id":1N,"user":{"_type":"snscrape.modules.twitter.User","username":"x","id":2N,"followersCount":3000},"likeCount":12,"viewCount":700,"lang":"en"}"#,
  ]

  @Test(arguments: dialects)
  func everyDialectHasNumbers(record: String) throws {
    let place = try Workspace()
    let lines = (0..<8).map { record.replacingOccurrences(of: "N", with: "\(510 + $0)") + "\n" }
    try place.write(lines.joined(), to: "in.jsonl")
    let run = try place.shell(
      "\"$MOULT\" aggregate --by lang --count 'median likes,median followers,median views,mean text-length' --min-users 5 in.jsonl"
    )
    #expect(run.code == 0, "\(run.messages)")
    let views = record.contains("700") ? "500" : ""
    #expect(
      run.output
        == "lang,median_likes,median_followers,median_views,mean_text_length\r\nen,10,2000,\(views),9.5\r\n"
    )
  }

  @Test(arguments: [
    ("--count 'mean likes' --by day", 77, "'measuring'"),
    ("--count likes --by lang", 77, "`mean likes`"),
    ("--count 'meen likes' --by lang", 64, "perhaps `mean likes`"),
    ("--analysis both.yaml", 77, "keep likes in one of them"),
  ])
  func refusalsNameTheLawfulWay(options: String, code: Int32, part: String) throws {
    let place = try Workspace()
    try place.write(
      "tables:\n  a: {by: lang, count: [mean likes]}\n  b: {by: [lang, day], count: [p90 likes]}\n",
      to: "both.yaml")
    try place.write("", to: "in.jsonl")
    for check in ["", " --check"] {
      let run = try place.shell("\"$MOULT\" aggregate \(options)\(check) in.jsonl")
      #expect(run.code == code && run.messages.contains(part), "\(run.messages)")
    }
  }

  @Test func aPageHasTheColumnAndNoChartOfIt() throws {
    let place = try Workspace()
    let lines = (0..<16).map { number in
      let lang = number < 8 ? "en" : "de"
      return Self.dialects[0].replacingOccurrences(of: "N", with: "\(510 + number)")
        .replacingOccurrences(of: #""en""#, with: #""\#(lang)""#) + "\n"
    }
    try place.write(lines.joined(), to: "in.jsonl")
    let run = try place.shell(
      "\"$MOULT\" aggregate --by lang --count 'tweets,mean likes' --min-users 5 --format html --output-sqlite t.sqlite in.jsonl"
    )
    #expect(run.code == 0, "\(run.messages)")
    #expect(run.output.contains("Tweets and mean likes by lang"))
    #expect(run.output.contains(#"<th scope="col" class="number">mean_likes</th>"#))
    #expect(run.output.components(separatedBy: "<svg").count == 2)
    let read = try place.shell(
      #"python3 -c 'import sqlite3; print(sqlite3.connect("t.sqlite").execute("select typeof(mean_likes), mean_likes from \"table\"").fetchall())'"#
    )
    #expect(read.output == "[('real', 15.0), ('real', 15.0)]\n")
  }
}
