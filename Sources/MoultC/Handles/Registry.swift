internal import CMoult
internal import Synchronization

/// The jobs that are not freed, by the numbers that callers have for them.
///
/// A handle is a number and no address, so that one that was freed, or never given, is found out.
final class Registry: Sendable {
  private struct Table {
    var jobs: [UInt: JobHandle] = [:]
    var last: UInt = 0
  }

  private let table = Mutex(Table())

  /// The one of the process.
  static let shared = Registry()

  /// Adds a job, and returns its handle, which no other job gets.
  func add(_ job: JobHandle) -> OpaquePointer? {
    let number = table.withLock { table in
      // Far from addresses that a mistake could give, as 0 and small offsets from it.
      table.last += 1
      let number = table.last << 4 | 1 << 62
      table.jobs[number] = job
      return number
    }
    // Never dereferenced.
    return unsafe OpaquePointer(bitPattern: number)
  }

  /// The job with a handle.
  ///
  /// - Throws: ``Failure`` where there is none.
  func job(_ handle: OpaquePointer?) throws(Failure) -> JobHandle {
    guard let handle = unsafe handle else {
      throw .misuse("the job is a null pointer; make one with moult_new")
    }
    guard let job = table.withLock({ $0.jobs[UInt(bitPattern: handle)] }) else {
      throw .misuse("there is no such job; it was freed, or was never made by moult_new")
    }
    return job
  }

  /// Removes a job, and returns it.
  ///
  /// - Throws: ``Failure`` where there is none.
  func remove(_ handle: OpaquePointer?) throws(Failure) -> JobHandle {
    let job = try unsafe job(handle)
    let removed = table.withLock { $0.jobs.removeValue(forKey: UInt(bitPattern: handle)) }
    guard removed != nil else { throw .misuse("the job was freed by another thread") }
    return job
  }
}
