import JSONStream
import Testing

@testable import Moult

/// Handles in texts and addresses.
@Suite struct HandlesInTextTests {
  @Test(arguments: [
    ("hi @anna", ["anna"]), ("@anna_1,@bob", ["anna_1", "bob"]), ("hi ＠anna", ["anna"]),
    ("a@b.example", ["b"]), ("@", []), ("@search", []), ("no sign here", []), ("", []),
    ("@a_name_that_is_too_long_for_one", []), ("❤️ @anna", ["anna"]),
  ])
  func ofTexts(_ text: String, _ expected: [String]) {
    var found: [String] = []
    let bytes = Array(text.utf8)
    HandlesInText.forEach(in: bytes.span) {
      found.append(String(decoding: bytes[$0], as: UTF8.self))
    }
    #expect(found == expected)
  }

  @Test(arguments: [
    ("https://twitter.com/anna/status/1", "anna"), (#"https:\/\/twitter.com\/anna"#, "anna"),
    ("https://mobile.Twitter.com/anna?s=1", "anna"), ("x.com/anna", "anna"),
    ("https://twitter.com/i/web/status/1", ""), ("https://twitter.com/", ""),
    ("https://vix.com/anna", nil), ("https://example.com/anna", nil), ("twitter.com", nil),
  ])
  func ofAddresses(_ address: String, _ expected: String?) {
    let bytes = Array(address.utf8)
    let account = HandlesInText.account(inAddress: bytes.span)
    #expect(account.map { String(decoding: bytes[$0], as: UTF8.self) } == expected)
  }

  @Test(arguments: [
    (#"hi \u0040anna"#, true), (#"hi \uff20anna"#, true), (#"hi \uFF20anna"#, true),
    (#"hi @\u0061nna"#, true), ("hi @anna", false), (#"\u0639\u0644\u064a\/\n\\u"#, false),
    (#"\\\u0040"#, true), (#"\\u0040"#, false), ("", false), (#"\"#, false), (#"\u00"#, true),
  ])
  func escapesOfLiterals(_ literal: String, _ mayBe: Bool) {
    #expect(HandlesInText.mayBeEscaped(in: literal.utf8.span) == mayBe)
  }
}
