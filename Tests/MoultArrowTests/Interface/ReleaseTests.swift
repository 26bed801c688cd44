import CMoult
import Synthetic
import Testing

@testable import Moult
@testable import MoultArrow

/// What a consumer may do with structures that it owns.
@Suite struct ReleaseTests {
  /// A batch of IDs, nested columns and a dictionary, which nothing else owns.
  private static func batch() throws -> (schema: ArrowField, batch: ArrowColumn) {
    let policy = try Policy.named("topics")
    let run = try FlatRun(
      policy, Redactor.Options(shape: .flat).withRareValues.packed, Form.v1.records(60))
    var columns = FlatColumns(policy)
    let batch = try #require(try batches(run.outputs, &columns).first)
    return (columns.schema, batch)
  }

  /// All memory is freed with the array, and not before.
  @Test func anArrayOwnsItsMemory() throws {
    weak var column: ArrowColumn?
    weak var memory: ColumnMemory?
    var array = unsafe ArrowArray()
    let schema = try {
      let (schema, batch) = try Self.batch()
      (column, memory) = (batch, batch.children[2].buffers[1])
      unsafe array = batch.exported()
      return schema
    }()
    #expect(column != nil && memory != nil)
    var exported = unsafe schema.exported()
    #expect(try unsafe ArrowReader(exported).rows(of: array).count > 0)
    unsafe exported.release(&exported)
    unsafe array.release(&array)
    #expect(column == nil && memory == nil)
    #expect(unsafe array.release == nil && exported.release == nil)
  }

  /// A child is moved out: its parent is released first, and it stays readable.
  @Test(arguments: 0..<16) func aChildMovedOut(index: Int) throws {
    let (schema, batch) = try Self.batch()
    var type = unsafe schema.exported()
    var parent = unsafe batch.exported()
    let name = FlatFields.names[index]
    let expected = try unsafe ArrowReader(type).rows(of: parent).map { $0[name] }
    var child = try unsafe #require(parent.children[index]).pointee
    unsafe parent.children[index]?.pointee.release = nil
    var childType = try unsafe #require(type.children[index]).pointee
    unsafe type.children[index]?.pointee.release = nil
    unsafe parent.release(&parent)
    unsafe type.release(&type)
    #expect(try unsafe ArrowReader(childType).values(of: child) == expected)
    unsafe child.release(&child)
    unsafe childType.release(&childType)
  }

  /// A child is released before its parent, and the parent does not release it again.
  @Test func aChildReleasedFirst() throws {
    let (_, batch) = try Self.batch()
    var parent = unsafe batch.exported()
    let child = try unsafe #require(parent.children[13])
    unsafe child.pointee.release(child)
    #expect(unsafe child.pointee.release == nil)
    unsafe parent.release(&parent)
  }

  /// A structure that was copied elsewhere is the one to be released.
  @Test func aMovedParent() throws {
    weak var column: ArrowColumn?
    var moved = unsafe ArrowArray()
    try {
      let (_, batch) = try Self.batch()
      column = batch
      var first = unsafe batch.exported()
      unsafe moved = first
      unsafe first.release = nil
    }()
    #expect(column != nil)
    unsafe moved.release(&moved)
    #expect(column == nil)
  }

  /// Released a second time, nothing happens.
  @Test func releasedTwice() throws {
    let (schema, batch) = try Self.batch()
    var (array, type) = unsafe (batch.exported(), schema.exported())
    let (releaseArray, releaseType) = unsafe (array.release, type.release)
    for _ in 0..<3 {
      unsafe releaseArray?(&array)
      unsafe releaseType?(&type)
    }
    releaseArray?(nil)
    releaseType?(nil)
    #expect(unsafe array.release == nil && type.release == nil)
  }
}
