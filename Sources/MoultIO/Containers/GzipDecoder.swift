/// Decodes gzip: zlib judges every header, ISA-L decodes the blocks, and zlib decodes again what ISA-L could not.
///
/// ISA-L alone accepts headers that zlib refuses, and returns less of a truncated block. So with or without ISA-L, every
/// input gives the same bytes and the same verdict.
final class GzipDecoder: Decoder {
  /// Compressed bytes of one block that are kept for zlib; usual blocks have a tenth. A longer one is decoded by zlib.
  static let mostKept = 1 << 20
  /// After a block of fewer bytes, zlib decodes the rest of the stream; usual blocks have ten times as many.
  static let leastReturned = 1 << 12
  /// ISA-L decodes a block more slowly if it sees less than 4 KiB after the header.
  static let seen = 1 << 13

  enum Phase {
    case header, blockHeader, block
    /// zlib decodes to the end of the stream.
    case byJudge
    case trailer
  }

  let judge = BlockJudge()
  let decoder = BlockDecoder()
  var phase = Phase.header
  /// The bits of the current block before ``kept``.
  var bits = LeadingBits()
  /// The bytes of the block so far, or those of the trailer.
  var kept = HeldBytes()
  /// How many of them zlib has read for the header.
  var judged = 0
  /// How many of them the decoder has read: ISA-L, or zlib in its place.
  var fed = 0
  var isLastBlock = false
  /// The bytes of the block that were returned.
  var returned = 0
  /// Returned bytes that zlib has still to decode again.
  var repeated = 0
  var window = DecodedWindow()
  var checksum: UInt32 = 0
  /// The size of the content modulo 2³².
  var size: UInt32 = 0

  func restart() {
    judge.startHeader()
    kept.removeAll()
    window.removeAll()
    (phase, checksum, size) = (.header, 0, 0)
  }

  func step(_ input: Span<UInt8>, into output: inout MutableSpan<UInt8>) -> DecodeStep {
    while true {
      let step: DecodeStep? =
        switch phase {
        case .header: readHeader(input)
        case .blockHeader: readBlockHeader(input)
        case .block: decode(input, into: &output)
        case .byJudge:
          repeated > 0 ? repeatReturned(input) : decodeByJudge(input, into: &output)
        case .trailer: readTrailer(input)
        }
      if let step { return step }
    }
  }

  func readHeader(_ input: Span<UInt8>) -> DecodeStep {
    let step = judge.readHeader(input)
    if step.outcome == .ended { startBlock(LeadingBits()) }
    return DecodeStep(
      read: step.read, written: 0, outcome: step.outcome == .damaged ? .damaged : .more)
  }

  func add(_ bytes: Span<UInt8>, checksum: UInt32) {
    self.checksum = checksum
    window.append(bytes)
    returned += bytes.count
    size &+= UInt32(truncatingIfNeeded: bytes.count)
  }
}

// MARK: - The trailer

extension GzipDecoder {
  func startTrailer(_ rest: LeadingBits) {
    keepOnly(rest)
    phase = .trailer
  }

  func startTrailer(afterKept start: Int) {
    var rest = HeldBytes()
    rest.append(kept.bytes.extracting(start...))
    kept = rest
    phase = .trailer
  }

  /// Reads the checksum and the size, four bytes each.
  func readTrailer(_ input: Span<UInt8>) -> DecodeStep {
    let read = min(8 - kept.count, input.count)
    kept.append(input.extracting(first: read))
    let isWrong =
      kept.count >= 4 && number(at: 0) != checksum || kept.count == 8 && number(at: 4) != size
    return DecodeStep(
      read: read, written: 0,
      outcome: isWrong ? .damaged : kept.count == 8 ? .ended : .more)
  }

  func number(at start: Int) -> UInt32 {
    var value: UInt32 = 0
    for index in 0..<4 { value |= UInt32(kept.bytes[start + index]) << UInt32(8 * index) }
    return value
  }
}

extension LeadingBits {
  /// Those before the whole bytes.
  var beforeBytes: LeadingBits {
    LeadingBits(value: value & (1 << UInt64(count % 8) - 1), count: count % 8)
  }

  /// The whole bytes, which are the last.
  var bytes: [UInt8] {
    (0..<count / 8).map { UInt8(truncatingIfNeeded: value >> UInt64(count % 8 + 8 * $0)) }
  }
}
