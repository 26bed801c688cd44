import Testing

@testable import Moult

/// The redactor exports values only from the places listed here.
@Suite(.tags(.slow)) struct CanaryTests {
  static let ways: [(policy: String, shape: Redactor.Shape)] = [
    ("strict", .own), ("strict", .flat), ("topics", .own), ("topics", .flat), ("text", .own),
  ]

  /// The hashtags, which `topics` exports in lower case.
  static let tags = CanaryExamples.webTags.union(CanaryExamples.scraperTags).union([
    "v1.1 entities: entities.hashtags[0].text",
    "v1.1 entities: extended_tweet.entities.hashtags[0].text",
    "v1.1 relations: quoted_status.entities.hashtags[0].text",
    "v1.1 tweet: user.status.entities.hashtags[0].text",
    "v1.1 user: status.entities.hashtags[0].text",
    "v2 page: data[0].entities.hashtags[0].tag",
    "v2 page: data[0].note_tweet.entities.hashtags[0].tag",
    "v2 includes: includes.tweets[0].entities.hashtags[0].tag",
    "v2 flattened tweet: entities.hashtags[0].tag",
    "v2 flattened tweet: referenced_tweets[0].entities.hashtags[0].tag",
    "activity: long_object.twitter_entities.hashtags[0].text",
    "activity: twitter_entities.hashtags[0].text",
    "share: object.long_object.twitter_entities.hashtags[0].text",
    "share: object.twitter_entities.hashtags[0].text",
  ])

  /// The hashtags of a flat line: those of the record's own tweet, in full if it is truncated.
  static let flatTags = CanaryExamples.webFlatTags.union(CanaryExamples.scraperTags).union([
    "v1.1 entities: extended_tweet.entities.hashtags[0].text",
    "v2 page: data[0].note_tweet.entities.hashtags[0].tag",
    "v2 flattened tweet: entities.hashtags[0].tag",
    "activity: long_object.twitter_entities.hashtags[0].text",
  ])

  /// The names of topics in a domain without people.
  static let topics: Set = [
    "v2 page: data[0].context_annotations[0].domain.name",
    "v2 page: data[0].context_annotations[0].entity.name",
  ]

  /// The texts, which `text` exports after scrubbing.
  static let texts = CanaryExamples.webTexts.union(CanaryExamples.scraperTexts).union([
    "v1.1 tweet: text",
    "v1.1 tweet: user.status.text",
    "v1.1 entities: text",
    "v1.1 entities: extended_tweet.full_text",
    "v1.1 relations: text",
    "v1.1 relations: quoted_status.text",
    "v1.1 relations: retweeted_status.full_text",
    "v1.1 user: status.text",
    "v2 page: data[0].text",
    "v2 page: data[0].note_tweet.text",
    "v2 includes: data[0].text",
    "v2 includes: includes.tweets[0].text",
    "v2 flattened tweet: text",
    "v2 flattened tweet: referenced_tweets[0].text",
    "activity: body",
    "activity: object.summary",
    "activity: long_object.body",
    "share: body",
    "share: object.body",
    "share: object.object.summary",
    "share: object.long_object.body",
    "share: twitter_quoted_status.body",
    "webhook: tweet_create_events[0].text",
  ])

  /// The places from which a canary may be exported.
  static func allowed(
    _ bird: CanaryBird, _ policy: String, _ shape: Redactor.Shape
  ) -> Set<String> {
    guard policy != "strict" else { return [] }
    switch bird {
    case .word, .array:
      if shape == .flat { return flatTags }
      return policy == "text" ? tags.union(topics).union(texts) : tags.union(topics)
    case .marks:
      // A topic with a slash looks like an address.
      return policy == "text" && shape == .own ? texts : []
    // A number of this many digits is an identifier, whatever its meaning.
    case .number, .digits: return []
    // Elements of this list are tags, or objects with the tag in `text`.
    case .object: return ["quacker: hashtags[0]"]
    }
  }

  @Test(arguments: CanaryBird.allCases)
  func values(bird: CanaryBird) throws {
    let flock = try CanaryFlock(bird)
    for way in Self.ways {
      var job = Redactor(try Policy.named(way.policy), .init(shape: way.shape).withRareValues)
      let run = JobRun(&job, flock.input)
      let output = String(decoding: run.output, as: UTF8.self)
      #expect(!run.lines.isEmpty)
      let found = flock.places(in: output, bird.needle)
      #expect(found == Self.allowed(bird, way.policy, way.shape), "\(way)")
      #expect(!bird.needle.isHidden(in: output), "\(way)")
      let reported = "\(run.rejections) \(run.report)"
      #expect(
        flock.places(in: reported, bird.needle).isEmpty && !bird.needle.isHidden(in: reported))
    }
  }

  @Test func keys() throws {
    let flock = try CanaryFlock()
    for way in Self.ways {
      var job = Redactor(try Policy.named(way.policy), .init(shape: way.shape).withRareValues)
      let run = JobRun(&job, flock.input)
      let output = String(decoding: run.output, as: UTF8.self) + "\(run.rejections) \(run.report)"
      #expect(!run.lines.isEmpty)
      #expect(flock.places(in: output, .word).isEmpty, "\(way)")
      #expect(!Needle.word.isHidden(in: output), "\(way)")
    }
  }

  /// Every value is replaced by each JSON type in turn; the output is JSON, one object per line.
  @Test(arguments: ["null", "true", "-1.5e300", "\"\"", "[[{}]]"])
  func otherTypes(literal: String) throws {
    let value = try JSONTree(literal)
    var lines = ""
    for example in CanaryExamples.all {
      let tree = try JSONTree(example.text)
      for path in tree.paths where !path.isEmpty {
        lines += tree.replacing(path[...], with: value).text + "\n"
      }
    }
    for way in Self.ways where way.policy == "text" || way == ("topics", .flat) {
      let run = try JobRun.redact(lines, way.policy, way.shape)
      #expect(run.lines.count == run.report.outputs && run.report.outputs > 0)
      for line in run.lines {
        guard case .object = try JSONTree(line) else {
          Issue.record("a line of \(way) is no object")
          continue
        }
      }
    }
  }
}
