import Testing

@testable import Moult

@Suite struct AggregateGateTests {
  @Test(arguments: [
    "news", "en", "example.org", "a-b.example.org", "covid19", "123456", "x123456y123456",
    "2020.5", "zh-cn", "Some Client for Phones", "自由", "می\u{200C}خواهم", "été", "$", "1.5",
    String(repeating: "a", count: 64),
  ])
  func letsThrough(text: String) {
    #expect(IdentifierGate.passes(text))
  }

  @Test(arguments: [
    "", " ", "\t", "\u{3000}", "1234567", "call5550100", "١٢٣٤٥٦٧", "１２３４５６７", "555-0100",
    "555 010 02", "192.168.100.1", "8.8.8.8", "@somebody", "＠somebody", "some@example.org",
    "https://example.org/", "example.org/path", "a\\b", "a\nb", "a\u{0}b", "a\u{202E}b",
    "a\u{2028}b", "a\u{7F}", "a\u{85}b", "a\u{E000}", String(repeating: "a", count: 65),
  ])
  func refuses(text: String) {
    #expect(!IdentifierGate.passes(text))
  }

  @Test func exemptsWhatTheTableWrites() {
    #expect(IdentifierGate.passes([.number(12_345_678), .none, .text("en")]))
    #expect(!IdentifierGate.passes([.number(1), .text("12345678")]))
  }
}
