// The names are those of C.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CMoult
internal import MoultFiles

/// `moult_report` of `moult.h`, which describes it.
@c @implementation
public func moult_report(
  _ job: OpaquePointer?, _ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int,
  _ count: UnsafeMutablePointer<Int>?
) -> moult_status {
  unsafe call(job) { job in
    unsafe copy(try Array(job.report().utf8), to: buffer, capacity: capacity, count: count)
    return MOULT_OK
  }
}

/// `moult_message` of `moult.h`, which describes it.
@c @implementation
public func moult_message(
  _ job: OpaquePointer?, _ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int,
  _ count: UnsafeMutablePointer<Int>?
) -> moult_status {
  unsafe count?.pointee = 0
  return unsafe call(job) { job in
    guard let message = job.nextMessage() else { return MOULT_END }
    let bytes = message.json
    unsafe copy(bytes, to: buffer, capacity: capacity, count: count)
    if unsafe buffer != nil && bytes.count <= capacity { job.dropMessage() }
    return MOULT_OK
  }
}

/// `moult_progress` of `moult.h`, which describes it.
@c @implementation
public func moult_progress(
  _ job: OpaquePointer?, _ read: UnsafeMutablePointer<UInt64>?,
  _ size: UnsafeMutablePointer<UInt64>?
) -> moult_status {
  unsafe call(job) { job in
    let progress = job.progress()
    unsafe read?.pointee = UInt64(progress.read)
    unsafe size?.pointee = UInt64(progress.size)
    return MOULT_OK
  }
}
