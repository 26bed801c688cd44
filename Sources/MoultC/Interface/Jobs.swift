// The names are those of C.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CMoult
internal import MoultFiles

/// `moult_new` of `moult.h`, which describes it.
@c @implementation
public func moult_new(
  _ name: UnsafePointer<CChar>?, _ out: UnsafeMutablePointer<OpaquePointer?>?
) -> moult_status {
  do throws(Failure) {
    guard let out = unsafe out else { throw .misuse("there is no place for the job") }
    unsafe out.pointee = nil
    let name = unsafe try text(name, "the name of the job")
    guard let kind = RequestKind(rawValue: name) else {
      let known = RequestKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw .usage("unknown-job", "there is no job of this name; there are \(known)")
    }
    unsafe out.pointee = Registry.shared.add(JobHandle(kind))
    return MOULT_OK
  } catch {
    return keepForThread(error)
  }
}

/// `moult_set` of `moult.h`, which describes it.
@c @implementation
public func moult_set(
  _ job: OpaquePointer?, _ name: UnsafePointer<CChar>?, _ value: UnsafePointer<CChar>?
) -> moult_status {
  unsafe call(job) { job in
    unsafe try job.set(text(name, "the name of the setting"), text(value, "the value"))
    return MOULT_OK
  }
}

/// `moult_add_path` of `moult.h`, which describes it.
@c @implementation
public func moult_add_path(_ job: OpaquePointer?, _ path: UnsafePointer<CChar>?) -> moult_status {
  unsafe call(job) { job in
    unsafe try job.add(path: text(path, "the path"))
    return MOULT_OK
  }
}

/// `moult_add_reader` of `moult.h`, which describes it.
@c @implementation
public func moult_add_reader(
  _ job: OpaquePointer?, _ name: UnsafePointer<CChar>?, _ reader: moult_reader?,
  _ context: UnsafeMutableRawPointer?
) -> moult_status {
  unsafe call(job) { job in
    guard let reader = unsafe reader else { throw Failure.misuse("the reader is a null pointer") }
    let function = unsafe ReaderBytes.Function(reader, context)
    unsafe try job.add(ReaderBytes(function), name: text(name, "the name of the input"))
    return MOULT_OK
  }
}

/// `moult_feed` of `moult.h`, which describes it.
@c @implementation
public func moult_feed(
  _ job: OpaquePointer?, _ bytes: UnsafeRawPointer?, _ count: Int
) -> moult_status {
  unsafe call(job) { job in
    guard count >= 0, unsafe bytes != nil || count == 0 else {
      throw Failure.misuse("there are no bytes at a null pointer")
    }
    // The caller has `count` bytes there, which live for the call.
    let buffer = unsafe UnsafeRawBufferPointer(start: bytes, count: count)
    unsafe try buffer.withMemoryRebound(to: UInt8.self) { bytes in try unsafe job.feed(bytes.span) }
    return MOULT_OK
  }
}

/// `moult_end_input` of `moult.h`, which describes it.
@c @implementation
public func moult_end_input(_ job: OpaquePointer?) -> moult_status {
  unsafe call(job) { job in
    try job.endInput()
    return MOULT_OK
  }
}

/// `moult_finish` of `moult.h`, which describes it.
@c @implementation
public func moult_finish(_ job: OpaquePointer?) -> moult_status {
  unsafe call(job) { job in
    try job.finish()
    return MOULT_OK
  }
}

/// `moult_cancel` of `moult.h`, which describes it.
@c @implementation
public func moult_cancel(_ job: OpaquePointer?) -> moult_status {
  unsafe call(job) { job in
    job.cancel()
    return MOULT_OK
  }
}

/// `moult_free` of `moult.h`, which describes it.
@c @implementation
public func moult_free(_ job: OpaquePointer?) -> moult_status {
  do throws(Failure) {
    try unsafe Registry.shared.remove(job).close()
    return MOULT_OK
  } catch {
    return keepForThread(error)
  }
}

/// `moult_last_error` of `moult.h`, which describes it.
@c @implementation
public func moult_last_error(
  _ job: OpaquePointer?, _ out: UnsafeMutablePointer<moult_error>?
) -> moult_status {
  guard let out = unsafe out else {
    return keepForThread(.misuse("there is no place for the error"))
  }
  guard unsafe job != nil else {
    // The address is never null, and is this thread's alone.
    if let error = unsafe error_of_thread() { unsafe out.initialize(to: error.pointee) }
    return MOULT_OK
  }
  return unsafe call(job) { job in
    if let failure = job.state.withLock({ $0.lastFailure }) {
      unsafe failure.write(to: out)
    } else {
      unsafe out.initialize(to: moult_error())
    }
    return MOULT_OK
  }
}
