import Testing

@testable import Moult

@Suite struct ValuesCalendarTests {
  @Test(arguments: [
    (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (2000, 3, 1, 11_017),
    (1900, 3, 1, -25_508), (2019, 12, 1, 18_231), (1600, 1, 1, -135_140), (2400, 2, 29, 157_113),
  ])
  func numbersDays(year: Int, month: Int, day: Int, number: Int) {
    #expect(CivilDay.number(year: year, month: month, day: day) == number)
    #expect(CivilDay.date(of: number) == (year, month, day))
  }

  @Test func everyDayOfEightCenturiesFollowsTheOneBefore() {
    var previous = CivilDay.date(of: -146_098)
    var wrong: [Int] = []
    for number in -146_097...146_097 {
      let date = CivilDay.date(of: number)
      let nextDay = date == (previous.year, previous.month, previous.day + 1)
      let newMonth = date == (previous.year, previous.month + 1, 1) && previous.day >= 28
      let newYear = date == (previous.year + 1, 1, 1) && previous.month == 12 && previous.day == 31
      let back = CivilDay.number(year: date.year, month: date.month, day: date.day) == number
      if !(nextDay || newMonth || newYear) || !back { wrong.append(number) }
      previous = date
    }
    #expect(wrong.isEmpty)
  }

  @Test(arguments: [
    (2019, 2, 29), (1900, 2, 29), (2020, 4, 31), (2020, 13, 1), (2020, 0, 1), (2020, 1, 0),
  ])
  func rejectsDatesThatDoNotExist(year: Int, month: Int, day: Int) {
    #expect(CivilDay.checked(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: [
    (2019, 12, 1, "2019-W48"), (2019, 12, 2, "2019-W49"), (2019, 12, 29, "2019-W52"),
    (2019, 12, 30, "2020-W01"), (2020, 12, 31, "2020-W53"), (2021, 1, 3, "2020-W53"),
    (2021, 1, 4, "2021-W01"), (2016, 1, 3, "2015-W53"), (2005, 1, 1, "2004-W53"),
    (2008, 12, 29, "2009-W01"), (1969, 12, 28, "1969-W52"), (2024, 12, 30, "2025-W01"),
  ])
  func writesWeeks(year: Int, month: Int, day: Int, week: String) {
    let number = CivilDay.week(ofDay: CivilDay.number(year: year, month: month, day: day))
    #expect(CivilText.week(number) == week)
    #expect(CivilText.week(of: week) == number)
  }
}
