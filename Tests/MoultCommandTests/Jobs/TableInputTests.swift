import Foundation
import Testing

/// Tables of tweets as inputs of commands.
@Suite(.tags(.process)) struct TableInputTests {
  static let (tweets, users) = (
    (0..<3).map { "\(1_510_000_000_013_345_680 + $0)" },
    (0..<3).map { "\(880_000_000_000_007_932 + $0)" }
  )
  static let table =
    "id,author_id,text,retweet_count\r\n"
    + (0..<3).map { "\(tweets[$0]),\(users[$0]),\"a,\n\"\"b\"\"\",\($0)\r\n" }.joined()

  private func place() throws -> Workspace {
    let place = try Workspace()
    try place.write(Self.table, to: "t.csv")
    try place.write(#"{"delete":{"status":{"id":\#(Self.tweets[1]),"user_id":1}}}"#, to: "n")
    return place
  }

  @Test func dehydrate() throws {
    let place = try place()
    let run = try place.moult(["dehydrate", "t.csv"])
    #expect(run.code == 0 && run.output == Self.tweets.joined(separator: "\n") + "\n")
    let users = try place.moult(["dehydrate", "--ids", "users", "t.csv"])
    #expect(users.code == 0 && users.output == Self.users.joined(separator: "\n") + "\n")
  }

  @Test func comply() throws {
    let place = try place()
    let run = try place.moult(["comply", "--with", "n", "t.csv"])
    let lines = Self.table.replacing(
      "\(Self.tweets[1]),\(Self.users[1]),\"a,\n\"\"b\"\"\",1\r\n", with: "")
    #expect(run.code == 0 && run.output == lines)
    #expect(lines.count < Self.table.count)
  }

  /// Members are read on threads, and a header that was printed is not printed again.
  @Test func severalTables() throws {
    let place = try place()
    #expect(try place.shell("mkdir d; for i in 1 2 3 4 5; do cp t.csv d/$i.csv; done").code == 0)
    var outputs: Set<String> = []
    for threads in ["1", "4"] {
      let run = try place.moult(["comply", "--with", "n", "d", "--threads", threads])
      #expect(run.code == 0)
      outputs.insert(run.output)
    }
    #expect(outputs.count == 1)
    #expect(outputs.first?.components(separatedBy: "retweet_count").count == 2)
  }

  @Test func share() throws {
    let sample = try ShareSample()
    try sample.place.write(Self.table, to: "t.csv")
    let run = try sample.moult("share ids --to Lab --limits small.yaml -o out t.csv")
    #expect(run.code == 0, "\(run)")
    #expect(try sample.place.shell("cat out/*.txt | grep -c ^1510").output == "3\n")
    #expect(try sample.place.shell("grep -rq 88000 out").code == 1)
  }

  @Test(arguments: [["redact"], ["aggregate", "--by", "lang"]])
  func jobsOnFieldsRefuseTables(command: [String]) throws {
    let run = try place().moult(command + ["t.csv"])
    #expect(run.code == 65 && run.output.allSatisfy { !$0.isNumber })
    #expect(run.messages.contains("it is a table") && run.messages.contains("JSON"))
  }

  static let refused = [
    ("ref,who\n\(tweets[0]),\(users[0])\n", "--column 1"),
    ("\"1\"\t\(tweets[0])\n\"2\"\t\(tweets[1])\n", "--column 2"),
    ("user_id,name\n\(users[0]),w\n", "a table of user IDs"),
    ("id,username,followers_count\n\(users[0]),w,1\n", "nothing says"),
  ]

  @Test(arguments: refused) func unclearTables(input: String, words: String) throws {
    let place = try Workspace()
    try place.write(input, to: "t.csv")
    let run = try place.moult(["dehydrate", "t.csv"])
    #expect(run.code == 65 && run.output.isEmpty && run.messages.contains(words), "\(run)")
    #expect(!run.messages.contains("1510") && !run.messages.contains("8800"))
  }

  /// A list that a spreadsheet has rounded is refused, and nothing of it is released.
  @Test func plausible() throws {
    let sample = try ShareSample()
    let rounded = (0..<5).map { "\(1_510_000_000_013_345 + $0)000\n" }.joined()
    try sample.place.write(rounded, to: "l.txt")
    try sample.place.write("tweet_id\n" + rounded, to: "l.csv")
    try sample.place.write(#"{"delete":{"status":{"id":5}}}"#, to: "n")
    for line in [
      "dehydrate l.csv --plausible", "comply --with n l.txt --plausible",
      "share ids --to Lab --limits small.yaml -o out l.txt --plausible",
    ] {
      let run = try sample.moult(line)
      #expect(run.code == 65 && run.output.isEmpty, "\(run)")
      #expect(run.messages.contains("end in three zeros"), "\(run)")
      let plain = try sample.moult(line.replacing(" --plausible", with: ""))
      #expect(plain.code == 0, "\(plain)")
    }
    try sample.place.write("9000000000000000001\n\(Self.tweets[0])\n", to: "f.txt")
    let run = try sample.moult("comply --with n f.txt --plausible")
    #expect(run.code == 1 && run.output == Self.tweets[0] + "\n")
    #expect(run.messages.contains("in the future"))
  }
}
