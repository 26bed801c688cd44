import JSONStream
import Testing

@testable import Moult

@Suite struct ValuesIDTests {
  private static func id(_ text: String) -> DecimalID? { DecimalID(text.utf8.span) }

  @Test(arguments: [
    "0", "1", "12345678", "123456789", "1234567890123456", "9007199254740993",
    "18446744073709551615", "18446744073709551616", "99999999999999999999", "00000000000000000000",
    "007",
  ])
  func keepsItsDigits(_ text: String) throws {
    let id = try #require(Self.id(text))
    var out = ByteBuffer()
    id.append(to: &out)
    #expect(out.string == text && Int(id.digits) == text.utf8.count)
    #expect(Self.id(text) == id && Self.id("0" + text) != id)
    #expect(id.isPlain == (UInt64(text).map { String($0) == text } ?? false))
  }

  @Test(arguments: [
    "", "a", "1a", "1234567a", "a2345678", "12345678:", "123456789012345678901", "-1", "1.0", " 1",
    "1234/678", "１",
  ])
  func refuses(_ text: String) {
    #expect(Self.id(text) == nil)
  }

  @Test func aSetTellsApartWhatNumbersDoNot() {
    var set = IDSet()
    var given = GivenIDs()
    for text in ["7", "07", "007", "18446744073709551616", "0", "00"] + (100..<200).map({ "\($0)" })
    {
      guard let id = Self.id(text) else {
        Issue.record("\(text) is no ID")
        continue
      }
      #expect(set.insert(id) && !set.insert(id))
      #expect(given.insert(id) && !given.insert(id))
    }
  }

  /// Comparing each with all others would take minutes.
  @Test(.timeLimit(.minutes(1)))
  func manyIDsInARecord() {
    let mentions = (1...100_000).map { "{\"id\":\($0),\"id_str\":\"\($0)\"}" }.joined(
      separator: ",")
    let ids = (1...100_000).map { "\"id\":\($0)" }.joined(separator: ",")
    let tweet =
      "{\"id_str\":\"1\",\"text\":\"\",\"user\":{\"id\":100001},\"entities\":{\"user_mentions\":[\(mentions)]}}"
    let run = JobRun.dehydrate(tweet, .users, also: [.mentioned])
    #expect(run.lines.count == 100_001 && run.lines.first == "100001" && run.rejections.isEmpty)
    let repeated = JobRun.dehydrate("{\(ids),\"id_str\":\"5\",\"text\":\"\"}")
    #expect(repeated.lines == ["5"])
  }

  @Test func daysAreThoseOfTheCalendar() {
    for year in 2000...2105 {
      for month in 0...13 {
        for day in 0...32 {
          let checked =
            CivilTime.years.contains(year)
            ? CivilDay.checked(year: year, month: month, day: day) : nil
          #expect(CivilTime.days(year, month, day) == checked)
        }
      }
    }
  }
}
