import Foundation
import Synthetic
import Testing

@Suite("No identifier can be real")
struct IdentifierTests {
  @Test("IDs are in ranges without real ones", arguments: Form.allCases)
  func ranges(form: Form) {
    for made in sample(form) {
      for id in made.truth.ids {
        let isShort = (7_000_000_000..<9_000_000_000).contains(id)
        // Snowflakes from 2076 on.
        let isLate = Int(id >> 22) + 1_288_834_974_657 > 3_345_062_400_000
        #expect(isShort || isLate && id <= UInt64(Int64.max))
      }
    }
  }

  @Test("handles and names are marked", arguments: Form.allCases)
  func marks(form: Form) {
    for made in sample(form) {
      #expect(made.truth.handles.allSatisfy { $0.hasPrefix("syn_") || $0.hasPrefix("Syn") })
      #expect(made.truth.handles.allSatisfy { $0.count <= 15 && $0.wholeMatch(of: /\w+/) != nil })
    }
  }

  @Test(
    "addresses have reserved hosts, or the form of the platform's own addresses",
    arguments: Form.allCases)
  func hosts(form: Form) throws {
    for made in sample(form) {
      for address in made.truth.urls where !address.isEmpty {
        let host = try #require(URL(string: address)?.host())
        #expect(
          host.hasSuffix(".example.com") || host.hasSuffix(".example.org")
            || host.hasSuffix(".example") || host.hasSuffix("twitter.com")
            || host.hasSuffix("twimg.com") || host == "t.co")
        guard host == "t.co" else { continue }
        #expect(address.dropFirst("https://t.co/".count).count == 11)
      }
    }
  }

  @Test("a tweet's ID contains the time of its record")
  func times() throws {
    var last: UInt64 = 0
    for made in make(.v1, 400) {
      guard let row = made.truth.rows.first else { continue }
      let stamp = try #require(made.parsed().string("timestamp_ms"))
      #expect("\((row.tweet >> 22) + 1_288_834_974_657)" == stamp)
      #expect(row.hour == (Int(stamp) ?? 0) / 3_600_000)
      #expect(row.tweet > last)
      last = row.tweet
    }
  }

  @Test("an account is the same wherever it appears")
  func accounts() throws {
    var known: [String: String] = [:]
    for made in make(.v1, 600) where made.truth.kind == .tweet {
      for object in objects(in: try made.parsed()) where object["screen_name"] is String {
        let id = try #require(object.string("id_str"))
        let identity = "\(object.string("screen_name") ?? "") \(object.string("name") ?? "")"
        #expect(known[id] ?? identity == identity)
        known[id] = identity
      }
    }
    #expect(Set(known.values).count == known.count)
  }
}
