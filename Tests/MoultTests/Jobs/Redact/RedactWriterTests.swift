import Testing

@testable import Moult

/// What the writer makes of one record in its own shape.
@Suite struct RedactWriterTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// What follows the ID, the text and the user's ID of a tweet of v1.1.
    let fields: String
    let written: String
    var malformed = 0

    init(_ name: String, _ fields: String, _ written: String, malformed: Int = 0) {
      (testDescription, self.fields, self.written) = (name, fields, written)
      self.malformed = malformed
    }

    var record: String {
      #"{"id":1,"id_str":"1","text":"a","user":{"id":7,"screen_name":"bird"}\#(fields)}"#
    }
  }

  static let objects = [
    Case("nothing is kept", "", "{}"),
    Case(
      "unknown keys are left out", #","mystery":"x","lang":"en","more":{"lang":"de"}"#,
      #"{"lang":"en"}"#),
    Case("keys have the catalogue's spelling", #","l\u0061ng":"en""#, #"{"lang":"en"}"#),
    Case(
      "the fields keep the order of the record",
      #","retweet_count":1,"lang":"en","favorite_count":2"#,
      #"{"retweet_count":1,"lang":"en","favorite_count":1}"#),
    Case(
      "an object of which nothing is kept is left out",
      #","place":{"id":"p","name":"P"},"lang":"en""#,
      #"{"lang":"en"}"#),
    Case(
      "an object in an object", #","place":{"id":"p","country_code":"DE"}"#,
      #"{"place":{"country_code":"DE"}}"#),
    Case(
      "a retweeted tweet and what it quotes",
      #","retweeted_status":{"id":2,"lang":"en","text":"b","user":{"id":8,"verified":true},"#
        + #""quoted_status":{"id":3,"text":"c","lang":"ja","user":{"id":9}}}"#,
      #"{"retweeted_status":{"lang":"en","user":{"verified":true},"quoted_status":{"lang":"ja"}}}"#),
  ]

  static let repeatedKeys = [
    Case("the first of two", #","lang":"de","lang":"fr""#, #"{"lang":"de"}"#),
    Case(
      "the second where the first is malformed", #","lang":5,"lang":"fr""#, #"{"lang":"fr"}"#,
      malformed: 1),
    Case(
      "the second where nothing of the first is kept",
      #","place":{"id":"p"},"place":{"country_code":"DE"},"place":{"country_code":"FR"}"#,
      #"{"place":{"country_code":"DE"}}"#),
    Case(
      "the same key in two objects",
      #","lang":"de","retweeted_status":{"id":2,"text":"b","lang":"fr","user":{"id":8}}"#,
      #"{"lang":"de","retweeted_status":{"lang":"fr"}}"#),
  ]

  static let values = [
    Case(
      "null stays null", #","lang":null,"retweet_count":null"#,
      #"{"lang":null,"retweet_count":null}"#),
    Case(
      "counts become powers of ten",
      #","retweet_count":123,"favorite_count":0,"reply_count":9,"quote_count":12345678"#,
      #"{"retweet_count":100,"favorite_count":0,"reply_count":1,"quote_count":100000}"#),
    Case("a long count", #","retweet_count":1234567890"#, #"{"retweet_count":100000}"#),
    Case("a count in a string stays one", #","favorite_count":"12""#, #"{"favorite_count":"10"}"#),
    Case(
      "a count that is none", #","retweet_count":-1,"favorite_count":1.5,"reply_count":true"#,
      "{}", malformed: 3),
    Case(
      "yes and no", #","possibly_sensitive":true,"truncated":false"#,
      #"{"possibly_sensitive":true,"truncated":false}"#),
    Case(
      "what is neither yes nor no", #","possibly_sensitive":1,"truncated":"true""#, "{}",
      malformed: 2),
    Case("the escapes of a string are read", #","lang":"e\u006e""#, #"{"lang":"en"}"#),
    Case(
      "words of no closed list", #","lang":"in English","source":"my own client""#,
      #"{"source":"other"}"#, malformed: 1),
    Case(
      "a known application in its anchor",
      #","source":"<a href=\"http:\/\/twitter.com\" rel=\"nofollow\">Twitter Web Client<\/a>""#,
      #"{"source":"Twitter Web Client"}"#),
    Case(
      "times to the hour, in their own form", #","created_at":"Sun Dec 01 13:45:10 +0000 2019""#,
      #"{"created_at":"Sun Dec 01 13:00:00 +0000 2019"}"#),
    Case("an object where a word is expected", #","lang":{"text":"en"}"#, "{}"),
  ]

  static let arrays = [
    Case(
      "elements without a rest leave no comma",
      #","extended_entities":{"media":[{"id":1},{"id":2,"type":"photo"},{"id":3},{"id":4,"type":"video"}]}"#,
      #"{"extended_entities":{"media":[{"type":"photo"},{"type":"video"}]}}"#),
    Case(
      "arrays in arrays", #","extended_entities":{"media":[[{"id":1,"type":"photo"}],[],[[]]]}"#,
      #"{"extended_entities":{"media":[[{"type":"photo"}]]}}"#),
    Case(
      "an empty array is left out", #","extended_entities":{"media":[]},"lang":"en""#,
      #"{"lang":"en"}"#),
    Case(
      "values among objects",
      #","extended_entities":{"media":[5,"photo",null,{"id":1,"type":"photo"}]}"#,
      #"{"extended_entities":{"media":[{"type":"photo"}]}}"#),
    Case(
      "an array of counts", #","retweet_count":[20,-3,4]"#, #"{"retweet_count":[10,1]}"#,
      malformed: 1),
  ]

  @Test(arguments: objects + repeatedKeys + values + arrays) func writes(one: Case) throws {
    let run = try JobRun.redact(one.record + "\n")
    #expect(run.lines == [one.written])
    #expect(run.report.notes["malformed-values", default: 0] == one.malformed)
  }

  /// The writer keeps state for the objects of a record; nothing of it may reach the next one.
  @Test func recordsDoNotShareTheirKeys() throws {
    let cases = Self.objects + Self.repeatedKeys + Self.values + Self.arrays
    let run = try JobRun.redact((cases + cases).map { $0.record + "\n" }.joined())
    #expect(run.lines == (cases + cases).map(\.written))
  }
}
