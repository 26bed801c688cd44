import Testing

@testable import Moult

@Suite struct ValuesTimeTests {
  /// A value, and the start of its hour, day, month and year in the same form.
  static let edits: [(value: String, cut: [String])] = [
    (
      "Wed Oct 10 20:19:24 +0000 2018",
      [
        "Wed Oct 10 20:00:00 +0000 2018", "Wed Oct 10 00:00:00 +0000 2018",
        "Mon Oct 01 00:00:00 +0000 2018", "Mon Jan 01 00:00:00 +0000 2018",
      ]
    ),
    (
      "Sat Feb 29 23:59:59 +0000 2020",
      [
        "Sat Feb 29 23:00:00 +0000 2020", "Sat Feb 29 00:00:00 +0000 2020",
        "Sat Feb 01 00:00:00 +0000 2020", "Wed Jan 01 00:00:00 +0000 2020",
      ]
    ),
    (
      "2020-03-31T12:34:56.789Z",
      [
        "2020-03-31T12:00:00.000Z", "2020-03-31T00:00:00.000Z",
        "2020-03-01T00:00:00.000Z", "2020-01-01T00:00:00.000Z",
      ]
    ),
    (
      "2020-03-31T12:34:56Z",
      [
        "2020-03-31T12:00:00Z", "2020-03-31T00:00:00Z", "2020-03-01T00:00:00Z",
        "2020-01-01T00:00:00Z",
      ]
    ),
    (
      "2020-03-31T12:34:56.123456+00:00",
      [
        "2020-03-31T12:00:00.000000+00:00", "2020-03-31T00:00:00.000000+00:00",
        "2020-03-01T00:00:00.000000+00:00", "2020-01-01T00:00:00.000000+00:00",
      ]
    ),
    (
      "2012-11-05 20:10:08 +0000",
      [
        "2012-11-05 20:00:00 +0000", "2012-11-05 00:00:00 +0000",
        "2012-11-01 00:00:00 +0000", "2012-01-01 00:00:00 +0000",
      ]
    ),
    (
      "2020-03-31 12:34:56 UTC",
      [
        "2020-03-31 12:00:00 UTC", "2020-03-31 00:00:00 UTC", "2020-03-01 00:00:00 UTC",
        "2020-01-01 00:00:00 UTC",
      ]
    ),
    (
      "2020-03-31T12:34:56",
      [
        "2020-03-31T12:00:00", "2020-03-31T00:00:00", "2020-03-01T00:00:00", "2020-01-01T00:00:00",
      ]
    ),
    // Converted to UTC.
    (
      "2020-04-01 01:34:56.789 +02:00",
      [
        "2020-03-31T23:00:00Z", "2020-03-31T00:00:00Z", "2020-03-01T00:00:00Z",
        "2020-01-01T00:00:00Z",
      ]
    ),
    (
      "2020-03-31T12:34:56-0330",
      [
        "2020-03-31T16:00:00Z", "2020-03-31T00:00:00Z", "2020-03-01T00:00:00Z",
        "2020-01-01T00:00:00Z",
      ]
    ),
    (
      "Mar 31, 2020 · 12:34 AM UTC",
      [
        "2020-03-31T00:00:00Z", "2020-03-31T00:00:00Z", "2020-03-01T00:00:00Z",
        "2020-01-01T00:00:00Z",
      ]
    ),
    ("1575158400123", ["1575158400000", "1575158400000", "1575158400000", "1546300800000"]),
    ("1582977599999", ["1582974000000", "1582934400000", "1580515200000", "1577836800000"]),
    ("1582977599", ["1582974000", "1582934400", "1580515200", "1577836800"]),
  ]

  @Test(arguments: edits) func cutsInTheFormItCameIn(_ value: String, _ cut: [String]) {
    for (action, expected) in zip([Action.hour, .day, .month, .year], cut) {
      #expect(ValuesProbe.apply(action, "tweet.time", value) == "\"\(expected)\"")
      #expect(ValuesProbe.apply(action, "event.time", value) == "\"\(expected)\"")
      // Truncating again changes nothing.
      #expect(ValuesProbe.apply(action, "tweet.time", expected) == "\"\(expected)\"")
    }
  }

  @Test func numbersStayNumbersAndTextsAreStrings() {
    #expect(
      ValuesProbe.apply(.hour, "tweet.time-ms", "1575158400123", isString: false)
        == "1575158400000")
    #expect(
      ValuesProbe.apply(.hour, "tweet.time", "2020-03-31T12:34:56Z", isString: false) == nil)
  }

  @Test(arguments: [
    ("Wed Oct 10 20:19:24 +0000 2018", "2018"), ("2009-02-28T23:59:59.000Z", "2009"),
    ("1582977599999", "2020"),
  ]) func accountsHaveAYear(_ value: String, _ year: String) {
    #expect(ValuesProbe.apply(.year, "user.time", value) == "\"\(year)\"")
    for action in [Action.hour, .day, .month] {
      #expect(ValuesProbe.apply(action, "user.time", value) == nil)
    }
  }

  static let malformed = [
    // No such weekday, day, month, hour, minute, second; the wrong weekday.
    "Thu Oct 10 20:19:24 +0000 2018", "wed Oct 10 20:19:24 +0000 2018",
    "Xyz Oct 10 20:19:24 +0000 2018", "Wed Okt 10 20:19:24 +0000 2018",
    "Wed Oct 00 20:19:24 +0000 2018", "Wed Oct 32 20:19:24 +0000 2018",
    "Wed Oct 10 24:19:24 +0000 2018", "Wed Oct 10 20:60:24 +0000 2018",
    "Wed Oct 10 20:19:60 +0000 2018", "Wed Oct 10 20:19:2a +0000 2018",
    // An offset, other separators, a missing or a further byte.
    "Wed Oct 10 20:19:24 +0100 2018", "Wed Oct 10 20:19:24 -0000 2018",
    "Wed Oct 10 20.19.24 +0000 2018", "Wed Oct 10 20:19:24 +0000 201",
    "Wed Oct 10 20:19:24 +0000 20188", "WedXOct 10 20:19:24 +0000 2018",
    // Years, and leap years.
    "Sat Dec 31 23:59:59 +0000 2005", "2005-12-31T23:59:59Z", "2101-01-01T00:00:00Z",
    "2019-02-29T00:00:00Z", "2100-02-29T00:00:00Z", "2018-04-31T00:00:00Z",
    // ISO with other separators, fractions, zones.
    "2018-10-10t20:19:24Z", "2018/10/10T20:19:24Z", "2018-10-10 20:19:24 CET", "2018-10-10",
    "2018-10-10T20:19:24.Z", "2018-10-10T20:19:24.0000000001Z", "2018-10-10T20:19:24.12a4Z",
    "2018-10-10T20:19:24+15:00", "2018-10-10T20:19:24-00:00", "2018-10-10T20:19:24 +1:00",
    "2018-10-10T20:19:24+01:60", "2006-01-01T00:19:24+01:00", "2018-10-10T20:19:24 Uhr",
    "Oct 32, 2018 · 8:19 PM UTC", "Oct 10, 2018 · 13:19 PM UTC", "Oct 10, 2018 · 8:19 PM CET",
    "2018-10-10T20:19:24Zjack", "2018-10-10T20:19:24.000 jack", "+018-10-10T20:19:24Z",
    // Numbers outside the years, with a sign, a fraction, an exponent; an ID.
    "1136073599", "1136073599999", "4133980800", "4133980800000", "-582977599999",
    "158297759.", "15829775999e3", "158297759999", "1582977599999000000", "0", "",
    "٢٠١٨-١٠", "Wed Oct 10 20:19:24 +0000 ٢٠",
  ]

  @Test(arguments: malformed) func malformedTimesAreNone(_ value: String) {
    for action in Action.allCases {
      #expect(ValuesProbe.apply(action, "tweet.time", value) == nil)
      #expect(ValuesProbe.apply(action, "tweet.time", value, isString: false) == nil)
      #expect(ValuesProbe.apply(action, "user.time", value) == nil)
    }
    #expect(Timestamp(value.utf8.span) == nil)
  }

  @Test func everyDayHasItsWeekdayAndNumber() throws {
    let months = [
      ("Jan", 31), ("Feb", 28), ("Mar", 31), ("Apr", 30), ("May", 31), ("Jun", 30), ("Jul", 31),
      ("Aug", 31), ("Sep", 30), ("Oct", 31), ("Nov", 30), ("Dec", 31),
    ]
    let names = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    // 2006-01-01 was a Sunday, 13,149 days after 1970-01-01.
    var days = 13_149
    for year in 2006...2100 {
      let isLeap = year % 4 == 0 && year != 2100
      for (place, month) in months.enumerated() {
        for day in 1...(month.1 + (isLeap && place == 1 ? 1 : 0)) {
          let weekday = names[(days - 13_149) % 7]
          let text = "\(weekday) \(month.0) \(day < 10 ? "0" : "")\(day) 07:00:00 +0000 \(year)"
          let parsed = Timestamp(text.utf8.span)
          let time = try #require(parsed)
          #expect(time.civil.hoursSince1970 == days * 24 + 7)
          #expect(Timestamp("\(days * 86_400 + 25_200)".utf8.span)?.civil == time.civil)
          days += 1
        }
      }
    }
  }

  @Test func factsOfATime() {
    #expect(Timestamp.hoursSince1970(of: "2018-10-10T20:19:24.000Z".utf8.span) == 427_556)
    #expect(Timestamp.hoursSince1970(of: "Wed Oct 10 20:19:24 +0000 2018".utf8.span) == 427_556)
    #expect(Timestamp.hoursSince1970(of: "1539202764123".utf8.span) == 427_556)
    #expect(Timestamp.year(of: "1539202764".utf8.span) == 2018)
    #expect(Timestamp.hoursSince1970(of: "yesterday at noon, perhaps".utf8.span) == nil)
    #expect(Timestamp.year(of: "".utf8.span) == nil)
  }
}
