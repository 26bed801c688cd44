import CMoult
import Synthetic
import Testing

@testable import Moult
@testable import MoultArrow

/// The columns have what the lines of the same job say.
@Suite struct FlatColumnsTests {
  /// Policies with each coarseness of the time, with and without lists, and one that keeps nothing.
  static let policies = [
    "strict", "topics", "policy: mine\nextends: topics\nmeanings: {tweet.time: day}\n",
    "policy: mine\nextends: strict\nmeanings: {tweet.time: month, tweet.link: host}\n",
    "policy: mine\nmeanings: {tweet.time: year, tweet.cashtag: lower}\n",
    "policy: mine\nmeanings: {tweet.lang: drop}\n",
  ]

  static func policy(_ text: String) throws -> Policy {
    text.contains(":") ? try Policy(yaml: text) : try Policy.named(text)
  }

  /// Compares the columns with the lines, and returns the rows.
  @discardableResult
  static func compare(
    _ policyText: String, _ options: Redactor.Options, _ input: [UInt8],
    _ way: FlatRun.Way = .whole
  ) throws -> [[String: ArrowValue]] {
    let policy = try policy(policyText)
    let lines = try FlatRun(policy, options, input)
    let packed = try FlatRun(policy, options.packed, input, way)
    var columns = FlatColumns(policy)
    let batches = try batches(packed.outputs, &columns)
    let (schema, rows) = try unsafe rows(of: stream(columns.schema, batches))
    #expect(schema.children.map(\.name) == FlatFields.names)
    let expected = try lines.rows()
    #expect(rows.count == expected.count)
    for (row, line) in zip(rows, expected) where row != line {
      Issue.record("\(row.sorted { $0.key < $1.key }) and \(line.sorted { $0.key < $1.key })")
      break
    }
    #expect(packed.report == lines.report)
    return rows
  }

  @Test(arguments: policies) func everyPolicy(policy: String) throws {
    try Self.compare(policy, .init(shape: .flat, minUsers: 5), Form.v1.records(80))
  }

  @Test(arguments: [Form.v2Pages, .v2Flat, .v1Users, .graphQL, .snscrape], ["strict", "topics"])
  func everyForm(form: Form, policy: String) throws {
    let input = form.records(form == .v2Pages ? 1 : 80)
    let rows = try Self.compare(policy, .init(shape: .flat, minUsers: 5), input)
    #expect(rows.count >= 50)
  }

  /// Some of the tags and hosts have too few users and are taken out, and others stay.
  @Test(arguments: FlatRun.Way.allCases) func rareValues(way: FlatRun.Way) throws {
    let input = Form.v1.records(600)
    let options = Redactor.Options(shape: .flat, minUsers: 5)
    let rows = try Self.compare("topics", options, input, way)
    let all = try Self.compare("topics", options.withRareValues, input, way)
    func count(_ rows: [[String: ArrowValue]], _ key: String) -> Int {
      rows.reduce(0) { sum, row in
        if case .list(let values) = row[key] { sum + values.count } else { sum }
      }
    }
    for key in ["hashtags", "hosts"] {
      #expect(count(rows, key) > 0 && count(rows, key) < count(all, key), "\(key)")
    }
  }

  /// Each tweet once, with and without memory for the IDs.
  @Test(arguments: FlatRun.Way.allCases, [("strict", Int.max), ("topics", 0)])
  func repeatedTweets(way: FlatRun.Way, one: (policy: String, memory: Int)) throws {
    let once = Form.v1.records(200)
    var options = Redactor.Options(shape: .flat, minUsers: 5)
    let single = try FlatRun(Self.policy(one.policy), options, once).rows()
    (options.unique, options.uniqueMemory) = (true, one.memory)
    let rows = try Self.compare(one.policy, options, once + once, way)
    #expect(rows.count == single.count && !rows.isEmpty)
  }

  @Test func severalBatches() throws {
    let policy = try Policy.named("topics")
    let job = try FlatRun(
      policy, Redactor.Options(shape: .flat).withRareValues.packed, Form.v1.records(150))
    let one = job.outputs.flatMap { $0 }
    var large = FlatColumns(policy)
    let whole = try batches([one], &large)
    let count = whole[0].length
    // Outputs end anywhere, and batches at their size.
    var small = FlatColumns(policy, rows: 64)
    let many = try batches([one, one, one], &small)
    #expect(many.dropLast().allSatisfy { $0.length == 64 })
    #expect(many.count == 3 * count / 64 + 1)
    let expected = try unsafe rows(of: stream(large.schema, whole)).rows
    let found = try unsafe rows(of: stream(small.schema, many)).rows
    #expect(found == expected + expected + expected)
    // By default, batches have 65,536 rows.
    let times = 70_000 / count + 1
    let full = try batches(Array(repeating: one, count: times), &large)
    #expect(full.map(\.length) == [65_536, times * count - 65_536])
  }

  @Test func theCoarsenessOfTimes() throws {
    for (text, unit) in [("strict", "hour"), (Self.policies[2], "day"), (Self.policies[5], nil)] {
      var schema = unsafe FlatColumns(try Self.policy(text)).schema.exported()
      defer { unsafe schema.release(&schema) }
      let time = try unsafe ArrowReader(schema).children[2]
      #expect(time.name == "time" && time.format == "tss:UTC")
      #expect(time.metadata == unit.map { ["moult.unit": $0] } ?? [:])
    }
  }

  /// A language with a region is not in the list at the start; later dictionaries begin with the earlier one.
  @Test func dictionariesOfLanguages() throws {
    let policy = try Policy.named("strict")
    var columns = FlatColumns(policy)
    func dictionary(_ languages: [String]) throws -> [ArrowValue] {
      let input = languages.map {
        #"{"id":1,"id_str":"1","text":"a","lang":"\#($0)","user":{"id":2}}"# + "\n"
      }
      let run = try FlatRun(
        policy, Redactor.Options(shape: .flat).packed, Array(input.joined().utf8))
      let batch = try #require(try batches(run.outputs, &columns).first)
      let lang = unsafe batch.children[3].exported()
      var words = try unsafe #require(lang.dictionary).pointee
      unsafe lang.dictionary.pointee.release = nil
      var rest = unsafe lang
      unsafe rest.release(&rest)
      defer { unsafe words.release(&words) }
      var schema = unsafe ArrowField("", "u").exported()
      defer { unsafe schema.release(&schema) }
      return try unsafe ArrowReader(schema).values(of: words)
    }
    let first = try dictionary(["en", "de", "und"])
    #expect(try dictionary(["ja"]) == first)
    let second = try dictionary(["zh-cn", "en", "pt-br"])
    #expect(second == first + [.text("zh-cn"), .text("pt-br")])
    #expect(try dictionary(["zh-tw", "zh-cn"]) == second + [.text("zh-tw")])
  }
}
