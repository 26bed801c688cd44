import Testing

@testable import Moult

/// What `--plausible` finds.
@Suite struct PlausibleTests {
  /// 2024-01-01.
  static let now = 1_704_067_200
  static let (true1, true2) = ("1510000000013345680", "20")
  static let future = "\((1_704_300_000_000 - 1_288_834_974_657) << 22)"

  private static func run(_ input: String, isList: Bool = true, at time: Int? = now) -> JobRun {
    var options = Dehydrator.Options()
    options.plausibleAt = time
    return JobRun.dehydrate(Array(input.utf8), isList ? options.sharing() : options)
  }

  @Test func idsOfTheFuture() {
    let list = Self.run("\(Self.true1)\n\(Self.future)\n\(Self.true2)\n")
    #expect(list.lines == [Self.true1, Self.true2] && list.codes == ["mangled-id"])
    let table = Self.run("tweet_id,n\n\(Self.future),1\n\(Self.true1),2\n", isList: false)
    #expect(table.lines == [Self.true1] && table.codes == ["mangled-id"])
    let record = #"{"id":\#(Self.future),"id_str":"\#(Self.future)","text":"w","truncated":false}"#
    #expect(Self.run(record, isList: false).codes == ["mangled-id"])
    #expect(Self.run(record, isList: false, at: nil).codes.isEmpty)
    #expect(Self.run("\(Self.future)\n", at: nil).lines == [Self.future])
    var job = ComplianceFilter(Notices(tables: NoticeTables()), plausibleAt: Self.now)
    #expect(JobRun(&job, Array("\(record)\n".utf8)).codes == ["mangled-id"])
  }

  private static func list(_ count: Int, rounded: (Int) -> Bool) -> String {
    (0..<count).map { row in
      let id = 1_510_000_000_000_000_001 + row * 1_000_003 % 900
      return "\(rounded(row) ? id / 1000 * 1000 : id)\n"
    }.joined()
  }

  /// A list that is rounded from the start is refused as a whole.
  @Test func aRoundedList() {
    for (input, code) in [
      (Self.list(500) { $0 % 50 == 0 }, ["mangled-id"]), (Self.list(500) { $0 % 100 == 0 }, []),
      (Self.list(12) { _ in true }, ["mangled-id"]),
    ] {
      let run = Self.run(input)
      #expect(run.codes == code && run.output.isEmpty == !code.isEmpty)
      #expect(Self.run("tweet_id\n" + input, isList: false).codes == code)
      #expect(Self.run(input, at: nil).codes.isEmpty)
    }
  }

  /// Where the rounded IDs come late, the end of the list says so.
  @Test func aListRoundedAtItsEnd() {
    let run = Self.run(Self.list(20_000) { $0 > 19_000 })
    #expect(run.codes == ["mangled-id"] && run.lines.count == 20_000)
    #expect(run.report.roundedLists == 1)
    #expect(Self.run(Self.list(20_000) { $0 > 19_900 }).codes.isEmpty)
  }

  /// Other IDs than those of tweets are not checked.
  @Test func idsOfUsers() {
    var options = Dehydrator.Options(ids: .users).sharing()
    options.plausibleAt = Self.now
    let run = JobRun.dehydrate(Array(Self.list(12) { _ in true }.utf8), options)
    #expect(run.codes.isEmpty && run.lines.count == 12)
  }
}
