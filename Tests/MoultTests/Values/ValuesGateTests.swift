import Testing

@testable import Moult

@Suite struct ValuesGateTests {
  @Test(arguments: [
    "news", "en", "example.org", "a-b.example.org", "covid19", "123456", "election2020",
    "q4_2021", "2019_2020", "q4_2020_2021", "2019-12-01", "01_12_2019", "20191201",
    "day_2019_12_01",
    "covid19_g20_2020", "365days2020", "user_123456", "2020.5", "zh-cn", "Some Client for Phones",
    "自由", "می\u{200C}خواهم", "été", "$", "1.5",
    String(repeating: "a", count: 64),
  ])
  func letsThrough(text: String) {
    #expect(IdentifierGate.passes(text))
  }

  @Test(arguments: [
    "call0170_123_4567", "id701234_567890_123456", "a1b2c3d4e5f6a7b8", "x123456y123456",
    "0170then1234", "12_34_56_7", "12\u{200D}34567", "1e\u{301}234567", "¹²³⁴⁵⁶⁷", "①②③④⑤⑥⑦",
    "2019_1234567", "99-99-2019", "20191301", "0170_2019_123",
    "", " ", "\t", "\u{3000}", "1234567", "call5550100", "١٢٣٤٥٦٧", "１２３４５６７", "555-0100",
    "555 010 02", "192.168.100.1", "8.8.8.8", "@somebody", "＠somebody", "some@example.org",
    "https://example.org/", "example.org/path", "a\\b", "a\nb", "a\u{0}b", "a\u{202E}b",
    "a\u{2028}b", "a\u{7F}", "a\u{85}b", "a\u{E000}", String(repeating: "a", count: 65),
  ])
  func refuses(text: String) {
    #expect(!IdentifierGate.passes(text))
  }
}
