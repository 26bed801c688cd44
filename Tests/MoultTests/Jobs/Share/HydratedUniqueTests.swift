import JSONStream
import Testing

@testable import Moult

/// Sharing hydrated tweets once.
@Suite struct HydratedUniqueTests {
  private static let user =
    #"{"id":7,"id_str":"7","screen_name":"qx7","name":"Qx7","followers_count":1,"protected":false}"#

  private static func tweet(_ id: Int, _ text: String) -> String {
    #"{"id":\#(id),"id_str":"\#(id)","text":"\#(text)","truncated":false,"user":\#(user)}"#
  }

  private static func page(_ ids: [Int]) -> String {
    let items = ids.map { #"{"id":"\#($0)","text":"a","author_id":"7"}"# }.joined(separator: ",")
    return
      #"{"data":[\#(items)],"includes":{"users":[{"id":"7","name":"Qx7","username":"qx7","protected":false}]}}"#
  }

  private func run(_ records: [String], memory: Int? = .max) -> JobRun {
    var job = HydratedFilter(uniqueMemory: memory)
    return JobRun(&job, Array(records.map { $0 + "\n" }.joined().utf8))
  }

  @Test func theFirstRecordOfATweet() {
    let records = [
      Self.tweet(1, "a"), Self.tweet(2, "b"), Self.tweet(1, "c"), Self.user, Self.user,
    ]
    let once = run(records)
    #expect(once.lines == [records[0], records[1], records[3], records[4]])
    #expect(once.report.notes["repeated-tweets"] == 1 && once.rejections.isEmpty)
    #expect(run(records, memory: nil).lines == records)
  }

  /// Of a page, the items that were printed before go, and the page if no other is left.
  @Test func itemsOfPages() throws {
    let once = run([Self.page([1, 2]), Self.page([2, 3]), Self.page([1, 3])])
    #expect(once.lines.count == 2 && once.lines[0] == Self.page([1, 2]))
    #expect(try #require(once.lines.last) == Self.page([3]))
    #expect(once.report.notes["repeated-tweets"] == 3)
  }

  /// A tweet that was withheld is not one that was printed.
  @Test func whatWasWithheldDoesNotCount() {
    let hidden = Self.tweet(1, "a").replacing("false}", with: "true}")
    let once = run([hidden, Self.tweet(1, "b")])
    #expect(once.lines == [Self.tweet(1, "b")] && once.report.notes["repeated-tweets"] == nil)
  }

  /// Without memory, a tweet of another ID is rejected: it may have been printed.
  @Test func withoutMemory() {
    let once = run([Self.tweet(1, "a"), Self.tweet(1, "b"), Self.tweet(2, "c")], memory: 0)
    #expect(once.lines == [Self.tweet(1, "a")])
    #expect(once.codes == ["not-unique"] && once.report.notes["repeated-tweets"] == 1)
  }
}
