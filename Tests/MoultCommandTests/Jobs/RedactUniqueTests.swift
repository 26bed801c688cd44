import Foundation
import Testing

/// `redact --unique`: the first record of each tweet.
@Suite(.tags(.process)) struct RedactUniqueTests {
  private static let languages = ["de", "en", "es", "fr", "it", "ja", "pt"]

  /// A record of a tweet, whose language depends on where it is in the input.
  private static func record(_ number: Int, at place: Int) -> String {
    #"{"id":\#(number),"text":"","lang":"\#(languages[place % 7])"}"# + "\n"
  }

  @Test(arguments: ["--threads 1", "--threads 3"]) func beyondTheMemory(threads: String) throws {
    let (place, room) = (try Workspace(), try Workspace())
    var seen: Set<Int> = []
    var (all, firsts) = ("", "")
    for (index, number) in UniqueTests.numbers.enumerated() {
      let record = Self.record(number, at: index)
      all += record
      if seen.insert(number).inserted { firsts += record }
    }
    try place.write(all, to: "all")
    try place.write(firsts, to: "firsts")
    let expected = try place.shell("\"$MOULT\" redact firsts")
    let run = try place.shell(
      "TMPDIR=\(room.folder) \"$MOULT\" redact --unique --unique-memory 8M \(threads) --stats stats all"
    )
    #expect(run.code == 0 && run.messages.isEmpty)
    let isSame = run.output == expected.output
    #expect(isSame && seen.count == 310_000)
    let stats = try place.text(of: "stats")
    #expect(stats.contains(#""outputs":310000,"#) && stats.contains(#""repeated-tweets":20000"#))
    #expect(try room.names() == [])
    // In a folder, lines that are printed last would belong to no member.
    let folder = try place.shell(
      "\"$MOULT\" redact --unique --unique-memory 8M \(threads) all -o out/")
    #expect(folder.code != 0 && folder.messages.contains("--unique-memory"))
  }

  /// Records without a tweet ID are printed as often as they come.
  @Test func otherRecordsStay() throws {
    let place = try Workspace()
    let user = #"{"id":7,"id_str":"7","screen_name":"qx7","name":"Qx7","followers_count":1}"# + "\n"
    let noID = #"{"text":"a","created_at":"Sun Dec 01 13:37:00 +0000 2019","user":{"id":7}}"# + "\n"
    try place.write(user + noID + Invented.tweet(7) + "\n" + user + noID, to: "in")
    let whole = try place.shell("\"$MOULT\" redact in")
    let unique = try place.shell("\"$MOULT\" redact --unique in")
    #expect(whole.code == 0 && unique.output == whole.output)
    #expect(unique.output.split(separator: "\n").count >= 3)
  }

  /// A retweet is another tweet than the one it repeats.
  @Test func aRetweetIsItsOwn() throws {
    let place = try Workspace()
    let inner = Invented.tweet(1)
    let outer = Invented.tweet(2).dropLast() + ",\"retweeted_status\":\(inner)}"
    try place.write(inner + "\n" + outer + "\n" + inner + "\n", to: "in")
    let run = try place.shell("\"$MOULT\" redact --unique in")
    #expect(run.output.split(separator: "\n").count == 2, "\(run.output)")
  }

  @Test func resumingIsRefused() throws {
    let place = try Workspace()
    try place.write(Invented.tweet(1), to: "in")
    let run = try place.shell("\"$MOULT\" redact --unique --resume in -o out/")
    #expect(run.code == 64 && run.messages.contains("without --resume"))
  }

  @Test func anIndependentReaderAgrees() throws {
    let script = PackageFolder.path("Tests/Independent/once.py")
    let run = try Workspace().shell("python3 '\(script)' \"$MOULT\"")
    #expect(run.code == 0, "\(run.output)\(run.messages)")
  }
}
