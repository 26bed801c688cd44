import JSONStream
import Testing

@testable import Moult

private typealias Sample = ComplySample

/// Notices in the input of `dehydrate`, before or after what they name.
@Suite struct DehydrateDeletesTests {
  private static func run(
    _ lines: [String], _ options: Dehydrator.Options, chunk: Int = 1 << 20
  ) -> JobRun {
    var job = Dehydrator(options)
    var run = JobRun(&job, Array(lines.map { $0 + "\n" }.joined().utf8), chunk: chunk)
    // Nothing comes before the end of all inputs.
    #expect(run.output.isEmpty)
    while job.release() { run.take(from: &job) }
    run.report = job.report
    return run
  }

  private static func options(
    _ ids: Dehydrator.Kind = .tweets, also: Set<Dehydrator.Relation> = [], unique: Bool = false
  ) -> Dehydrator.Options {
    Dehydrator.Options(ids: ids, also: also, unique: unique, appliesDeletes: true)
  }

  static let input = [
    Sample.tweet(1), Sample.delete(2), Sample.tweet(2), Sample.tweet(3),
    Sample.tweet(4, #","retweeted_status":\#(Sample.tweet(3, by: 9))"#),
    Sample.tweet(5, by: 10, #","quoted_status_id":3"#), Sample.tweet2(6, by: 8),
    Sample.activity(7, by: 11), Sample.userNotice("user_suspend", 8), Sample.delete(3),
    Sample.tweet(12, by: 13), Sample.userNotice("user_protect", 13),
    Sample.userNotice("user_unprotect", 13), Sample.scrub(7, upTo: 99),
    #"{"status_withheld":{"id":7,"user_id":11,"withheld_in_countries":["DE"]}}"#,
    #"{"data":[\#(Sample.tweet2(14, #","referenced_tweets":[{"type":"retweeted","id":"15"}]"#)),"#
      + #"\#(Sample.tweet2(16))],"includes":{"tweets":[\#(Sample.tweet2(15, by: 8))]}}"#,
    Sample.tweet(1),
  ]

  @Test(arguments: [1 << 20, 100, 7])
  func tweets(chunk: Int) {
    let run = Self.run(Self.input, Self.options(), chunk: chunk)
    #expect(run.lines == ["1", "12", "16", "1"])
    #expect(
      run.report.withheld == [
        "tweet-deleted": 2, "retweet-of-gone": 2, "quote-of-gone": 1, "user-suspended": 1,
        "tweet-withheld": 1,
      ])
    #expect(run.report.outputs == 4)
  }

  @Test func uniqueTweets() {
    #expect(Self.run(Self.input, Self.options(unique: true)).lines == ["1", "12", "16"])
  }

  /// Of a tweet that is withheld, neither its author nor whom it mentions.
  @Test func users() {
    let run = Self.run(Self.input, Self.options(.users, unique: true))
    #expect(run.lines == ["7", "13"])
  }

  /// A related tweet is withheld for itself alone, unless it is retweeted or quoted.
  @Test func related() {
    let input = [
      Sample.tweet(1, #","in_reply_to_status_id":2"#),
      Sample.tweet(3, #","in_reply_to_status_id":4"#), Sample.delete(2),
      #"{"data":[\#(Sample.tweet2(16))],"includes":{"tweets":[\#(Sample.tweet2(15, by: 8)),\#(Sample.tweet2(17))]}}"#,
      Sample.userNotice("user_delete", 8),
    ]
    let run = Self.run(input, Self.options(also: [.replied, .included]))
    #expect(run.lines == ["1", "3", "4", "16", "17"])
    #expect(run.report.withheld == ["tweet-deleted": 1, "user-deleted": 1])
  }

  /// IDs come out digit by digit.
  @Test func digits() {
    let input = [
      #"{"id_str":"007","text":"w"}"#, #"{"id_str":"99999999999999999999","text":"w"}"#,
      #"{"id_str":"18446744073709551615","text":"w"}"#, #"{"id_str":"0","text":"w"}"#,
      #"{"id_str":"08","text":"w"}"#, Sample.delete(8),
    ]
    #expect(
      Self.run(input, Self.options()).lines == [
        "007", "99999999999999999999", "18446744073709551615", "0",
      ])
  }

  /// Without notices it is what comes without the option.
  @Test func withoutNotices() {
    let input = Self.input.filter { !$0.contains("user_") && !$0.contains("delete") }
      .filter { !$0.contains("status_withheld") }
    for ids in [Dehydrator.Kind.tweets, .users] {
      for also in [[], ids.everyRelation] {
        let plain = JobRun.dehydrate(
          input.map { $0 + "\n" }.joined(), ids, also: also)
        let held = Self.run(input, Self.options(ids, also: also))
        #expect(held.lines == plain.lines)
        #expect(held.report == plain.report)
      }
    }
  }

  /// IDs of heads are held back in a worker too, whichever file of the archive it reads first.
  @Test(arguments: [
    [ShownTypeTests.heads, ShownTypeTests.tweets], [ShownTypeTests.tweets, ShownTypeTests.heads],
  ])
  func headsOfAWorker(_ files: [String]) {
    for options in [Dehydrator.Options(), Self.options(), Self.options(unique: true)] {
      var job = Dehydrator(options)
      guard var worker = job.makeWorker() else {
        Issue.record("a dehydrator has workers")
        return
      }
      worker.startChunk()
      for file in files {
        worker.startNextInput()
        worker.feed(Array(file.utf8))
        worker.finish()
      }
      job.mergeInputs(&worker)
      var run = JobRun(empty: ())
      run.take(from: &job)
      while job.release() { run.take(from: &job) }
      #expect(run.lines == ["31", "32"])
    }
  }

  /// The output does not depend on how the input is split into chunks.
  @Test func chunks() {
    let lines = (0..<200).flatMap { round -> [String] in
      let shift = UInt64(round) * 100
      return [
        Sample.tweet(shift + 1, by: shift + 7), Sample.tweet(shift + 2, by: shift + 8),
        Sample.delete(shift + 102), Sample.userNotice("user_suspend", shift + 7),
        Sample.userNotice("user_unsuspend", round % 2 == 0 ? shift + 7 : 1),
      ]
    }
    let text = lines.map { $0 + "\n" }.joined()
    var whole = Dehydrator(Self.options())
    var expected = JobRun(&whole, Array(text.utf8))
    while whole.release() { expected.take(from: &whole) }
    for size in [300, 5000] {
      var job = Dehydrator(Self.options())
      var run = ChunksTests().run(&job, Array(text.utf8), size).run
      while job.release() { run.take(from: &job) }
      #expect(run.lines == expected.lines)
      #expect(job.report == whole.report)
    }
  }
}
