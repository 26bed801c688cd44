// The names are those of C.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CMoult
internal import Moult
internal import MoultArrow
internal import MoultFiles
internal import MoultIO

/// `moult_drain` of `moult.h`, which describes it.
@c @implementation
public func moult_drain(
  _ job: OpaquePointer?, _ buffer: UnsafeMutableRawPointer?, _ capacity: Int,
  _ count: UnsafeMutablePointer<Int>?, _ milliseconds: Int32
) -> moult_status {
  unsafe count?.pointee = 0
  return unsafe call(job) { job in
    guard let buffer = unsafe buffer, let count = unsafe count, capacity > 0 else {
      throw Failure.misuse("there is no place for the output, or for its length")
    }
    // The caller's buffer has `capacity` bytes, which nobody else uses during the call.
    let space = unsafe UnsafeMutableRawBufferPointer(start: buffer, count: capacity)
    return unsafe try space.withMemoryRebound(to: UInt8.self) { bytes in
      var span = unsafe bytes.mutableSpan
      let (length, status) = try job.drain(into: &span, milliseconds: waiting(milliseconds))
      unsafe count.pointee = length
      return status
    }
  }
}

/// `moult_ready` of `moult.h`, which describes it.
@c @implementation
public func moult_ready(_ job: OpaquePointer?, _ milliseconds: Int32) -> moult_status {
  unsafe call(job) { try $0.ready(milliseconds: waiting(milliseconds)) }
}

/// `moult_wait` of `moult.h`, which describes it.
@c @implementation
public func moult_wait(_ job: OpaquePointer?, _ milliseconds: Int32) -> moult_status {
  unsafe call(job) { try $0.wait(milliseconds: waiting(milliseconds)) }
}

/// `moult_stream` of `moult.h`, which describes it.
@c @implementation
public func moult_stream(
  _ job: OpaquePointer?, _ out: UnsafeMutablePointer<ArrowArrayStream>?
) -> moult_status {
  unsafe call(job) { job in
    guard let out = unsafe out else { throw Failure.misuse("there is no place for the stream") }
    let (schema, next) = try job.stream()
    unsafe out.initialize(to: makeStream(schema: schema, next: next))
    return MOULT_OK
  }
}

/// `moult_table_count` of `moult.h`, which describes it.
@c @implementation
public func moult_table_count(_ job: OpaquePointer?, _ count: UnsafeMutablePointer<Int>?)
  -> moult_status
{
  unsafe call(job) { job in
    guard let count = unsafe count else { throw Failure.misuse("there is no place for the number") }
    unsafe count.pointee = try job.tables().count
    return MOULT_OK
  }
}

/// `moult_table` of `moult.h`, which describes it.
@c @implementation
public func moult_table(
  _ job: OpaquePointer?, _ index: Int, _ out: UnsafeMutablePointer<ArrowArrayStream>?
) -> moult_status {
  unsafe call(job) { job in
    guard let out = unsafe out else { throw Failure.misuse("there is no place for the stream") }
    let tables = try job.tables()
    guard tables.indices.contains(index) else {
      throw Failure.misuse(
        "the job has no table of this number; moult_table_count says how many it has")
    }
    var columns = TableColumns(TypedTable(tables[index]))
    let stream = unsafe makeStream(schema: columns.schema) { try columns.next() }
    unsafe out.initialize(to: stream)
    return MOULT_OK
  }
}

/// `moult_tables_text` of `moult.h`, which describes it.
@c @implementation
public func moult_tables_text(
  _ job: OpaquePointer?, _ format: UnsafePointer<CChar>?, _ buffer: UnsafeMutablePointer<CChar>?,
  _ capacity: Int, _ count: UnsafeMutablePointer<Int>?
) -> moult_status {
  unsafe call(job) { job in
    guard let format = TableFormat(rawValue: unsafe try text(format, "the format")) else {
      let known = TableFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure.usage("bad-setting", "tables are written as \(known)")
    }
    let tables = try job.tables()
    guard format != .csv || tables.count == 1 else {
      throw Failure.usage("bad-setting", "a text of CSV has one table; take several as json")
    }
    var written = ByteBuffer()
    format.write(tables, into: &written)
    unsafe copy(written.array, to: buffer, capacity: capacity, count: count)
    return MOULT_OK
  }
}
