import Testing

@testable import Moult

/// The owner of a personal archive, as a caller names them.
@Suite struct OwnerNamesTests {
  private static func script(_ label: String, _ element: String) -> [UInt8] {
    Array("window.YTD.\(label).part0 = [ \(element) ]\n".utf8)
  }

  private static func tweet(_ text: String, tag: String = "sea", host: String = "sea.com")
    -> [UInt8]
  {
    script(
      "tweets",
      #"{"tweet":{"id":"1","id_str":"1","full_text":"\#(text)","created_at":"Mon Apr 04 11:22:33 +0000 2022","#
        + #""entities":{"hashtags":[{"text":"\#(tag)"}],"urls":[{"expanded_url":"https://\#(host)/x"}]}}}"#
    )
  }

  private static func redact(_ input: [UInt8], of owner: OwnerNames) throws -> String {
    var job = Redactor(try Policy.named("text"), .init().withRareValues)
    job.startArchive("one", of: owner)
    job.feed(input)
    job.finish()
    return job.output.string
  }

  /// What is added, a value of a tweet, and whether it leaves.
  static let values: [(add: @Sendable (inout OwnerNames) -> Void, word: String, leaves: Bool)] = [
    ({ $0.add(handle: "@qx7bird") }, "qx7bird", false),
    ({ $0.add(name: "Dr. Mirqx7 Zolqx7 | she/her") }, "Zolqx7", false),
    ({ $0.add(biography: "boats with @qx7pal") }, "qx7pal", false),
    ({ $0.add(address: "https://www.qx7site.de/me") }, "qx7site", false),
    ({ $0.add(address: "qx7site.co.uk") }, "qx7site", false),
    ({ $0.add(address: "https://qx7page.tumblr.com") }, "qx7page", false),
    ({ $0.add(address: "https://github.com/qx7code") }, "qx7code", false),
    ({ $0.add(address: "https://medium.com/@qx7pen/about") }, "qx7pen", false),
    ({ $0.add(address: "https://github.com/qx7code") }, "github", true),
    ({ $0.add(address: "qx7post+list@Gmail.com") }, "qx7post", false),
    ({ $0.add(address: "qx7post@gmail.com") }, "gmail", true),
    ({ $0.add(address: "info@qx7firm.com") }, "qx7firm", false),
    ({ $0.add(address: "info@qx7firm.com") }, "info", true),
  ]

  @Test(arguments: values.indices) func aName(number: Int) throws {
    let (add, word, leaves) = Self.values[number]
    var owner = OwnerNames()
    add(&owner)
    let inputs = [
      Self.tweet("words of \(word) on boats"), Self.tweet("x", tag: word),
      Self.tweet("x", host: "\(word.lowercased()).de"),
    ]
    for input in inputs {
      let without = try Self.redact(input, of: OwnerNames())
      #expect(without.lowercased().contains(word.lowercased()), "\(without)")
      let line = try Self.redact(input, of: owner)
      #expect(line.lowercased().contains(word.lowercased()) == leaves, "\(line)")
    }
  }

  @Test(arguments: ["+49 30 1234567", "2013-05-01T10:11:12.000Z", "web", "oauth:129032", "", "@"])
  func whatIsNoAddress(text: String) {
    var owner = OwnerNames()
    owner.add(address: text)
    #expect(owner.isEmpty)
  }

  @Test func hostsOfAddresses() throws {
    let hosts = [
      ("https://www.qx7site.de", "qx7site.de", false), ("me@qx7firm.com", "www.qx7firm.com", false),
      ("me@gmail.com", "gmail.com", true), ("https://t.co/abc", "t.co", true),
      ("https://qx7page.tumblr.com", "tumblr.com", true),
    ]
    for (address, host, leaves) in hosts {
      var owner = OwnerNames()
      owner.add(address: address)
      let line = try Self.redact(Self.tweet("x", host: host), of: owner)
      #expect(line.contains("expanded_url") == leaves, "\(address): \(line)")
    }
  }

  /// The names of one archive end with it; where it goes on, they stay.
  @Test func namesEndWithTheirArchive() throws {
    var owner = OwnerNames()
    owner.add(handle: "qx7bird")
    var job = Redactor(try Policy.named("topics"), .init().withRareValues)
    var kept: [Bool] = []
    for archive in ["one", "one", "two", "one"] {
      job.startArchive(archive, of: kept.isEmpty ? owner : OwnerNames())
      job.feed(Self.tweet("x", tag: "qx7bird"))
      job.finish()
      kept.append(job.output.string.contains("qx7bird"))
      job.output.removeAll()
      job.startNextInput()
    }
    #expect(kept == [false, false, true, true])
    #expect(job.report.notes["records-before-their-owner"] == 2)
  }

  /// A record that is in no script is of no archive.
  @Test func otherRecordsAreNotTheOwners() throws {
    var owner = OwnerNames()
    owner.add(handle: "qx7bird")
    let record =
      #"{"id":1,"id_str":"1","created_at":"Mon Apr 04 11:22:33 +0000 2022","text":"x","#
      + #""entities":{"hashtags":[{"text":"qx7bird"}]}}"# + "\n"
    #expect(try Self.redact(Array(record.utf8), of: owner).contains("qx7bird"))
  }

  @Test func aCollectorReadsScripts() throws {
    var collector = OwnerCollector()
    let scripts = [
      Self.script(
        "account",
        #"{"account":{"username":"qx7bird","email":"a@b","accountDisplayName":"Zol \u00e9"}}"#),
      Self.script(
        "profile", #"{"profile":{"description":{"bio":"@qx7pal","website":"http://qx7.de"}}}"#),
      Self.tweet("qx7other"), Array("{}\n".utf8),
      Array(
        #"window.__THAR_CONFIG = {"userInfo":{"userName":"qx7bird","displayName":"Zol é"}}"#.utf8),
    ]
    for script in scripts {
      collector.feed(script)
      collector.finish()
      collector.startNextInput()
    }
    var expected = OwnerNames()
    expected.add(handle: "qx7bird")
    expected.add(address: "a@b")
    expected.add(name: "Zol é")
    expected.add(biography: "@qx7pal")
    expected.add(address: "http://qx7.de")
    #expect(collector.owner == expected)
  }

  /// With more names than are kept, nothing is known to name nobody.
  @Test func tooManyNames() throws {
    var owner = OwnerNames()
    for number in 0..<8_000 { owner.add(handle: "qx7bird\(number)") }
    let line = try Self.redact(Self.tweet("boats", tag: "boats"), of: owner)
    #expect(line.contains("created_at") && !line.contains("boats") && !line.contains("sea.com"))
  }
}
