import Testing

@testable import Moult

/// Of the scripts of an archive, only tweets are exported.
@Suite(.tags(.slow)) struct CanaryArchiveTests {
  /// Scripts with one element each: every element of an archive, with a canary in each place in
  /// turn.
  private static func flock(_ bird: CanaryBird) throws -> (places: [String], input: [UInt8]) {
    var (places, text) = ([String](), "")
    for script in CanaryExamples.scripts {
      let tree = try JSONTree(script.text)
      for path in tree.paths where tree[path[...]]?.isLeaf == true {
        let element = tree.replacing(path[...], with: bird.value(places.count)).text
        text += CanaryExamples.script(script.name, element)
        places.append("\(script.name): \(path.dotted)")
      }
    }
    return (places, Array(text.utf8))
  }

  private static let tags: Set = [
    "YTD.tweets: tweet.entities.hashtags[0].text", "Grailbird.tweets: entities.hashtags[0].text",
  ]
  private static let texts: Set = ["YTD.tweets: tweet.full_text", "Grailbird.tweets: text"]

  private static func allowed(_ bird: CanaryBird, _ policy: String, _ shape: Redactor.Shape)
    -> Set<String>
  {
    guard policy != "strict" else { return [] }
    let texts = policy == "text" && shape == .own ? texts : []
    switch bird {
    case .word, .array: return tags.union(texts)
    case .marks: return texts
    case .number, .digits, .object: return []
    }
  }

  @Test(arguments: CanaryBird.allCases)
  func values(bird: CanaryBird) throws {
    let flock = try Self.flock(bird)
    for way in CanaryTests.ways {
      var job = Redactor(try Policy.named(way.policy), .init(shape: way.shape).withRareValues)
      let run = JobRun(&job, flock.input)
      let output = String(decoding: run.output, as: UTF8.self)
      let found = Set(bird.needle.numbers(in: output).map { flock.places[$0] })
      #expect(found == Self.allowed(bird, way.policy, way.shape), "\(way)")
      #expect(!run.lines.isEmpty && !bird.needle.isHidden(in: output), "\(way)")
      let reported = "\(run.rejections) \(run.report)"
      #expect(bird.needle.numbers(in: reported).isEmpty && !bird.needle.isHidden(in: reported))
    }
  }

  /// Explaining prints only words of the catalogue.
  @Test func explaining() throws {
    var text = ""
    for script in CanaryExamples.scripts.filter({ $0.name != "YTD.tweets" }) {
      let element = #"{"qzvxcanry":{"qzvxcanry":"qzvxcanry","31":"7"},"tweet":{"31":"7"}}"#
      for _ in 0..<4 { text += CanaryExamples.script(script.name, element) }
    }
    for name in ["YTD.account", "YTD.ip_audit", "YTD.never_heard_of", "YTD.deleted_tweets"] {
      var job = Explainer(try Policy.named("strict"), records: 100)
      _ = JobRun(&job, Array(CanaryExamples.script(name, #"{"some_key":{"other_key":1}}"#).utf8))
      let paths = job.rows().map(\.path)
      #expect(paths.count == 1 && paths.allSatisfy { $0.hasSuffix(".<key>") }, "\(name): \(paths)")
    }
    var job = Explainer(try Policy.named("strict"), records: 1000)
    _ = JobRun(&job, Array(text.utf8))
    #expect(job.rows().allSatisfy { !$0.path.contains("31") })
  }
}
