package import CMoult

/// Why a stream of batches ended before its end.
package struct StreamFailure: Error, Sendable {
  /// What the consumer gets as an error number of the system.
  package enum Kind: Int32, Sendable {
    /// The job was cancelled: `EINTR`.
    case interrupted = 4
    /// An input could not be read: `EIO`.
    case input = 5
    /// Everything else: `EINVAL`.
    case invalid = 22
  }

  /// Which error number the consumer gets.
  package let kind: Kind
  /// What happened, without a value of the input.
  package let text: String

  /// A failure with its text.
  package init(_ kind: Kind, _ text: String) { (self.kind, self.text) = (kind, text) }
}

/// What an exported `ArrowArrayStream` owns.
@safe private final class StreamExport {
  private let schema: ArrowField
  private var next: (() throws -> ArrowColumn?)?
  private var failure: StreamFailure?
  /// The text of the failure, which the consumer may read until the stream is released.
  private(set) var text: UnsafeMutablePointer<CChar>?

  init(_ schema: ArrowField, _ next: @escaping () throws -> ArrowColumn?) {
    (self.schema, self.next) = (schema, next)
  }

  deinit { unsafe text?.deallocate() }

  /// The export of a stream; nil where it was released.
  static func of(_ stream: UnsafeMutablePointer<ArrowArrayStream>?) -> StreamExport? {
    guard let stream = unsafe stream, unsafe stream.pointee.release != nil,
      let owner = unsafe stream.pointee.private_data
    else { return nil }
    // The stream is not released, so it owns a reference.
    return unsafe Unmanaged<StreamExport>.fromOpaque(owner).takeUnretainedValue()
  }

  func writeSchema(to out: UnsafeMutablePointer<ArrowSchema>?) -> Int32 {
    guard let out = unsafe out else { return StreamFailure.Kind.invalid.rawValue }
    unsafe out.initialize(to: schema.exported())
    return 0
  }

  /// Writes the next batch, or a released array after the last. After a failure, each call fails as the first.
  func writeNext(to out: UnsafeMutablePointer<ArrowArray>?) -> Int32 {
    guard let out = unsafe out else { return StreamFailure.Kind.invalid.rawValue }
    unsafe out.initialize(to: ArrowArray())
    if let failure { return failure.kind.rawValue }
    do {
      guard let batch = try next?() else {
        // What the stream was made of is freed as soon as it has ended.
        next = nil
        return 0
      }
      unsafe out.initialize(to: batch.exported())
      return 0
    } catch {
      return fail(error as? StreamFailure ?? StreamFailure(.invalid, "\(error)"))
    }
  }

  private func fail(_ failure: StreamFailure) -> Int32 {
    self.failure = failure
    next = nil
    unsafe text = copy(Array(failure.text.utf8.filter { $0 != 0 }) + [0])
    return failure.kind.rawValue
  }
}

/// A stream of batches in the C stream interface, owned by the consumer, who has to release it.
///
/// It is used by one thread at a time, and may be used and released on any. Calls with null pointers or on a released
/// stream fail with `EINVAL`.
///
/// - Parameters:
///   - schema: the type of the batches.
///   - next: returns the next batch, nil after the last; it is not called again then, nor after an error. Freed at the
///     end or with the stream, whichever comes first. A ``StreamFailure`` decides on the error number; any other error is
///     `EINVAL` with its description.
package func makeStream(
  schema: ArrowField, next: @escaping () throws -> ArrowColumn?
) -> ArrowArrayStream {
  var stream = unsafe ArrowArrayStream()
  unsafe stream.get_schema = { stream, out in
    unsafe StreamExport.of(stream)?.writeSchema(to: out) ?? StreamFailure.Kind.invalid.rawValue
  }
  unsafe stream.get_next = { stream, out in
    unsafe StreamExport.of(stream)?.writeNext(to: out) ?? StreamFailure.Kind.invalid.rawValue
  }
  unsafe stream.get_last_error = { stream in
    unsafe StreamExport.of(stream)?.text.map { unsafe UnsafePointer($0) }
  }
  // The consumer owns this reference, and the release function gives it up.
  unsafe stream.private_data = Unmanaged.passRetained(StreamExport(schema, next)).toOpaque()
  unsafe stream.release = { stream in
    guard let stream = unsafe stream, unsafe stream.pointee.release != nil,
      let owner = unsafe stream.pointee.private_data
    else { return }
    unsafe stream.pointee.release = nil
    unsafe stream.pointee.private_data = nil
    unsafe Unmanaged<StreamExport>.fromOpaque(owner).release()
  }
  return unsafe stream
}
