import JSONStream
import Testing

@testable import Moult

private typealias Sample = ComplySample

/// The records that stay, and what is removed from them.
@Suite(.tags(.slow)) struct ComplyRecordTests {
  /// Tweet 2 is deleted, and user 8 is suspended.
  static let notices = [Sample.delete(2), Sample.userNotice("user_suspend", 8)]

  static let gone: [(record: String, reason: String)] = [
    (Sample.tweet(2), "tweet-deleted"),
    (Sample.tweet(1, by: 8), "user-suspended"),
    (Sample.user(8), "user-suspended"),
    (Sample.tweet(1, #","retweeted_status":\#(Sample.tweet(2, by: 9))"#), "retweet-of-gone"),
    (Sample.tweet(1, #","retweeted_status":\#(Sample.tweet(3, by: 8))"#), "retweet-of-gone"),
    (Sample.tweet(1, #","quoted_status":\#(Sample.tweet(3, by: 8))"#), "quote-of-gone"),
    (Sample.tweet(1, #","quoted_status_id_str":"2""#), "quote-of-gone"),
    (
      Sample.tweet(
        1,
        #","retweeted_status":\#(Sample.tweet(3, by: 9, #","quoted_status":\#(Sample.tweet(2))"#))"#
      ),
      "quote-of-gone"
    ),
    (Sample.tweet2(2), "tweet-deleted"), (Sample.tweet2(1, by: 8), "user-suspended"),
    (
      Sample.tweet2(1, #","referenced_tweets":[{"type":"retweeted","id":"2"}]"#), "retweet-of-gone"
    ),
    (
      Sample.tweet2(
        1, #","referenced_tweets":[{"type":"quoted","id":"3","text":"w","author_id":"8"}]"#),
      "quote-of-gone"
    ),
    (Sample.activity(2), "tweet-deleted"), (Sample.activity(1, by: 8), "user-suspended"),
    (
      Sample.activity(1, #","twitter_quoted_status":\#(Sample.activity(3, by: 8))"#),
      "quote-of-gone"
    ),
  ]

  @Test(arguments: gone)
  func goes(record: String, reason: String) {
    for reading in [Reading.fastest, .parsed] {
      let run = JobRun.comply(record + "\n", with: Self.notices, reading: reading)
      #expect(run.output.isEmpty && run.codes.isEmpty)
      #expect(run.report.withheld == [reason: 1])
    }
  }

  /// These only answer or mention what is gone.
  static let staying = [
    Sample.tweet(1), Sample.user(7), Sample.tweet2(1), Sample.activity(1),
    Sample.tweet(1, #","in_reply_to_status_id":2,"in_reply_to_user_id_str":"8""#),
    Sample.tweet(1, #","entities":{"user_mentions":[{"id":8,"screen_name":"bird_8","name":"B"}]}"#),
    Sample.tweet2(1, #","referenced_tweets":[{"type":"replied_to","id":"2"}]"#),
    Sample.tweet2(
      1, #", "entities" : {"mentions":[{"id":"8","username":"bird_8"}]} , "a\"b":"\u00e9" "#),
    Sample.tweet(1, #","unheard_of":[{"id":2}]"#),
  ]

  @Test(arguments: staying)
  func staysAsItCame(_ record: String) {
    for reading in [Reading.fastest, .parsed] {
      let run = JobRun.comply(record + "\r\n", with: Self.notices, reading: reading)
      #expect(run.lines == [record])
      #expect(run.report.withheld.isEmpty && run.codes.isEmpty)
    }
  }

  /// Records that stay and contain whole copies of what is gone.
  static let trimmed = [
    (
      Sample.tweet2(
        1,
        #","referenced_tweets":[{"type":"replied_to","id":"2","text":"w","author_id":"7"},{"type":"replied_to","id":"4","text":"w"},{"type":"replied_to","id":"3","text":"w","author_id":"7"}]"#
      ),
      Sample.tweet2(
        1, #","referenced_tweets":[{"type":"replied_to","id":"3","text":"w","author_id":"7"}]"#)
    ),
    (
      Sample.tweet2(
        1, #","in_reply_to_user":{"id":"8","username":"bird_8","name":"B"},"lang":"en""#),
      Sample.tweet2(1, #","lang":"en""#)
    ),
    (
      Sample.tweet2(
        1,
        #","entities":{"mentions":[{"id":"8","username":"bird_8","name":"B","description":"d"}]}"#),
      Sample.tweet2(1, #","entities":{"mentions":[]}"#)
    ),
    (
      #"{"id":7,"screen_name":"bird","name":"B","followers_count":1,"status" : {"id":2,"id_str":"2","text":"w"}}"#,
      #"{"id":7,"screen_name":"bird","name":"B","followers_count":1}"#
    ),
  ]

  @Test(arguments: trimmed)
  func copiesAreRemoved(_ record: String, _ expected: String) {
    for reading in [Reading.fastest, .parsed] {
      let run = JobRun.comply(record + "\n", with: Self.notices, reading: reading)
      #expect(run.lines == [expected])
      let isWithoutAuthor = record.contains(#""id":"4""#)
      #expect(run.report.notes["copies-taken-out"] == (isWithoutAuthor ? 2 : 1))
    }
  }

  /// Notices about users cannot be applied to a tweet without a known author, so it does not stay. Without
  /// such notices its own ID is enough.
  @Test func authorsThatAreNotNamed() {
    let tweets = #"{"id":"1","text":"w"}"# + "\n" + #"{"id":"2","text":"w"}"# + "\n"
    let all = JobRun.comply(tweets, with: [Sample.delete(2), Sample.userNotice("user_suspend", 9)])
    #expect(all.lines.isEmpty && all.codes == ["no-author", "no-author"])
    let ofTweets = JobRun.comply(tweets, with: [Sample.delete(2)])
    #expect(ofTweets.lines == [#"{"id":"1","text":"w"}"#] && ofTweets.codes.isEmpty)
    #expect(ofTweets.report.notes["tweet-without-author"] == 2)
  }

  static let point = #"{"type":"Point","coordinates":[1.5,-2.5]}"#
  static let place =
    #"{"id":"ab","name":"N","country_code":"DE","bounding_box":{"type":"P","coordinates":[[[1,2]]]}}"#

  /// User 7's tweets up to 20 lose their places.
  static let scrubbed = [
    (
      Sample.tweet(20, #","geo":\#(point),"coordinates":\#(point),"place":\#(place),"lang":"en""#),
      Sample.tweet(20, #","geo":null,"coordinates":null,"place":null,"lang":"en""#)
    ),
    (Sample.tweet(21, #","geo":\#(point)"#), Sample.tweet(21, #","geo":\#(point)"#)),
    (Sample.tweet(19, by: 8, #","geo":\#(point)"#), Sample.tweet(19, by: 8, #","geo":\#(point)"#)),
    (
      Sample.tweet(
        30, by: 8,
        #","place":\#(place),"retweeted_status":\#(Sample.tweet(19, #","place":\#(place)"#))"#),
      Sample.tweet(
        30, by: 8, #","place":\#(place),"retweeted_status":\#(Sample.tweet(19, #","place":null"#))"#
      )
    ),
    (
      Sample.tweet2(20, #","geo":{"place_id":"ab"},"lang":"en""#),
      Sample.tweet2(20, #","lang":"en""#)
    ),
    (
      Sample.tweet2(20, #", "geo": {"coordinates":{"type":"Point","coordinates":[1,2]}}"#),
      Sample.tweet2(20)
    ),
    (
      #"{"geo":{"place_id":"ab"},"id":"20","text":"w","author_id":"7"}"#,
      #"{"id":"20","text":"w","author_id":"7"}"#
    ),
    (
      #"{"\u0067eo":{"place_id":"ab"} , "id":"20","text":"w","author_id":"7"}"#,
      #"{ "id":"20","text":"w","author_id":"7"}"#
    ),
    (
      Sample.activity(20, #","geo":\#(point),"location":{"displayName":"N","geo":\#(point)}"#),
      Sample.activity(20)
    ),
    (
      Sample.tweet(20, #","geo":null,"place":null"#), Sample.tweet(20, #","geo":null,"place":null"#)
    ),
  ]

  @Test(arguments: scrubbed)
  func places(_ record: String, _ expected: String) {
    for reading in [Reading.fastest, .parsed] {
      let run = JobRun.comply(
        record + "\n", with: [Sample.scrub(7, upTo: 20), Sample.scrub(7, upTo: 5)],
        reading: reading)
      #expect(run.lines == [expected])
      #expect(run.report.notes["tweets-without-their-place"] == (record == expected ? nil : 1))
    }
  }

  /// What a page includes only for items that go is removed with them; a page without remaining items goes.
  @Test func pages() {
    let users =
      #""users":[{"id":"7","username":"a","name":"A"},{"id":"8","username":"b","name":"B"}]"#
    let page =
      #"{"data":[\#(Sample.tweet2(1, #","attachments":{"media_keys":["m1"]}"#)),"#
      + Sample.tweet2(
        2, by: 9, #","attachments":{"media_keys":["m1","m2"]},"geo":{"place_id":"ab"}"#)
      + "," + Sample.tweet2(4, #","referenced_tweets":[{"type":"retweeted","id":"5"}]"#)
      + "," + Sample.tweet2(6, #","referenced_tweets":[{"type":"quoted","id":"9"}]"#)
      + #"],"includes":{\#(users),"tweets":[\#(Sample.tweet2(5, by: 8)),"#
      + Sample.tweet2(9, by: 9, #","referenced_tweets":[{"type":"quoted","id":"5"}]"#)
      + #"],"media":[{"media_key":"m1","type":"photo"},{"media_key":"m2","type":"photo"}],"#
      + #""places":[{"id":"ab","full_name":"N"}]},"errors":[{"value":"2","title":"t","detail":"d"}]}"#
    let expected =
      #"{"data":[\#(Sample.tweet2(1, #","attachments":{"media_keys":["m1"]}"#))],"#
      + #""includes":{"users":[{"id":"7","username":"a","name":"A"}],"tweets":[],"#
      + #""media":[{"media_key":"m1","type":"photo"}],"places":[]},"errors":[]}"#
    for reading in [Reading.fastest, .parsed] {
      let run = JobRun.comply(page + "\n", with: Self.notices, reading: reading)
      #expect(run.lines == [expected])
      #expect(
        run.report.withheld == ["tweet-deleted": 1, "retweet-of-gone": 1, "quote-of-gone": 1])
    }
    let whole =
      #"{"data":[\#(Sample.tweet2(2)),\#(Sample.tweet2(3, by: 8))],"meta":{"result_count":2}}"#
    #expect(JobRun.comply(whole + "\n", with: Self.notices).output.isEmpty)
    let ids = JobRun.comply(#"{"ids":[7,8,"9"],"next_cursor":0}"# + "\n", with: Self.notices)
    #expect(ids.lines == [#"{"ids":[7,"9"],"next_cursor":0}"#])
  }

  @Test func otherPages() {
    let page =
      #"{"statuses":[ \#(Sample.tweet(2)), \#(Sample.tweet(3)) ],"search_metadata":{"count":2}}"#
    let run = JobRun.comply(page + "\n", with: Self.notices)
    #expect(run.lines == [#"{"statuses":[  \#(Sample.tweet(3)) ],"search_metadata":{"count":2}}"#])
  }

  /// Records that are no tweet, user or message cannot be judged, and are counted.
  @Test func othersAreLeftOut() {
    let input = [
      Sample.delete(1), #"{"limit":{"track":4}}"#, #"{"new":1}"#, Sample.tweet(1),
      #"{"id":3,"slug":"s","member_count":4,"mode":"public"}"#,
    ]
    let run = JobRun.comply(input.map { $0 + "\n" }.joined(), with: Self.notices)
    #expect(run.lines == [Sample.tweet(1)])
    #expect(
      run.report.records == ["delete": 1, "limit": 1, "unknown": 1, "tweet": 1, "list": 1])
    #expect(run.report.notes["neither-tweet-nor-user"] == 3)
  }

  @Test func withoutAnID() {
    let input = [
      #"{"id":"x","id_str":"y","text":"w","user":{"id":7}}"#,
      #"{"id":1,"text":"w","user":{"id":"z","screen_name":"b"}}"#,
      #"{"id":null,"id_str":null,"text":"w","user":{"id":7}}"#,
    ]
    let run = JobRun.comply(input.map { $0 + "\n" }.joined(), with: Self.notices)
    #expect(run.output.isEmpty && run.codes == ["bad-id", "bad-id", "no-id"])
  }

  /// A document of several lines becomes one line.
  @Test func documents() {
    let input = "{\n  \"id\": 1,\r\n  \"text\": \"a\\nb\",\n  \"user\": {\"id\": 7}\n}\n"
    let run = JobRun.comply(input + input.replacing("1", with: "2"), with: Self.notices)
    #expect(run.lines == [#"{  "id": 1,  "text": "a\nb",  "user": {"id": 7}}"#])
  }

  @Test func listsOfIDs() {
    let input = "1\r\n2\r\n\r\n007\r\n2\n1\n\"2\"\n\"5\"\n00002\n18446744073709551615\n"
    for chunk in [1, 3, 1000] {
      for reading in [Reading.fastest, .parsed] {
        let run = JobRun.comply(input, with: Self.notices, chunk: chunk, reading: reading)
        #expect(run.lines == ["1", "007", "1", "5", "18446744073709551615"])
        #expect(run.codes.isEmpty && run.report.records == ["id": 9])
        #expect(run.report.withheld == ["tweet-deleted": 4])
      }
    }
  }

  @Test func badLinesOfLists() {
    let run = JobRun.comply(
      "id\n1\nx3\n1.5E3\n-4\n99999999999999999999\n123456789012345678901\n5 6\n4\n", with: [])
    #expect(run.lines == ["1", "3", "4"])
    #expect(run.codes == ["mangled-id", "bad-id", "bad-id", "bad-id", "bad-id"])
  }

  /// Whatever is removed, the rest is JSON with its fields in their order.
  @Test(arguments: 0..<16)
  func removalsLeaveJSON(_ set: Int) throws {
    let members = (0..<4).map { index in
      set >> index & 1 == 1
        ? #""in_reply_to_user":{"id":"8","username":"b\#(index)","name":"{\"[,"}"#
        : #""m\#(index)":"],\"""#
    }
    for separator in [",", " , "] {
      let head = #"{"id":"1","text":"w","author_id":"7","#
      let record = head + members.joined(separator: separator) + "}"
      let run = JobRun.comply(record + "\n", with: Self.notices)
      let kept = members.filter { !$0.contains("reply") }
      let tree = try JSONTree(try #require(run.lines.first))
      let expected = try JSONTree(head.dropLast() + kept.map { "," + $0 }.joined() + "}")
      #expect(tree == expected)
    }
  }
}
