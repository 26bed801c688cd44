import JSONStream
import Testing

@testable import Moult

/// A table prints only the tags by which it divides.
@Suite(.tags(.slow)) struct CanaryTableTests {
  /// The dimensions, and the hashtags that a table by hashtags may print.
  static let divisions: [[String]] = [
    ["hashtag"], ["cashtag"], ["host"], ["media"], ["topic"], ["lang", "source"],
    ["country", "verified"],
    ["lang", "hour", "kind"], ["lang", "account-year"],
  ]

  /// The same records for five users, so that cells are large enough to be printed.
  private func input(_ flock: CanaryFlock) -> [UInt8] {
    var lines = ""
    for user in 1...5 {
      for line in flock.lines {
        lines += line.replacing("700000001", with: "70000000\(user)") + "\n"
      }
    }
    return Array(lines.utf8)
  }

  private func everything(
    _ dimensions: [String], _ input: [UInt8]
  ) throws -> (printed: String, messages: String) {
    var job = Aggregator(
      try Analysis(
        by: dimensions, count: ["tweets", "users", "share"], minUsers: 5, mostOfUser: 10_000),
      .init(uniqueMemory: nil))
    let run = JobRun(&job, input)
    let result = try job.result()
    var printed = ByteBuffer()
    for format in TableFormat.allCases { result.render(format: format, into: &printed) }
    return (printed.string, "\(result.notes) \(run.rejections) \(run.report)")
  }

  /// The tags of records that five users have. Those of these scrapers have one author in all copies.
  static let tags = CanaryTests.flatTags.filter { place in
    !["got:", "go:", "apify:", "twitterscraper:", "quacker:"].contains { place.hasPrefix($0) }
  }

  /// The values that tables by tags or topics may print.
  private static func allowed(_ dimensions: [String]) -> Set<String> {
    switch dimensions {
    case ["hashtag"]: tags
    case ["topic"]: ["v2 page: data[0].context_annotations[0].entity.name"]
    default: []
    }
  }

  @Test(arguments: [CanaryBird.word, .marks, .number, .digits])
  func values(bird: CanaryBird) throws {
    let flock = try CanaryFlock(bird)
    let input = input(flock)
    for dimensions in Self.divisions {
      let (printed, messages) = try everything(dimensions, input)
      let allowed = bird == .word ? Self.allowed(dimensions) : Set()
      #expect(flock.places(in: printed, bird.needle) == allowed, "\(dimensions)")
      #expect(flock.places(in: messages, bird.needle).isEmpty, "\(dimensions)")
      #expect(!bird.needle.isHidden(in: printed + messages), "\(dimensions)")
      #expect(printed.contains("5"), "\(dimensions) prints no cell")
    }
  }

  @Test func keys() throws {
    let flock = try CanaryFlock()
    let input = input(flock)
    for dimensions in Self.divisions {
      let (printed, messages) = try everything(dimensions, input)
      #expect(flock.places(in: printed + messages, .word).isEmpty, "\(dimensions)")
      #expect(!Needle.word.isHidden(in: printed + messages), "\(dimensions)")
    }
  }
}
