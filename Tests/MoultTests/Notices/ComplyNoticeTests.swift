import Testing

@testable import Moult

private typealias Sample = ComplySample

/// The IDs of a list that stay after notices of every form.
@Suite(.tags(.slow)) struct ComplyNoticeTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let notices: [String]
    /// The IDs that stay of 1 to 5.
    let stay: [Int]
    var ids = ComplianceFilter.Kind.tweets
    var countries: Set<String>?
    var results: NoticeCollector.Results?

    var testDescription: String { name }
  }

  static let ofTweets = [
    Case(name: "none", notices: [], stay: [1, 2, 3, 4, 5]),
    Case(name: "delete", notices: [Sample.delete(2), Sample.delete(2)], stay: [1, 3, 4, 5]),
    Case(
      name: "the text of an ID counts",
      notices: [#"{"delete":{"status":{"id":2,"id_str":"3","user_id":9}}}"#], stay: [1, 2, 4, 5]),
    Case(
      name: "v2 delete, and the quote it names",
      notices: [
        #"{"data":{"delete":{"tweet":{"id":"1","author_id":"3"},"quote_tweet_id":"5","event_at":"2022-12-23T12:34:56.789Z"}}}"#
      ], stay: [2, 3, 4]),
    Case(
      name: "enterprise delete",
      notices: [
        Sample.activityNotice("delete", "object:search.twitter.com,2005:1"),
        Sample.activityNotice("delete", "tag:search.twitter.com,2005:2"),
      ], stay: [3, 4, 5]),
    Case(
      name: "site stream",
      notices: [#"{"for_user":9,"message":\#(Sample.delete(4))}"#], stay: [1, 2, 3, 5]),
    Case(
      name: "drop and undrop by time",
      notices: [
        Sample.tweetNotice2("undrop", 1, at: "2022-12-23T12:34:56.789Z"),
        Sample.tweetNotice2("drop", 1, at: "2022-12-23T12:34:56.788Z"),
        Sample.tweetNotice2("undrop", 2, at: "2022-12-23T12:34:56.788Z"),
        Sample.tweetNotice2("drop", 2, at: "2022-12-23T12:34:56.789Z"),
      ], stay: [1, 3, 4, 5]),
    Case(
      name: "an undrop does not undelete",
      notices: [
        Sample.delete(1, at: 5), Sample.tweetNotice2("undrop", 1, at: "2022-12-23T12:34:56Z"),
      ], stay: [2, 3, 4, 5]),
    Case(
      name: "withheld anywhere",
      notices: [
        #"{"status_withheld":{"id":1,"user_id":3,"withheld_in_countries":["de","ar"]}}"#,
        #"{"data":{"withheld":{"tweet":{"id":"2","author_id":"3"},"withheld_in_countries":["FR"],"event_at":"2022-12-23T12:34:56Z"}}}"#,
        #"{"status_withheld":{"status":{"id":3,"id_str":"3","user_id":4},"withheld_in_countries":["XY"],"timestamp_ms":"1432228155593"}}"#,
        #"{"status_withheld":{"id":4,"user_id":3}}"#,
      ], stay: [5]),
    Case(
      name: "withheld in one country",
      notices: [
        #"{"status_withheld":{"id":1,"user_id":3,"withheld_in_countries":["de","ar"]}}"#,
        #"{"data":{"withheld":{"tweet":{"id":"2","author_id":"3"},"withheld_in_countries":["FR"],"event_at":"2022-12-23T12:34:56Z"}}}"#,
        #"{"status_withheld":{"status":{"id":3,"id_str":"3","user_id":4},"withheld_in_countries":["XY"],"timestamp_ms":"1432228155593"}}"#,
        Sample.activityNotice(
          "status_withheld", "object:search.twitter.com,2005:4", #","withheld_in_countries":["JP"]"#
        ),
      ], stay: [2, 4, 5], countries: ["de"]),
    Case(
      name: "edits keep the newest",
      notices: [
        #"{"data":{"tweet_edit":{"tweet":{"id":"2"},"initial_tweet_id":"1","edit_tweet_ids":["1","2"],"event_at":"2022-09-06T19:31:16.801Z"}}}"#,
        #"{"data":{"tweet_edit":{"tweet":{"id":"4"},"initial_tweet_id":"1","edit_tweet_ids":["1","2","4"],"event_at":"2022-09-06T19:41:16.801Z"}}}"#,
      ], stay: [3, 4, 5]),
    Case(
      name: "results of a batch, of whichever kind",
      notices: [
        Sample.result(1, "deleted"), Sample.result(2, "suspended"),
        Sample.result(3, "protected"), Sample.result(4, "deactivated"),
        Sample.result(5, "scrub_geo", action: "scrub_geo"),
      ], stay: [5]),
    Case(
      name: "results that are of users", notices: [Sample.result(1, "deleted")],
      stay: [1, 2, 3, 4, 5], results: .users),
    Case(
      name: "what is no notice says nothing",
      notices: [
        Sample.tweet(1, by: 2), Sample.user(3), #"{"limit":{"track":4}}"#, "5", #"{"id":1}"#,
        #"{"data":{"liked":true}}"#, #"{"data":{"new_event":{"tweet":{"id":"5"}}}}"#,
      ], stay: [1, 2, 3, 4, 5]),
  ]

  static let ofUsers = [
    Case(
      name: "gone",
      notices: [
        Sample.userNotice("user_delete", 1), Sample.userNotice("user_protect", 2),
        Sample.userNotice("user_suspend", 3),
        #"{"user_withheld":{"id":4,"withheld_in_countries":["de"]}}"#,
      ], stay: [5]),
    Case(
      name: "back by the order of the input",
      notices: [
        Sample.userNotice("user_suspend", 1), Sample.userNotice("user_unsuspend", 1),
        Sample.userNotice("user_unsuspend", 2), Sample.userNotice("user_suspend", 2),
        Sample.userNotice("user_protect", 3), Sample.userNotice("user_unprotect", 3),
        Sample.userNotice("user_protect", 3),
        Sample.userNotice("user_delete", 4), Sample.userNotice("user_undelete", 4),
      ], stay: [1, 4, 5]),
    Case(
      name: "back by time, whatever the order",
      notices: [
        Sample.userNotice("user_unsuspend", 1, at: 1_432_228_155_594),
        Sample.userNotice("user_suspend", 1, at: 1_432_228_155_593),
        Sample.userNotice2("user_undelete", 2, at: "2022-06-27T23:49:41.839+00:00"),
        Sample.userNotice("user_delete", 2, at: 1_432_228_155_593),
        Sample.userNotice2("user_delete", 3, at: "2022-06-27T23:49:41.839+00:00"),
        Sample.userNotice("user_undelete", 3, at: 1_432_228_155_593),
      ], stay: [1, 2, 4, 5]),
    Case(
      name: "of the same time, what takes away",
      notices: [
        Sample.userNotice("user_suspend", 1, at: 1_432_228_155_593),
        Sample.userNotice("user_unsuspend", 1, at: 1_432_228_155_593),
        Sample.userNotice("user_unsuspend", 2, at: 1_432_228_155_593),
        Sample.userNotice("user_suspend", 2, at: 1_432_228_155_593),
      ], stay: [3, 4, 5]),
    Case(
      name: "without a time after one with a time",
      notices: [
        Sample.userNotice("user_suspend", 1, at: 1_432_228_155_593),
        Sample.userNotice("user_unsuspend", 1),
        Sample.userNotice("user_protect", 2),
        Sample.userNotice("user_unprotect", 2, at: 1_432_228_155_592),
        Sample.userNotice("user_protect", 3, at: 1_432_228_155_590),
        Sample.userNotice("user_unprotect", 3),
        Sample.userNotice("user_protect", 3, at: 1_432_228_155_591),
      ], stay: [1, 3, 4, 5]),
    Case(
      name: "one way does not undo another",
      notices: [
        Sample.userNotice("user_suspend", 1, at: 1_432_228_155_593),
        Sample.userNotice("user_undelete", 1, at: 1_432_228_155_594),
        Sample.userNotice("user_unprotect", 1, at: 1_432_228_155_594),
      ], stay: [2, 3, 4, 5]),
    Case(
      name: "of an enterprise stream of activities",
      notices: [
        Sample.activityNotice("user_delete", "tag:search.twitter.com,2012:user\\/1"),
        Sample.activityNotice("user_protect", "id:twitter.com:2"),
        Sample.activityNotice("user_suspend", "tag:search.twitter.com,2012:user/3"),
        Sample.activityNotice("user_unsuspend", "tag:search.twitter.com,2012:user/3"),
        Sample.activityNotice(
          "user_withheld", "tag:search.twitter.com,2012:user/4",
          #","withheld_in_countries":["XY"]"#),
      ], stay: [5]),
    Case(
      name: "results of a batch, brought back by the stream",
      notices: [
        Sample.result(1, "protected"), Sample.result(2, "suspended"),
        Sample.userNotice2("user_unsuspend", 2, at: "2022-01-01T00:00:00.001Z"),
      ], stay: [2, 3, 4, 5], results: .users),
    Case(
      name: "a delete of a tweet is none of a user", notices: [Sample.delete(1)],
      stay: [1, 2, 3, 4, 5]),
  ]

  @Test(arguments: ofTweets)
  func tweets(_ item: Case) { check(item, .tweets) }

  @Test(arguments: ofUsers)
  func users(_ item: Case) { check(item, .users) }

  private func check(_ item: Case, _ ids: ComplianceFilter.Kind) {
    let options = NoticeCollector.Options(countries: item.countries, results: item.results)
    let list = (1...5).map { "\($0)\n" }.joined()
    for reading in [Reading.fastest, .parsed] {
      let run = JobRun.comply(list, with: item.notices, ids: ids, options, reading: reading)
      #expect(run.lines == item.stay.map(String.init))
      #expect(run.codes.isEmpty)
      #expect(run.report.withheld.values.reduce(0, +) == 5 - item.stay.count)
    }
  }

  @Test(arguments: [
    #"{"delete":{"status":{"user_id":3}}}"#, #"{"delete":{"status":{"id":"x","user_id":3}}}"#,
    #"{"delete":{"status":{"id":1.2E18}}}"#, #"{"delete":{}}"#, #"{"user_delete":{"id":null}}"#,
    #"{"scrub_geo":{"user_id":3}}"#, #"{"scrub_geo":{"up_to_status_id":3}}"#,
    #"{"data":{"tweet_edit":{"event_at":"2022-09-06T19:31:16.801Z"}}}"#,
    #"{"id":"1","action":"praise","reason":"good"}"#, #"{"id":"one","action":"delete"}"#,
    #"{"verb":"user_delete","object":{"id":"tag:search.twitter.com,2012:user/x"}}"#,
  ])
  func malformed(_ notice: String) {
    let run = JobRun.comply("1\n2\n3\n", with: [notice])
    #expect(run.codes == ["bad-notice"])
    #expect(run.lines == ["1", "2", "3"])
  }

  /// A malformed time is reported, and the notice applies all the same.
  @Test func malformedTime() {
    let notice = #"{"user_suspend":{"id":1,"timestamp_ms":"soon"}}"#
    let run = JobRun.comply("1\n2\n", with: [notice], ids: .users)
    #expect(run.lines == ["2"])
    #expect(run.report.notes["notice-with-malformed-time"] == 1)
  }

  @Test func kindsAreCounted() {
    let run = JobRun.comply(
      "1\n", with: [Sample.delete(1), #"{"limit":{"track":4}}"#, #"{"data":{"new":{"id":1}}}"#])
    #expect(run.report.notices == ["delete": 1, "limit": 1, "unknown": 1])
    #expect(run.report.withheld == ["tweet-deleted": 1])
  }
}
