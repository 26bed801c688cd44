import Foundation
import Synthetic
import Testing

/// The whole archive of an invented person, in the forms in which people keep it.
@Suite(.tags(.process)) struct PersonalArchiveTests {
  private static let archive = PersonalArchive(seed: 21)
  private static let other = PersonalArchive(seed: 22)

  /// The ways to keep an archive: how it is made of the folder `in`, and the input of a command.
  static let packs: [(make: String, input: String)] = [
    ("true", "in"),
    ("python3 -m zipfile -c in.zip in/me", "in.zip"),
    ("tar cf in.tar in", "in.tar"),
    ("tar czf in.tgz -C in me", "in.tgz"),
    ("python3 -m zipfile -c inner.zip in/me && tar cf in.tar inner.zip", "in.tar"),
    // A Mac adds files that have the names of the scripts and are not scripts.
    ("\(mac) && python3 -m zipfile -c in.zip in/me in/__MACOSX", "in.zip"),
    ("\(mac)", "in"),
    ("cp in/me/data/*.js .", "*.js"),
    ("cat in/me/data/*.js > all.js", "< all.js"),
    ("cat in/me/data/*.js > all.js", "all.js"),
    ("cat in/me/data/*.js | sed 's/$/\\r/' > all.js", "--threads 1 all.js"),
    ("true", "--reader yajl in"),
    ("true", "all.json"),
  ]
  private static let mac = """
    mkdir -p in/__MACOSX/me/data && for f in in/me/data/*.js; do \
    printf '\\0\\005\\026\\007\\0\\002\\0\\0Mac OS X' > in/__MACOSX/me/data/._$(basename $f); \
    printf '\\0\\005\\026\\007\\0\\002\\0\\0Mac OS X' > in/me/data/._$(basename $f); done
    """

  @Test(arguments: packs) func eachTweetIsGivenOnce(make: String, input: String) throws {
    let place = try Self.place(make)
    let run = try place.shell("\"$MOULT\" dehydrate \(input)")
    #expect(run.code == 0, "\(run.messages)")
    let wanted = Self.archive.tweets + Self.archive.headers
    #expect(Self.numbers(run.output) == wanted.sorted())
    let liked = try place.shell("\"$MOULT\" dehydrate --also liked \(input)")
    #expect(Self.numbers(liked.output) == (wanted + Self.archive.liked).sorted())
  }

  /// No job exports anything else: no note, conversation, account or advertisement, and no tweet for few.
  @Test(arguments: packs) func nothingElseLeaves(make: String, input: String) throws {
    let place = try Self.place(make)
    let count = Self.archive.tweets.count
    for policy in ["strict", "topics", "text"] {
      let run = try place.shell("\"$MOULT\" redact --policy \(policy) \(input)")
      #expect(run.code == 0 && run.output.split(separator: "\n").count == count, "\(run.messages)")
      Self.expectClean(run)
      for id in Self.archive.truth.ids { #expect(!run.output.contains("\(id)")) }
      for handle in Self.archive.truth.handles { #expect(!run.output.contains(handle)) }
    }
    // All tweets are one person's, so there is no cell to print.
    let counts = try place.shell("\"$MOULT\" aggregate --by lang \(input)")
    #expect(counts.code == 0 && counts.output == "lang,tweets\r\n", "\(counts.messages)")
    Self.expectClean(counts)
    Self.expectClean(try place.shell("\"$MOULT\" explain \(input)"))
    for kind in ["users", "messages"] {
      Self.expectClean(try place.shell("\"$MOULT\" dehydrate --ids \(kind) \(input)"))
    }
  }

  @Test(arguments: ["in", "in.zip", "all.json"]) func theirIDsAreShared(input: String) throws {
    let sample = try ShareSample()
    try Self.write(Self.archive, to: "in/me", sample.place)
    #expect(try sample.place.shell("python3 -m zipfile -c in.zip in/me").code == 0)
    try sample.place.write(String(decoding: Self.archive.combined, as: UTF8.self), to: "all.json")
    let run = try sample.moult("share ids --to Lab -o out \(input)")
    #expect(run.code == 0, "\(run.messages)")
    let released = try sample.place.shell("find out -type f -exec cat {} + | grep -xE '[0-9]+'")
    let wanted = Self.archive.tweets + Self.archive.headers
    #expect(Set(Self.numbers(released.output)) == Set(wanted))
  }

  /// The tweets do not show that they are public.
  @Test(arguments: ["in", "all.json"]) func nothingIsSharedHydrated(input: String) throws {
    let sample = try ShareSample()
    try Self.write(Self.archive, to: "in/me", sample.place)
    try sample.place.write(String(decoding: Self.archive.combined, as: UTF8.self), to: "all.json")
    let run = try sample.moult("share hydrated --to Lab --dry-run -o out \(input)")
    #expect(run.code == 65 && run.output.isEmpty, "\(run.output)")
    let count = Self.archive.tweets.count
    #expect(run.messages.contains("\(count) tweet-not-known-public"), "\(run.messages)")
    Self.expectClean(run)
  }

  /// A header of a tweet has nothing to keep. Of the other scripts, likes and messages stay.
  @Test(arguments: ["in", "in.zip", "all.json"]) func complyKeepsTweets(input: String) throws {
    let place = try Self.place("python3 -m zipfile -c in.zip in/me")
    let gone = Self.archive.tweets[5]
    try place.write(#"{"delete":{"status":{"id":\#(gone),"user_id":1}}}"# + "\n", to: "notices")
    let run = try place.moult(["comply", "--with", "notices", input, "-o", "out"])
    #expect(run.code == 0, "\(run.messages)")
    let again = try place.moult(["dehydrate", "out"])
    let left = Self.archive.tweets.filter { $0 != gone }
    #expect(Self.numbers(again.output) == left, "\(again.messages)")
    let output = try place.text(of: "out")
    #expect(!output.contains("\(gone)"))
    let marks = output.components(separatedBy: PersonalArchive.mark).dropLast()
    let keys = ["fullText", "text", "conversationId"]
    #expect(marks.allSatisfy { mark in keys.contains { mark.hasSuffix("\"\($0)\":\"") } })
    #expect(marks.count == Self.archive.liked.count + 2 * 2)
    #expect(!output.contains("noteTweet") && !output.contains("grokChatItem"))
  }

  /// Archives of two people.
  @Test(arguments: ["a b", "a.zip b.zip", "both", "a.json b.json"])
  func archivesAreNotMixed(input: String) throws {
    let place = try Workspace()
    for (name, archive) in [("a", Self.archive), ("b", Self.other)] {
      try Self.write(archive, to: name, place)
      try place.write(String(decoding: archive.combined, as: UTF8.self), to: name + ".json")
      let made = try place.shell(
        "python3 -m zipfile -c \(name).zip \(name)/data; mkdir -p both; cp -r \(name) both/")
      #expect(made.code == 0)
    }
    let wanted = [Self.archive, Self.other].flatMap { $0.tweets + $0.headers }
    for threads in [1, 4] {
      let run = try place.shell("\"$MOULT\" dehydrate --threads \(threads) \(input)")
      #expect(Self.numbers(run.output) == wanted.sorted(), "\(run.messages)")
      let batch = try place.shell(
        "rm -rf out; \"$MOULT\" dehydrate --threads \(threads) \(input) -o out/")
      #expect(batch.code == 0, "\(batch.messages)")
      for (name, archive) in [("a", Self.archive), ("b", Self.other)] {
        let lines = try place.shell(
          "find out -name '*.txt' | grep -E '(^|/)\(name)([.]|/|$)' | xargs cat")
        #expect(Set(Self.numbers(lines.output)).isSuperset(of: archive.tweets))
        #expect(
          Set(Self.numbers(lines.output)).subtracting(archive.tweets + archive.headers).isEmpty)
      }
    }
  }

  private static func expectClean(
    _ run: Workspace.Finished, location: SourceLocation = #_sourceLocation
  ) {
    #expect(!run.output.contains(PersonalArchive.mark), sourceLocation: location)
    #expect(!run.messages.contains(PersonalArchive.mark), sourceLocation: location)
  }

  private static func numbers(_ lines: String) -> [UInt64] {
    lines.split(separator: "\n").compactMap { UInt64($0) }.sorted()
  }

  private static func place(_ make: String) throws -> Workspace {
    let place = try Workspace()
    try write(archive, to: "in/me", place)
    try place.write(String(decoding: archive.combined, as: UTF8.self), to: "all.json")
    #expect(try place.shell(make).code == 0)
    return place
  }

  private static func write(_ archive: PersonalArchive, to folder: String, _ place: Workspace)
    throws
  {
    let root = URL(fileURLWithPath: place.path(folder))
    let data = root.appendingPathComponent("data")
    let media = data.appendingPathComponent("tweets_media")
    try FileManager.default.createDirectory(at: media, withIntermediateDirectories: true)
    for script in archive.scripts {
      try Data(script.text).write(to: data.appendingPathComponent(script.name + ".js"))
    }
    try Data("About this archive".utf8).write(to: data.appendingPathComponent("README.txt"))
    try Data([0xFF, 0xD8, 0xFF]).write(to: media.appendingPathComponent("\(archive.owner)-x.jpg"))
    try Data("<!doctype html><html></html>".utf8).write(
      to: root.appendingPathComponent("Your archive.html"))
  }
}
