import Foundation
import Testing

@testable import Moult

@Suite struct RecordIDTests {
  @Test(arguments: [
    ("0", 0), ("7", 7), ("1234567890123456789", 1_234_567_890_123_456_789),
    ("18446744073709551615", UInt64.max),
  ]) func itsDigitsAreItsText(text: String, number: UInt64) throws {
    let id = try #require(RecordID(text))
    #expect(id.number == number && id.description == text && id == RecordID(number))
  }

  @Test(arguments: [
    "", "-1", "+1", " 1", "1 ", "01", "00", "1e3", "1.0", "18446744073709551616",
    "99999999999999999999", "100000000000000000000", "١",
  ]) func otherTextsAreNoIDs(text: String) {
    #expect(RecordID(text) == nil)
  }

  @Test func isAStringInJSON() throws {
    let ids = [RecordID(.max), RecordID(20)]
    let json = try JSONEncoder().encode(ids)
    #expect(String(decoding: json, as: UTF8.self) == #"["18446744073709551615","20"]"#)
    #expect(try JSONDecoder().decode([RecordID].self, from: json) == ids)
  }

  /// A number is refused, as its digits may be lost, and no message repeats a value.
  @Test(arguments: ["[1234567]", #"["1234567x"]"#, "[null]", #"["01234567"]"#])
  func otherJSONIsRefusedWithoutItsValue(json: String) {
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([RecordID].self, from: Data(json.utf8))
    }
    #expect(!String(describing: error).contains("1234567"))
  }

  @Test func isOrderedByNumber() {
    let ids = [10, 9, 100, 1].map(RecordID.init)
    #expect(ids.sorted().map(\.number) == [1, 9, 10, 100])
  }
}
