import Synthetic
import Testing

@testable import Moult

/// IDs as values are the lines of the job that prints them.
@Suite struct IDValuesTests {
  private static func expected(_ input: [UInt8], _ options: Dehydrator.Options) -> JobRun {
    JobRun.dehydrate(input, options)
  }

  static let cases =
    Form.allCases.map { ($0, Dehydration.Kind.tweets) } + [(.v1, .users), (.v1, .messages)]

  @Test(arguments: cases) func areTheLines(form: Form, kind: Dehydration.Kind) async throws {
    let input = TypedInput.bytes(form)
    let options = Dehydrator.Options(ids: kind, also: kind.everyRelation)
    let run = Self.expected(input, options)
    let ids = Dehydrator(options).ids(from: TypedInput.chunks(input, 999))
    #expect(ids.map(\.description) == run.lines && ids.next() == nil)
    #expect(ids.report == run.report && ids.takeRejections() == run.rejections)
    let later = Dehydrator(options).ids(from: TypedInput.stream(TypedInput.chunks(input, 4_096)))
    var lines: [String] = []
    for try await id in later { lines.append(id.description) }
    #expect(lines == run.lines && later.report == run.report)
    #expect(later.takeRejections() == run.rejections)
  }

  @Test func areTheSameByteForByte() {
    let input = TypedInput.bytes(.v1, count: 5)
    let ids = Dehydrator().ids(from: TypedInput.chunks(input, 1))
    #expect(ids.map(\.description) == Self.expected(input, .init()).lines)
  }

  /// IDs that are held back for notices come at the end, and so do those that the memory has no room for.
  @Test(arguments: [0, 1 << 12, Int.max]) func whatIsHeldBackComesAtTheEnd(memory: Int) {
    let input = TypedInput.bytes(.v1, count: 150)
    let twice = input + input
    let unique = Dehydrator.Options(also: [.retweeted], unique: true, uniqueMemory: memory)
    let all = Self.expected(twice, .init(also: [.retweeted])).lines
    let ids = Dehydrator(unique).ids(from: TypedInput.chunks(twice, 5_000)).map(\.description)
    #expect(Set(ids) == Set(all) && ids.count == Set(all).count)

    let deletes = Dehydrator.Options(appliesDeletes: true)
    let run = Self.expected(input, deletes)
    let kept = Dehydrator(deletes).ids(from: TypedInput.chunks(input, 5_000))
    #expect(kept.map(\.description) == run.lines && kept.report == run.report)
  }

  static let noNumbers = ["01", "00", "18446744073709551616", "99999999999999999999"]

  /// An ID that no number has is rejected and counted, not changed.
  @Test(arguments: noNumbers) func anIDThatIsNoNumberIsRejected(id: String) {
    let input = Array("{\"id_str\":\"\(id)\",\"text\":\"\"}\n{\"id_str\":\"5\",\"text\":\"\"}".utf8)
    #expect(JobRun.dehydrate(input, .init()).lines == [id, "5"])
    let ids = Dehydrator().ids(from: [input])
    #expect(ids.map(\.number) == [5])
    #expect(ids.report.rejected == ["bad-id": 1] && ids.report.outputs == 1)
    let rejections = ids.takeRejections()
    #expect(rejections.map(\.code) == ["bad-id"] && rejections.map(\.position.line) == [1])
    #expect(!rejections[0].description.contains(id))
  }

  @Test(arguments: noNumbers) func aRelatedIDThatIsNoNumberIsNoted(id: String) {
    let input = Array(
      "{\"id_str\":\"5\",\"text\":\"\",\"in_reply_to_status_id_str\":\"\(id)\"}\n".utf8)
    let ids = Dehydrator(.init(also: [.replied])).ids(from: [input])
    #expect(ids.map(\.number) == [5])
    #expect(ids.report.notes["malformed-related-id"] == 1)
  }

  /// Of very many rejections all are counted, and the first are returned.
  @Test func rejectionsAreBounded() {
    let input = Array(String(repeating: "{\n", count: 3_000).utf8)
    let ids = Dehydrator().ids(from: TypedInput.chunks(input, 100))
    #expect(ids.next() == nil && ids.report.rejectedCount == 3_000)
    #expect(ids.takeRejections().count == 1_000 && ids.takeRejections().isEmpty)
  }

  @Test func saysWhyAnInputWasOfNoUse() {
    let ids = Dehydrator().ids(from: [Array("   \n".utf8)])
    #expect(ids.unusedInput == nil)
    #expect(ids.next() == nil && ids.unusedInput?.reason == .empty)
  }

  /// The chunks' error is passed on as it is, after the IDs of what came before it.
  @Test func theErrorOfTheChunksIsPassedOn() async {
    let chunks = [Array("{\"id_str\":\"5\",\"text\":\"\"}".utf8)[...]]
    let ids = Dehydrator().ids(from: TypedInput.stream(chunks, endingWith: TypedInput.Lost()))
    var found: [UInt64] = []
    await #expect(throws: TypedInput.Lost.self) {
      for try await id in ids { found.append(id.number) }
    }
    #expect(found == [5] && ids.report.outputs == 1)
  }

  /// A record without its line end is returned before the next chunk is waited for; without errors, nothing is tried.
  @Test @MainActor func aLiveStreamReturnsEachRecordAtOnce() async {
    let (stream, continuation) = AsyncStream.makeStream(of: [UInt8].self)
    let ids = Dehydrator().ids(from: stream)
    for number in 1...3 {
      continuation.yield(Array("{\"id_str\":\"\(number)\",\"text\":\"\"}".utf8))
      #expect(await ids.next(isolation: MainActor.shared)?.number == UInt64(number))
    }
    continuation.finish()
    for await _ in ids { Issue.record("there is no further ID") }
  }
}
