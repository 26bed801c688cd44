import Testing

@testable import Moult

/// Texts are also searched for names of places, and of people whom tools add to a record.
@Suite struct OtherNamesTests {
  /// Fields of a tweet, and its text before and after.
  struct Case: Sendable, CustomTestStringConvertible {
    let fields: String
    let text: String
    let written: String

    init(_ fields: String, _ text: String, _ written: String) {
      (self.fields, self.text, self.written) = (fields, text, written)
    }

    var testDescription: String { fields }

    var record: String {
      #"{"id":1,"id_str":"1","created_at":"Wed Oct 10 20:19:24 +0000 2018","lang":"en","#
        + #""text":"\#(text)","user":{"id":9,"id_str":"9","name":"Wren"},\#(fields)}"# + "\n"
    }
  }

  @Test(arguments: [
    Case(
      #""place":{"id":"p","place_type":"poi","name":"Café Quarkwald","full_name":"Café Quarkwald"}"#,
      "at Café Quarkwald", "at <name>"),
    Case(
      #""place":{"id":"p","place_type":"city","name":"Quarkwald","full_name":"Quarkwald, Ulm"}"#,
      "in Quarkwald", "in <name>"),
    Case(
      #""place":{"id":"p","place_type":"country","name":"France","full_name":"France"}"#,
      "in France", "in France"),
    Case(
      #""author_info":{"name":"Zoe Quastel","screen_name":"zq_bird"}"#, "Quastel, zq_bird",
      "<name>, @user"),
    Case(#""owner":{"displayName":"Zoe Quastel"}"#, "Zoe Quastel", "<name>"),
    Case(#""author_name":"Zoe Quastel""#, "Zoe Quastel", "<name>"),
  ])
  func replaces(_ example: Case) throws {
    let line = try #require(try JobRun.redact(example.record, "text").lines.first)
    #expect(line.contains(#""text":"\#(example.written)""#), "\(line)")
    #expect(!line.contains("Qua") && !line.contains("zq_bird"))
  }
}
