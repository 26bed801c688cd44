import Testing

@testable import Moult

/// Redacted pages, with the objects that a page includes for its items.
struct CorpusInventedPageTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let input: String
    var policy = "strict"
    let lines: [String]

    init(_ name: String, _ input: String, _ policy: String = "strict", lines: [String]) {
      (testDescription, self.input, self.policy, self.lines) = (name, input, policy, lines)
    }
  }

  private static func page(_ item: String, _ includes: String) -> String {
    #"{"data":[{"id":"1","text":"words",\#(item)}],"includes":{\#(includes)}}"#
  }

  static let joins = [
    Case(
      "author",
      page(
        #""author_id":"7","lang":"en""#,
        #""users":[{"id":"8","username":"b_b","verified":false},{"id":"7","username":"a_a","verified":true}]"#
      ),
      lines: [#"{"lang":"en","author":{"verified":true}}"#]),
    Case(
      "author, not included",
      page(
        #""author_id":"9","lang":"en""#, #""users":[{"id":"7","username":"a_a","verified":true}]"#),
      lines: [#"{"lang":"en"}"#]),
    Case(
      "author, there already",
      page(
        #""author_id":"7","author":{"id":"7","username":"a_a","verified":false}"#,
        #""users":[{"id":"7","username":"a_a","verified":true}]"#),
      lines: [#"{"author":{"verified":false}}"#]),
    Case(
      "answered user",
      page(
        #""in_reply_to_user_id":"7""#, #""users":[{"id":"7","username":"a_a","protected":false}]"#),
      lines: [#"{"in_reply_to_user":{"protected":false}}"#]),
    Case(
      "place",
      page(
        #""geo":{"place_id":"ab"}"#,
        #""places":[{"id":"ab","full_name":"A B","country_code":"CH","place_type":"city"}]"#),
      lines: [#"{"geo":{"country_code":"CH","place_type":"city"}}"#]),
    Case(
      "media",
      page(
        #""attachments":{"media_keys":["3_1","3_2","3_9"]}"#,
        #""media":[{"media_key":"3_2","type":"video"},{"media_key":"3_1","type":"photo"}]"#),
      lines: [#"{"attachments":{"media":[{"type":"photo"},{"type":"video"}]}}"#]),
    Case(
      "poll",
      page(
        #""attachments":{"poll_ids":["5"]}"#,
        #""polls":[{"id":"5","options":[{"label":"yes"}],"voting_status":"open"}]"#),
      lines: [#"{"attachments":{"poll":{"voting_status":"open"}}}"#]),
    Case(
      "referenced tweet",
      page(
        #""referenced_tweets":[{"type":"quoted","id":"2"},{"type":"replied_to","id":"3"}]"#,
        #""tweets":[{"id":"2","text":"more","author_id":"7","lang":"de"}],"users":[{"id":"7","username":"a_a","verified":true}]"#
      ),
      lines: [
        #"{"referenced_tweets":[{"type":"quoted","lang":"de","author":{"verified":true}},{"type":"replied_to"}]}"#
      ]),
    Case(
      "mentions",
      page(
        #""entities":{"mentions":[{"username":"a_a","id":"7"},{"username":"b_b"}]}"#,
        #""users":[{"id":"7","username":"a_a","verified":true}]"#),
      lines: [#"{"entities":{"mentions":[{"verified":true}]}}"#]),
    Case(
      "first key", #"{"data":[{"id":"1","text":"a","lang":"en","lang":"de"}]}"#,
      lines: [#"{"lang":"en"}"#]),
    Case(
      "first value that is one", #"{"data":[{"id":"1","text":"a","lang":"klingon","lang":"de"}]}"#,
      lines: [#"{"lang":"de"}"#]),
    Case(
      "escaped key", #"{"data":[{"id":"1","text":"a","l\u0061ng":"en"}]}"#,
      lines: [#"{"lang":"en"}"#]),
  ]

  static let lines = [
    Case("nothing kept", #"{"id_str":"1","text":"words"}"#, lines: ["{}"]),
    Case(
      "page", #"{"data":[{"id":"1","text":"a","lang":"en"},{"id":"2","text":"b"}]}"#,
      lines: [#"{"lang":"en"}"#, "{}"]),
    Case(
      "array", #"[{"id_str":"1","text":"a","lang":"en"},{"id_str":"2","text":"b","lang":"de"}]"#,
      lines: [#"{"lang":"en"}"#, #"{"lang":"de"}"#]),
    Case(
      "search",
      #"{"statuses":[{"id_str":"1","text":"a","lang":"en"},{"id_str":"2","text":"b","lang":"de"}],"search_metadata":{"query":"q"}}"#,
      lines: [#"{"lang":"en"}"#, #"{"lang":"de"}"#]),
    Case(
      "users",
      #"{"users":[{"id":1,"screen_name":"a_a","name":"A","followers_count":1234},{"id":2,"screen_name":"b_b","name":"B"}]}"#,
      lines: [#"{"followers_count":1000}"#, "{}"]),
    Case("IDs", #"{"ids":[1,2]}"#, lines: []),
    Case("errors alone", #"{"errors":[{"value":"1","detail":"gone"}]}"#, lines: []),
    Case(
      "tags in small letters",
      #"{"id_str":"1","text":"a","entities":{"hashtags":[{"text":"TaG"}],"symbols":[{"text":"AB"}]}}"#,
      "topics",
      lines: [#"{"entities":{"hashtags":[{"text":"tag"}],"symbols":[{"text":"ab"}]}}"#]),
    Case(
      "a tag that is a handle",
      #"{"id_str":"1","text":"a","user":{"id":1,"screen_name":"Name_One","name":"Two Words"},"entities":{"hashtags":[{"text":"name_ONE"},{"text":"other"},{"text":"TwoWords"}]}}"#,
      "topics",
      lines: [#"{"entities":{"hashtags":[{"text":"other"}]}}"#]),
    Case(
      "hosts",
      #"{"id_str":"1","text":"a","entities":{"urls":[{"url":"https://t.co/a","expanded_url":"https://www.inv.example/x?y=1","display_url":"inv"}]}}"#,
      "topics",
      lines: [#"{"entities":{"urls":[{"expanded_url":"inv.example"}]}}"#]),
    Case(
      "a host that is a handle",
      #"{"id_str":"1","text":"a","user":{"id":1,"screen_name":"name_one"},"entities":{"urls":[{"expanded_url":"https://nameone.example/x"},{"expanded_url":"https://name_one.example/"}],"user_mentions":[{"screen_name":"nameone"}]}}"#,
      "topics",
      lines: ["{}"]),
  ]

  @Test(arguments: joins + lines)
  func redacted(testCase: Case) throws {
    #expect(try JobRun.redact(testCase.input, testCase.policy).lines == testCase.lines)
  }

  /// Names are scrubbed from a text, whether they occur before or after it in the record.
  @Test func scrubbed() throws {
    let input =
      #"{"id_str":"1","full_text":"Ann Nobody (@ann_nobody) of Ann_Nobody wrote https://t.co/abc 12345678","#
      + #""user":{"id":1,"screen_name":"ann_nobody","name":"Ann Nobody"}}"#
    let line = try #require(try JobRun.redact(input, "text").lines.first)
    for word in ["Ann", "Nobody", "ann_nobody", "t.co", "12345678"] {
      #expect(!line.lowercased().contains(word.lowercased()), "\(line)")
    }
    #expect(line.contains("wrote"))
  }
}
