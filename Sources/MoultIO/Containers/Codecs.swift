import CCodecs

/// Every call of zlib, libbz2, liblzma and libzstd that decompresses, a few lines each. Nothing here decides
/// anything.
///
/// The invariant of every `unsafe` here: a state has one address from `init` to `deinit`, as the libraries require;
/// the pointers of a step come from its two spans, with their own counts, and are not used after it.

/// The result of one call of a decoder.
struct DecodeStep {
  enum Outcome {
    case more
    /// The stream has ended; the rest of the input belongs to another.
    case ended
    /// The input is not such a stream, or its checksum is wrong.
    case damaged
    /// The stream requires more memory than the limit.
    case tooLarge
  }

  let read: Int
  let written: Int
  let outcome: Outcome
}

/// Decodes streams of one compression, one after another.
protocol Decoder: AnyObject {
  /// Prepares for the next stream.
  func restart()

  func step(_ input: Span<UInt8>, into output: inout MutableSpan<UInt8>) -> DecodeStep
}

/// Decodes DEFLATE within one of its wrappers.
@safe final class InflateDecoder: Decoder {
  private let state: UnsafeMutablePointer<z_stream>

  /// - Parameter windowBits: the wrapper, as zlib counts it.
  init(windowBits: Int32) {
    unsafe state = .allocate(capacity: 1)
    unsafe state.initialize(to: z_stream())
    let result = unsafe moult_inflate_start(state, windowBits)
    precondition(result == Z_OK, "no memory to decode gzip")
  }

  deinit {
    unsafe inflateEnd(state)
    unsafe state.deallocate()
  }

  func restart() { unsafe inflateReset(state) }

  func step(_ input: Span<UInt8>, into output: inout MutableSpan<UInt8>) -> DecodeStep {
    let (room, given) = (output.count, input.count)
    let result = unsafe input.withUnsafeBufferPointer { from in
      unsafe output.withUnsafeMutableBufferPointer { to in
        unsafe state.pointee.next_in = UnsafeMutablePointer(mutating: from.baseAddress)
        unsafe state.pointee.avail_in = UInt32(given)
        unsafe state.pointee.next_out = to.baseAddress
        unsafe state.pointee.avail_out = UInt32(room)
        return unsafe inflate(state, Z_NO_FLUSH)
      }
    }
    let outcome: DecodeStep.Outcome =
      switch result {
      case Z_OK, Z_BUF_ERROR: .more
      case Z_STREAM_END: .ended
      case Z_MEM_ERROR: .tooLarge
      default: .damaged
      }
    return unsafe DecodeStep(
      read: given - Int(state.pointee.avail_in), written: room - Int(state.pointee.avail_out),
      outcome: outcome)
  }
}

@safe final class Bzip2Decoder: Decoder {
  private let state: UnsafeMutablePointer<bz_stream>

  init() {
    unsafe state = .allocate(capacity: 1)
    unsafe state.initialize(to: bz_stream())
    start()
  }

  deinit {
    unsafe BZ2_bzDecompressEnd(state)
    unsafe state.deallocate()
  }

  private func start() {
    let result = unsafe BZ2_bzDecompressInit(state, 0, 0)
    precondition(result == BZ_OK, "no memory to decode bzip2")
  }

  func restart() {
    unsafe BZ2_bzDecompressEnd(state)
    start()
  }

  func step(_ input: Span<UInt8>, into output: inout MutableSpan<UInt8>) -> DecodeStep {
    let (room, given) = (output.count, input.count)
    let result = unsafe input.withUnsafeBytes { from in
      unsafe output.withUnsafeMutableBytes { to in
        unsafe state.pointee.next_in = UnsafeMutablePointer(
          mutating: from.assumingMemoryBound(to: CChar.self).baseAddress)
        unsafe state.pointee.avail_in = UInt32(given)
        unsafe state.pointee.next_out = to.assumingMemoryBound(to: CChar.self).baseAddress
        unsafe state.pointee.avail_out = UInt32(room)
        return unsafe BZ2_bzDecompress(state)
      }
    }
    let outcome: DecodeStep.Outcome =
      switch result {
      case BZ_OK: .more
      case BZ_STREAM_END: .ended
      case BZ_MEM_ERROR: .tooLarge
      default: .damaged
      }
    return unsafe DecodeStep(
      read: given - Int(state.pointee.avail_in), written: room - Int(state.pointee.avail_out),
      outcome: outcome)
  }
}

@safe final class XzDecoder: Decoder {
  /// `xz -9` needs 65 MB, and no preset of xz needs more than twice that.
  private static let memory: UInt64 = 160 << 20

  private let state: UnsafeMutablePointer<lzma_stream>

  init() {
    unsafe state = .allocate(capacity: 1)
    // All zeros is LZMA_STREAM_INIT.
    unsafe state.initialize(to: lzma_stream())
    restart()
  }

  deinit {
    unsafe lzma_end(state)
    unsafe state.deallocate()
  }

  func restart() {
    let result = unsafe lzma_stream_decoder(state, Self.memory, 0)
    precondition(result == LZMA_OK, "no memory to decode xz")
  }

  func step(_ input: Span<UInt8>, into output: inout MutableSpan<UInt8>) -> DecodeStep {
    let (room, given) = (output.count, input.count)
    let result = unsafe input.withUnsafeBufferPointer { from in
      unsafe output.withUnsafeMutableBufferPointer { to in
        unsafe state.pointee.next_in = from.baseAddress
        unsafe state.pointee.avail_in = given
        unsafe state.pointee.next_out = to.baseAddress
        unsafe state.pointee.avail_out = room
        return unsafe lzma_code(state, LZMA_RUN)
      }
    }
    let outcome: DecodeStep.Outcome =
      switch result {
      case LZMA_OK, LZMA_BUF_ERROR, LZMA_UNSUPPORTED_CHECK: .more
      case LZMA_STREAM_END: .ended
      case LZMA_MEMLIMIT_ERROR, LZMA_MEM_ERROR: .tooLarge
      default: .damaged
      }
    return unsafe DecodeStep(
      read: given - state.pointee.avail_in, written: room - state.pointee.avail_out,
      outcome: outcome)
  }
}

@safe final class ZstdDecoder: Decoder {
  private let state: OpaquePointer

  init() {
    guard let state = unsafe ZSTD_createDStream() else {
      preconditionFailure("no memory to decode zstd")
    }
    unsafe self.state = state
  }

  deinit {
    unsafe ZSTD_freeDStream(state)
  }

  func restart() { unsafe ZSTD_initDStream(state) }

  func step(_ input: Span<UInt8>, into output: inout MutableSpan<UInt8>) -> DecodeStep {
    var (read, written) = (0, 0)
    let result = unsafe input.withUnsafeBytes { from in
      unsafe output.withUnsafeMutableBytes { to in
        var input = unsafe ZSTD_inBuffer(src: from.baseAddress, size: from.count, pos: 0)
        var output = unsafe ZSTD_outBuffer(dst: to.baseAddress, size: to.count, pos: 0)
        defer { unsafe (read, written) = (input.pos, output.pos) }
        return unsafe ZSTD_decompressStream(state, &output, &input)
      }
    }
    let outcome: DecodeStep.Outcome =
      if result == 0 { .ended } else if ZSTD_isError(result) == 0 { .more } else {
        ZSTD_getErrorCode(result) == ZSTD_error_frameParameter_windowTooLarge ? .tooLarge : .damaged
      }
    return DecodeStep(read: read, written: written, outcome: outcome)
  }
}
