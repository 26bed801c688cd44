import Testing

@testable import Moult

/// Topics are kept where their domain names no people.
@Suite struct RedactTopicTests {
  /// The domain beside a topic as JSON, and whether the topic is kept.
  static let domains = [
    (#""domain":{"id":"11","name":"Sport"},"#, true),
    (#""domain":{"id":"10","name":"Person"},"#, false),
    (#""domain":{"id":"131","name":"Unified Twitter Taxonomy"},"#, false),
    (#""domain":{"id":"99999","name":"Sport"},"#, false), (#""domain":{"name":"Sport"},"#, false),
    (#""domain":"11","#, false), ("", false),
    (#""domain":{"id":"11"},"domain":{"id":"10"},"#, false),
    (#""domain":{"id":"10"},"domain":{"id":"11"},"#, false),
    (#""domain":{"id":"11","id":"10"},"#, false), (#""domain":{"id":"11"},"domain":{},"#, false),
    // Places finer than a country.
    (#""domain":{"id":"13"},"#, false), (#""domain":{"id":"158"},"#, false),
    (#""domain":{"id":"160"},"#, true),
  ]

  @Test(arguments: domains) func domainDecides(domain: String, isKept: Bool) throws {
    let record = Self.tweet(#"{\#(domain)"entity":{"id":"1","name":"Football"}}"#)
    let run = try JobRun.redact(record + "\n", "topics")
    #expect(run.lines.count == 1)
    #expect(run.lines.allSatisfy { $0.contains("Football") } == isKept, "\(run.lines)")
  }

  /// An open domain holds for its own annotation alone.
  @Test(arguments: [true, false]) func domainsDoNotLeakIntoTheNext(isFirst: Bool) throws {
    let open = #"{"domain":{"id":"11"},"entity":{"name":"Football"}}"#
    let closed = #"{"domain":{"id":"10"},"entity":{"name":"Somebody"}}"#
    let run = try JobRun.redact(
      Self.tweet(isFirst ? open + "," + closed : closed + "," + open) + "\n", "topics")
    #expect(run.lines == [#"{"context_annotations":[{"entity":{"name":"Football"}}]}"#])
  }

  /// A person is dropped under each of its domains, and as a tag, in all tweets of the page.
  @Test(arguments: [true, false]) func peopleAreDroppedUnderAllDomains(isFirst: Bool) throws {
    let open = #"{"domain":{"id":"29"},"entity":{"name":"Ava Quastel"}}"#
    let closed = #"{"domain":{"id":"54"},"entity":{"name":"Ava Quastel"}}"#
    let tweets = [
      #"{"id":"1","text":"a","context_annotations":[\#(isFirst ? open : closed)]}"#,
      #"{"id":"2","text":"a","context_annotations":[\#(isFirst ? closed : open)],"#
        + #""entities":{"hashtags":[{"tag":"AvaQuastel"},{"tag":"rain"}]}}"#,
    ]
    let run = try JobRun.redact(#"{"data":[\#(tweets.joined(separator: ","))]}"# + "\n", "topics")
    #expect(run.lines == ["{}", #"{"entities":{"hashtags":[{"tag":"rain"}]}}"#])
  }

  /// A topic that is a name of the record is dropped.
  @Test(arguments: ["birdqx", "Birdqx", "Ms Robin"]) func namesOfTheRecord(topic: String) throws {
    let annotation = #"{"domain":{"id":"11"},"entity":{"name":"\#(topic)"}}"#
    let page =
      #"{"data":[{"id":"1","text":"a","author_id":"7","context_annotations":[\#(annotation)]}],"#
      + #""includes":{"users":[{"id":"7","username":"birdqx","name":"Ms Robin"}]}}"#
    let run = try JobRun.redact(page + "\n", "topics")
    #expect(run.lines == ["{}"])
  }

  private static func tweet(_ annotations: String) -> String {
    #"{"data":[{"id":"1","text":"a","author_id":"7","context_annotations":[\#(annotations)]}]}"#
  }

  @Test(arguments: [("3", true), ("11", true), ("10", false), ("35", false), ("131", false)])
  func listOfDomains(number: String, isOpen: Bool) {
    let found = TopicDomain.isOpen(number.utf8.span)
    #expect(found == isOpen)
  }

  /// Only the number as the list writes it is in the list.
  @Test(arguments: ["", "03", " 3", "3 ", "3.0", "003", "00003", "11 Sport", "#"])
  func otherSpellings(number: String) {
    let found = TopicDomain.isOpen(number.utf8.span)
    #expect(!found)
  }
}
