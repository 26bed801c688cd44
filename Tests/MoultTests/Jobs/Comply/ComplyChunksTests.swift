import JSONStream
import Testing

@testable import Moult

private typealias Sample = ComplySample

/// Read in parts, notices and records give what they give in one piece.
@Suite struct ComplyChunksTests {
  /// The time of some notices decides, and of others the order.
  static let notices = (0..<300).map { index in
    let id = UInt64(index * 7 % 40)
    switch index % 6 {
    case 0: return Sample.delete(id, at: UInt64(1_400_000_000_000 + index * 31 % 17))
    case 1: return Sample.userNotice("user_suspend", id)
    case 2:
      return Sample.userNotice("user_unsuspend", id, at: UInt64(1_400_000_000_000 + index % 5))
    case 3: return Sample.userNotice("user_unsuspend", id + 1)
    case 4: return Sample.scrub(id, upTo: UInt64(index))
    default: return "{\"delete\":\n"
    }
  }

  static let records = (0..<300).map { index in
    let id = UInt64(index)
    switch index % 4 {
    case 0: return Sample.tweet(id, by: id % 40)
    case 1: return Sample.tweet2(id, by: (id + 1) % 40, #","geo":{"place_id":"ab"}"#)
    case 2: return "\(index)"
    default: return Sample.activity(id, by: id % 40)
    }
  }

  @Test(arguments: [400, 3000])
  func chunks(size: Int) {
    let notices = Array(Self.notices.map { $0 + "\n" }.joined().utf8)
    let records = Array(Self.records.map { $0 + "\n" }.joined().utf8)
    var whole = NoticeCollector()
    var chunked = NoticeCollector()
    let expected = JobRun(&whole, notices)
    #expect(ChunksTests().run(&chunked, notices, size).run == expected)
    var filter = ComplianceFilter(whole.notices)
    var chunkedFilter = ComplianceFilter(chunked.notices)
    let left = JobRun(&filter, records)
    #expect(ChunksTests().run(&chunkedFilter, records, size).run == left)
    #expect(left.lines.count > 50 && left.report.withheld.count > 1)
    #expect(left.report.notes["tweets-without-their-place"] ?? 0 > 1)
  }
}
