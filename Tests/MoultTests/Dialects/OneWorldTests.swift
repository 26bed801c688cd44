import Synthetic
import Testing

@testable import Moult

/// The same tweets in each dialect, from the generator of synthetic records.
@Suite(.tags(.slow)) struct OneWorldTests {
  typealias Line = [String: String]

  /// The records of a form, and what jobs make of them.
  struct World {
    var input: [UInt8] = []
    var truths: [Truth] = []

    init(_ form: Form, seed: UInt64, count: Int = 250) {
      var stream = Synthetic.Stream(form: form, seed: seed)
      for _ in 0..<count {
        var truth = Truth()
        stream.next(into: &input, truth: &truth)
        truths.append(truth)
      }
    }

    /// The flat line of each tweet, by the tweet's ID.
    func lines() throws -> [UInt64: Line] {
      var job = Redactor(try Policy.named("strict"), .init(shape: .flat))
      let run = JobRun(&job, input)
      let rows = truths.flatMap(\.rows)
      #expect(run.rejections.isEmpty && run.lines.count == rows.count)
      var lines: [UInt64: Line] = [:]
      for (row, line) in zip(rows, run.lines) {
        guard case .object(let members) = try JSONTree(line) else { continue }
        lines[row.tweet] = Dictionary(
          uniqueKeysWithValues: members.map { ($0.key, $0.value.text) })
      }
      return lines
    }
  }

  /// The fields of a flat line that a dialect lacks.
  static let lacking: [(Form, Set<String>)] = [
    (.graphQL, []), (.graphQLOld, []), (.snscrape, []), (.twscrape, []),
    (.twint, ["source", "country", "verified", "account_year", "media", "media_types"]),
    (.v2Flat, []),
  ]

  @Test(arguments: lacking)
  func sameLines(_ form: Form, _ lacking: Set<String>) throws {
    for seed: UInt64 in [3, 4] {
      let wanted = try World(.v1, seed: seed).lines()
      let found = try World(form, seed: seed).lines()
      var compared = 0
      var values: [String: Set<String>] = [:]
      for (id, line) in found {
        guard let other = wanted[id] else { continue }
        compared += 1
        #expect(
          line.filter { !lacking.contains($0.key) } == other.filter { !lacking.contains($0.key) })
        for (key, value) in line { values[key, default: []].insert(value) }
      }
      #expect(compared > 150)
      #expect(values["kind"]?.count == 4 && (values["tags"]?.count ?? 0) > 1)
    }
  }

  @Test(arguments: lacking.map(\.0))
  func sameIDs(_ form: Form) {
    let world = World(form, seed: 5)
    let rows = world.truths.flatMap(\.rows)
    func ids(_ kind: Dehydrator.Kind, _ also: Set<Dehydrator.Relation> = []) -> [String] {
      JobRun.dehydrate(world.input, Dehydrator.Options(ids: kind, also: also)).lines
    }
    #expect(ids(.tweets) == rows.map { "\($0.tweet)" })
    #expect(ids(.users) == rows.map { "\($0.author)" })
    let related = ids(.tweets, [.retweeted, .quoted])
    for row in rows {
      // A retweet of v2 does not name what the retweeted tweet quotes.
      if let id = row.retweeted ?? row.quoted { #expect(related.contains("\(id)")) }
    }
    guard form != .twint else { return }
    let replied = ids(.tweets, [.replied])
    for id in rows.compactMap(\.replied) { #expect(replied.contains("\(id)")) }
  }

  /// The reader in Python takes the same IDs.
  @Test(
    .enabled(if: Python.interpreter != nil, "\(Needs.python)"), arguments: lacking.map(\.0))
  func independentReader(_ form: Form) throws {
    let program = """
      import json
      from framing import frame
      from ids import record_ids
      kind, also = sys.argv[1:3]
      for record in frame(sys.stdin.read()):
          print(json.dumps(record_ids(record.value, kind, also.split(","))))
      """
    let world = World(form, seed: 8, count: 100)
    let input = String(decoding: world.input, as: UTF8.self)
    for ids in [Dehydrator.Kind.tweets, .users] {
      let also: Set<Dehydrator.Relation> =
        ids == .tweets
        ? [.retweeted, .quoted, .replied] : [.mentioned, .retweeted, .quoted, .replied]
      let roles = also.map(\.rawValue).joined(separator: ",")
      let rows = try Python.rows(program, [ids.rawValue, roles], input: input)
      #expect(rows.count == world.truths.count)
      let options = Dehydrator.Options(ids: ids, also: also)
      #expect(JobRun.dehydrate(world.input, options).lines == rows.joined().map { $0 })
    }
  }

  /// Nothing that names somebody is in an output.
  @Test(arguments: lacking.map(\.0))
  func noIdentifiers(_ form: Form) throws {
    let world = World(form, seed: 6, count: 120)
    for (policy, shape) in CanaryTests.ways {
      var job = Redactor(try Policy.named(policy), .init(shape: shape).withRareValues)
      let output = String(decoding: JobRun(&job, world.input).output, as: UTF8.self)
      #expect(output.utf8.count > 1000)
      for truth in world.truths {
        for id in truth.ids { #expect(!output.contains("\(id)")) }
        for handle in truth.handles { #expect(!output.contains(handle)) }
        for url in truth.urls { #expect(!output.contains(url)) }
        for name in truth.names where policy == "strict" {
          #expect(name.count < 6 || !output.contains(name))
        }
      }
    }
  }

  /// A deleted tweet and those of a deleted user go, and nothing else does.
  @Test(arguments: lacking.map(\.0))
  func deletions(_ form: Form) {
    let world = World(form, seed: 7, count: 60)
    let rows = world.truths.flatMap(\.rows)
    let plain = rows.filter { row in
      row.retweeted == nil && row.quoted == nil
        && rows.allSatisfy { $0.retweeted != row.tweet && $0.quoted != row.tweet }
    }
    let gone = plain[plain.count / 2]
    let left = JobRun.comply(
      String(decoding: world.input, as: UTF8.self), with: [ComplySample.delete(gone.tweet)])
    let output = String(decoding: left.output, as: UTF8.self)
    #expect(!output.contains("\(gone.tweet)"))
    let ids = JobRun.dehydrate(output).lines
    #expect(ids == rows.map { "\($0.tweet)" }.filter { $0 != "\(gone.tweet)" })
  }
}
