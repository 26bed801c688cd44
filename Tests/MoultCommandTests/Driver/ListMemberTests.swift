import Foundation
import Testing

/// Lists and tables of IDs that are compressed, in directories or in archives.
@Suite(
  .tags(.process),
  .enabled(if: ContainerTests.missing.isEmpty, ContainerTests.needsTools))
struct ListMemberTests {
  static let id = "880000000000000002"

  static let lists = [
    "tweet_id\n\(id)\n", "\"id_str\"\r\n\"\(id)\"\r\n", "tweet_id,user_id\n\(id),5\n", "x\(id)\n",
    "tweet_id\tuser_id\n\(id)\t5\n", "\"tweet_id\"\n\"1\" \"\(id)\"\n", "\u{FEFF}tweet_id\n\(id)\n",
    "\"x\"\n\"1\" \"x\(id)\"\n", "tweet_id;text;lang\n\(id);\"a\n\nb c\nd\nsome words\";en\n",
  ]

  /// Commands that pack the file `l` as the file `x`.
  static let packings = [
    "gzip -c l > x", "mkdir x; mv l x; echo 'Words on it.' > x/README", "tar cf x l",
    "zip -q x.zip l; mv x.zip x", "mkdir x; xz l; mv l.xz x",
  ]

  private func place(_ list: String, _ packing: String) throws -> Workspace {
    let place = try Workspace()
    try place.write(list, to: "l")
    try place.write(#"{"delete":{"status":{"id":1,"user_id":3}}}"# + "\n", to: "notices")
    #expect(try place.shell(packing).code == 0)
    return place
  }

  @Test(arguments: lists, packings) func aListIsRead(list: String, packing: String) throws {
    let place = try place(list, packing)
    for threads in ["1", "3"] {
      let run = try place.moult(["comply", "--with", "notices", "x", "--threads", threads])
      // Of a table with texts, whole rows stay.
      let expected = list.contains("text") ? list : Self.id + "\n"
      #expect(run.code == 0 && run.output == expected, "\(run)")
    }
  }

  @Test(arguments: packings) func aListIsShared(packing: String) throws {
    let sample = try ShareSample()
    try sample.place.write(Self.lists[0], to: "l")
    #expect(try sample.place.shell(packing).code == 0)
    let run = try sample.moult("share ids --to Lab --limits small.yaml -o out x")
    #expect(run.code == 0, "\(run)")
    #expect(try sample.place.shell("grep -rq \(Self.id) out").code == 0)
  }

  static let damaged = [
    "\u{1}weet_id\n1\n\(id)\n", "tweet_id\n1\n\(id.dropLast(9))x\(id.suffix(8))\n\(id)\n",
    "when,words\n2077-01-01,some\n2077-01-02,\"more, of it\"\n", "tweet_id\n8.8E+17\n8.9E+17\n",
  ]

  /// A list that is refused as a plain file is also refused as a member, and never left out silently.
  @Test(arguments: damaged, packings) func nothingIsLostInSilence(list: String, packing: String)
    throws
  {
    let place = try place(list, packing)
    try place.write(Invented.tweet(9) + "\n", to: "records")
    let run = try place.moult(["comply", "--with", "notices", "records", "x"])
    #expect(run.code == 1 && run.messages.contains("x"), "\(run)")
  }

  static let others = [
    "MIT License\n\nCopyright (c) 2077, The Authors\n\nPermission is hereby granted, free of\n",
    "README\n======\n\n1. Get the data, from 2076 and 2077.\n2. Read it.\n\nThat is, all of it.\n",
    "<!DOCTYPE html>\n<table>\n<tr><td>\(id)</td></tr>\n</table>\n",
    "import os, sys\nprint(1, 2)\nLIMIT = 10\nfor name in os.listdir():\n  print(name)\n",
    "body { margin: 0, 1px; }\na { color: #102030; }\n", "---\nname: data\nyear: 2077\nby: us\n",
  ]

  @Test(arguments: others) func otherFilesArePassedOver(text: String) throws {
    let place = try place(Self.lists[0], "mkdir x; mv l x")
    try place.write(text, to: "x/a")
    let run = try place.moult(["comply", "--with", "notices", "x"])
    #expect(run.code == 0 && run.output == Self.id + "\n", "\(run)")
    #expect(run.messages.contains("x/a: it contains no JSON and was not read"), "\(run)")
  }
}
