import Foundation
import Synthetic
import Testing

@testable import Moult

/// Records as values are the lines of `redact --shape flat`.
@Suite struct RecordValuesTests {
  /// The object of each line.
  private static func objects(_ lines: [String]) throws -> [NSDictionary] {
    try lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? NSDictionary)
    }
  }

  /// The object that each record is encoded as.
  private static func objects(_ records: [FlatRecord]) throws -> [NSDictionary] {
    try records.map {
      let json = try JSONEncoder().encode($0)
      return try #require(try JSONSerialization.jsonObject(with: json) as? NSDictionary)
    }
  }

  private static func expected(
    _ input: [UInt8], _ policy: Policy, unique: Bool = false
  ) -> JobRun {
    var job = Redactor(policy, .init(shape: .flat, unique: unique))
    return JobRun(&job, input)
  }

  static let cases =
    Form.allCases.map { ($0, "strict") } + [(.v1, "topics"), (.v1, "text"), (.v2Pages, "text")]

  @Test(arguments: cases) func areTheLines(form: Form, name: String) throws {
    let input = TypedInput.bytes(form)
    let policy = try Policy.named(name)
    let run = Self.expected(input, policy)
    let records = Redactor(policy).records(from: TypedInput.chunks(input, 1_000))
    let all = Array(records)
    #expect(try Self.objects(all) == Self.objects(run.lines))
    #expect(records.report == run.report && records.takeRejections() == run.rejections)
    let json = try JSONEncoder().encode(all)
    #expect(try JSONDecoder().decode([FlatRecord].self, from: json) == all)
  }

  @Test func areTheSameAsynchronously() async throws {
    let input = TypedInput.bytes(.v1)
    let policy = try Policy.named("topics")
    let run = Self.expected(input, policy)
    let records = Redactor(policy).records(from: TypedInput.stream(TypedInput.chunks(input, 4_096)))
    var all: [FlatRecord] = []
    for try await record in records { all.append(record) }
    #expect(try Self.objects(all) == Self.objects(run.lines) && records.report == run.report)
  }

  /// Its keys are the fields of the flat schema, in their order.
  @Test func itsKeysAreTheFields() {
    #expect(FlatRecord.CodingKeys.allCases.map(\.rawValue) == FlatFields.names)
  }

  /// A hashtag leaves from its tenth user on, as in lines.
  @Test func rareValuesDoNotLeave() throws {
    let lines = (1...12).map {
      "{\"id_str\":\"\($0)\",\"text\":\"\",\"user\":{\"id_str\":\"\($0)\"},"
        + "\"entities\":{\"hashtags\":[{\"text\":\"Rain\"}]}}\n"
    }
    let policy = try Policy.named("topics")
    let records = Redactor(policy).records(from: lines.map { Array($0.utf8) })
    #expect(
      records.map(\.hashtags) == Array(repeating: [], count: 9) + [["rain"], ["rain"], ["rain"]])
    let few = Redactor(policy, .init(minUsers: 5)).records(from: lines.map { Array($0.utf8) })
    #expect(few.count { $0.hashtags == ["rain"] } == 8)
  }

  /// Each tweet once, with and without memory for its ID.
  @Test(arguments: [0, Int.max]) func eachTweetOnce(memory: Int) throws {
    let input = TypedInput.bytes(.v1, count: 20)
    let policy = try Policy.named("strict")
    let options = Redactor.Options(unique: true, uniqueMemory: memory)
    let records = Redactor(policy, options).records(from: [input, input])
    let run = Self.expected(input + input, policy, unique: true)
    #expect(try Self.objects(Array(records)) == Self.objects(run.lines))
    #expect(records.report.outputs == run.report.outputs)
  }

  /// Names of an archive's owner that were given before are kept.
  @Test func anArchivesOwnerIsKept() throws {
    let script = Array(
      (#"window.YTD.tweets.part0 = [{"tweet":{"id_str":"1","full_text":"","#
        + #""entities":{"hashtags":[{"text":"wanderlust"}]}}}]"#).utf8)
    let policy = try Policy.named("topics")
    func tags(of owner: OwnerNames) -> [[String]?] {
      var job = Redactor(policy, Redactor.Options().withRareValues)
      job.startArchive("a", of: owner)
      return job.records(from: [script]).map(\.hashtags)
    }
    var owner = OwnerNames()
    #expect(tags(of: owner) == [["wanderlust"]])
    owner.add(name: "Wander Lust")
    owner.add(handle: "wanderlust")
    #expect(tags(of: owner) == [[]])
  }

  @Test(arguments: [
    ("2019", CoarseTime.Unit.year, 1_546_300_800), ("2019-12", .month, 1_575_158_400),
    ("2019-12-01", .day, 1_575_158_400), ("2019-12-01T13:00Z", .hour, 1_575_205_200),
  ]) func aTimeIsReadAsItIsWritten(text: String, unit: CoarseTime.Unit, seconds: Int) throws {
    let time = try #require(CoarseTime(text))
    #expect(time.description == text && time.unit == unit && time.seconds == seconds)
  }

  @Test(arguments: [
    "", "19", "2019-13", "2019-02-30", "2019-12-01T24:00Z", "2019-12-01T13:30Z", "2o19",
  ])
  func otherTextsAreNoTimes(text: String) { #expect(CoarseTime(text) == nil) }
}
