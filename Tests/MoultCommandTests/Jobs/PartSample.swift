import Foundation
import Testing

/// Invented tweets for tables of parts: repeated ones, users with many, tweets without a user, rare tags, tags that look
/// like numbers, hosts and words.
enum PartSample {
  /// A number that is a tag in some tweets, and never printed.
  static let number = "4915112345678"

  static func lines(_ count: Int) -> [String] {
    (0..<count).map { index in
      // Each seventh repeats an earlier one, some far back.
      let original = index % 7 == 6 ? max(0, index - (index % 5 == 0 ? 150 : 12)) : index
      return tweet(original)
    }
  }

  private static func tweet(_ index: Int) -> String {
    var tags = ["storm", ["rain", "snow", "sun"][index % 3]]
    if index % 5 == 0 { tags.append("rare\(index)") }
    if index % 4 == 0 { tags.append(number) }
    if index % 11 == 0 { tags = [] }
    let hashtags = tags.map { #"{"text":"\#($0)","indices":[0,1]}"# }.joined(separator: ",")
    let host = ["example.org", "example.com", "example.net"][index % 3]
    let link =
      #"{"url":"https://t.co/a\#(index)","expanded_url":"https://\#(host)/\#(index)","#
      + #""display_url":"\#(host)","indices":[0,1]}"#
    let day = 2 + index % 3
    // One user has a fifth of all tweets.
    let user = index % 5 == 1 ? 1 : 10 + index % 61
    let author =
      index % 97 == 50
      ? ""
      : #","user":{"id":\#(900_000 + user),"id_str":"\#(900_000 + user)","screen_name":"canary_\#(user)"}"#
    return
      #"{"created_at":"\#(["Mon", "Tue", "Wed"][day - 2]) Mar 0\#(day) 1\#(index % 9):00:00 +0000 2020","#
      + #""id":\#(7_000_000 + index),"id_str":"\#(7_000_000 + index)","#
      + #""text":"the \#(["rain", "snow", "drizzle"][index % 3]) falls","truncated":false,"#
      + #""entities":{"hashtags":[\#(hashtags)],"urls":[\#(link)],"user_mentions":[]},"#
      + #""lang":"\#(["en", "de", "fr", "ja"][index % 4])"\#(author)}"#
  }

  /// A workspace with tweets in `in.jsonl`, a key, a list of terms and an analysis.
  static func filled(_ count: Int = 420) throws -> Workspace {
    let place = try Workspace()
    try place.write(lines(count).map { $0 + "\n" }.joined(), to: "in.jsonl")
    try place.write("rain | drizzle\nsnow\nno such word\n", to: "terms.txt")
    try place.write(analysis, to: "analysis.yaml")
    #expect(try place.shell("\"$MOULT\" key new job.key").code == 0)
    return place
  }

  static let analysis = """
    analysis: weather
    min-users: 5
    tables:
      languages:
        by: [lang, day]
        count: [tweets, users]
      tags:
        by: hashtag
        top: 3
      words:
        by: [day, terms]
        where: lang!=fr
        fill-gaps: true
      pairs:
        pairs: hashtag
        most-per-user: 3
    terms: [rain | drizzle, snow]

    """

  /// Makes the parts `part.*.moult` of the input, cut into pieces of whole lines.
  static func makeParts(_ pieces: Int, _ options: String, in place: Workspace) throws {
    let run = try place.shell(
      """
      rm -f part.*; split -n l/\(pieces) in.jsonl part. || exit
      for file in part.*; do
        "$MOULT" aggregate \(options) --partial $file.moult --key job.key $file || exit
      done
      """)
    #expect(run.code == 0 && run.output.isEmpty && run.messages.isEmpty, "\(run.messages)")
  }
}
