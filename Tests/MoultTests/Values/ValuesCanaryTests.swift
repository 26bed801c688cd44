import Testing

@testable import Moult

/// Values that no action may export, tried with every meaning and every action.
@Suite struct ValuesCanaryTests {
  static let canaries = [
    "1575158400123456789", "12345678901234567890", "canary_handle", "@canary", "Canary Jones",
    "canary@example.com", "Ünïcödé", "名前", "\u{202E}yranac", "\u{0}", "\u{7F}", "a\"b", "a\\b",
    "\\u0041", "\n", " ", "", "null", "NaN", "-1", "1.5", "1e99", "0123", "[]", "{}",
    "+49 30 123456", "192.0.2.7", "2001:db8::1", "52.5200,13.4050", "en-canary", "USA",
    "photo ", "canary.example.com/status/1", "twitter.com/canary", "truefalse",
    "Wed Oct 10 20:19:24 +0000 2018 canary", "2018-10-10T20:19:24.000Z#canary",
    String(repeating: "a", count: 5000), String(repeating: "9", count: 5000),
  ]

  @Test(arguments: canaries) func nothingLeaves(_ canary: String) {
    let digits = canary.utf8.allSatisfy { (0x30...0x39).contains($0) }
    for meaning in MeaningTable.builtIn.all {
      for action in Action.allCases {
        for isString in [true, false] {
          let output = ValuesProbe.apply(action, meaning.name, canary, isString: isString)
          switch (meaning.valueClass, action) {
          case (.source, .known) where isString && !canary.isEmpty:
            #expect(output == "\"other\"")
          case (.count, .power) where digits && canary.utf8.count == 19:
            let power = "1" + String(repeating: "0", count: Int(meaning.greatestPower))
            #expect(output == (isString ? "\"\(power)\"" : power))
          default:
            #expect(output == nil, "\(meaning.name): \(action.rawValue)")
          }
        }
      }
    }
  }

  /// Values that are well-formed for some class.
  static let wellFormed = [
    "en", "US", "XX", "true", "photo", "everyone", "web", "1234", "2018-10-10T20:19:24.000Z",
    "1575158400123", "https://example.com/a", "swift",
  ]

  @Test func onlyAllowedActionsDoAnything() {
    for meaning in MeaningTable.builtIn.all {
      for action in Action.allCases where !meaning.valueClass.allowed.contains(action) {
        for value in Self.wellFormed {
          #expect(ValuesProbe.apply(action, meaning.name, value) == nil)
          #expect(ValuesProbe.apply(action, meaning.name, value, isString: false) == nil)
        }
      }
    }
  }

  @Test func brokenTextIsNoValue() {
    let broken: [[UInt8]] = [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0x65, 0x6E, 0x00]]
    for meaning in MeaningTable.builtIn.all where meaning.valueClass != .source {
      for action in Action.allCases {
        for bytes in broken {
          #expect(ValuesProbe.apply(action, meaning.name, bytes: bytes) == nil)
        }
      }
    }
  }
}
