import JSONStream
import Testing

@testable import Moult

/// Which identifiers are found in a record, with their roles and how good they are.
@Suite struct IDFinderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let record: String
    var meaning = Meaning.tweetID
    let found: [String]
    var disagreements = 0
    var testDescription: String { record }
  }

  static let cases = [
    Case(record: #"{"key":1,"words":"w"}"#, found: ["1 number"]),
    Case(record: #"{"key":"1","words":"w"}"#, found: ["1 text"]),
    Case(record: #"{"key":1,"key_str":"1","words":"w"}"#, found: ["1 text"]),
    // Text wins over a number, which a program may have rounded.
    Case(record: #"{"key":1,"key_str":"2","words":"w"}"#, found: ["2 text"], disagreements: 1),
    Case(record: #"{"key_str":"2","key":1,"words":"w"}"#, found: ["2 text"], disagreements: 1),
    Case(record: #"{"key":1,"key":2,"words":"w"}"#, found: ["1 number"]),
    Case(record: #"{"key":1.5,"words":"w"}"#, found: ["- malformed"]),
    Case(record: #"{"key":1.5,"key_str":"7","words":"w"}"#, found: ["7 text"], disagreements: 1),
    Case(record: #"{"key":"x","key_str":"x","words":"w"}"#, found: ["- malformed"]),
    Case(record: #"{"key":"\u0037","words":"w"}"#, found: ["7 text"]),
    Case(record: #"{"key":null,"key_str":"7","words":"w"}"#, found: ["7 text"]),
    Case(record: #"{"key":[1,["2"],null],"words":"w"}"#, found: ["1 number", "2 text"]),
    Case(
      record: #"{"key":1,"words":"w","address":"tag:search.twitter.com,2005:9"}"#,
      found: ["1 number", "9 text"]),
    Case(
      record: #"{"key":1,"words":"w","address":"tag:example.org,2005:9"}"#,
      found: ["1 number", "- malformed"]),
    Case(
      record: #"{"key":1,"refs":[{"key":2,"type":"quoted"},{"key":3}],"words":"w"}"#,
      found: ["1 number", "2 number quoted", "3 number"]),
    // The twins of an object do not meet those of an object inside it.
    Case(
      record: #"{"key":1,"refs":{"key":2,"type":"answer"},"key_str":"1","words":"w"}"#,
      found: ["1 text", "2 number replied"]),
    Case(
      record: #"{"key":1,"words":"w","by_id":5,"by":{"uid":"5","nick":"n"}}"#, meaning: .userID,
      found: ["5 number", "5 text"]),
  ]

  private static func describe(_ hits: IDHits) -> [String] {
    hits.all.indices.map { index in
      let hit = hits.all[index]
      let id = hit.id?.number.map(String.init) ?? "-"
      return "\(id) \(hit.rank)" + (hit.role.map { " \($0.rawValue)" } ?? "")
    }
  }

  private func search(_ record: String, _ meaning: Meaning, onlyUnder wanted: Role?? = nil) throws
    -> IDHits
  {
    let projection = SmallCatalogue.projection
    let finder = IDFinder(projection, meaning)
    let type = try #require(projection.type(named: "a.post"))
    let hits = projection.read(record + "\n") { record in
      var hits = finder.emptyHits
      finder.search(
        record.root, type: type, role: nil, onlyUnder: wanted, in: record, into: &hits)
      return hits
    }
    return try #require(hits)
  }

  @Test(arguments: cases)
  func finds(_ sample: Case) throws {
    let hits = try search(sample.record, sample.meaning)
    #expect(Self.describe(hits) == sample.found)
    #expect(hits.disagreements == sample.disagreements)
  }

  /// A search for one role passes over all others.
  @Test func findsOneRole() throws {
    let record = #"{"key":1,"words":"w","by_id":5,"by":{"uid":6,"nick":"n"}}"#
    #expect(
      Self.describe(try search(record, .userID, onlyUnder: .some(nil))) == ["5 number", "6 number"])
    #expect(Self.describe(try search(record, .userID, onlyUnder: .quoted)) == [])
  }

  /// Hits that are emptied are as good as new ones.
  @Test func hitsCanBeUsedAgain() throws {
    var hits = try search(#"{"key":1,"key_str":"2","words":"w"}"#, .tweetID)
    hits.removeAll()
    #expect(hits.all.count == 0 && hits.disagreements == 0)
    let projection = SmallCatalogue.projection
    let type = try #require(projection.type(named: "a.post"))
    _ = projection.read(#"{"key":3,"words":"w"}"# + "\n") { record in
      IDFinder(projection, .tweetID).search(
        record.root, type: type, role: nil, in: record, into: &hits)
    }
    #expect(Self.describe(hits) == ["3 number"])
  }

  /// What a page includes is found without its records.
  @Test func findsBesidesRecords() throws {
    let projection = SmallCatalogue.projection
    let type = try #require(projection.type(named: "a.page"))
    let input =
      #"{"list":[{"uid":1,"nick":"n"}],"ids":[2],"box":{"people":[{"uid":3,"nick":"m"}]}}"# + "\n"
    let finder = IDFinder(projection, .userID)
    let hits = projection.read(input) { record in
      var hits = finder.emptyHits
      finder.searchBesidesRecords(record.root, type: type, in: record, into: &hits)
      return hits
    }
    #expect(Self.describe(try #require(hits)) == ["3 number included"])
  }
}
