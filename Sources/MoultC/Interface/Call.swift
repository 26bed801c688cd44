internal import CMoult
internal import MoultFiles

/// Does what a function of the interface does with a job, and keeps the error for `moult_last_error`.
func call(
  _ handle: OpaquePointer?, _ body: (JobHandle) throws -> moult_status
) -> moult_status {
  let job: JobHandle
  do throws(Failure) {
    job = try unsafe Registry.shared.job(handle)
  } catch {
    return keepForThread(error)
  }
  do {
    return try body(job)
  } catch {
    let failure = Failure(error)
    job.keep(failure)
    return failure.status
  }
}

/// Keeps the error of a call without a job.
func keepForThread(_ failure: Failure) -> moult_status {
  // The address is never null, and is this thread's alone.
  if let error = unsafe error_of_thread() { unsafe failure.write(to: error) }
  return failure.status
}

/// A text of the caller.
///
/// - Throws: ``Failure`` for a null pointer, or bytes that are not UTF-8.
func text(_ pointer: UnsafePointer<CChar>?, _ what: String) throws(Failure) -> String {
  guard let pointer = unsafe pointer else { throw .misuse("\(what) is a null pointer") }
  // The caller's text ends with a zero.
  guard let text = unsafe String(validatingCString: pointer) else {
    throw .misuse("\(what) is not UTF-8")
  }
  return text
}

/// Copies a text into the caller's buffer as far as there is room, and says how long it is.
func copy(
  _ bytes: [UInt8], to buffer: UnsafeMutablePointer<CChar>?, capacity: Int,
  count: UnsafeMutablePointer<Int>?
) {
  unsafe count?.pointee = bytes.count
  guard let buffer = unsafe buffer else { return }
  // The caller's buffer has `capacity` bytes.
  for index in 0..<min(bytes.count, max(capacity, 0)) {
    unsafe buffer[index] = CChar(bitPattern: bytes[index])
  }
}

/// A time of the interface: nil for as long as it takes.
func waiting(_ milliseconds: Int32) -> Int? { milliseconds < 0 ? nil : Int(milliseconds) }
