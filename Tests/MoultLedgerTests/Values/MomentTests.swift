import Testing

@testable import MoultLedger

struct MomentTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2020-02-29T23:59:59Z", 1_583_020_799),
    ("2038-01-19T03:14:08Z", 2_147_483_648), ("1969-12-31T23:59:59Z", -1),
  ]) func readsAndWrites(text: String, seconds: Int) {
    #expect(Moment(text)?.seconds == seconds)
    #expect(Moment(seconds: seconds).description == text)
  }

  @Test(arguments: [
    "2019-02-29", "2020-02-30", "2020-13-01", "2020-00-01", "2020-1-1", "20200101", "", "today",
    "2020-01-01 ", "2020-01-01T00:00:00Z",
  ]) func noDay(text: String) {
    #expect(Moment(day: text) == nil)
  }

  @Test func days() {
    #expect(Moment("2020-02-28T23:59:59Z")?.nextDay == Moment(day: "2020-02-29"))
    #expect(Moment("2020-02-29T00:00:00Z")?.nextDay == Moment(day: "2020-03-01"))
    #expect(Moment("1969-12-31T12:00:00Z")?.nextDay.seconds == 0)
  }
}
