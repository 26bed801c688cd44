import Foundation
import Testing

/// The names of the owner of a personal archive leave in no record of it, wherever the scripts that name them are.
@Suite(.tags(.process)) struct ArchiveOwnerTests {
  /// The ways to keep an archive: how it is made of the folder `in`, and the input of a command.
  static let packs: [(make: String, input: String)] = [
    ("true", "in"),
    ("mv in/data in/me", "in"),
    ("python3 -m zipfile -c in.zip in/data", "in.zip"),
    (
      "cp in/data/*.js . && python3 -m zipfile -c in.zip tweets.js tweets-part1.js \(owners)",
      "in.zip"
    ),
    // The scripts are elsewhere in the zip.
    (
      "mkdir -p z/parts && mv in/data/account.js in/data/p*.js in/data/[ms]*.js z/parts/ && python3 -m zipfile -c in.zip in z",
      "in.zip"
    ),
    ("\(lastInZip) && tar cf in.tar in.zip", "in.tar"),
    ("\(lastInZip) && python3 -m zipfile -c out.zip in.zip", "out.zip"),
    ("\(lastInZip) && mkdir zips && mv in.zip zips", "zips"),
    ("true", "in/data/tweets.js in/data/tweets-part1.js"),
    ("mv in/data/* .", "tweets.js tweets-part1.js"),
    ("gzip in/data/account.js in/data/profile.js", "in"),
    ("cd in/data && mv account.js account-part0.js && mv profile.js 'profile (1).js'", "in"),
    ("cat \(places) in/data/tweets*.js > all.js", "all.js"),
    ("cat \(places) in/data/tweets*.js > all.js", "< all.js"),
    ("tar cf in.tar \(places) in/data/tweets.js in/data/tweets-part1.js", "in.tar"),
    ("tar czf in.tgz \(places) in/data/tweets.js in/data/tweets-part1.js", "< in.tgz"),
    ("true", "first.json"),
    ("true", "last.json"),
    ("true", "--reader yajl last.json"),
  ]
  private static let owners = "account.js profile.js manifest.js screen-name-change.js"
  private static let places = owners.split(separator: " ").map { "in/data/\($0)" }
    .joined(separator: " ")
  /// The scripts of the owner come last.
  private static let lastInZip =
    "python3 -m zipfile -c in.zip in/data/tweets.js in/data/tweets-part1.js "
    + "$(find in -name '*.js' ! -name 'tweets*')"

  @Test(arguments: packs) func noNameLeaves(make: String, input: String) throws {
    let place = try Workspace()
    let owner = ArchiveOwner("a")
    try owner.write(to: place)
    #expect(try place.shell(make).code == 0)
    for policy in ["text", "topics"] {
      let runs = try [1, 4].map { threads in
        try place.shell("\"$MOULT\" redact --policy \(policy) --threads \(threads) \(input)")
      }
      let run = runs[0]
      #expect(run.code == 0 && run.output.split(separator: "\n").count == owner.tweets.count)
      #expect(Self.names(in: run.output).isEmpty, "\(policy): \(Self.names(in: run.output))")
      // The other words of each text stay. Tags and hosts of one person are rare, whatever they name.
      let others = run.output.components(separatedBy: "about\(owner.letter)").count - 1
      #expect(others == (policy == "text" ? owner.tweets.count : 0))
      #expect(Self.names(in: run.messages).isEmpty)
      #expect(run.messages.components(separatedBy: "an archive is one person's").count == 2)
      #expect(!run.messages.contains("without all names"), "\(run.messages)")
      for other in runs { #expect(other.output == run.output && other.messages == run.messages) }
    }
    let strict = try place.shell("\"$MOULT\" redact \(input)")
    #expect(!strict.messages.contains("one person's"))
  }

  /// The order of a stream, with the number of tweets that are read without some name.
  static let streams: [(order: [String], count: Int)] = [
    (["tweets", "account", "profile", "manifest", "screen-name-change", "tweets-part1"], 12),
    (["account", "tweets", "profile", "tweets-part1"], 12),
    (["tweets-part1", "manifest", "tweets"], 1),
    (["account", "profile", "screen-name-change", "tweets", "manifest", "tweets-part1"], 0),
    (["tweets", "tweets-part1"], 13),
    (["like", "direct-messages", "account", "profile", "screen-name-change", "tweets"], 0),
  ]

  @Test(arguments: streams) func earlierTweetsAreCounted(order: [String], count: Int) throws {
    let place = try Workspace()
    let owner = ArchiveOwner("a")
    try owner.write(to: place)
    let files = order.map { "in/data/\($0).js" }.joined(separator: " ")
    #expect(try place.shell("cat \(files) > all.js && tar cf all.tar \(files)").code == 0)
    for input in ["< all.js", "all.tar"] {
      let runs = try [1, 4].map { threads in
        try place.shell(
          "\"$MOULT\" redact --policy text --threads \(threads) --stats stats \(input)")
      }
      let stated = count == 0 ? nil : "\(count) tweet\(count == 1 ? " was" : "s were") read without"
      let run = runs[0]
      if let stated {
        #expect(run.messages.contains(stated), "\(input): \(run.messages)")
        #expect(try place.text(of: "stats").contains("\"records-before-their-owner\":\(count)"))
      } else {
        #expect(!run.messages.contains("read without"), "\(run.messages)")
      }
      // What comes after the names is without them.
      let last = run.output.split(separator: "\n").last.map(String.init) ?? ""
      if order.last != "tweets" && order.contains("account") {
        #expect(!last.contains(owner.handle), "\(last)")
      }
      for other in runs { #expect(other.output == run.output && other.messages == run.messages) }
    }
  }

  /// Two archives: the names of one owner are none in the other's.
  @Test(arguments: [
    "a.zip b.zip", "a b", "both", "two.zip", "two.tar", "a/data/tweets.js b/data/tweets.js",
  ])
  func anOwnerIsOfOneArchive(input: String) throws {
    let place = try Workspace()
    let people = ["a", "b"].map(ArchiveOwner.init)
    for (person, other) in zip(people, people.reversed()) {
      try person.write(to: place, mentioning: other, as: person.letter)
    }
    let pack = """
      for x in a b; do python3 -m zipfile -c $x.zip $x/data; done
      mkdir both && cp -r a b both/ && python3 -m zipfile -c two.zip a b
      tar cf two.tar $(for x in a b; do ls $x/data/*.js | grep -v tweets; ls $x/data/tweets*.js; done)
      """
    #expect(try place.shell(pack).code == 0)
    for threads in [1, 2] {
      let run = try place.shell("\"$MOULT\" redact --policy text --threads \(threads) \(input)")
      let lines = run.output.split(separator: "\n")
      for (person, other) in zip(people, people.reversed()) {
        // Each archive has a word of its own, so that its lines are known.
        let own = lines.filter { $0.contains("about\(person.letter)") }
        #expect(own.count >= person.tweets.count - 1, "\(run.messages)")
        #expect(own.allSatisfy { !$0.contains(person.handle) && !$0.contains(person.former) })
        #expect(own.contains { $0.contains(other.handle) })
      }
    }
  }

  /// Threads start only for long inputs: scripts in lines, of several people in a row.
  @Test(arguments: ["< all.js", "all.tar"]) func longStreamsAreTheSameOnAllThreads(input: String)
    throws
  {
    let place = try Workspace()
    try place.write("", to: "all.js")
    var text = ""
    for number in 0..<4 {
      let owner = ArchiveOwner("\(number)")
      let scripts = owner.scripts().map { ($0.name, $0.text.replacing("\n", with: " ") + "\n") }
      let tweets = scripts.filter { $0.0.hasPrefix("tweets") }.map(\.1).joined()
      let others = scripts.filter { !$0.0.hasPrefix("tweets") }.map(\.1).joined()
      let many = String(repeating: tweets, count: 25)
      let parts = number % 2 == 0 ? [others, many, many] : [many, others, many]
      for (part, content) in parts.enumerated() {
        text += content
        try FileManager.default.createDirectory(
          atPath: place.path("p\(number)"), withIntermediateDirectories: true)
        try place.write(content, to: "p\(number)/\(part).js")
      }
    }
    try place.write(text, to: "all.js")
    #expect(try place.shell("tar cf all.tar p*/*.js").code == 0)
    let runs = try ["--threads 1", "--threads 2", "--threads 4", "--threads 2 --reader yajl"].map {
      try place.shell("\"$MOULT\" redact --policy topics \($0) \(input)")
    }
    #expect(runs[0].messages.contains("read without all names"), "\(runs[0].messages)")
    for run in runs { #expect(run.output == runs[0].output && run.messages == runs[0].messages) }
  }

  /// In a batch that goes on, the names in scripts that an earlier run has read are still names.
  @Test(arguments: ["in", "in.tar", "in.zip"]) func batchesGoOn(input: String) throws {
    let place = try Workspace()
    try ArchiveOwner("a").write(to: place)
    let pack =
      "tar cf in.tar \(Self.places) in/data/tweets.js in/data/tweets-part1.js && "
      + "python3 -m zipfile -c in.zip in/data"
    #expect(try place.shell(pack).code == 0)
    for threads in [1, 4] {
      let first = try place.shell(
        "rm -rf out; \"$MOULT\" redact --policy text --two-pass --threads \(threads) \(input) -o out/"
      )
      let before = try place.shell("cat $(find out -name '*.jsonl' | sort)")
      #expect(Self.names(in: before.output).isEmpty, "\(first.messages)")
      #expect(!before.output.isEmpty && first.messages.contains("one person's"))
      let again = try place.shell(
        "rm $(find out -name '*.jsonl' | sort | tail -n 1); "
          + "\"$MOULT\" redact --policy text --two-pass --threads \(threads) --resume \(input) -o out/"
      )
      let after = try place.shell("cat $(find out -name '*.jsonl' | sort)")
      #expect(after.output == before.output, "\(again.messages)")
    }
  }

  /// Tables count tags and hosts. The names of no owner are in one, even if six archives have it.
  @Test(arguments: ["hashtag", "host"]) func tablesHaveNoName(dimension: String) throws {
    let place = try Workspace()
    for number in 0..<6 {
      try ArchiveOwner("z").write(to: place, as: "p\(number)")
    }
    let run = try place.shell("\"$MOULT\" aggregate --repeated --by \(dimension) --min-users 5 p?")
    #expect(run.code == 0 && Self.names(in: run.output).isEmpty, "\(run.output)")
    #expect(!run.messages.contains("read without"), "\(run.messages)")
    let late = try place.shell(
      "cat p0/data/tweets.js p0/data/account.js | \"$MOULT\" aggregate --by \(dimension)")
    #expect(late.messages.contains("moult: tweets were read without"))
  }

  private static func names(in text: String) -> [String] {
    text.matches(of: /(?i)[a-z0-9]*qx7[a-z0-9]*/).map { String($0.output) }
  }
}

/// An invented owner of an archive. Each value has `qx7`.
struct ArchiveOwner {
  let letter: String
  let handle: String
  let former: String
  let site: String

  init(_ letter: String) {
    self.letter = letter
    (handle, former) = ("qx7brav\(letter)", "qx7olda\(letter)")
    site = "https://www.qx7site\(letter).de"
  }

  /// The words that name the owner.
  var names: [String] {
    [
      handle, former, "qx7pal\(letter)", "qx7local\(letter)", "qx7mail\(letter)",
      "qx7site\(letter)",
      "Mirqx7\(letter)", "Zolqx7\(letter)", "Mirqx7\(letter)Zolqx7\(letter)",
    ]
  }

  /// Texts with a name, each also a tag and the host of a link.
  var tweets: [String] {
    let more = [
      "by Mirqx7\(letter) Zolqx7\(letter), see \(site)/x", "RT qx7mail\(letter).org",
      "write to qx7local\(letter)@qx7mail\(letter).org", "again Zolqx7\(letter)",
    ]
    let texts = names.map { ("words of \($0) on boats", $0) } + more.map { ($0, "sea") }
    return texts.enumerated().map { number, text in
      Self.tweet(
        number, text.0 + " about\(letter)", tags: [text.1, "boats", "about\(letter)"],
        hosts: [
          "qx7site\(letter).de", "blog.qx7mail\(letter).org", "\(text.1.lowercased()).com",
          "weather.com",
        ])
    }
  }

  private static func tweet(_ number: Int, _ text: String, tags: [String], hosts: [String])
    -> String
  {
    let tags = tags.map { #"{"text":"\#($0)","indices":["0","1"]}"# }.joined(separator: ",")
    let urls = hosts.map { #"{"url":"https://t.co/a","expanded_url":"https://\#($0)/x"}"# }
      .joined(separator: ",")
    let id = 15_100_000_000 + number
    return #"{"tweet":{"id":"\#(id)","id_str":"\#(id)","full_text":"\#(text)","lang":"en","#
      + #""created_at":"Mon Apr 04 11:22:33 +0000 2022","truncated":false,"#
      + #""entities":{"hashtags":[\#(tags)],"urls":[\#(urls)],"user_mentions":[]}}}"#
  }

  private var account: String {
    #"{"account":{"email":"qx7local\#(letter)@qx7mail\#(letter).org","createdVia":"web","username":"\#(handle)","#
      + #""accountId":"880000000001","accountDisplayName":"Mirqx7\#(letter) Zolqx7\#(letter)"}}"#
  }

  private var profile: String {
    #"{"profile":{"description":{"bio":"boats with @qx7pal\#(letter)","website":"\#(site)","location":""}}}"#
  }

  /// The scripts of the archive. The last tweet is in a part of its own.
  func scripts(mentioning other: ArchiveOwner? = nil) -> [(name: String, text: String)] {
    var tweets = tweets
    if let other {
      tweets[0] = Self.tweet(99, "\(other.handle) about\(letter)", tags: [], hosts: [])
    }
    let message =
      #"{"messageCreate":{"id":"5","senderId":"6","recipientId":"7","text":"\#(handle)"}}"#
    return [
      ("account", "window.YTD.account.part0 = [ \(account) ]"),
      ("profile", "window.YTD.profile.part0 = [ \(profile) ]"),
      (
        "manifest",
        #"window.__THAR_CONFIG = {"userInfo":{"userName":"\#(handle)","displayName":"Mirqx7\#(letter) "#
          + #"Zolqx7\#(letter)"}}"#
      ),
      (
        "screen-name-change",
        #"window.YTD.screen_name_change.part0 = [{"screenNameChange":{"accountId":"880000000001","#
          + #""screenNameChange":{"changedFrom":"\#(former)","changedTo":"\#(handle)"}}}]"#
      ),
      ("tweets", Self.script("tweets.part0", tweets.dropLast())),
      ("tweets-part1", Self.script("tweets.part1", tweets.suffix(1))),
      ("like", #"window.YTD.like.part0 = [{"like":{"tweetId":"1510","fullText":"\#(handle)"}}]"#),
      (
        "direct-messages",
        #"window.YTD.direct_messages.part0 = [{"dmConversation":{"conversationId":"6-7","messages":"#
          + "[\(message)]}}]"
      ),
    ]
  }

  private static func script(_ label: String, _ elements: some Sequence<String>) -> String {
    "window.YTD.\(label) = [\n" + elements.joined(separator: ",\n") + "\n]"
  }

  /// The combined form, with the account first or last.
  func combined(accountIsLast: Bool) -> String {
    let own =
      #""account":[\#(account)],"profile":[\#(profile)],"screen-name-change":[{"screenNameChange":"#
      + #"{"screenNameChange":{"changedFrom":"\#(former)"}}}]"#
    let all = #""tweets":[\#(tweets.joined(separator: ","))]"#
    return "{" + (accountIsLast ? [all, own] : [own, all]).joined(separator: ",") + "}\n"
  }

  /// Writes the scripts to a folder, and both combined forms beside it.
  func write(to place: Workspace, mentioning other: ArchiveOwner? = nil, as folder: String = "in")
    throws
  {
    try FileManager.default.createDirectory(
      atPath: place.path(folder + "/data"), withIntermediateDirectories: true)
    for script in scripts(mentioning: other) {
      try place.write(script.text, to: "\(folder)/data/\(script.name).js")
    }
    try place.write(combined(accountIsLast: false), to: "first.json")
    try place.write(combined(accountIsLast: true), to: "last.json")
  }
}
