import Foundation
import Synthetic
import Testing

/// Measures of a v1.1 stream, taken once for all tests.
private struct Sample {
  /// The kind of a tweet by the members it has: `retweet`, `quote`, `extended`, or nothing.
  var sizes: [Set<String>: [Int]] = [:]
  var languages: [String: Int] = [:]
  var hashtags: [String: Set<UInt64>] = [:]
  var kinds: [String: Int] = [:]
  var counts: [String: Int] = [:]
  var escapes = 0
  var lines = 0
  var examined = 0

  static let shared = Sample(6000)

  var all: [Int] { sizes.values.flatMap { $0 }.sorted() }

  init(_ count: Int) {
    var stream = Synthetic.Stream(form: .v1, seed: 7)
    while lines < count {
      var bytes: [UInt8] = []
      var truth = Truth()
      stream.next(into: &bytes, truth: &truth)
      guard truth.kind != .keepAlive else { continue }
      lines += 1
      kinds["\(truth.kind)", default: 0] += 1
      if let row = truth.rows.first { add(row, bytes) }
    }
  }

  private mutating func add(_ row: Truth.Row, _ bytes: [UInt8]) {
    let text = Data(bytes)
    var kind: Set<String> = []
    if row.retweeted != nil { kind.insert("retweet") }
    if row.quoted != nil { kind.insert("quote") }
    if text.range(of: Data("\"extended_tweet\":".utf8)) != nil { kind.insert("extended") }
    sizes[kind, default: []].append(bytes.count)
    languages[row.language, default: 0] += 1
    for tag in Set(row.hashtags) { hashtags[tag, default: []].insert(row.author) }
    counts["mentions", default: 0] += row.mentioned.count
    counts["replies", default: 0] += row.repliedUser == nil ? 0 : 1
    counts["hashtags", default: 0] += row.hashtags.count
    counts["places", default: 0] += row.country == nil ? 0 : 1
    // All records are counted, and the contents of a tenth of them.
    guard lines % 10 == 0 else { return }
    escapes += Data(bytes).split(separator: 0x5C).count { $0.first == 0x75 }
    examined += 1
  }
}

@Suite("The shape is that of a sample of December 2019")
struct ShapeTests {
  @Test(
    "each kind of tweet has its share and its size",
    arguments: [
      ([], 38.0, 2719), (["retweet"], 30.6, 7638), (["retweet", "extended"], 18.0, 7805),
      (["extended"], 3.6, 4171), (["quote"], 3.4, 6359), (["retweet", "quote"], 3.2, 13_888),
      (["retweet", "quote", "extended"], 2.2, 17_280), (["quote", "extended"], 1.0, 7428),
    ] as [(Set<String>, Double, Int)])
  func kinds(kind: Set<String>, share: Double, size: Int) throws {
    let sample = Sample.shared
    let found = try #require(sample.sizes[kind])
    let percentage = 100 * Double(found.count) / Double(sample.all.count)
    #expect(abs(percentage - share) < max(0.4, share / 15))
    #expect(abs(found.reduce(0, +) / found.count - size) < size / 10)
  }

  @Test("all tweets together have the mean size")
  func mean() {
    let all = Sample.shared.all
    #expect(abs(all.reduce(0, +) / all.count - 6041) < 604)
  }

  @Test(
    "and the percentiles",
    arguments: [
      (1, 2063), (10, 2325), (25, 2703), (50, 5386), (75, 8232), (90, 10_312), (99, 18_368),
    ])
  func percentiles(percent: Int, size: Int) {
    let all = Sample.shared.all
    #expect(abs(all[all.count * percent / 100] - size) < size / 5)
  }

  @Test(
    "languages have their shares",
    arguments: [("en", 28), ("ja", 25), ("ko", 8), ("es", 8), ("th", 7), ("ar", 6)])
  func languages(tag: String, percent: Int) {
    let count = Sample.shared.languages[tag, default: 0]
    #expect(abs(100 * count / Sample.shared.all.count - percent) <= 3)
  }

  @Test(
    "a thousand tweets contain this many",
    arguments: [("mentions", 930), ("replies", 206), ("hashtags", 260), ("places", 10)])
  func entities(what: String, perMille: Int) {
    let found = 1000 * Sample.shared.counts[what, default: 0] / Sample.shared.all.count
    #expect(abs(found - perMille) <= max(3, perMille / 5))
  }

  @Test("a tweet has about a hundred escapes of characters")
  func escapes() {
    #expect((80...125).contains(Sample.shared.escapes / Sample.shared.examined))
  }

  @Test("one line in ten is a delete, and every kind of notice occurs")
  func notices() {
    let kinds = Sample.shared.kinds
    #expect((530...670).contains(kinds["delete", default: 0]))
    for notice in ["limit", "scrubGeo", "statusWithheld", "userWithheld", "warning"] {
      #expect(kinds[notice, default: 0] > 0)
    }
  }

  @Test("some hashtags have many users, and most have few")
  func cells() {
    let cells = Sample.shared.hashtags.values.map(\.count)
    #expect(cells.count { $0 >= 10 } > 10)
    #expect(cells.count { $0 < 10 } > 300)
  }

  @Test("a tweet of v2 and a user of v1.1 have their sizes")
  func others() {
    let pages = sample(.v2Pages)
    let tweets = pages.reduce(0) { $0 + $1.truth.rows.count + $1.truth.included.count }
    let bytes = pages.reduce(0) { $0 + $1.bytes.count }
    #expect((1500...2100).contains(bytes / tweets))
    let flat = sample(.v2Flat)
    #expect((5800...8600).contains(flat.reduce(0) { $0 + $1.bytes.count } / flat.count))
  }
}
