import Testing

@testable import Moult

/// What a page includes is written where its tweets refer to it.
@Suite struct RedactJoinTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Fields of the page's one tweet.
    let tweet: String
    let included: String
    let written: String

    init(_ name: String, _ tweet: String, _ included: String, _ written: String) {
      (testDescription, self.tweet) = (name, tweet)
      (self.included, self.written) = (included, written)
    }

    var page: String {
      #"{"data":[{"id":"1","text":"a",\#(tweet)}],"includes":{\#(included)}}"# + "\n"
    }
  }

  static let users =
    #""users":[{"id":"7","username":"a","name":"b","verified":true},"#
    + #"{"id":"8","username":"c","name":"d","verified":false}]"#
  static let media =
    #""media":[{"media_key":"3_1","type":"photo"},{"media_key":"3_2","type":"video"}]"#
  static let places = #""places":[{"id":"p","full_name":"x","country_code":"DE"}]"#
  static let polls =
    #""polls":[{"id":"5","voting_status":"open"},{"id":"6","voting_status":"closed"}]"#

  static let cases = [
    Case("an author", #""author_id":"8""#, users, #"{"author":{"verified":false}}"#),
    Case(
      "an author after other fields", #""author_id":"7","lang":"en""#, users,
      #"{"lang":"en","author":{"verified":true}}"#),
    Case(
      "an author that is not included", #""author_id":"9","lang":"en""#, users, #"{"lang":"en"}"#),
    Case(
      "an author of whom nothing is kept", #""author_id":"7","lang":"en""#,
      #""users":[{"id":"7","username":"a","name":"b"}]"#, #"{"lang":"en"}"#),
    Case(
      "an author that the tweet has itself",
      #""author_id":"7","author":{"id":"7","verified":false}"#,
      users, #"{"author":{"verified":false}}"#),
    Case(
      "two users included under one ID", #""author_id":"7""#,
      #""users":[{"id":"7","username":"a","name":"b","verified":true},"#
        + #"{"id":"7","username":"a","name":"b","verified":false}]"#,
      #"{"author":{"verified":true}}"#),
    Case(
      "media in the order of their keys",
      #""author_id":"9","attachments":{"media_keys":["3_2","3_9","3_1"]}"#,
      media, #"{"attachments":{"media":[{"type":"video"},{"type":"photo"}]}}"#),
    Case(
      "keys without an included object", #""author_id":"9","attachments":{"media_keys":["3_9"]}"#,
      media,
      "{}"),
    Case(
      "the first poll alone, which is no list",
      #""author_id":"9","attachments":{"poll_ids":["6","5"]}"#, polls,
      #"{"attachments":{"poll":{"voting_status":"closed"}}}"#),
    Case(
      "a place's fields beside those of the reference", #""author_id":"9","geo":{"place_id":"p"}"#,
      places,
      #"{"geo":{"country_code":"DE"}}"#),
    Case(
      "a quoted tweet with its own author and place, and nothing of the tweet that it quotes but that",
      #""author_id":"7","referenced_tweets":[{"type":"quoted","id":"2"}]"#,
      users + "," + places + #","tweets":[{"id":"2","text":"b","lang":"fr","author_id":"8","#
        + #""geo":{"place_id":"p"},"referenced_tweets":[{"type":"quoted","id":"3"}]},"#
        + #"{"id":"3","text":"c","lang":"it","author_id":"8","geo":{"place_id":"p"}}]"#,
      #"{"referenced_tweets":[{"type":"quoted","lang":"fr","geo":{"country_code":"DE"},"#
        + #""referenced_tweets":[{"type":"quoted","lang":"it"}],"author":{"verified":false}}],"#
        + #""author":{"verified":true}}"#),
    Case(
      "a tweet that quotes itself",
      #""author_id":"9","referenced_tweets":[{"type":"quoted","id":"2"}]"#,
      #""tweets":[{"id":"2","text":"b","lang":"fr","author_id":"9","referenced_tweets":[{"type":"quoted","id":"2"}]}]"#,
      #"{"referenced_tweets":[{"type":"quoted","lang":"fr","referenced_tweets":[{"type":"quoted","#
        + #""lang":"fr","referenced_tweets":[{"type":"quoted"}]}]}]}"#),
  ]

  @Test(arguments: cases) func writes(one: Case) throws {
    #expect(try JobRun.redact(one.page).lines == [one.written])
  }

  /// A page's objects are not those of the next page.
  @Test func pagesDoNotShare() throws {
    let page = Case("", #""author_id":"7""#, Self.users, "").page
    let bare = Case("", #""author_id":"7""#, "", "").page
    let run = try JobRun.redact(page + bare + page)
    #expect(
      run.lines == [#"{"author":{"verified":true}}"#, "{}", #"{"author":{"verified":true}}"#])
  }

  /// Many tweets that name one large object could demand the square of the page's size.
  @Test func aLargeObjectIsNotWrittenForEver() throws {
    let urls = Array(repeating: #"{"media_count":1}"#, count: 3_000).joined(separator: ",")
    let user =
      #"{"id":"7","username":"a","name":"b","verified":true,"entities":{"description":{"urls":[\#(urls)]}}}"#
    let tweets = Array(repeating: #"{"id":"1","text":"a","author_id":"7"}"#, count: 3_000)
    let page = #"{"data":[\#(tweets.joined(separator: ","))],"includes":{"users":[\#(user)]}}"#
    let run = try JobRun.redact(page + "\n")
    let dropped = run.report.notes["values-over-limit", default: 0]
    #expect(run.lines.count == 3_000)
    #expect(run.lines.count { $0 == "{}" } == dropped)
    #expect(run.lines.first == #"{"author":{"verified":true}}"#)
  }
}
