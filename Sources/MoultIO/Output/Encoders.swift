import CCodecs

/// Every call of zlib and libzstd that compresses; see `Codecs.swift` for those that decompress, and
/// for the invariant behind every `unsafe` here.

/// What an encoder did with the bytes it was given.
struct EncodeStep {
  let read: Int
  let written: Int
  /// Whether all of the input is taken and, at the last, all of the stream is out.
  let isDone: Bool
}

/// Compresses one stream.
protocol Encoder: AnyObject {
  /// - Parameter isLast: whether the stream ends with this input. It stays so until it is done.
  func step(_ input: Span<UInt8>, into output: inout MutableSpan<UInt8>, isLast: Bool) -> EncodeStep
}

/// With neither a name nor a time in its header, so that the same bytes give the same file.
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

/// With a checksum of the content, as the command `zstd` has it.
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
