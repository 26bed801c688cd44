import CMoult
import Testing

@testable import Moult
@testable import MoultArrow

/// Streams of batches, as a consumer uses them.
@Suite struct StreamTests {
  private static let schema = ArrowField(batchOf: [ArrowField("id", "L", isNullable: false)])

  private static func batch(_ ids: [UInt64]) throws -> ArrowColumn {
    var columns = IDColumns()
    _ = try columns.append(Array(ids.map { "\($0)\n" }.joined().utf8).span, from: 0)
    return columns.finish()
  }

  private struct Other: Error, CustomStringConvertible {
    let description = "another failure"
  }

  /// Batches outlive the stream, and may be released on another thread.
  @Test func batchesOutliveTheStream() async throws {
    let all = try [Self.batch([1, 2]), Self.batch([3])]
    var stream = unsafe stream(Self.schema, all)
    var (first, second) = unsafe (ArrowArray(), ArrowArray())
    var schema = unsafe ArrowSchema()
    #expect(unsafe stream.get_schema(&stream, &schema) == 0)
    #expect(unsafe stream.get_next(&stream, &first) == 0)
    #expect(unsafe stream.get_next(&stream, &second) == 0)
    unsafe stream.release(&stream)
    #expect(unsafe stream.release == nil)
    let reader = try unsafe ArrowReader(schema)
    #expect(try unsafe reader.rows(of: first) == [["id": .unsigned(1)], ["id": .unsigned(2)]])
    #expect(try unsafe reader.rows(of: second) == [["id": .unsigned(3)]])
    let held = unsafe Held(array: first)
    await Task.detached {
      var held = held
      unsafe held.array.release(&held.array)
    }.value
    unsafe second.release(&second)
    unsafe schema.release(&schema)
  }

  /// A released array after the last batch, each time; what the batches were made of is freed by then.
  @Test func theEnd() throws {
    final class Source {
      var count = 0
      func next() throws -> ArrowColumn? {
        count += 1
        return count > 2 ? nil : try StreamTests.batch([UInt64(count)])
      }
    }
    weak var source: Source?
    var stream = {
      let owned = Source()
      source = owned
      return unsafe makeStream(schema: Self.schema, next: owned.next)
    }()
    #expect(source != nil)
    for index in 0..<5 {
      var batch = unsafe ArrowArray()
      #expect(unsafe stream.get_next(&stream, &batch) == 0)
      #expect(unsafe (batch.release != nil) == (index < 2))
      unsafe batch.release?(&batch)
    }
    #expect(source == nil)
    #expect(unsafe stream.get_last_error(&stream) == nil)
    unsafe stream.release(&stream)
  }

  /// The number and the text of each kind of failure, at each call after the first.
  @Test(arguments: [
    (StreamFailure(.interrupted, "cancelled") as any Error, 4, "cancelled"),
    (StreamFailure(.input, "input 3 cannot be read"), 5, "input 3 cannot be read"),
    (StreamFailure(.invalid, ""), 22, ""), (Other(), 22, "another failure"),
  ]) func failures(error: any Error, number: Int32, text: String) throws {
    var calls = 0
    var stream = unsafe makeStream(schema: Self.schema) {
      calls += 1
      if calls == 1 { return try Self.batch([7]) }
      throw error
    }
    var batch = unsafe ArrowArray()
    #expect(unsafe stream.get_next(&stream, &batch) == 0)
    unsafe batch.release(&batch)
    for _ in 0..<3 {
      #expect(unsafe stream.get_next(&stream, &batch) == number)
      #expect(unsafe batch.release == nil)
      #expect(unsafe stream.get_last_error(&stream).map { unsafe String(cString: $0) } == text)
    }
    #expect(calls == 2)
    var schema = unsafe ArrowSchema()
    #expect(unsafe stream.get_schema(&stream, &schema) == 0)
    unsafe schema.release(&schema)
    unsafe stream.release(&stream)
  }

  /// Null pointers and released streams are errors.
  @Test func misuse() throws {
    var stream = unsafe stream(Self.schema, [try Self.batch([1])])
    let calls = unsafe stream
    var (schema, batch) = unsafe (ArrowSchema(), ArrowArray())
    #expect(unsafe calls.get_schema(nil, &schema) == 22)
    #expect(unsafe calls.get_schema(&stream, nil) == 22)
    #expect(unsafe calls.get_next(nil, &batch) == 22)
    #expect(unsafe calls.get_next(&stream, nil) == 22)
    #expect(unsafe calls.get_last_error(nil) == nil)
    unsafe calls.release(nil)
    // None of these took the batch.
    #expect(unsafe calls.get_next(&stream, &batch) == 0)
    #expect(unsafe batch.release != nil)
    unsafe batch.release(&batch)
    unsafe calls.release(&stream)
    for _ in 0..<3 {
      #expect(unsafe calls.get_schema(&stream, &schema) == 22)
      #expect(unsafe calls.get_next(&stream, &batch) == 22)
      #expect(unsafe calls.get_last_error(&stream) == nil)
      unsafe calls.release(&stream)
    }
  }

  /// A stream that is released before its end frees what its batches would be made of.
  @Test func releasedEarly() throws {
    weak var column: ArrowColumn?
    var stream = try {
      let batches = try [Self.batch([1]), Self.batch([2])]
      column = batches[1]
      return unsafe MoultArrowTests.stream(Self.schema, batches)
    }()
    #expect(column != nil)
    unsafe stream.release(&stream)
    #expect(column == nil)
  }
}

/// An array on its way to another thread.
@safe private struct Held: @unchecked Sendable {
  var array: ArrowArray
}
