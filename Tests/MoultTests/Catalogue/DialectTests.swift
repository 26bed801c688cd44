import Foundation
import JSONStream
import Testing

@testable import Moult

/// A dialect is a catalogue and a fixture: every job reads one whose keys are in no code.
@Suite struct DialectTests {
  private static func fixture(_ name: String) throws -> [UInt8] {
    let file = PackageFolder.root.appendingPathComponent("Tests/Fixtures").appendingPathComponent(
      name)
    return Array(try Data(contentsOf: file))
  }

  /// The catalogue that comes with Moult, and the dialect.
  private static func catalogue() throws -> Catalogue {
    let texts = Catalogue.builtInTexts + [("plume.catalogue", try fixture("plume.catalogue"))]
    return try Catalogue(texts: texts, meanings: .builtIn)
  }

  private static func run<Kind: WorkKind>(
    _ kind: Kind.Type, _ work: Kind.Work, _ input: [UInt8], reading: Reading
  ) -> JobRun {
    var job = Job<Kind>(work, limits: Limits(), reading: reading)
    return JobRun(&job, input)
  }

  static let readings = [Reading.parsed, .fastest]

  /// Without its catalogue, nothing of the dialect is read.
  @Test func isUnknownWithoutItsCatalogue() throws {
    for ids in Dehydrator.Kind.allCases {
      let run = JobRun.dehydrate(try Self.fixture("plume.jsonl"), Dehydrator.Options(ids: ids))
      #expect(run.output.isEmpty && run.report.records == ["unknown": 5])
    }
  }

  @Test(arguments: readings)
  func dehydrates(_ reading: Reading) throws {
    let (catalogue, input) = (try Self.catalogue(), try Self.fixture("plume.jsonl"))
    func lines(_ options: Dehydrator.Options) -> [String] {
      Self.run(
        Dehydration.self, DehydrateWork(options, catalogue: catalogue), input, reading: reading
      ).lines
    }
    #expect(lines(.init(ids: .tweets)) == ["31", "32", "33", "34", "35"])
    #expect(lines(.init(ids: .tweets, also: [.retweeted])).last == "31")
    #expect(lines(.init(ids: .users, unique: true)) == ["7", "8"])
  }

  /// Its scripts are read by their first line.
  @Test func dehydratesItsScripts() throws {
    let catalogue = try Self.catalogue()
    func run(_ line: String) -> JobRun {
      let input = Array("\(line) [ {\"post_ref\":\"31\",\"words\":\"w\"} ]\n".utf8)
      return Self.run(
        Dehydration.self, DehydrateWork(.init(), catalogue: catalogue), input, reading: .fastest)
    }
    #expect(run("Plume.posts =").lines == ["31"])
    #expect(run("Plume.drafts =").codes == ["unknown-file"])
    #expect(run("Plume posts =").codes == ["not-json"])
  }

  @Test(arguments: readings)
  func redacts(_ reading: Reading) throws {
    let (catalogue, input) = (try Self.catalogue(), try Self.fixture("plume.jsonl"))
    let strict = try Policy.named("strict")
    let own = Self.run(
      Redaction.self, RedactWork(strict, .init(), catalogue: catalogue), input, reading: reading)
    #expect(
      own.lines.prefix(2) == [
        #"{"tongue":"de","made":"2020-01-01T05:00:00.000Z","author":{"closed":false},"#
          + #""spot":{"land":"DE"}}"#,
        #"{"tongue":"en","author":{"closed":true}}"#,
      ])
    #expect(own.report.records == ["tweet": 5])
    let topics = Self.run(
      Redaction.self,
      RedactWork(
        try Policy.named("topics"), .init(shape: .flat).withRareValues, catalogue: catalogue),
      input,
      reading: reading)
    // A tag that is a handle of the record goes.
    let flat = try #require(topics.lines.first)
    #expect(
      flat.contains(#""lang":"de""#) && flat.contains(#"["spring"]"#) && !flat.contains("crow"))
    #expect(topics.lines.last?.contains("retweet") == true)
  }

  @Test(arguments: readings)
  func complies(_ reading: Reading) throws {
    let (catalogue, input) = (try Self.catalogue(), try Self.fixture("plume.jsonl"))
    let notices =
      #"{"vanished":{"post_ref":"31","at":"2022-01-01T00:00:00.000Z"}}"# + "\n"
      + ComplySample.scrub(7, upTo: 50) + "\n"
    var collector = Job<NoticeCollection>(
      NoticeWork(.init(), catalogue: catalogue), limits: Limits(), reading: reading)
    #expect(JobRun(&collector, Array(notices.utf8)).codes == [])
    let left = Self.run(
      Compliance.self,
      ComplyWork(collector.notices.tables, listed: .tweet, catalogue: catalogue), input,
      reading: reading)
    // The post that vanished is gone, and so is the one that repeats it.
    let lines = String(decoding: input, as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(left.lines == Array(lines[1...3]))
  }

  /// A post without a place has null there.
  @Test func scrubsPlaces() throws {
    let (catalogue, input) = (try Self.catalogue(), try Self.fixture("plume.jsonl"))
    var collector = NoticeCollector()
    _ = JobRun(&collector, Array((ComplySample.scrub(7, upTo: 50) + "\n").utf8))
    let left = Self.run(
      Compliance.self,
      ComplyWork(collector.notices.tables, listed: .tweet, catalogue: catalogue), input,
      reading: .fastest)
    let first = try #require(left.lines.first)
    #expect(left.lines.count == 5 && first.hasSuffix(#","spot":null}"#))
  }

  /// Only the post whose author is public, and that is for all and withheld nowhere, with its repetition.
  @Test(arguments: readings)
  func sharesWhatIsPublic(_ reading: Reading) throws {
    let (catalogue, input) = (try Self.catalogue(), try Self.fixture("plume.jsonl"))
    let work = HydratedWork(NoticeTables(), isGate: false, catalogue: catalogue)
    let run = Self.run(HydratedSharing.self, work, input, reading: reading)
    let lines = String(decoding: input, as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(run.lines == [lines[0], lines[4]])
  }
}
