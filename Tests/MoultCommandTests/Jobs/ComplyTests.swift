import Foundation
import Testing

/// `moult comply` and `dehydrate --apply-deletes` as processes.
@Suite(.tags(.process)) struct ComplyTests {
  static let secret = 4_011_223_344_556_677

  private static func delete(_ id: Int) -> String {
    #"{"delete":{"status":{"id":\#(id),"id_str":"\#(id)","user_id":3,"user_id_str":"3"}}}"# + "\n"
  }

  @Test func records() throws {
    let place = try Workspace()
    try place.write(Self.delete(Self.secret), to: "deletes")
    try place.write(#"{"user_suspend":{"id":8}}"# + "\n", to: "users")
    try place.write(
      Invented.lines(1..<3) + Invented.tweet(Self.secret) + "\n" + Invented.tweet(5, user: 8)
        + "\n",
      to: "in")
    for threads in ["1", "3"] {
      let run = try place.moult([
        "comply", "--with", "deletes", "--with", "users", "in", "--threads", threads, "-o", "out",
        "--stats", "stats",
      ])
      #expect(run.code == 0 && run.output.isEmpty && run.messages.isEmpty)
      #expect(try place.text(of: "out") == Invented.lines(1..<3))
      let stats = try place.text(of: "stats")
      #expect(stats.contains(#""notices":{"delete":1,"user_suspend":1}"#))
      #expect(stats.contains(#""withheld":{"tweet-deleted":1,"user-suspended":1}"#))
      #expect(stats.contains(#""outputs":2"#) && stats.contains(#""records":{"tweet":4}"#))
    }
  }

  /// Lists on standard input, and `--country`.
  @Test func lists() throws {
    let place = try Workspace()
    try place.write(
      Self.delete(2) + #"{"status_withheld":{"id":3,"user_id":1,"withheld_in_countries":["DE"]}}"#,
      to: "notices")
    let list = "1\r\n2\r\n3\r\n2\r\n4\r\n"
    for (options, expected) in [
      ([], "1\n4\n"), (["--country", "fr,jp"], "1\n3\n4\n"), (["--country", "de"], "1\n4\n"),
      (["--ids", "users"], "1\n2\n3\n2\n4\n"),
    ] {
      let run = try place.moult(["comply", "--with", "notices"] + options, input: list)
      #expect(run.code == 0 && run.output == expected)
    }
  }

  /// A rejected notice is reported with its place; no message has an ID of a notice or record.
  @Test func noMessageHasAnID() throws {
    let place = try Workspace()
    try place.write(
      Self.delete(Self.secret) + #"{"delete":{"status":{"id":"x\#(Self.secret)"}}}"# + "\n"
        + #"{"id":"\#(Self.secret)","action":"\#(Self.secret)"}"# + "\n{\"user_delete\":\n",
      to: "notices")
    try place.write(
      "\(Self.secret)\n1\ny\(Self.secret)\n1\n", to: "list")
    try place.write(Invented.tweet(2, user: Self.secret) + "\n", to: "in")
    let run = try place.moult(["comply", "--with", "notices", "list", "in", "--stats", "stats"])
    #expect(run.code == 1)
    #expect(run.output == "1\n1\n" + Invented.tweet(2, user: Self.secret) + "\n")
    #expect(run.messages.contains("notices: line 2, byte"))
    #expect(run.messages.contains("list: line 3, byte"))
    let stats = try place.text(of: "stats")
    #expect(stats.contains(#""bad-notice":2"#))
    for text in [run.messages, stats] {
      #expect(!text.contains("\(Self.secret)") && !text.contains("4011223"))
    }
  }

  @Test func mistakes() throws {
    let place = try Workspace()
    try place.write("1\n", to: "in")
    try place.write(Self.delete(1), to: "notices")
    #expect(try place.moult(["comply", "in"]).code == 64)
    #expect(try place.moult(["comply", "--with", "-", "-"]).code == 64)
    #expect(try place.moult(["comply", "--with", "notices", "--country", "DEU", "in"]).code == 64)
    #expect(try place.moult(["comply", "--with", "missing", "in"]).code == 74)
    #expect(try place.moult(["comply", "--with", "notices", "missing"]).code == 74)
    #expect(try place.moult(["comply", "--with", "notices", "in", "-o", "notices"]).code == 64)
    #expect(try place.text(of: "notices") == Self.delete(1))
    #expect(try place.names() == ["in", "notices"])
  }

  /// A large input in chunks: the last file has the notice, the first has the record that it names.
  @Test func dehydrating() throws {
    let place = try Workspace()
    try place.write(Invented.lines(1..<20_000), to: "in")
    try place.write(Self.delete(17) + #"{"user_protect":{"id":19999}}"# + "\n", to: "later")
    let expected = (1..<19_999).filter { $0 != 17 }.map { "\($0)\n" }.joined()
    for threads in ["1", "3"] {
      let run = try place.moult([
        "dehydrate", "--apply-deletes", "in", "later", "--threads", threads, "--stats", "stats",
      ])
      #expect(run.code == 0 && run.output == expected)
      #expect(
        try place.text(of: "stats").contains(
          #""withheld":{"tweet-deleted":1,"user-protected":1}"#))
    }
  }

  /// If notices may be lost, nothing is printed: the records that they name would remain.
  @Test(arguments: [
    "printf '\\x89PNG\\r\\n\\x1a\\n' | gzip > n",
    "mkdir n; echo words > n/a.txt; cp notices n/b", "gzip -c notices | head -c 30 > n",
    "echo 2 > n", "echo '{\"id\":1}' > n", "cp in n",
  ])
  func lostNotices(_ make: String) throws {
    let place = try Workspace()
    try place.write(Self.delete(2), to: "notices")
    try place.write(Invented.lines(1..<4), to: "in")
    #expect(try place.shell(make).code == 0)
    let run = try place.shell("\"$MOULT\" comply --with n in -o out")
    #expect(run.code == 65 && run.messages.contains("so nothing was printed"), "\(run.messages)")
    #expect(try !place.names().contains("out"))
    // An empty file of notices belongs to a day without deletions.
    let none = try place.shell("\"$MOULT\" comply --with /dev/null in")
    #expect(none.code == 0)
    #expect(none.output == Invented.lines(1..<4))
  }
}
