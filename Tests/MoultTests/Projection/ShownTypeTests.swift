import Testing

@testable import Moult

/// Objects whose keys do not show what they are give no ID, and none of them passes notices.
@Suite(.tags(.slow)) struct ShownTypeTests {
  /// Flat records of scrapers, with the ID of the tweet beside the name of its author, and others.
  static let unclear = [
    #"{"id":31,"username":"bird","tweet":"w"}"#,
    #"{"id":31,"username":"bird","name":"B","content":"w","date":"2020-01-01"}"#,
    #"{"id":31,"username":"bird","name":"B","caption":"w"}"#,
    #"{"id":31,"username":"bird","name":"B","a_word_of_nobody":"w"}"#,
    #"{"id":31,"username":"bird","permalink":"https://example.org/31","text":"w"}"#,
    #"{"id":31,"username":"bird","name":"B","profile_image_url":"u","rawContent":"w"}"#,
    #"{"id":31,"username":"bird","description":"d","verified":true,"likes":4}"#,
    #"{"id":31,"screen_name":"bird","words":"w"}"#,
    #"{"id_str":"31","screen_name":"bird","verified":false,"retweets":2,"tweet_url":"u"}"#,
    #"{"username":"bird","url":"u"}"#,
    #"{"id":31,"screen_name":"bird"}"#,
    #"{"id":31,"screen_name":"bird","location":"b","msg":"w"}"#,
    #"{"id":31,"username":"bird","location":"b","Tweet":"w"}"#,
    #"{"id":31,"username":"bird","verified":true,"post":"w","public_metrics":{"like_count":1}}"#,
    #"{"id":31,"username":"bird","url":"https://example.org/bird/status/31"}"#,
    #"{"id":31,"text":"w","created_at":"2020-01-01","senderId":7,"recipientId":8}"#,
    #"{"id_str":"31","text":"w","type":"tombstone"}"#,
    #"{"__typename":"TweetTombstone","id":31,"text":"w","lang":"en"}"#,
    #"{"id":31,"text":"w","created_at":"2020-01-01","video_id":5}"#,
    #"{"id":31,"text":"w","stars":5}"#,
    #"{"id":31,"text":"w","_type":"x.Tombstone"}"#,
    #"{"id_str":"31","text":"w","tombstone":{"text":"gone"}}"#,
    #"{"id":31,"full_text":"w","tombstoneInfo":{}}"#,
    #"{"event_type":"click","id":31,"target":"x"}"#,
  ]

  @Test(arguments: unclear)
  func givesNothing(_ record: String) throws {
    for ids in Dehydrator.Kind.allCases {
      let run = JobRun.dehydrate(record + "\n", ids)
      #expect(run.output.isEmpty && run.report.records == ["unknown": 1], "\(ids)")
    }
    let left = JobRun.comply(record + "\n", with: [ComplySample.delete(5)])
    #expect(left.output.isEmpty && left.report.records == ["unknown": 1])
    #expect(try JobRun.redact(record + "\n").output.isEmpty)
  }

  /// What the platform gives with its fewest fields, in a page and alone.
  static let clear: [(String, Dehydrator.Kind)] = [
    (#"{"id":"31","text":"w"}"#, .tweets), (#"{"id":"31","text":"w","attachments":{}}"#, .tweets),
    (#"{"id":"31","text":"w","created_at":"2020-01-01T00:00:00Z"}"#, .tweets),
    (#"{"id":"31","text":"w","public_metrics":{},"new":1}"#, .tweets),
    (#"{"id":"31","name":"B","username":"bird"}"#, .users),
    (#"{"id":"31","name":"B","username":"bird","created_at":"2020-01-01T00:00:00Z"}"#, .users),
    (#"{"id":31,"screen_name":"bird","name":"B","protected":false}"#, .users),
    (
      #"{"id":"31","username":"bird","name":"B","public_metrics":{},"verified":true,"profile_image_url":"u","new":1}"#,
      .users
    ),
    (
      #"{"id":31,"screen_name":"bird","followers_count":1,"friends_count":2,"statuses_count":3,"new":1}"#,
      .users
    ),
    (#"{"id":"31","text":"w","event_type":"MessageCreate"}"#, .messages),
    (#"{"id":"31","event_type":"MessageCreate"}"#, .messages),
  ]

  @Test(arguments: clear)
  func givesItsID(_ record: String, _ ids: Dehydrator.Kind) {
    // v1.1 has no pages with `data`.
    let pages = [#"{"data":[\#(record)]}"#, #"{ "data" : \#(record) }"#]
    for input in [record] + (record.contains("screen_name") ? [] : pages) {
      for other in Dehydrator.Kind.allCases {
        let run = JobRun.dehydrate(input + "\n", other)
        #expect(run.lines == (other == ids ? ["31"] : []), "\(other) of \(input)")
      }
    }
  }

  /// What a notice names in a member that no catalogue has was not judged.
  @Test func whatIsNotKnownIsNotJudged() {
    let gone = 1_510_000_000_000_000_001
    let notices = [ComplySample.delete(UInt64(gone))]
    func tweet(_ more: String) -> String {
      #"{"id":2,"id_str":"2","text":"w","truncated":false,"user":{"id":7}"# + more + "}\n"
    }
    for more in [
      #","retweetedTweet":{"id":\#(gone),"content":"w"}"#, #","x":"\#(gone)""#,
      #","x":[1,\#(gone)]"#,
      #","entities":{"x":{"y":[ "\#(gone)" ]}}"#,
    ] {
      let run = JobRun.comply(tweet(more), with: notices)
      #expect(run.output.isEmpty && run.codes == ["not-judged"], "\(more)")
    }
    // An ID that a tweet answers stays, and so do numbers that are parts of words.
    for more in [
      #","in_reply_to_status_id":\#(gone)"#, #","x":"a \#(gone)""#, #","x":"\#(gone)0""#,
      #","x":0.\#(gone)"#,
    ] {
      #expect(JobRun.comply(tweet(more), with: notices).lines.count == 1, "\(more)")
    }
  }

  /// A copy that has no ID, or one that is none, cannot be judged.
  @Test(arguments: [
    #""retweeted_status":{"id":5.0,"text":"w","user":{"id":9}}"#,
    #""quoted_status":{"id_str":"5.1e18","text":"w","user":{"id":9}}"#,
  ])
  func malformedCopies(_ member: String) {
    let record = #"{"id":2,"id_str":"2","text":"w","truncated":false,"user":{"id":7},\#(member)}"#
    let run = JobRun.comply(record + "\n", with: [ComplySample.delete(5)])
    #expect(run.output.isEmpty && run.codes == ["bad-id"])
  }

  /// Keys are the same with escapes.
  @Test func escapedKeys() {
    let known = JobRun.dehydrate(#"{"id":"31","text":"w","\u006cang":"de"}"# + "\n")
    #expect(known.lines == ["31"])
    #expect(JobRun.dehydrate(#"{"id":"31","text":"w","\u0078y":"de"}"# + "\n").output.isEmpty)
  }

  // MARK: - Heads

  static let heads =
    #"window.YTD.tweet_headers.part0 = [ {"tweet":{"tweet_id":"31","user_id":"7","created_at":"Mon Feb 01 10:00:00 +0000 2010"}},"#
    + #" {"tweet":{"tweet_id":"32","user_id":"7","created_at":"Mon Feb 01 10:00:00 +0000 2010"}} ]"#
    + "\n"
  static let tweets =
    #"window.YTD.tweets.part0 = [ {"tweet":{"id":"31","id_str":"31","full_text":"w","lang":"en"}} ]"#
    + "\n"

  /// Tweets that were deleted or written for a few are in no list, though their heads are there.
  @Test(arguments: ["deleted_tweets", "twitter_circle_tweet", "community_tweet"])
  func headsOfWhatIsWithdrawn(_ name: String) {
    let others = Self.tweets.replacing("YTD.tweets", with: "YTD.\(name)")
    for input in [others + Self.heads, Self.heads + others] {
      for options in [
        Dehydrator.Options(), Dehydrator.Options(unique: true, appliesDeletes: true).sharing(),
      ] {
        let run = JobRun.dehydrate(Array(input.utf8), options)
        #expect(run.lines == ["32"])
      }
    }
  }

  /// Each tweet of an archive comes once, whichever of its files is first; heads are no records.
  @Test(arguments: [[heads, tweets], [tweets, heads], [heads, tweets, heads]])
  func headsGiveWhatIsMissing(_ files: [String]) throws {
    for (unique, deletes) in [(false, false), (true, false), (false, true), (true, true)] {
      var job = Dehydrator(Dehydrator.Options(unique: unique, appliesDeletes: deletes))
      var run = JobRun(empty: ())
      for file in files {
        job.feed(Array(file.utf8))
        job.finish()
        run.take(from: &job)
        job.startNextInput()
      }
      while job.release() { run.take(from: &job) }
      #expect(run.lines.sorted() == ["31", "32"])
    }
    let all = files.joined()
    #expect(try JobRun.redact(all).lines.count == 1)
    // A script's first and last line are around its records.
    let kept = JobRun.comply(all, with: [ComplySample.delete(5)]).lines
    #expect(kept.count == 3 && kept[1].contains(#""id_str":"31""#))
    #expect(JobRun.dehydrate(Self.heads, .users).lines == ["7", "7"])
  }
}
