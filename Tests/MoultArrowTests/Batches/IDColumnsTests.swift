import CMoult
import Synthetic
import Testing

@testable import Moult
@testable import MoultArrow

/// IDs as numbers of 64 bits.
@Suite struct IDColumnsTests {
  private static func ids(_ outputs: [[UInt8]]) throws -> [ArrowValue] {
    var columns = IDColumns()
    let batches = try batches(outputs, &columns)
    let (schema, rows) = try unsafe rows(of: stream(columns.schema, batches))
    #expect(schema.children.map(\.name) == ["id"] && schema.children[0].format == "L")
    return rows.compactMap { $0["id"] }
  }

  private static func output(_ input: [UInt8], _ options: Dehydrator.Options) -> [UInt8] {
    var job = Dehydrator(options)
    job.feed(input)
    job.finish()
    while job.release() {}
    return job.output.array
  }

  @Test(arguments: [Form.v1, .v2Pages, .v1Users], Dehydrator.Kind.allCases.prefix(2))
  func sameAsLines(form: Form, kind: Dehydrator.Kind) throws {
    let output = Self.output(form.records(form == .v2Pages ? 2 : 100), .init(ids: kind))
    let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
    #expect(try Self.ids([output]) == lines.compactMap { UInt64($0) }.map { .unsigned($0) })
    #expect(!lines.isEmpty || form == .v1Users)
  }

  @Test func boundsAndBatches() throws {
    let numbers = [0, 1, 9, 10, UInt64(Int64.max), UInt64(Int64.max) + 1, UInt64.max]
    let text = numbers.map { "\($0)\n" }.joined()
    #expect(try Self.ids([Array(text.utf8)]) == numbers.map { .unsigned($0) })
    let many = (0..<70_000).map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 }
    let lines = many.map { Array("\($0)\n".utf8) }
    var columns = IDColumns()
    let batches = try batches([Array(lines.joined())], &columns)
    #expect(batches.map(\.length) == [65_536, 70_000 - 65_536])
    #expect(try Self.ids([Array(lines.joined())]) == many.map { .unsigned($0) })
    #expect(try Self.ids([]) == [])
  }

  /// No two IDs become one number.
  @Test(arguments: ["01", "00", "18446744073709551616", "99999999999999999999", "", "1 ", "x"])
  func noNumbers(line: String) {
    var columns = IDColumns()
    #expect(throws: StreamFailure.self) {
      try columns.append(Array("5\n\(line)\n".utf8).span, from: 0)
    }
  }

  /// A job for numbers rejects them where they are read, and counts related ones.
  @Test func rejected() throws {
    let lines = ["7", "01", "18446744073709551616", "18446744073709551615"].map {
      #"{"id_str":"\#($0)","text":"a","truncated":false,"in_reply_to_status_id_str":"0\#($0)"}"#
        + "\n"
    }
    var options = Dehydrator.Options(also: [.replied])
    options.givesNumbers = true
    var job = Dehydrator(options)
    job.feed(Array(lines.joined().utf8))
    job.finish()
    #expect(
      try Self.ids([job.output.array]) == [.unsigned(7), .unsigned(.max)])
    #expect(job.takeRejections().map(\.code) == ["bad-id", "bad-id"])
    #expect(job.report.notes["malformed-related-id"] == 2)
    // As text, they are IDs.
    let text = Self.output(Array(lines.joined().utf8), .init())
    #expect(text.count { $0 == 10 } == 4)
  }

  /// The IDs that a page includes, and those of lists.
  @Test func rejectedInPages() throws {
    let page =
      #"{"data":[{"id":"1","text":"a"}],"includes":{"tweets":[{"id":"02","text":"b"},{"id":"3","text":"c"}]}}"#
    var options = Dehydrator.Options(also: [.included])
    options.givesNumbers = true
    var job = Dehydrator(options)
    job.feed(Array((page + "\n").utf8))
    job.finish()
    #expect(try Self.ids([job.output.array]) == [.unsigned(1), .unsigned(3)])
    #expect(job.report.notes["malformed-related-id"] == 1)
  }
}
