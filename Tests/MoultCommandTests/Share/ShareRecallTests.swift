import Foundation
import Testing

/// `share recall`: the items of a release that a later notice names.
@Suite(.tags(.process)) struct ShareRecallTests {
  @Test func ofAListOfIDs() throws {
    let sample = try ShareSample()
    #expect(try sample.share(Array(1...9), to: "out", "--split 4").code == 0)
    try sample.place.write(
      [8, 2, 40].map { #"{"delete":{"status":{"id":\#($0)}}}"# + "\n" }.joined(), to: "later")
    let run = try sample.moult("share recall out --with later")
    #expect(run.code == 0 && run.output == "2\n8\n", "\(run.messages)")
    #expect(run.messages.contains("2 of the 9 tweet IDs") && run.messages.contains("'Lab'"))
    #expect(try sample.moult("share recall out --with later -o list").output == "")
    #expect(try sample.place.text(of: "list") == "2\n8\n")
    let dry = try sample.moult("share recall out --with later --dry-run")
    #expect(dry.output == "" && dry.messages.contains("2 of the 9"))
  }

  @Test func aReleaseThatIsNotWhatItWas() throws {
    let sample = try ShareSample()
    #expect(try sample.share([1, 2], to: "out").code == 0)
    try sample.place.write(#"{"delete":{"status":{"id":1}}}"# + "\n", to: "later")
    try sample.place.write("1\n3\n", to: "out/tweet-ids-0001.txt")
    let changed = try sample.moult("share recall out --with later")
    #expect(changed.code == 64 && changed.messages.contains("checksum"))
    _ = try sample.place.shell("sed -i 's/\"count\" : 2/\"count\" : 1/' out/manifest.json")
    let manifest = try sample.moult("share recall out --with later")
    #expect(manifest.code == 74 && manifest.messages.contains("out does not fit the ledger"))
    #expect(try sample.moult("ledger verify out/manifest.json").code == 74)
  }

  @Test func ofUserIDs() throws {
    let sample = try ShareSample()
    #expect(try sample.share([1, 2, 3], to: "out", "--kind users").code == 0)
    try sample.place.write(#"{"data":{"user_delete":{"user":{"id":"2"}}}}"# + "\n", to: "later")
    #expect(try sample.moult("share recall out --with later").output == "2\n")
  }
}
