import Foundation
import Testing

/// `--shape flat`: malformed values are counted, and policies that keep texts are refused.
@Suite(.tags(.process)) struct FlatShapeTests {
  static let records = [
    #"{"id":1,"id_str":"1","text":"a","lang":5,"created_at":"bad","retweet_count":"many","user":{"id":7}}"#,
    #"{"id":1,"id_str":"1","text":"a","lang":"in English","user":{"id":7,"created_at":"no","verified":3}}"#,
    #"{"id":1,"id_str":"1","text":"a","lang":7,"user":{"id":7},"entities":{"hashtags":[{"text":5},{"text":"ok"}]}}"#,
    #"{"id":1,"id_str":"1","text":"a","user":{"id":7},"retweeted_status":{"id":2,"lang":{},"favorite_count":-1,"text":"b","user":{"id":8}}}"#,
    #"{"data":[{"id":"5","text":"a","lang":true}],"includes":{"places":[{"id":"p","country_code":"nowhere"}]}}"#,
    Invented.tweet(3),
  ]

  /// A malformed value is counted in every shape.
  @Test(arguments: records, ["strict", "topics"])
  func malformedValuesAreCounted(record: String, policy: String) throws {
    let place = try Workspace()
    try place.write(record + "\n", to: "a.json")
    let notes = try ["own", "flat"].map { shape in
      let run = try place.shell(
        "rm -f s; \"$MOULT\" redact --policy \(policy) --shape \(shape) --stats s a.json")
      #expect(run.code == 0, "\(run.messages)")
      let stats = try JSONSerialization.jsonObject(with: Data(place.text(of: "s").utf8))
      return (stats as? [String: Any])?["notes"] as? [String: Int]
    }
    #expect(notes[0] == notes[1] && notes[0] != nil, "\(notes)")
    #expect(notes[0]?["malformed-values"] ?? 0 > 0 || record == Invented.tweet(3))
  }

  /// A policy that keeps texts is refused, because they would be left out silently.
  @Test(arguments: ["text", "mine.yaml", "new.yaml"]) func textsHaveNoPlace(policy: String) throws {
    let place = try Workspace()
    try place.write(Invented.tweet(1) + "\n", to: "a.json")
    try place.write("policy: mine\nextends: text\n", to: "mine.yaml")
    try place.write("policy: new\nmeanings:\n  tweet.plain-text: scrub\n", to: "new.yaml")
    let run = try place.shell("\"$MOULT\" redact --policy \(policy) --shape flat a.json -o out")
    #expect(run.code == 64 && run.messages.contains("--shape own"), "\(run.messages)")
    #expect(try !place.names().contains("out"))
    #expect(try place.shell("\"$MOULT\" redact --policy \(policy) a.json").code == 0)
  }
}

/// Parts of a personal archive that have no entry.
@Suite(.tags(.process)) struct EmptyPartTests {
  static let parts = [
    "window.YTD.tweets.part0 = [ ]", "window.YTD.tweets.part0 = []\n",
    "window.YTD.follower.part1 = [\n]", "Grailbird.data.tweets_2012_11 =\n[ ]\n",
    "window.YTD.tweets.part0 = [ ]\nwindow.YTD.tweets.part1 = [ ]\n",
  ]

  @Test(arguments: parts, ["dehydrate", "redact", "aggregate --by lang"])
  func areNamed(part: String, job: String) throws {
    let place = try Workspace()
    try place.write(part, to: "a.js")
    let alone = try place.shell("\"$MOULT\" \(job) a.js")
    #expect(alone.code == 65 && alone.messages.contains("an empty archive part"), "\(alone)")
    #expect(!alone.messages.contains("no readable record"))
    try place.write(Invented.tweet(1) + "\n", to: "b.json")
    let both = try place.shell("\"$MOULT\" \(job) a.js b.json -o out/")
    #expect(both.code == 0 && both.messages.contains("a.js: no "), "\(both.messages)")
  }

  /// Other input, and a part that is not empty, does not get that message.
  @Test(arguments: [
    "[ ]", "window.YTD.tweets.part0 = [ {broken ]", "window.YTD.unheard.part0 = [ ]", "",
  ])
  func othersAreNot(text: String) throws {
    let place = try Workspace()
    try place.write(text, to: "a.js")
    let run = try place.shell("\"$MOULT\" dehydrate a.js")
    #expect(run.code == 65 && !run.messages.contains("empty archive part"), "\(run.messages)")
  }
}
