import JSONStream

@testable import Moult

/// Invented records and notices.
enum ComplySample {
  /// A tweet of v1.1.
  static func tweet(_ id: UInt64, by user: UInt64 = 7, _ more: String = "") -> String {
    #"{"id":\#(id),"id_str":"\#(id)","text":"words","truncated":false,"#
      + #""user":{"id":\#(user),"id_str":"\#(user)","screen_name":"bird_\#(user)"}\#(more)}"#
  }

  static func user(_ id: UInt64) -> String {
    #"{"id":\#(id),"id_str":"\#(id)","screen_name":"bird_\#(id)","name":"B","followers_count":1}"#
  }

  /// A tweet of v2 with its author's ID.
  static func tweet2(_ id: UInt64, by user: UInt64 = 7, _ more: String = "") -> String {
    #"{"id":"\#(id)","text":"words","author_id":"\#(user)"\#(more)}"#
  }

  /// An activity of an enterprise stream.
  static func activity(_ id: UInt64, by user: UInt64 = 7, _ more: String = "") -> String {
    #"{"id":"tag:search.twitter.com,2005:\#(id)","verb":"post","body":"words","#
      + #""actor":{"id":"id:twitter.com:\#(user)","preferredUsername":"bird_\#(user)"},"#
      + #""object":{"id":"object:search.twitter.com,2005:\#(id)","summary":"words"}\#(more)}"#
  }

  static func delete(_ id: UInt64, at time: UInt64? = nil) -> String {
    let time = time.map { #","timestamp_ms":"\#($0)""# } ?? ""
    return
      #"{"delete":{"status":{"id":\#(id),"id_str":"\#(id)","user_id":3,"user_id_str":"3"}\#(time)}}"#
  }

  /// A notice of an enterprise stream about a user.
  static func userNotice(_ event: String, _ id: UInt64, at time: UInt64? = nil) -> String {
    let time = time.map { #","timestamp_ms":"\#($0)""# } ?? ""
    return #"{"\#(event)":{"id":\#(id)\#(time)}}"#
  }

  /// A notice of v2 about a user.
  static func userNotice2(_ event: String, _ id: UInt64, at time: String) -> String {
    #"{"data":{"\#(event)":{"user":{"id":"\#(id)"},"event_at":"\#(time)"}}}"#
  }

  /// A notice of v2 about a tweet.
  static func tweetNotice2(_ event: String, _ id: UInt64, at time: String) -> String {
    #"{"data":{"\#(event)":{"tweet":{"id":"\#(id)","author_id":"3"},"event_at":"\#(time)"}}}"#
  }

  /// A notice of an enterprise stream of activities.
  static func activityNotice(_ verb: String, _ object: String, _ more: String = "") -> String {
    #"{"verb":"\#(verb)","object":{"id":"\#(object)"},"timestampMs":"2014-08-27T23:49:40.532+00:00"\#(more)}"#
  }

  static func scrub(_ user: UInt64, upTo tweet: UInt64) -> String {
    #"{"scrub_geo":{"user_id":\#(user),"user_id_str":"\#(user)","up_to_status_id":\#(tweet),"#
      + #""up_to_status_id_string":"\#(tweet)","timestamp_ms":"1432228155593"}}"#
  }

  static func result(
    _ id: UInt64, _ reason: String, action: String = "delete",
    at time: String = "2022-01-01T00:00:00+00:00"
  ) -> String {
    #"{"id":"\#(id)","action":"\#(action)","created_at":"2013-06-04T16:25:04+00:00","#
      + #""redacted_at":"\#(time)","reason":"\#(reason)"}"#
  }
}

extension JobRun {
  /// Applies notices to an input.
  static func comply(
    _ input: String, with notices: [String], ids: ComplianceFilter.Kind = .tweets,
    _ options: NoticeCollector.Options = .init(), chunk: Int = 1 << 20,
    reading: Reading = .fastest
  ) -> JobRun {
    let text = notices.map { $0 + "\n" }.joined()
    var collector = NoticeCollector(options, reading: reading)
    let read = JobRun(&collector, Array(text.utf8), chunk: chunk)
    var job = ComplianceFilter(collector.notices, ids: ids, reading: reading)
    var run = JobRun(&job, Array(input.utf8), chunk: chunk)
    run.report.notices = read.report.records
    run.report.notes.merge(read.report.notes, uniquingKeysWith: +)
    run.rejections = read.rejections + run.rejections
    return run
  }
}
