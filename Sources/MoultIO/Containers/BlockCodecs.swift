import CCodecs

/// Every call of ISA-L, and of zlib for a single block, a few lines each; see ``GzipDecoder``. Nothing here decides
/// anything.
///
/// The invariant of every `unsafe` here: a state has one address from `init` to `deinit`, as the libraries require;
/// the pointers of a step come from its two spans, with their own counts, and are not used after it.

/// Bits before a byte of a stream, the next one lowest: a block need not start with a byte.
struct LeadingBits {
  var value: UInt64 = 0
  var count = 0
}

/// Decodes one block of DEFLATE with ISA-L. The block has to claim that it is the last, so that decoding ends with it.
@safe final class BlockDecoder {
  struct Step {
    let read: Int
    let written: Int
    let isDamaged: Bool
    let isAtEnd: Bool
  }

  private let state: UnsafeMutablePointer<inflate_state>

  /// Whether ISA-L was linked.
  static let isAvailable = moult_has_isal()

  /// - Precondition: ``isAvailable``.
  init() {
    unsafe state = .allocate(capacity: 1)
    unsafe state.initialize(to: inflate_state())
    unsafe isal_inflate_init(state)
  }

  deinit {
    unsafe state.deallocate()
  }

  /// Prepares for a block.
  ///
  /// - Parameters:
  ///   - bits: the first bits of the block.
  ///   - window: at most 32 KiB before the block.
  ///   - checksum: the CRC-32 of everything before it.
  func start(_ bits: LeadingBits, after window: Span<UInt8>, checksum: UInt32) {
    unsafe isal_inflate_reset(state)
    unsafe window.withUnsafeBufferPointer { bytes in
      // The bytes are copied, and only read.
      _ = unsafe isal_inflate_set_dict(
        state, UnsafeMutablePointer(mutating: bytes.baseAddress), UInt32(bytes.count))
    }
    unsafe state.pointee.read_in = bits.value
    unsafe state.pointee.read_in_length = Int32(bits.count)
    unsafe state.pointee.crc_flag = UInt32(ISAL_GZIP_NO_HDR)
    unsafe state.pointee.crc = checksum
  }

  func step(_ input: Span<UInt8>, into output: inout MutableSpan<UInt8>) -> Step {
    let (room, given) = (output.count, input.count)
    let result = unsafe input.withUnsafeBufferPointer { from in
      unsafe output.withUnsafeMutableBufferPointer { to in
        unsafe state.pointee.next_in = UnsafeMutablePointer(mutating: from.baseAddress)
        unsafe state.pointee.avail_in = UInt32(given)
        unsafe state.pointee.next_out = to.baseAddress
        unsafe state.pointee.avail_out = UInt32(room)
        return unsafe isal_inflate(state)
      }
    }
    return unsafe Step(
      read: given - Int(state.pointee.avail_in), written: room - Int(state.pointee.avail_out),
      isDamaged: result < 0, isAtEnd: state.pointee.block_state == ISAL_BLOCK_FINISH)
  }

  /// The CRC-32 of everything returned so far.
  var checksum: UInt32 { unsafe state.pointee.crc }

  /// The bits after the block that were read already.
  var rest: LeadingBits {
    unsafe LeadingBits(value: state.pointee.read_in, count: Int(state.pointee.read_in_length))
  }
}

/// zlib's judgement of the headers of gzip and of blocks, and its decoding from there on.
@safe final class BlockJudge {
  enum Outcome {
    case more, damaged
    /// The end of a header, or of the last block.
    case ended
  }

  struct Step {
    let read: Int
    let written: Int
    let outcome: Outcome
  }

  private let state: UnsafeMutablePointer<z_stream>

  init() {
    unsafe state = .allocate(capacity: 1)
    unsafe state.initialize(to: z_stream())
    let result = unsafe moult_inflate_start(state, 15 + 16)
    precondition(result == Z_OK, "no memory to decode gzip")
  }

  deinit {
    unsafe inflateEnd(state)
    unsafe state.deallocate()
  }

  /// Prepares for the header of a stream of gzip.
  func startHeader() { unsafe inflateReset2(state, 15 + 16) }

  /// Prepares for a block; see ``BlockDecoder/start(_:after:checksum:)``.
  ///
  /// - Precondition: there are at most 7 bits.
  func startBlock(_ bits: LeadingBits, after window: Span<UInt8>) {
    unsafe inflateReset2(state, -15)
    unsafe window.withUnsafeBufferPointer { bytes in
      _ = unsafe inflateSetDictionary(state, bytes.baseAddress, UInt32(bytes.count))
    }
    unsafe inflatePrime(state, Int32(bits.count), Int32(bits.value))
  }

  /// Reads the header of gzip, and not a byte more.
  func readHeader(_ input: Span<UInt8>) -> Step {
    var none: [UInt8] = [0]
    var output = none.mutableSpan
    // The flag of a block's end is set before the first block too.
    return step(input, into: &output, Z_BLOCK, end: 128)
  }

  /// Reads the header of a block, and not a byte more.
  func readBlockHeader(_ input: Span<UInt8>) -> Step {
    var none: [UInt8] = [0]
    var output = none.mutableSpan
    return step(input, into: &output, Z_TREES, end: 256)
  }

  /// Decodes on, to the end of the last block.
  func decode(_ input: Span<UInt8>, into output: inout MutableSpan<UInt8>) -> Step {
    step(input, into: &output, Z_NO_FLUSH, end: 0)
  }

  private func step(
    _ input: Span<UInt8>, into output: inout MutableSpan<UInt8>, _ flush: Int32, end: Int32
  ) -> Step {
    let (room, given) = (output.count, input.count)
    let result = unsafe input.withUnsafeBufferPointer { from in
      unsafe output.withUnsafeMutableBufferPointer { to in
        unsafe state.pointee.next_in = UnsafeMutablePointer(mutating: from.baseAddress)
        unsafe state.pointee.avail_in = UInt32(given)
        unsafe state.pointee.next_out = to.baseAddress
        unsafe state.pointee.avail_out = UInt32(room)
        return unsafe inflate(state, flush)
      }
    }
    let isAtEnd = unsafe result == Z_STREAM_END || state.pointee.data_type & end != 0
    return unsafe Step(
      read: given - Int(state.pointee.avail_in), written: room - Int(state.pointee.avail_out),
      outcome: result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR
        ? (isAtEnd ? .ended : .more) : .damaged)
  }
}

/// The CRC-32 of bytes that follow those of a checksum. O(bytes).
func checksum(_ bytes: Span<UInt8>, after checksum: UInt32) -> UInt32 {
  // zlib starts anew where there is no address.
  if bytes.isEmpty { return checksum }
  return unsafe bytes.withUnsafeBufferPointer { bytes in
    unsafe UInt32(crc32(UInt(checksum), bytes.baseAddress, UInt32(bytes.count)))
  }
}
