import Foundation
import Testing

/// `share ids` as a person uses it.
@Suite(.tags(.process)) struct ShareTests {
  @Test func whoIsNotInTheLedgerReceivesNothing() throws {
    let sample = try ShareSample()
    let run = try sample.moult("share ids --to Other -o out list")
    #expect(run.code == 77 && run.messages.contains("`terms`") && !sample.exists("out"))
    let ended = try sample.moult("recipient end LAB")
    #expect(ended.code == 0)
    let after = try sample.share([1], to: "out")
    #expect(after.code == 77 && after.messages.contains("`terms`") && !sample.exists("out"))
  }

  @Test func noLedger() throws {
    let sample = try ShareSample()
    try sample.place.write("1\n", to: "list")
    let run = try sample.moult("share ids --to Lab --ledger none -o out list")
    #expect(run.code == 77 && run.messages.contains("`terms`"))
    #expect(try sample.moult("recipient list --ledger none").code == 74)
    #expect(try sample.moult("ledger verify --ledger none").code == 74)
    #expect(!sample.exists("none") && !sample.exists("out"))
  }

  @Test func whoAgreesTomorrowReceivesTomorrow() throws {
    let sample = try ShareSample()
    _ = try sample.moult("recipient add Later --agreed 2020-02-29")
    try sample.place.write("1\n", to: "list")
    let line = "share ids --to Later -o out list"
    #expect(try sample.moult(line, at: "2020-02-28T23:59:59Z").code == 77)
    #expect(try sample.moult(line, at: "2020-02-29T00:00:00Z").code == 0)
  }

  @Test func aReleaseIsWhatItsManifestSays() throws {
    let sample = try ShareSample(recipient: "--contact lab@example.org")
    try sample.place.write("5\n6\n5\n\n7\n", to: "one")
    try sample.place.write(Invented.lines(7..<10), to: "two")
    let run = try sample.moult(
      "share ids --to lab --split 2 --purpose 'One use' --application app -o out one two",
      at: "2020-03-08T10:00:00Z")
    #expect(run.code == 0 && run.output.contains("5 tweet IDs released to 'Lab'"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: sample.place.path("out")).sorted() == [
        "README.txt", "manifest.json", "tweet-ids-0001.txt", "tweet-ids-0002.txt",
        "tweet-ids-0003.txt",
      ])
    #expect(try sample.place.text(of: "out/tweet-ids-0001.txt") == "5\n6\n")
    #expect(try sample.place.text(of: "out/tweet-ids-0003.txt") == "9\n")
    let manifest = try sample.manifest("out")
    #expect(manifest["recipient"] as? String == "Lab" && manifest["count"] as? Int == 5)
    #expect(manifest["date"] as? String == "2020-03-08T10:00:00Z")
    #expect(
      manifest["use_case"] as? String == "One use" && manifest["kind"] as? String == "tweet-ids")
    #expect((manifest["owes"] as? [String])?.isEmpty == false)
    let limits = try #require(manifest["limits"] as? [String: Any])
    #expect(
      limits["edition"] as? String == "2020-restricted-uses" && limits["most"] as? Int == 1_500_000
        && limits["remaining"] as? Int == 1_499_995)
    // An independent program computes the checksums.
    let files = try #require(manifest["files"] as? [[String: Any]])
    try sample.place.write(
      files.map { "\($0["sha256"] as! String)  out/\($0["name"] as! String)\n" }.joined(),
      to: "sums")
    #expect(try sample.place.shell("sha256sum --strict --check sums").code == 0)
    let readme = try sample.place.text(of: "out/README.txt")
    for text in ["Lab", "2020-03-08", "One use", "1,499,995", "Your duties"] {
      #expect(readme.contains(text), "\(text)")
    }
    #expect(
      try sample.moult("ledger verify out/manifest.json", at: "2020-03-08T10:00:00Z").code == 0)
  }

  @Test func theLedgerIsItsOwnersAndHasNoID() throws {
    let sample = try ShareSample()
    let ids = [1_234_567_890_123_456_789, 1_234_567_890_123_456_790]
    #expect(try sample.share(ids, to: "out").code == 0)
    let manager = FileManager.default
    func mode(_ path: String) throws -> Int? {
      try manager.attributesOfItem(atPath: sample.place.path(path))[.posixPermissions] as? Int
    }
    #expect(try mode("state/moult") == 0o700 && mode("state/moult/ledger.sqlite") == 0o600)
    #expect(try mode("state/moult/ledger.sqlite-head") == 0o600)
    #expect(try manager.contentsOfDirectory(atPath: sample.place.path("state/moult")).count == 2)
    let search = try sample.place.shell(
      "cat state/moult/* | grep -c -a -e 1234567890123456789 -e 1234567890123456790")
    #expect(search.code == 1 && search.output == "0\n")
    // Nor is there the checksum of a list that anyone could write.
    let sum = try sample.place.shell("sha256sum < list-out | cut -c 1-64")
    #expect(
      try sample.place.shell("grep -a \(sum.output.prefix(64)) state/moult/ledger.sqlite").code == 1
    )
  }

  @Test func overTheLimitNothingIsReleased() throws {
    let sample = try ShareSample()
    #expect(try sample.share(Array(1...8), to: "first").code == 0)
    let refused = try sample.share(Array(11...13), to: "second", at: "2020-01-15T00:00:00Z")
    #expect(refused.code == 77 && !sample.exists("second"))
    for text in [
      "`redistribution`", "3 tweet IDs", "2 are left", "2020-01-31T00:00:00Z", "--up-to-limit",
    ] {
      #expect(refused.messages.contains(text), "\(text)")
    }
    #expect(try sample.counted() == 8)
    let late = try sample.share(Array(11...20), to: "third", at: "2020-01-30T23:59:59Z")
    #expect(late.code == 77)
    #expect(try sample.share(Array(11...20), to: "fourth", at: "2020-01-31T00:00:00Z").code == 0)
  }

  @Test func upToTheLimitAndOn() throws {
    let sample = try ShareSample()
    let ids = Array(100..<125)
    let first = try sample.share(ids, to: "a", "--up-to-limit")
    #expect(first.code == 0 && first.output.contains("15 over the limit were left out"))
    #expect(first.output.contains("more become free at 2020-01-31T00:00:00Z"))
    #expect(try sample.manifest("a")["left_out"] as? [String: Int] == ["count": 15, "from": 11])
    let early = try sample.share(
      ids, to: "b", "--up-to-limit --continue a", at: "2020-01-30T23:59:59Z")
    #expect(early.code == 77 && !sample.exists("b"))
    // A notice that arrived meanwhile applies to the rest; 110 is the first ID of the rest.
    try sample.place.write(#"{"delete":{"status":{"id":110}}}"# + "\n", to: "notices")
    let second = try sample.share(
      ids, to: "b", "--up-to-limit --continue a --with notices", at: "2020-01-31T00:00:00Z")
    #expect(second.code == 0, "\(second.messages)")
    let alone = try sample.share(ids, to: "c", "--continue b", at: "2020-03-01T00:00:00Z")
    #expect(alone.code == 64 && alone.messages.contains("continues release 1"))
    let third = try sample.share(
      ids, to: "c", "--continue a --continue b --with notices", at: "2020-03-01T00:00:00Z")
    #expect(third.code == 0, "\(third.messages)")
    let lines = try ["a", "b", "c"].flatMap {
      try sample.place.text(of: "\($0)/tweet-ids-0001.txt").split(separator: "\n").compactMap {
        Int($0)
      }
    }
    #expect(lines == ids.filter { $0 != 110 })
    #expect(try sample.manifest("c")["continues"] as? Int == 2)
  }

  @Test func aReleaseThatWasChangedIsNotGoneOnFrom() throws {
    let sample = try ShareSample()
    _ = try sample.share(Array(1...20), to: "a", "--up-to-limit")
    try sample.place.write("1\n2\n", to: "a/tweet-ids-0001.txt")
    let run = try sample.share(
      Array(1...20), to: "b", "--continue a", at: "2020-03-01T00:00:00Z")
    #expect(run.code == 64 && run.messages.contains("checksum") && !sample.exists("b"))
  }

  @Test func aDryRunLeavesNothing() throws {
    let sample = try ShareSample()
    let before = try sample.place.shell("sha256sum state/moult/ledger.sqlite").output
    let run = try sample.share([1, 2, 3], to: "out", "--dry-run")
    #expect(run.code == 0 && run.output.contains("3 tweet IDs would be released"))
    #expect(!sample.exists("out"))
    #expect(try sample.share(Array(1...11), to: "out", "--dry-run").code == 77)
    #expect(try sample.place.shell("sha256sum state/moult/ledger.sqlite").output == before)
  }

  @Test func whatNoticesNameIsWithheld() throws {
    let sample = try ShareSample()
    try sample.place.write(
      Invented.tweet(1, user: 7) + "\n" + Invented.tweet(2, user: 8) + "\n"
        + Invented.tweet(3, user: 9) + "\n" + #"{"delete":{"status":{"id":3}}}"# + "\n", to: "in")
    try sample.place.write(#"{"data":{"user_protect":{"user":{"id":"7"}}}}"# + "\n", to: "notices")
    let run = try sample.moult("share ids --to Lab --with notices -o out in")
    #expect(run.code == 0 && run.messages.contains("withheld: 1 tweet-deleted, 1 user-protected"))
    #expect(try sample.place.text(of: "out/tweet-ids-0001.txt") == "2\n")
  }

  /// Deleted tweets, circle tweets and likes are in no list.
  @Test func anArchive() throws {
    let sample = try ShareSample()
    try sample.place.write(
      #"window.YTD.tweets.part0 = [{"tweet":{"id_str":"1","full_text":"words"}}]"# + "\n"
        + #"window.YTD.deleted_tweets.part0 = [{"tweet":{"id_str":"2","full_text":"words"}}]"#
        + "\n"
        + #"window.YTD.twitter_circle_tweet.part0 = [{"tweet":{"id_str":"3","full_text":"words"}}]"#
        + "\n" + #"window.YTD.like.part0 = [{"like":{"tweetId":"4"}}]"# + "\n", to: "in")
    let run = try sample.moult("share ids --to Lab -o out in")
    #expect(run.code == 0, "\(run.messages)")
    #expect(try sample.place.text(of: "out/tweet-ids-0001.txt") == "1\n")
  }

  @Test func messagesThatWereDeleted() throws {
    let sample = try ShareSample()
    try sample.place.write(
      (1...3).map { #"{"id":\#($0),"text":"t","sender_id":7,"recipient_id":8}"# + "\n" }.joined()
        + #"{"delete":{"direct_message":{"id":2,"user_id":7}}}"# + "\n", to: "in")
    let run = try sample.moult("share ids --kind messages --to Lab -o out in")
    #expect(run.code == 0 && run.messages.contains("1 message-deleted"), "\(run.messages)")
    #expect(try sample.place.text(of: "out/message-ids-0001.txt") == "1\n3\n")
  }

  /// A record after a list shows that the numbers were not a list of IDs.
  @Test func aListWithRecords() throws {
    let sample = try ShareSample()
    let numbers = (1...20_000).map { "\($0)\n" }.joined()
    try sample.place.write(numbers + #"{"id":5,"text":"w"}"# + "\n", to: "in")
    let run = try sample.moult("share ids --to Lab -o out in")
    #expect(run.code == 65 && run.messages.contains("nothing is released"), "\(run.messages)")
    #expect(try !sample.place.names().contains("out"))
  }

  @Test func eachIDIsChecked() throws {
    let sample = try ShareSample()
    try sample.place.write(
      "1\n0\n007\n9223372036854775808\nx1\n\"2\"\n9223372036854775807\n", to: "in")
    let run = try sample.moult("share ids --to Lab -o out in")
    #expect(run.code == 1 && !run.messages.contains("9223372036854775808"))
    for line in 2...4 { #expect(run.messages.contains("line \(line),"), "\(line)") }
    #expect(try sample.place.text(of: "out/tweet-ids-0001.txt") == "1\n2\n9223372036854775807\n")
  }

  @Test(arguments: ["users", "messages"]) func noFigureIsNamed(kind: String) throws {
    let sample = try ShareSample()
    let run = try sample.share(Array(1...50), to: "out", "--kind \(kind)")
    #expect(run.code == 0, "\(run.messages)")
    #expect(try sample.place.text(of: "out/\(kind.dropLast())-ids-0001.txt").hasPrefix("1\n2\n"))
    #expect(try sample.share(Array(1...10), to: "tweets").code == 0)
  }

  @Test func theAcademicPath() throws {
    let sample = try ShareSample(recipient: "--academic --institution 'A University'")
    #expect(try sample.share(Array(1...11), to: "out").code == 77)
    let run = try sample.share(Array(1...11), to: "out", "--purpose 'research on words'")
    #expect(run.code == 0, "\(run.messages)")
    let limits = try #require(try sample.manifest("out")["limits"] as? [String: Any])
    #expect(limits["basis"] as? String == "academic" && limits["most"] == nil)
    #expect(try sample.place.text(of: "out/README.txt").contains("non-commercial research"))
    #expect(try sample.moult("ledger show").output.contains("research on words"))
  }

  @Test func thePermissionPath() throws {
    let sample = try ShareSample()
    try sample.place.write("The platform permits.", to: "letter")
    let add = "recipient add Other --agreed 2019-12-01 --permission letter --limit 15"
    #expect(try sample.moult(add).code == 64)
    #expect(try sample.moult(add + " --until 2020-01-31").code == 0)
    let sum = try sample.place.shell("sha256sum letter").output.prefix(64)
    #expect(try sample.moult("recipient show other").output.contains(sum))
    try sample.place.write((1...15).map { "\($0)\n" }.joined(), to: "list")
    let line = "share ids --to Other --limits small.yaml -o out list"
    #expect(try sample.moult(line, at: "2020-02-01T00:00:00Z").code == 77)
    #expect(try sample.moult(line, at: "2020-01-31T23:59:59Z").code == 0)
  }

  @Test func twoApplicationsCountTogether() throws {
    let sample = try ShareSample()
    #expect(try sample.share(Array(1...6), to: "a", "--application one").code == 0)
    #expect(try sample.share(Array(1...6), to: "b", "--application two").code == 77)
    #expect(try sample.share(Array(1...4), to: "b", "--application two").code == 0)
  }

  /// The day and the window are in UTC, whatever the local time zone.
  @Test(arguments: ["America/New_York", "Europe/Berlin", "Pacific/Apia"])
  func theLocalZoneChangesNothing(zone: String) throws {
    let sample = try ShareSample()
    try sample.place.write((1...10).map { "\($0)\n" }.joined(), to: "list")
    func share(_ directory: String, _ time: String) throws -> Int32 {
      try sample.moult(
        "share ids --to Lab --limits small.yaml -o \(directory) list", at: time,
        environment: "TZ=\(zone)"
      ).code
    }
    // In each zone, summer time begins or ends within these thirty days.
    #expect(try share("a", "2020-03-08T06:59:59Z") == 0)
    #expect(try share("b", "2020-04-07T06:59:58Z") == 77)
    #expect(try share("b", "2020-04-07T06:59:59Z") == 0)
  }

  @Test(arguments: [
    "share ids --to Lab list", "share ids --to Lab -o - list", "share ids -o out list",
    "share ids --to Lab --limits nothing -o out list", "share ids --to Lab --split 0 -o out list",
    "share ids --to Lab --purpose ' ' -o out list", "recipient add X --agreed 2019-02-29",
    "recipient add X --agreed yesterday", "recipient add X --agreed 2019-01-01 --academic",
    "recipient add '' --agreed 2019-01-01", "recipient add X --agreed 2019-01-01 --limit 5",
  ]) func aRequestThatIsNotUnderstood(line: String) throws {
    let sample = try ShareSample()
    try sample.place.write("1\n", to: "list")
    #expect(try sample.moult(line).code == 64)
  }

  @Test func aDirectoryWithSomethingInItStays() throws {
    let sample = try ShareSample()
    _ = try sample.place.shell("mkdir out empty; echo kept > out/file")
    let run = try sample.share([1], to: "out")
    #expect(run.code == 74 && run.messages.contains("it exists already"))
    #expect(try sample.place.text(of: "out/file") == "kept\n")
    #expect(try sample.counted() == 0)
    #expect(try sample.share([1], to: "empty").code == 0)
  }

  @Test func nothingToRelease() throws {
    let sample = try ShareSample()
    try sample.place.write(Invented.user + "\n", to: "in")
    #expect(try sample.moult("share ids --to Lab -o out in").code == 65)
    #expect(!sample.exists("out"))
    #expect(try sample.counted() == 0)
  }
}
