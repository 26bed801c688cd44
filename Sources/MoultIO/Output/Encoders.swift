import CCodecs

/// Every call of zlib and libzstd that compresses. `Codecs.swift` has those that decompress, and the invariant
/// of every `unsafe` here.

/// The progress of one call of an encoder, in bytes.
struct EncodeStep {
  let read: Int
  let written: Int
  /// Whether the input was consumed completely and, at the end of the stream, all output was written.
  let isDone: Bool
}

/// Compresses one stream.
protocol Encoder: AnyObject {
  /// - Parameter isLast: whether the stream ends with this input; it stays true until the step is done.
  func step(_ input: Span<UInt8>, into output: inout MutableSpan<UInt8>, isLast: Bool) -> EncodeStep
}

/// Writes neither a name nor a time to the header, so that the same input always has the same output.
@safe final class GzipEncoder: Encoder {
  private let state: UnsafeMutablePointer<z_stream>

  init() {
    unsafe state = .allocate(capacity: 1)
    unsafe state.initialize(to: z_stream())
    let result = unsafe moult_gzip_start_writing(state)
    precondition(result == Z_OK, "no memory to compress with gzip")
  }

  deinit {
    unsafe deflateEnd(state)
    unsafe state.deallocate()
  }

  func step(
    _ input: Span<UInt8>, into output: inout MutableSpan<UInt8>, isLast: Bool
  ) -> EncodeStep {
    let (room, given) = (output.count, input.count)
    let result = unsafe input.withUnsafeBufferPointer { from in
      unsafe output.withUnsafeMutableBufferPointer { to in
        unsafe state.pointee.next_in = UnsafeMutablePointer(mutating: from.baseAddress)
        unsafe state.pointee.avail_in = UInt32(given)
        unsafe state.pointee.next_out = to.baseAddress
        unsafe state.pointee.avail_out = UInt32(room)
        return unsafe deflate(state, isLast ? Z_FINISH : Z_NO_FLUSH)
      }
    }
    precondition(result != Z_STREAM_ERROR, "zlib was used wrongly")
    let (rest, free) = unsafe (Int(state.pointee.avail_in), Int(state.pointee.avail_out))
    return EncodeStep(
      read: given - rest, written: room - free,
      isDone: isLast ? result == Z_STREAM_END : rest == 0 && free > 0)
  }
}

/// Adds a checksum of the content, as the command `zstd` does.
@safe final class ZstdEncoder: Encoder {
  private let state: OpaquePointer

  init() {
    guard let state = unsafe ZSTD_createCCtx() else {
      preconditionFailure("no memory to compress with zstd")
    }
    unsafe self.state = state
    let result = unsafe ZSTD_CCtx_setParameter(state, ZSTD_c_checksumFlag, 1)
    precondition(ZSTD_isError(result) == 0, "zstd has no checksums")
  }

  deinit {
    unsafe ZSTD_freeCCtx(state)
  }

  func step(
    _ input: Span<UInt8>, into output: inout MutableSpan<UInt8>, isLast: Bool
  ) -> EncodeStep {
    var (read, written) = (0, 0)
    let rest = unsafe input.withUnsafeBytes { from in
      unsafe output.withUnsafeMutableBytes { to in
        var input = unsafe ZSTD_inBuffer(src: from.baseAddress, size: from.count, pos: 0)
        var output = unsafe ZSTD_outBuffer(dst: to.baseAddress, size: to.count, pos: 0)
        defer { unsafe (read, written) = (input.pos, output.pos) }
        return unsafe ZSTD_compressStream2(
          state, &output, &input, isLast ? ZSTD_e_end : ZSTD_e_continue)
      }
    }
    precondition(ZSTD_isError(rest) == 0, "zstd was used wrongly")
    return EncodeStep(
      read: read, written: written, isDone: isLast ? rest == 0 : read == input.count)
  }
}
